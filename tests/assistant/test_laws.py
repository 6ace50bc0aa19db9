"""The laws: whatever the texts and the questions hold, they hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hostile import FORBIDDEN, collections, questions
from hypothesis import example, given
from hypothesis import strategies as st

from assistant import Assistant, Conversation, Status
from assistant.json_output import to_json, turn_object
from assistant.plain_output import document_lines, hit_lines, turn_lines
from assistant.terminal import Style
from corpus import Collection, cut_into_passages, read_document

if TYPE_CHECKING:
    from assistant import Turn

_PLAIN = Style(is_colored=False)


@st.composite
def conversations(draw: st.DrawFn) -> tuple[Collection, list[str]]:
    """Hostile texts, and up to three questions about them."""
    collection = draw(collections())
    return collection, draw(st.lists(questions(collection), min_size=1, max_size=3))


def talk(collection: Collection, asked: list[str]) -> list[Turn]:
    assistant = Assistant(collection)
    conversation = Conversation()
    for question in asked:
        conversation = conversation.with_turn(assistant.ask(question, conversation))
    return list(conversation.turns)


@given(case=conversations())
def test_every_quote_is_the_text_between_its_offsets(case: tuple[Collection, list[str]]) -> None:
    collection, asked = case
    for turn in talk(collection, asked):
        for citation in (*turn.answer.citations, *turn.answer.nearest):
            text = collection.document(citation.document.id).text
            start, end = citation.span.start, citation.span.end
            assert citation.quote == text[start:end] != ""
            assert text[:start].endswith(citation.prefix)
            assert text[end:].startswith(citation.suffix)
        for hit in turn.hits:
            span = hit.passage.span
            assert hit.passage.text == collection.document(hit.passage.document.id).text[span.start : span.end]


@given(case=conversations())
def test_a_short_answer_stands_inside_the_first_quote(case: tuple[Collection, list[str]]) -> None:
    for turn in talk(*case):
        if turn.answer.short_answer is not None:
            first = turn.answer.citations[0]
            assert first.span.covers(turn.answer.short_answer)
            assert len(turn.answer.short_answer) > 0


@given(case=conversations())
def test_the_same_questions_about_the_same_texts_give_the_same_bytes(case: tuple[Collection, list[str]]) -> None:
    once, again = ([to_json(turn_object(turn, 0.0)) for turn in talk(*case)] for _ in range(2))
    assert once == again


@given(case=conversations())
def test_a_refusal_cites_nothing_and_an_answer_cites_something(case: tuple[Collection, list[str]]) -> None:
    for turn in talk(*case):
        answer = turn.answer
        assert bool(answer.citations) == (answer.status is Status.ANSWERED)
        assert not (answer.nearest and answer.status is Status.ANSWERED)
        assert 0 <= answer.confidence <= 1
        assert answer.text


@given(case=conversations())
@example(case=(Collection("hostile", ()), ["\x1b[2J .  0"]))
def test_what_is_missing_stands_in_the_question_or_the_turns_before(case: tuple[Collection, list[str]]) -> None:
    asked = ""
    for turn in talk(*case):
        asked += turn.question
        for word in turn.answer.missing:
            assert word in asked or (turn.read_as is not None and word in turn.read_as)


@given(case=conversations())
def test_navigation_is_never_quoted(case: tuple[Collection, list[str]]) -> None:
    collection, asked = case
    navigation = {
        (document.id, block.span) for document in collection for block in document.blocks if block.kind == "navigation"
    }
    for turn in talk(collection, asked):
        for citation in (*turn.answer.citations, *turn.answer.nearest):
            assert (citation.document.id, citation.span) not in navigation


@given(case=conversations())
def test_nothing_that_a_terminal_would_obey_is_printed(case: tuple[Collection, list[str]]) -> None:
    collection, asked = case
    turns = talk(collection, asked)
    printed = [line for turn in turns for line in turn_lines(turn, _PLAIN)]
    printed += [line for turn in turns for hit in turn.hits for line in hit_lines(hit, _PLAIN, explain=True)]
    for document in collection:
        printed += document_lines(document, cut_into_passages([document]), _PLAIN)
    assert not FORBIDDEN.search("\n".join(printed))


@given(case=conversations())
def test_json_holds_nothing_that_a_terminal_would_obey_and_loses_nothing(case: tuple[Collection, list[str]]) -> None:
    for turn in talk(*case):
        value = turn_object(turn, 0.0)
        written = to_json(value)
        assert not FORBIDDEN.search(written)
        assert "\n" not in written
        assert json.loads(written) == value


@given(case=conversations())
def test_searching_finds_what_asking_finds_or_more(case: tuple[Collection, list[str]]) -> None:
    collection, asked = case
    assistant = Assistant(collection)
    for words in asked:
        for hit in assistant.search(words):
            assert hit.score > 0 or not hit.shares


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_question_about_the_alliance_text_raises(alliance: Assistant, text: str) -> None:
    turn = alliance.ask(text)
    assert turn.question == text
    assert isinstance(turn.answer.status, Status)


def test_halves_of_surrogate_pairs_in_a_question_do_no_harm(alliance: Assistant) -> None:
    turn = alliance.ask("What about \ud800 plastics \udcff?")
    assert json.loads(to_json(turn_object(turn, 0.0)))["question"] == "What about \ud800 plastics \udcff?"
    to_json(turn_object(turn, 0.0)).encode("utf-8")
    "\n".join(turn_lines(turn, _PLAIN)).encode("utf-8")


def test_the_order_of_documents_decides_between_equals_and_nothing_else() -> None:
    documents = [read_document("Soil is kept clean.", document_id=name) for name in ("second", "first")]
    turn = Assistant(Collection("c", tuple(documents))).ask("What is said about soil?")
    assert [hit.passage.document.id for hit in turn.hits] == ["second", "first"]
