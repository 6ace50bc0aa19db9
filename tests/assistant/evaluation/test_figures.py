from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from assistant.evaluation.judge import judge
from assistant.evaluation.measures import Decision, answering_scores, refusing_scores
from assistant.evaluation.outcome import History
from assistant.evaluation.question_set import Evidence, Question, QuestionConversation, QuestionSet
from assistant.evaluation.scoring import main_part, score
from corpus import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.evaluation.judge import JudgedQuestion
    from assistant.evaluation.outcome import Outcome
    from assistant.evaluation.scoring import Figure, Scores

EVIDENCE = ((Evidence("one", "d", Span(0, 10)),),)


@pytest.fixture
def judged(make_outcome: Callable[..., Outcome]) -> list[JudgedQuestion]:
    """40 questions by themselves at random, and a conversation of three turns with two kinds of history."""
    chance = random.Random(7)  # noqa: S311 - a made-up example
    questions = tuple(
        Question(f"q{n}", "Why?", evidence=EVIDENCE, answerable=True, tags=("yes",))
        if chance.random() < 0.6
        else Question(f"q{n}", "Why?", answerable=False, tags=("no",))
        for n in range(40)
    )
    turns = tuple(Question(f"c::{n}", "And?", evidence=EVIDENCE, answerable=True) for n in (1, 2, 3))
    outcomes = [
        make_outcome(question.id, *([("d", 0, 10)] if chance.random() < 0.7 else []), confidence=chance.random())
        for question in questions
    ]
    for history in (History.LIVE, History.GOLD):
        for turn in turns:
            is_right = turn.id == "c::1" or history is History.GOLD
            outcomes.append(
                make_outcome(turn.id, ("d", 0 if is_right else 20, 10 if is_right else 30), history=history)
            )
    conversations = (QuestionConversation("c", turns),)
    return judge(QuestionSet("s", "s", "alliance", "0", questions, conversations), outcomes)


def _figures(scores: Scores) -> dict[str, Figure]:
    return {figure.measure: figure for figure in scores.figures()}


def test_headline_figures_count_each_question_once(judged: list[JudgedQuestion]) -> None:
    assert len(judged) == 46
    assert len(main_part(judged)) == 43
    figures = _figures(score(judged))
    assert figures["passed"].interval.count == 43
    assert figures["evidence_f1"].interval.count == sum(question.answerable is True for question in main_part(judged))


def test_decisions_are_scored_as_the_measures_say(judged: list[JudgedQuestion]) -> None:
    figures = _figures(score(judged))
    decisions = [
        Decision(question.answerable is True, question.outcome.is_answered, question.outcome.confidence, None)
        for question in main_part(judged)
    ]
    for name, scores in (("answering", answering_scores(decisions)), ("refusing", refusing_scores(decisions))):
        for measure in ("precision", "recall", "f1"):
            assert figures[f"{name}_{measure}"].interval.value == pytest.approx(getattr(scores, measure))
    answered = sum(decision.answered for decision in decisions)
    assert figures["answering_precision"].interval.count == answered
    assert figures["refusing_precision"].interval.count == len(decisions) - answered
    assert figures["answering_recall"].interval.count == sum(decision.answerable for decision in decisions)


def test_turns_are_told_apart_by_place_and_history(judged: list[JudgedQuestion]) -> None:
    figures = _figures(score(judged))
    assert figures["first.passed"].interval.value == 1.0
    assert figures["later.passed"].interval.value == 0.0
    assert figures["gold.later.passed"].interval.value == 1.0
    assert figures["conversation.passed_share"].interval.value == pytest.approx(1 / 3)
    assert figures["conversation.all_passed"].interval.value == 0.0
    assert figures["later.passed"].interval.count == 2


def test_an_interval_holds_its_value_and_one_cluster_has_none(judged: list[JudgedQuestion]) -> None:
    for figure in score(judged).figures():
        interval = figure.interval
        if interval.low is not None and interval.high is not None:
            assert interval.low <= interval.value <= interval.high
    assert _figures(score(judged))["later.passed"].interval.low is None


def test_no_score_is_no_figure_and_never_0(make_outcome: Callable[..., Outcome]) -> None:
    questions = tuple(Question(f"q{n}", "Why?", relevant=(("d", 1),)) for n in range(3))
    outcomes = [make_outcome(question.id, ("d", 0, 5), found=[("d", 0, 5)]) for question in questions]
    figures = _figures(score(judge(QuestionSet("s", "s", "BEIR", "0", questions), outcomes)))
    assert figures["R@1"].interval.value == 1.0
    for absent in ("evidence_f1", "exact", "AUROC", "accuracy", "conversation.all_passed"):
        assert absent not in figures


def test_the_same_questions_give_the_same_figures(judged: list[JudgedQuestion]) -> None:
    assert score(judged) == score(list(judged))


def test_tags_and_verdicts_are_counted(judged: list[JudgedQuestion]) -> None:
    scores = score(judged)
    assert {figure.measure for figure in scores.tags} == {"yes", "no"}
    assert sum(count for _, count in scores.verdicts) == 43
    assert scores.risk_coverage
    assert sum(one.count for one in scores.reliability) == 43
