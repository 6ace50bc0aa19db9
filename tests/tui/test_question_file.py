from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.errors import QuestionSetError
from assistant.evaluation.own_format import read_own_format
from tui.question_file import TestQuestion, append_question, id_from

if TYPE_CHECKING:
    from pathlib import Path

ONE = TestQuestion("one", "Is it [so]: yes?", (("A “quote” # of it", "a.txt"),), ("yes",))
NONE = TestQuestion("none", "What is the budget?")


def test_a_new_set_is_begun_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "data" / "questions.yaml"
    assert append_question(path, ONE) == "one"
    assert append_question(path, NONE) == "none"
    assert append_question(path, ONE) == "one-2"
    first, second, third = read_own_format(path).questions
    assert (first.ask, first.answers) == (ONE.ask, ONE.answers)
    assert [(item.text, item.document) for item in first.evidence[0]] == list(ONE.evidence)
    assert second.answerable is False
    assert third.id == "one-2"


def test_everything_else_in_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    text = """\
# Mine.
title: Mine
questions:
    # the first
    - id: one
      ask: "Why?"   # indeed
      unanswerable: true

conversations:
  - id: talk
    turns:
      - ask: "Who?"
        unanswerable: true
"""
    path.write_text(text, encoding="utf-8")
    assert append_question(path, ONE) == "one-2"
    after = path.read_text(encoding="utf-8")
    remaining = iter(after.splitlines())
    assert all(line in remaining for line in text.splitlines() if line.strip())
    assert [question.id for question in read_own_format(path).questions] == ["one", "one-2"]
    assert len(read_own_format(path).conversations) == 1


@pytest.mark.parametrize("text", ["questions: []\n", "questions: [", "questions: text\n", "- a\n", "qestions:\n"])
def test_a_file_that_cannot_be_appended_to_is_refused_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuestionSetError):
        append_question(path, ONE)
    assert path.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [path]


@given(st.text(max_size=80))
def test_an_id_is_made_of_words(question: str) -> None:
    made = id_from(question)
    assert made
    assert made == made.strip("-")
    assert not any(character.isspace() for character in made)


@given(st.text(min_size=1, max_size=60).filter(str.strip), st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_question_and_quote_come_back_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, ask: str, quote: str
) -> None:
    path = tmp_path_factory.mktemp("set") / "questions.yaml"
    append_question(path, TestQuestion("x", ask, ((quote, "a.txt"),)))
    (question,) = read_own_format(path).questions
    assert question.ask == ask
    assert question.evidence[0][0].text == quote
