import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve
from sklearn.metrics import average_precision_score, precision_recall_fscore_support, roc_auc_score

from assistant.evaluation.measures import (
    Decision,
    DecisionScores,
    ReliabilityBin,
    RiskCoveragePoint,
    ThresholdScore,
    accuracy_at,
    answering_scores,
    area_under_risk_coverage,
    auroc,
    average_precision,
    best_threshold,
    expected_calibration_error,
    refusing_scores,
    reliability,
    risk_coverage,
)

#: Random inputs for what is compared with a reference.
MANY = settings(max_examples=max(300, settings.default.max_examples), deadline=None)
SEEDS = st.integers(0, 2**32 - 1)


def random_confidences(seed: int) -> tuple[list[float], list[bool]]:
    """Confidences, half the time with many ties, and labels that lean towards the higher ones."""
    chance = np.random.default_rng(seed)
    size = int(chance.integers(1, 40))
    confidences = chance.random(size).round(1 if seed % 2 else 6)
    labels = chance.random(size) < 0.2 + 0.6 * confidences
    return confidences.tolist(), labels.tolist()


def random_decisions(seed: int) -> list[Decision]:
    chance = np.random.default_rng(seed)
    confidences, answerable = random_confidences(seed)
    return [
        Decision(
            answerable=label,
            answered=bool(chance.random() < 0.7),
            confidence=confidence,
            correct=(True, False, None)[int(chance.integers(3))],
        )
        for confidence, label in zip(confidences, answerable, strict=True)
    ]


def answered(confidence: float, *, right: bool) -> Decision:
    return Decision(answerable=True, answered=True, confidence=confidence, correct=right)


@MANY
@given(SEEDS)
def test_auroc_is_scikit_learns(seed: int) -> None:
    confidences, answerable = random_confidences(seed)
    if len(set(answerable)) == 1:
        assert auroc(confidences, answerable) is None
    else:
        assert auroc(confidences, answerable) == pytest.approx(roc_auc_score(answerable, confidences))


@MANY
@given(SEEDS)
def test_average_precision_is_scikit_learns(seed: int) -> None:
    confidences, answerable = random_confidences(seed)
    if not any(answerable):
        assert average_precision(confidences, answerable) is None
    else:
        expected = average_precision_score(answerable, confidences)
        assert average_precision(confidences, answerable) == pytest.approx(expected)


@MANY
@given(SEEDS)
def test_answering_and_refusing_scores_are_scikit_learns(seed: int) -> None:
    decisions = random_decisions(seed)
    for positive, scores in ((True, answering_scores(decisions)), (False, refusing_scores(decisions))):
        expected = precision_recall_fscore_support(
            [decision.answerable for decision in decisions],
            [decision.answered for decision in decisions],
            pos_label=positive,
            average="binary",
            zero_division=np.nan,
        )[:3]
        for score, wanted in zip((scores.precision, scores.recall, scores.f1), expected, strict=True):
            if math.isnan(wanted):
                assert score is None
            else:
                assert score == pytest.approx(wanted)


@MANY
@given(SEEDS)
def test_the_reliability_diagram_is_scikit_learns(seed: int) -> None:
    confidences, outcomes = random_confidences(seed)
    held = [one for one in reliability(confidences, outcomes, bins=7) if one.count]
    accuracies, means = calibration_curve(outcomes, confidences, n_bins=7, pos_label=True)
    assert [one.accuracy for one in held] == pytest.approx(accuracies.tolist())
    assert [one.mean_confidence for one in held] == pytest.approx(means.tolist())


@MANY
@given(SEEDS)
def test_no_threshold_is_better_than_the_best(seed: int) -> None:
    confidences, answerable = random_confidences(seed)
    best = best_threshold(confidences, answerable)
    assert best is not None
    assert accuracy_at(confidences, answerable, best.threshold) == best.accuracy
    distinct = sorted(set(confidences))
    between = [(low + high) / 2 for low, high in pairwise(distinct)]
    for threshold in (*distinct, *between, -1.0, 2.0):
        accuracy = accuracy_at(confidences, answerable, threshold)
        assert accuracy is not None
        assert accuracy <= best.accuracy
        if threshold in distinct and threshold < best.threshold:
            assert accuracy < best.accuracy


