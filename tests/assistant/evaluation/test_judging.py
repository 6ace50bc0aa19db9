from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.evaluation.judge import Verdict, judge
from assistant.evaluation.question_set import Evidence, Question, QuestionSet
from assistant.model import Status
from corpus import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.evaluation.judge import JudgedQuestion
    from assistant.evaluation.outcome import Outcome

ONE = Evidence("one", "d", Span(0, 10))
TWO = Evidence("two", "d", Span(20, 30))


def _judged(question: Question, outcome: Outcome, *others: Question) -> JudgedQuestion:
    return judge(QuestionSet("s", "s", "alliance", "0", (question, *others)), [outcome])[0]


@pytest.mark.parametrize(
    ("quotes", "verdict"),
    [
        ([("d", 0, 10), ("d", 20, 30)], Verdict.RIGHT),
        ([("d", 20, 30), ("d", 0, 10)], Verdict.RIGHT),
        ([("d", 0, 10)], Verdict.INCOMPLETE),
        ([("d", 50, 60), ("d", 0, 10)], Verdict.WRONG),
        ([("e", 0, 10)], Verdict.WRONG),
        ([], Verdict.WRONGLY_REFUSED),
    ],
)
def test_an_answerable_question_is_right_when_all_evidence_is_quoted(
    make_outcome: Callable[..., Outcome], quotes: list[tuple[str, int, int]], verdict: Verdict
) -> None:
    question = Question("q", "Why?", evidence=((ONE, TWO),), answerable=True)
    judged = _judged(question, make_outcome("q", *quotes))
    assert judged.verdict is verdict
    assert judged.scores["passed"] == (verdict is Verdict.RIGHT)


def test_any_alternative_will_do(make_outcome: Callable[..., Outcome]) -> None:
    question = Question("q", "Why?", evidence=((ONE, TWO), (Evidence("x", "e", Span(5, 9)),)), answerable=True)
    judged = _judged(question, make_outcome("q", ("e", 5, 9), found=[("e", 0, 9), ("d", 0, 10)]))
    assert judged.verdict is Verdict.RIGHT
    assert judged.scores["evidence_f1"] == 1.0
    assert judged.scores["R@1"] == 1.0


def test_what_is_refused_scores_nothing_and_what_cannot_be_judged_has_no_score(
    make_outcome: Callable[..., Outcome],
) -> None:
    judged = _judged(Question("q", "Why?", evidence=((ONE,),), answerable=True), make_outcome("q"))
    assert judged.scores["evidence_recall"] == 0.0
    assert "evidence_precision" not in judged.scores
    assert "citation_precision" not in judged.scores
    assert "verbatim_rate" not in judged.scores


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (Status.ANSWERED, Verdict.WRONGLY_ANSWERED),
        (Status.NOT_FOUND, Verdict.RIGHT),
        (Status.REPLY, Verdict.RIGHT),
    ],
)
def test_an_unanswerable_question_is_right_when_it_is_refused(
    make_outcome: Callable[..., Outcome], status: Status, verdict: Verdict
) -> None:
    quotes = [("d", 0, 10)] if status is Status.ANSWERED else []
    judged = _judged(Question("q", "Why?", answerable=False), make_outcome("q", *quotes, status=status))
    assert judged.verdict is verdict
    assert "evidence_f1" not in judged.scores
    assert "R@1" not in judged.scores


def test_short_answers_are_scored_as_squad_does(make_outcome: Callable[..., Outcome]) -> None:
    answerable = Question("q", "When?", evidence=((ONE,),), answers=("31 May", "in May"), answerable=True)
    unanswerable = Question("u", "Who?", answerable=False)
    question_set = QuestionSet("s", "s", "alliance", "0", (answerable, unanswerable))
    given = make_outcome("q", ("d", 0, 10), short_answer="the 31 May.", text="on the 31 May.")
    first, second = judge(question_set, [given, make_outcome("u")])
    assert (first.scores["exact"], first.scores["HasAns_exact"], first.scores["contains_gold"]) == (1.0, 1.0, 1.0)
    assert (second.scores["exact"], second.scores["NoAns_f1"]) == (1.0, 1.0)
    assert "HasAns_f1" not in second.scores


def test_documents_are_ranked_by_where_they_first_occur(make_outcome: Callable[..., Outcome]) -> None:
    question = Question("q", "Why?", relevant=(("b", 1), ("a", 0)))
    outcome = make_outcome("q", ("b", 0, 3), found=[("a", 0, 3), ("a", 4, 9), ("b", 0, 3), ("a", 9, 12)])
    judged = _judged(question, outcome)
    assert (judged.scores["R@1"], judged.scores["RR@10"]) == (0.0, 0.5)
    assert judged.scores["relevant_quote@1"] == 1.0
    assert judged.verdict is Verdict.RIGHT


def test_passages_are_judged_by_the_evidence_that_they_hold(make_outcome: Callable[..., Outcome]) -> None:
    question = Question("q", "Why?", evidence=((ONE, TWO),), answerable=True)
    judged = _judged(question, make_outcome("q", found=[("d", 40, 50), ("d", 0, 35), ("d", 20, 30)]))
    assert (judged.scores["R@1"], judged.scores["R@5"], judged.scores["RR@10"]) == (0.0, 1.0, 0.5)


def test_a_turn_that_is_only_history_is_not_judged(make_outcome: Callable[..., Outcome]) -> None:
    question = Question("q", "Why?", evidence=((ONE,),), answerable=True, is_scored=False)
    assert judge(QuestionSet("s", "s", "alliance", "0", (question,)), [make_outcome("q")]) == []


def test_without_gold_there_is_no_verdict(make_outcome: Callable[..., Outcome]) -> None:
    judged = _judged(Question("q", "Why?"), make_outcome("q", ("d", 0, 10)))
    assert judged.passed is None
    assert "passed" not in judged.scores
