"""The alliance text is read as a person would read it, in spite of every trap in it."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus import BlockKind, alliance, cut_into_passages, prepare
from corpus.alliance import alliance_collection, alliance_document

if TYPE_CHECKING:
    from corpus import Document

PUBLISHED_SHA256 = "1d5a009c9b793d183bfaf9444325038be2a88ade052f12135c4314c5a2c249a8"
FOLDER = Path(alliance.__file__).parent


@pytest.fixture(scope="module")
def document() -> Document:
    return alliance_document()


def test_it_ships_exactly_as_published() -> None:
    content = (FOLDER / "eu-japan-green-alliance.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == PUBLISHED_SHA256
    assert not content.endswith(b"\n")


def test_its_hash_is_that_of_the_file_and_its_text_is_all_of_it(document: Document) -> None:
    assert document.sha256 == PUBLISHED_SHA256
    assert document.text.encode() == (FOLDER / "eu-japan-green-alliance.txt").read_bytes()


def test_its_facts_are_known(document: Document) -> None:
    assert document.title == "On May 31, the EU-Japan Summit took place with the Green Alliance as key deliverable"
    assert document.facts.source == "https://ec.europa.eu/newsroom/env/items/712806/en"
    assert document.facts.publisher == "European Commission, Directorate-General for Environment"
    assert document.facts.date == datetime.date(2021, 5, 31)
    assert document.facts.language == "en"
    assert document.facts.rights == "© European Union, reuse authorised with acknowledgement"


def test_what_is_left_over_from_the_web_page_is_in_no_passage(document: Document) -> None:
    navigation = [document.quote(block.span) for block in document.blocks if block.kind is BlockKind.NAVIGATION]
    assert navigation == ["skip to main content", "Overview \u00a0\u00a0 News"]
    passages = " ".join(passage.text for passage in cut_into_passages([document]))
    assert "skip to main" not in passages
    assert "Overview" not in passages


def test_its_blocks_are_those_that_a_person_sees(document: Document) -> None:
    content = [block.kind for block in document.blocks if block.kind is not BlockKind.NAVIGATION]
    assert content == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.DATE_LINE,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        *[BlockKind.LIST_ITEM] * 8,
    ]


def test_the_date_line_is_one(document: Document) -> None:
    (line,) = (block for block in document.blocks if block.kind is BlockKind.DATE_LINE)
    assert document.quote(line.span) == "date:\u00a0 31/05/2021"


def test_bullets_are_items_without_their_marks_and_know_the_sentence_that_introduces_them(document: Document) -> None:
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.ordinal for item in items] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert {item.list_number for item in items} == {1}
    introductions = {document.quote(item.introduction) for item in items if item.introduction}
    assert introductions == {"The Green Alliance with Japan includes the following environmental aspects:"}
    assert all(item.introduction for item in items)
    assert not any("•" in document.quote(item.span) for item in items)


def test_the_item_that_breaks_off_is_kept_and_marked_and_no_other_is(document: Document) -> None:
    incomplete = [document.quote(block.span) for block in document.blocks if block.incomplete]
    assert incomplete == ["On Research and Development collaboration, there is a special focus on"]


def test_the_last_item_ends_where_the_text_ends(document: Document) -> None:
    assert document.blocks[-1].span.end == len(document.text)
    assert document.quote(document.blocks[-1].span).endswith("WTO and in the ASEAN region.")


def test_curly_quotes_dashes_and_no_break_spaces_are_kept(document: Document) -> None:
    quotes = [document.quote(block.span) for block in document.blocks]
    assert any("‘according to national circumstances’" in quote for quote in quotes)
    assert any("the Green Alliance – the first of its kind" in quote for quote in quotes)
    assert document.text.count("\u00a0") == sum(quote.count("\u00a0") for quote in quotes) == 3


def test_the_first_paragraph_has_its_four_sentences(document: Document) -> None:
    paragraph = next(block for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    quotes = [document.quote(sentence) for sentence in paragraph.sentences]
    assert [(quote[:15], quote[-16:]) for quote in quotes] == [
        ("The key deliver", "rst of its kind."),
        ("The Alliance ha", " top priorities."),
        ("As such, it inc", "stics agreement."),
        ("The intention i", " a global level."),
    ]


def test_what_was_prepared_is_up_to_date() -> None:
    prepared = json.loads((FOLDER / "prepared.json").read_text("utf-8"))
    assert prepared == json.loads(json.dumps(alliance.prepare())), "run `make prepared`"


def test_what_was_prepared_gives_the_document_that_reading_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared = alliance_document()
    monkeypatch.setattr(alliance, "_made_from", lambda *_: 0)
    assert alliance_document() == prepared


def test_a_text_that_was_changed_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    read = alliance._read  # noqa: SLF001 - the one place where the text could be another
    monkeypatch.setattr(alliance, "_read", lambda name: "Another text." if name.endswith(".txt") else read(name))
    document = alliance_document()
    assert document.text == "Another text."
    assert [document.quote(block.span) for block in document.blocks] == ["Another text."]


def test_making_the_prepared_file_again_makes_the_same(tmp_path: Path) -> None:
    prepare.main(tmp_path)
    assert (tmp_path / "prepared.json").read_bytes() == (FOLDER / "prepared.json").read_bytes()


def test_the_collection_is_that_one_text() -> None:
    collection = alliance_collection()
    assert collection.name == "the alliance text"
    assert [document.id for document in collection] == ["eu-japan-green-alliance"]