@MANY
@given(SEEDS)
def test_the_risk_at_each_coverage_is_what_its_threshold_gives(seed: int) -> None:
    decisions = random_decisions(seed)
    judged = [
        decision
        for decision in decisions
        if not decision.answered or not decision.answerable or decision.correct is not None
    ]
    points = risk_coverage(decisions)
    assert [point.threshold for point in points] == sorted(
        {decision.confidence for decision in judged if decision.answered}, reverse=True
    )
    for point in points:
        said = [one for one in judged if one.answered and one.confidence >= point.threshold]
        wrong = [one for one in said if not (one.answerable and one.correct)]
        assert point.coverage == len(said) / len(judged)
        assert point.risk == len(wrong) / len(said)


@MANY
@given(SEEDS)
def test_the_area_under_risk_coverage_is_the_published_mean_where_no_confidences_are_equal(seed: int) -> None:
    chance = np.random.default_rng(seed)
    right = (chance.random(int(chance.integers(1, 30))) < 0.6).tolist()
    # The n-th is the n-th surest; its risk is that of answering it and all that are surer.
    decisions = [answered(1 / (rank + 1), right=correct) for rank, correct in enumerate(right)]
    risks = [sum(not correct for correct in right[:count]) / count for count in range(1, len(right) + 1)]
    chance.shuffle(decisions)
    assert area_under_risk_coverage(decisions) == pytest.approx(sum(risks) / len(risks))


def test_auroc_and_average_precision_on_a_small_example() -> None:
    confidences, answerable = [0.9, 0.6, 0.6, 0.1], [True, True, False, False]
    # Of four pairs three are in order and one is tied.
    assert auroc(confidences, answerable) == 3.5 / 4
    assert average_precision(confidences, answerable) == pytest.approx(0.5 * 1 + 0.5 * (2 / 3))


def test_auroc_of_equal_confidences_is_chance() -> None:
    assert auroc([0.3] * 4, [True, False, False, True]) == 0.5


def test_answering_and_refusing_on_a_small_example() -> None:
    kinds = [(True, True)] * 3 + [(True, False)] + [(False, True)] * 2 + [(False, False)] * 4
    decisions = [
        Decision(answerable=answerable, answered=answered_it, confidence=0.5, correct=None)
        for answerable, answered_it in kinds
    ]
    assert answering_scores(decisions) == DecisionScores(precision=3 / 5, recall=3 / 4, f1=6 / 9)
    assert refusing_scores(decisions) == DecisionScores(precision=4 / 5, recall=4 / 6, f1=8 / 11)


def test_what_is_undefined_has_no_score() -> None:
    refused = Decision(answerable=True, answered=False, confidence=0.5, correct=None)
    assert answering_scores([refused]) == DecisionScores(precision=None, recall=0.0, f1=0.0)
    assert refusing_scores([refused]) == DecisionScores(precision=0.0, recall=None, f1=0.0)
    assert answering_scores([]) == DecisionScores(None, None, None)
    assert auroc([], []) is None
    assert average_precision([], []) is None
    assert best_threshold([], []) is None
    assert accuracy_at([], [], 0.5) is None
    assert expected_calibration_error([], []) is None
    assert risk_coverage([refused]) == ()
    assert area_under_risk_coverage([refused]) is None


