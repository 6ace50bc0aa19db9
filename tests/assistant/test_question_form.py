"""What a question asks for, told by its own question word, and what counts as an answer of that kind."""

from __future__ import annotations

import pytest

from assistant.question import AnswerKind, read_form
from assistant.short_answer import cannot_answer, has_kind, says_where, short_answer


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When was the bridge built?", AnswerKind.DATE),
        ("Who led the troops when Cyprus was conquered?", AnswerKind.PERSON),
        ("When the emperor died, who followed him?", AnswerKind.PERSON),
        ("By when must it be done?", AnswerKind.DATE),
        ("What is the main purpose of the fund?", AnswerKind.REASON),
        ("Where was it held?", AnswerKind.PLACE),
    ],
)
def test_the_word_that_asks_tells_the_kind(question: str, kind: AnswerKind) -> None:
    assert read_form(question).kind is kind


def test_a_clause_that_only_says_when_asks_for_no_date() -> None:
    assert read_form("What happens when ice melts?").kind is not AnswerKind.DATE


def test_states_are_countries_unless_a_text_states() -> None:
    question = "And the United States?"
    assert not any("States" in span.of(question) for span in read_form(question).frame)
    question = "What does the text state about fees?"
    assert read_form(question).frame


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        ("It was founded in the late 1340s by monks.", "late 1340s"),
        ("The Normans came in the 10th century.", "10th century"),
        ("It fell in 476 AD.", "476 AD"),
        ("Doors close at 5 p.m. sharp.", "5 p.m."),
    ],
)
def test_times_that_are_no_calendar_days_answer_when(quote: str, answer: str) -> None:
    span = short_answer(AnswerKind.DATE, "When?", quote)
    assert span is not None
    assert answer in span.of(quote)


def test_a_number_inside_a_name_is_no_number() -> None:
    assert cannot_answer(AnswerKind.NUMBER, "How many jobs?", "It follows the post-2020 framework.")
    assert not cannot_answer(AnswerKind.NUMBER, "How many jobs?", "It makes 2020 jobs.")


def test_somewhere_may_have_no_name_and_a_day_is_nowhere() -> None:
    assert says_where("They lived along the coast.")
    assert says_where("Standards are promoted globally.")
    assert not says_where("On May 31, the summit took place.")


def test_a_stated_purpose_answers_why() -> None:
    assert has_kind(AnswerKind.REASON, "Why?", "The intention is to deepen cooperation.")
    assert not has_kind(AnswerKind.REASON, "Why?", "These include Canada.")
