from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.evaluation.detect import read_question_set
from assistant.evaluation.errors import QuestionSetError
from assistant.evaluation.options import ReadingOptions
from assistant.evaluation.own_format import read_own_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import Any

QUESTION = {"id": "q", "ask": "Why?", "evidence": ["Because."]}


def test_a_set_is_read_with_all_that_it_says(town_set: Path) -> None:
    found = read_own_format(town_set)
    assert found.title == "Questions about Lindvik"
    assert [question.id for question in found.all_questions()] == ["opened", "islands", "mayor", "c1::1", "c1::2"]
    opened, _, mayor = found.questions
    assert (opened.answers, opened.tags, opened.answerable) == (("1874",), ("date",), True)
    assert (mayor.evidence, mayor.answerable) == ((), False)
    assert found.conversations[0].turns[0].evidence[0][0].document == "lighthouse.txt"


def test_json_lines_hold_the_same_fields(write_lines: Callable[[str, Iterable[Any]], Path]) -> None:
    path = write_lines(
        "set.jsonl",
        [{"title": "Lines"}, QUESTION, {"id": "c", "turns": [{"ask": "Who?", "unanswerable": True}]}],
    )
    found = read_question_set(str(path), ReadingOptions())
    assert found.title == "Lines"
    assert [question.id for question in found.all_questions()] == ["q", "c::1"]


def test_alternatives_are_further_complete_groups_of_evidence(write: Callable[[str, str], Path]) -> None:
    path = write("a.yaml", "questions: [{id: q, ask: Why?, evidence: [A, B], alternatives: [[C], [D, E]]}]")
    (question,) = read_own_format(path).questions
    assert [[item.text for item in group] for group in question.evidence] == [["A", "B"], ["C"], ["D", "E"]]


def test_numbers_and_dates_are_taken_as_they_are_written(write: Callable[[str, str], Path]) -> None:
    path = write("n.yaml", "questions: [{id: 7, ask: When?, evidence: [In May.], answers: [2021-05-31, 1.50]}]")
    (question,) = read_own_format(path).questions
    assert (question.id, question.answers) == ("7", ("2021-05-31", "1.50"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "questions:\n  - {id: q, ask: Why?,\n     evidense: [A]}",
            "line 3: a question has no key 'evidense'; did you mean 'evidence'?",
        ),
        ("questoins: []", "line 1: a set has no key 'questoins'; did you mean 'questions'?"),
        (
            "questions:\n - {id: q, ask: Why?, evidence: [{txt: A}]}",
            "line 2: a piece of evidence has no key 'txt'; did you mean 'text'?",
        ),
        ("questions:\n - {id: q, ask: Why?, zzz: 1}", "line 2: a question has no key 'zzz'; the keys are id, ask"),
        ("questions: [{id: q, ask: Why?}]", "line 1: the question 'q' has no evidence"),
        ("questions: [{id: q, evidence: [A]}]", "line 1: the question 'q' has no ask"),
        ("questions: [{ask: Why?, evidence: [A]}]", "line 1: a question has no id"),
        ("questions: [{id: q, ask: '  ', evidence: [A]}]", "line 1: the ask is empty"),
        ("questions: [{id: q, ask: W, evidence: A}]", "line 1: evidence is a list"),
        ("questions: [{id: q, ask: W, evidence: [A], unanswerable: true}]", "is unanswerable, so it has no evidence"),
        ("questions: [{id: q, ask: W, unanswerable: 1}]", "unanswerable is true or false"),
        ("questions: [{id: q, ask: yes, unanswerable: true}]", "the ask is not a text; put it in quotes"),
        ("questions: [{id: q, id: r, ask: W, unanswerable: true}]", "'id' stands twice"),
        ("questions:\n- &a {id: q, ask: W, unanswerable: true}\n- *a", "line 3: aliases (*name) are not allowed"),
        ("questions: [", "line 2: this is not valid YAML"),
        ("questions: !!python/object:os.system {}", "questions is a list"),
        ("conversations: [{id: c}]", "the conversation 'c' has no turns"),
        (
            "questions:\n - {id: q, ask: W, unanswerable: true}\n - {id: q, ask: V, unanswerable: true}",
            "line 3: the id 'q' is taken already",
        ),
        ("title: Nothing", "there are no questions in this set"),
        ("", "a set is written as"),
        ("[1]", "a set is written as"),
    ],
)
def test_a_broken_set_is_refused_with_file_line_and_remedy(
    write: Callable[[str, str], Path], text: str, message: str
) -> None:
    path = write("broken.yaml", text)
    with pytest.raises(QuestionSetError) as error:
        read_own_format(path)
    assert message in error.value.sentence
    assert "broken" in error.value.sentence
    assert error.value.sentence.count("\n") == 0


def test_a_broken_json_line_is_named(write: Callable[[str, str], Path]) -> None:
    path = write("broken.jsonl", json.dumps(QUESTION) + "\n{\n")
    with pytest.raises(QuestionSetError, match="line 2: this is not valid JSON"):
        read_own_format(path)


def test_an_alias_bomb_is_refused_before_it_goes_off(write: Callable[[str, str], Path]) -> None:
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40))
    with pytest.raises(QuestionSetError, match="aliases"):
        read_own_format(write("bomb.yaml", f"a0: &a0 [lol]\n{levels}"))


def test_nesting_without_end_is_refused(write: Callable[[str, str], Path]) -> None:
    for name, opening in (("lists.yaml", "["), ("mappings.yaml", "{a: ")):
        with pytest.raises(QuestionSetError, match="too deep inside each other"):
            read_own_format(write(name, "questions: " + opening * 300_000))


def test_a_file_that_is_no_text_and_one_that_is_not_there_are_named(tmp_path: Path) -> None:
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QuestionSetError, match="byte 0 is not UTF-8"):
        read_own_format(tmp_path / "binary.yaml")
    with pytest.raises(QuestionSetError, match="no such file, folder or set; did you mean alliance-final"):
        read_question_set("aliance-final", ReadingOptions())