def test_risk_and_coverage_on_a_small_example() -> None:
    decisions = [
        answered(0.9, right=True),
        answered(0.7, right=True),
        answered(0.7, right=False),
        Decision(answerable=False, answered=True, confidence=0.4, correct=None),
        Decision(answerable=True, answered=True, confidence=0.8, correct=None),  # not judged: left out
        Decision(answerable=False, answered=False, confidence=0.95, correct=None),
    ]
    points = risk_coverage(decisions)
    assert points == (
        RiskCoveragePoint(threshold=0.9, coverage=1 / 5, risk=0.0),
        RiskCoveragePoint(threshold=0.7, coverage=3 / 5, risk=1 / 3),
        RiskCoveragePoint(threshold=0.4, coverage=4 / 5, risk=2 / 4),
    )
    assert area_under_risk_coverage(decisions) == pytest.approx((1 * 0 + 2 / 3 + 1 / 2) / 4)


def test_an_answer_to_what_the_texts_do_not_answer_is_wrong_whatever_is_said_of_it() -> None:
    decision = Decision(answerable=False, answered=True, confidence=0.5, correct=True)
    assert risk_coverage([decision]) == (RiskCoveragePoint(threshold=0.5, coverage=1.0, risk=1.0),)


def test_calibration_on_a_small_example() -> None:
    confidences, outcomes = [0.0, 0.25, 0.5, 0.5000001, 1.0], [False, True, True, False, True]
    assert reliability(confidences, outcomes, bins=2) == (
        ReliabilityBin(low=0.0, high=0.5, count=3, mean_confidence=0.25, accuracy=2 / 3),
        ReliabilityBin(low=0.5, high=1.0, count=2, mean_confidence=pytest.approx(0.75), accuracy=1 / 2),
    )
    assert expected_calibration_error(confidences, outcomes, bins=2) == pytest.approx(
        3 / 5 * (2 / 3 - 0.25) + 2 / 5 * 0.25
    )


def test_a_confidence_on_an_edge_belongs_to_the_bin_below() -> None:
    for number in range(1, 11):
        held = reliability([number / 10], [True])
        assert [one.count for one in held].index(1) == number - 1
        assert (held[number - 1].low, held[number - 1].high) == ((number - 1) / 10, number / 10)


def test_a_bin_without_a_question_has_no_score() -> None:
    assert reliability([], [], bins=1) == (
        ReliabilityBin(low=0.0, high=1.0, count=0, mean_confidence=None, accuracy=None),
    )


def test_the_calibration_error_is_0_where_confidence_holds_good_and_1_where_it_is_the_opposite() -> None:
    assert expected_calibration_error([0.5] * 4, [True, False, True, False]) == 0.0
    assert expected_calibration_error([0.0, 1.0], [True, False]) == 1.0


def test_of_equally_good_thresholds_the_lowest_is_taken() -> None:
    assert best_threshold([0.2, 0.4, 0.6], [True, False, True]) == ThresholdScore(0.2, 2 / 3)


def test_where_it_is_best_to_refuse_everything_the_threshold_refuses_everything() -> None:
    best = best_threshold([0.2, 0.9], [False, False])
    assert best == ThresholdScore(math.nextafter(0.9, 1), 1.0)


def test_a_question_at_the_threshold_is_answered() -> None:
    assert accuracy_at([0.5, 0.4], [True, False], 0.5) == 1.0
    assert accuracy_at([0.5, 0.4], [True, False], 0.51) == 0.5


@pytest.mark.parametrize("measure", [auroc, average_precision, best_threshold, reliability])
def test_values_that_do_not_fit_are_refused(measure: Callable[..., object]) -> None:
    with pytest.raises(ValueError, match=r"confidences for|zip"):
        measure([0.5], [True, False])
    with pytest.raises(ValueError, match="a confidence must be"):
        measure([math.nan, 0.5], [True, False])


def test_accuracy_of_values_that_do_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        accuracy_at([0.5], [True, False], 0.5)


def test_reliability_refuses_what_is_no_probability_and_no_bins() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        reliability([1.2], [True])
    with pytest.raises(ValueError, match="bins"):
        reliability([0.5], [True], bins=0)
