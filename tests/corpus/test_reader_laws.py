"""What holds for every text, whoever wrote it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hostile import documents, texts
from hypothesis import example, given
from hypothesis import strategies as st

from corpus import BlockKind, PassageSettings, TextFormat, cut_into_passages, read_document
from corpus.dates import find_dates
from corpus.sentences import LONGEST_SENTENCE, split_sentences

if TYPE_CHECKING:
    from corpus import Document, Span

_SIZES = st.integers(1, 5).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1)))


@given(text=texts(), text_format=st.sampled_from(TextFormat))
def test_the_text_is_kept_as_it_is(text: str, text_format: TextFormat) -> None:
    text = text.lstrip("\ufeff-")
    assert read_document(text, document_id="a", text_format=text_format).text == text


@given(document=documents())
def test_blocks_stand_in_order_inside_the_text_and_never_overlap(document: Document) -> None:
    spans = [block.span for block in document.blocks]
    assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))


@given(document=documents())
def test_sentences_stand_in_order_inside_their_block_and_hold_all_of_it_but_white_space(document: Document) -> None:
    for block in document.blocks:
        assert all(block.span.covers(sentence) and len(sentence) for sentence in block.sentences)
        assert all(first.end <= second.start for first, second in pairwise(block.sentences))
        assert _without_spaces(document, *block.sentences) == _without_spaces(document, block.span)


@example(document=read_document("• \x1f0", document_id="hostile"))
@given(document=documents())
def test_no_block_and_no_sentence_begins_or_ends_in_white_space(document: Document) -> None:
    for block in document.blocks:
        for span in (block.span, *block.sentences):
            assert document.quote(span) == document.quote(span).strip()


@given(document=documents())
def test_a_section_is_a_heading_block_and_stands_in_one_of_a_higher_level(document: Document) -> None:
    headings = [block.span for block in document.blocks if block.kind is BlockKind.HEADING]
    assert [section.heading for section in document.sections] == headings
    for number, section in enumerate(document.sections):
        if section.parent is not None:
            assert section.parent < number
            assert document.sections[section.parent].level < section.level


@given(document=documents())
def test_list_items_are_counted_from_one_without_a_gap(document: Document) -> None:
    lists: dict[tuple[int | None, int | None], list[int]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.LIST_ITEM:
            lists.setdefault((block.section, block.list_number), []).append(block.ordinal)
        else:
            assert block.list_number is None
    assert all(ordinals == list(range(1, len(ordinals) + 1)) for ordinals in lists.values())
    for block in document.blocks:
        numbers = {number for section, number in lists if section == block.section}
        assert block.lists_in_section == (len(numbers) if block.list_number is not None else 0)


@given(document=documents(), sizes=_SIZES)
def test_passages_hold_every_sentence_that_may_be_quoted_and_no_other(
    document: Document, sizes: tuple[int, int]
) -> None:
    size, overlap = sizes
    passages = cut_into_passages([document], PassageSettings(size, overlap))
    quotable = [
        sentence for block in document.blocks if block.kind is not BlockKind.NAVIGATION for sentence in block.sentences
    ]
    cut = [sentence for passage in passages for sentence in passage.sentences]
    assert list(dict.fromkeys(cut)) == quotable
    assert [passage.number for passage in passages] == list(range(1, len(passages) + 1))
    for passage in passages:
        assert 1 <= len(passage.sentences) <= size
        assert document.blocks[passage.block].span.covers(passage.span)
        assert passage.text == document.text[passage.span.start : passage.span.end]
    if not overlap:
        assert cut == quotable


@given(document=documents(), sizes=_SIZES)
def test_neighbouring_passages_of_a_block_share_as_many_sentences_as_were_asked_for(
    document: Document, sizes: tuple[int, int]
) -> None:
    for first, second in pairwise(cut_into_passages([document], PassageSettings(*sizes))):
        shared = set(first.sentences) & set(second.sentences)
        assert len(shared) == (sizes[1] if first.block == second.block else 0)


@given(document=documents())
def test_the_same_text_is_read_the_same_way_twice(document: Document) -> None:
    again = [
        read_document(document.text, document_id=document.id, text_format=text_format) for text_format in TextFormat
    ]
    assert document in again


@given(text=texts())
def test_sentences_hold_every_character_that_is_no_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(0 < len(span) <= LONGEST_SENTENCE for span in spans)


@given(text=texts())
def test_dates_stand_in_order_inside_the_text_and_are_in_the_calendar(text: str) -> None:
    mentions = find_dates(text)
    assert all(first.span.end <= second.span.start for first, second in pairwise(mentions))
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert 1 <= mention.month <= 12
        assert (mention.date is None) == (mention.year is None or mention.day is None)


def _without_spaces(document: Document, *spans: Span) -> str:
    return "".join("".join(document.quote(span).split()) for span in spans)
