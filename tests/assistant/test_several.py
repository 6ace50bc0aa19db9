"""Messages that ask several questions, and the one turn that they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant, Conversation, Status
from assistant.kept_turns import keep, turn_from_object, turn_to_object
from assistant.parts import running_numbers
from assistant.plain_output import turn_lines
from assistant.session_export import transcript_markdown
from assistant.several import MOST_QUESTIONS, questions_in
from assistant.terminal import Style
from corpus import Collection, read_document

if TYPE_CHECKING:
    from assistant import Turn

_CIRCULAR = "What is said about circular economy cooperation and what about green finance?"


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("When was the summit? And who attended it?", ["When was the summit?", "And who attended it?"]),
        (_CIRCULAR, ["What is said about circular economy cooperation", "what about green finance?"]),
        ("What of soil, and how about plastic waste?", ["What of soil", "how about plastic waste?"]),
        ("Which states join, and when do they?", ["Which states join", "when do they?"]),
        ("Which states join, and with which aims?", ["Which states join", "with which aims?"]),
        ("When was it signed and who signed it?", ["When was it signed", "who signed it?"]),
        ("Who signed the alliance, and is it binding?", ["Who signed the alliance", "is it binding?"]),
        ("When was the summit; who came?", ["When was the summit", "who came?"]),
        ("When was the summit\nWho came to it", ["When was the summit", "Who came to it"]),
        ("1. When was it? 2. Who came? 3. Why?", ["When was it?", "Who came?", "Why?"]),
        ("- When was it?\n- Who came?", ["When was it?", "Who came?"]),
        ("Tell me when it was. And who came?", ["Tell me when it was.", "And who came?"]),
        ("Is it binding? If so, why?", ["Is it binding?", "If so, why?"]),
        ("Does it cap plastics, e.g. micro-plastics? Why?", ["Does it cap plastics, e.g. micro-plastics?", "Why?"]),
        ("Is 1.5 degrees the aim? Since when?", ["Is 1.5 degrees the aim?", "Since when?"]),
        ('Did he say "When? And why?" and why did he?', ['Did he say "When? And why?"', "why did he?"]),
        ("I read of plastics. Is it true? And why?", ["I read of plastics. Is it true?", "And why?"]),
        ("Hello! When was it? Who came?", ["When was it?", "Who came?"]),
        ("When was it? Please give the source. Who came?", ["When was it?", "Who came?"]),
    ],
)
def test_a_message_is_cut_into_its_questions(message: str, questions: list[str]) -> None:
    assert list(questions_in(message)) == questions


@pytest.mark.parametrize(
    "message",
    [
        "When did the EU-Japan Summit take place?",
        "Where and when was the summit?",
        "Who signed it? Please give the source.",
        "In which city did the\nsummit take place?",
        "When, and where, was the summit held?",
        "When was it published, and by whom?",
        "I read that plastics are a problem. Is it true?",
        "What about plastics? I mean micro-plastics.",
        "Japan? When did it sign?",
        "Can you help me? When was the summit?",
        "It was in May. It was, right? Right?",
        "What are G20, WTO and GACERE?",
        "What is the aim of, and who takes part in, the alliance?",
        "What is the difference between what Japan wants and what the EU wants?",
        "Which countries that show commitments and which cooperate are named?",
        "Who signed the alliance, and is responsible for it?",
        "What did Mr. Smith, Dr. Who and the Rev. Jones say of the U.S. and Canada?",
        "When did the summit\ntake place?",
        "When a plant is injured, what can become of it?",
        "“When was it? And who came?”",
        "What does the text say (is it true? who knows?) about soil?",
        "?!",
        "",
        "? ? ?\n;;;\n",
    ],
)
def test_one_question_stays_one(message: str) -> None:
    assert questions_in(message) == ()


def test_the_last_of_many_questions_holds_the_rest() -> None:
    questions = questions_in(" ".join(f"What is {letter * 3}?" for letter in "abcdefgh"))
    assert len(questions) == MOST_QUESTIONS
    assert questions[-1] == "What is eee? What is fff? What is ggg? What is hhh?"


_MESSAGES = st.lists(
    st.sampled_from(
        ["What is", "when did it", "soil", "and", ",", "?", ".", ";", "\n", '"', "(", ")", "who", "1.", "e.g."]
    )
    | st.text(max_size=5),
    max_size=30,
).map(" ".join)


@given(message=_MESSAGES)
def test_questions_stand_in_the_message_in_order_and_every_word_of_them_once(message: str) -> None:
    questions = questions_in(message)
    assert len(questions) != 1
    assert len(questions) <= MOST_QUESTIONS
    place = 0
    for question in questions:
        place = message.index(question, place) + len(question)
        assert re.search(r"\w", question)


@given(message=_MESSAGES)
def test_a_message_of_any_kind_is_answered(alliance: Assistant, message: str) -> None:
    turn = alliance.ask(message)
    assert len(turn.parts) == len(questions_in(message)) or turn.answer.status is not Status.NOT_FOUND
    assert not any(part.parts for part in turn.parts)


@pytest.fixture(scope="module")
def both(alliance: Assistant) -> Turn:
    return alliance.ask(_CIRCULAR)


def test_each_question_is_answered_and_the_best_quotes_come_first(both: Turn) -> None:
    first, second = both.parts
    assert [part.question for part in both.parts] == list(questions_in(_CIRCULAR))
    assert "circular economy" in first.answer.citations[0].quote
    assert "green finance" in second.answer.citations[0].quote
    assert both.answer.citations[:2] == (first.answer.citations[0], second.answer.citations[0])
    assert both.answer.status is Status.ANSWERED
    assert both.answer.confidence == min(part.answer.confidence for part in both.parts)
    assert [hit.rank for hit in both.hits] == list(range(1, len(both.hits) + 1))


def test_the_second_question_may_lean_on_the_first(alliance: Assistant) -> None:
    turn = alliance.ask("Does the EU seek similar alliances? And with which countries?")
    assert "alliances" in (turn.parts[1].read_as or "")
    assert turn.parts[1] == alliance.ask(
        "And with which countries?", Conversation().with_turn(alliance.ask("Does the EU seek similar alliances?"))
    )


def test_what_one_question_lacks_is_said_beside_the_answer_to_the_other(alliance: Assistant) -> None:
    turn = alliance.ask("What is the budget of the alliance? When did the EU-Japan Summit take place?")
    assert [part.answer.status for part in turn.parts] == [Status.NOT_FOUND, Status.ANSWERED]
    assert turn.answer.status is Status.ANSWERED
    assert turn.answer.missing == ("budget",)
    assert turn.answer.nearest == ()
    assert turn.answer.short_answer == turn.parts[1].answer.short_answer


def test_where_no_question_is_answered_nothing_is(alliance: Assistant) -> None:
    turn = alliance.ask("Who sings in the opera? What is the budget of football?")
    assert turn.answer.status is Status.NOT_FOUND
    assert turn.answer.citations == ()
    assert turn.answer.confidence == max(part.answer.confidence for part in turn.parts)
    assert turn.answer.missing == ("sings", "opera", "budget", "football")
    for part in turn.parts:
        assert part.answer.text in turn.answer.text


def test_a_message_taken_as_typed_is_never_cut(alliance: Assistant) -> None:
    assert alliance.ask(_CIRCULAR, as_typed=True).parts == ()


def test_replies_alone_make_a_reply(alliance: Assistant) -> None:
    turn = alliance.ask("Who are you? Who wrote it?")
    assert turn.answer.status is Status.REPLY
    assert turn.answer.text == " ".join(part.answer.text for part in turn.parts)


def test_a_follow_up_goes_on_from_the_last_question_of_a_message(alliance: Assistant) -> None:
    assert alliance.ask(_CIRCULAR).parts
    talk = Conversation().with_turn(alliance.ask(_CIRCULAR))
    assert [turn.question for turn in talk.questions] == list(questions_in(_CIRCULAR))
    assert "finance" in (alliance.ask("And on which batteries?", talk).read_as or "")
    more = alliance.ask("What else?", talk)
    assert more.answer.citations
    assert not set(more.answer.citations) & set(talk.turns[0].answer.citations)


def test_items_are_counted_in_the_answer_to_the_last_question() -> None:
    text = "Soil rules:\n\n- Keep it clean.\n- Keep it wet.\n\nWhale rules:\n\n- Let them sing.\n- Let them sleep.\n"
    assistant = Assistant(Collection("c", (read_document(text, document_id="a.md"),)))
    talk = Conversation().with_turn(assistant.ask("What are the soil rules? What are the whale rules?"))
    assert len(talk.turns[0].answer.citations) == 4
    assert assistant.ask("What is the second one?", talk).answer.text == "Let them sleep."


def test_a_kept_turn_keeps_its_parts(both: Turn) -> None:
    kept = keep(both)
    assert len(kept.parts) == 2
    assert turn_from_object(json.loads(json.dumps(turn_to_object(kept)))) == kept


def test_a_turn_kept_before_there_were_parts_is_read(alliance: Assistant) -> None:
    values = turn_to_object(keep(alliance.ask("What is said about plastics?")))
    del values["parts"]
    assert turn_from_object(values).parts == ()


def test_numbers_of_quotes_run_on_and_a_quote_that_returns_keeps_its_own() -> None:
    assert running_numbers([["a", "b"], ["b", "c"], [], ["a", "d"]]) == ((1, 2), (2, 3), (), (1, 4))


def test_every_question_is_shown_with_its_answer(both: Turn) -> None:
    shown = "\n".join(turn_lines(both, Style(is_colored=False)))
    headings = [shown.index(f"Question {number}: {part.question}") for number, part in enumerate(both.parts, 1)]
    last_of_first = len(both.parts[0].answer.citations)
    assert headings[0] < shown.index(f"[{last_of_first}] ") < headings[1] < shown.index(f"[{last_of_first + 1}] ")
    markdown = transcript_markdown("Talk", [keep(both)])
    assert "### What is said about circular economy cooperation" in markdown
    second = markdown.index("### what about green finance?")
    assert markdown.index("\\[1\\]") < second < markdown.index(f"\\[{last_of_first + 1}\\]")
