"""Whether the assistant knows when to answer and when to refuse, and whether its confidence holds good."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Counts: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on one question, and what would have been right.

    Attributes:
        answerable: whether the texts answer the question.
        answered: whether the assistant answered it; otherwise it refused.
        confidence: how sure it was that the texts answer, from 0 to 1.
        correct: whether the answer is right; None where there is none or it was not judged. What is answered
            to a question that the texts do not answer is wrong, whatever stands here.
    """

    answerable: bool
    answered: bool
    confidence: float
    correct: bool | None


@dataclass(frozen=True, slots=True)
class DecisionScores:
    """How well one of the two decisions, to answer or to refuse, is made.

    Attributes:
        precision: of the questions so decided, the share for which it was right, from 0 to 1; None if it was
            never decided so.
        recall: of the questions for which it was right, the share so decided, from 0 to 1; None if there is
            none.
        f1: their harmonic mean, from 0 to 1; None if it was neither decided nor right.
    """

    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class RiskCoveragePoint:
    """What would come of answering from one confidence on.

    Attributes:
        threshold: the lowest confidence at which is answered.
        coverage: the share of the questions that are answered, above 0, up to 1.
        risk: the share of those answers that are wrong, from 0 to 1.
    """

    threshold: float
    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """The questions whose confidence lies above ``low`` and not above ``high``; the first bin also holds 0.

    Attributes:
        low: lower edge, from 0 to 1.
        high: upper edge, from 0 to 1.
        count: how many questions there are.
        mean_confidence: the mean of their confidence, from 0 to 1; None if there are none.
        accuracy: the share of them whose outcome is true, from 0 to 1; None if there are none.
    """

    low: float
    high: float
    count: int
    mean_confidence: float | None
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class ThresholdScore:
    """What comes of answering where the confidence is at least ``threshold`` and refusing elsewhere.

    Attributes:
        threshold: on the scale of the confidences.
        accuracy: the share of the questions that are rightly answered or rightly refused, from 0 to 1.
    """

    threshold: float
    accuracy: float


def answering_scores(decisions: Sequence[Decision]) -> DecisionScores:
    """How well it is decided to answer: right where the texts do, whatever is said (van Rijsbergen 1979)."""
    return _decision_scores([(decision.answered, decision.answerable) for decision in decisions])


def refusing_scores(decisions: Sequence[Decision]) -> DecisionScores:
    """How well it is decided to refuse: right where the texts do not answer (van Rijsbergen 1979)."""
    return _decision_scores([(not decision.answered, not decision.answerable) for decision in decisions])


def auroc(confidences: Sequence[float], answerable: Sequence[bool]) -> float | None:
    """How often an answerable question has a higher confidence than one that is not; equal ones count half.

    The area under the ROC curve (Hanley and McNeil 1982; Fawcett 2006).

    Args:
        confidences: of each question, on any scale.
        answerable: of each question, whether the texts answer it.

    Returns:
        From 0 to 1, 0.5 by chance; None unless there are questions of both kinds.

    Raises:
        ValueError: if the two differ in length or a confidence is no number.
    """
    _, accepted, positive = _accepted_from(confidences, answerable)
    negative = accepted - positive
    if not positive.size or not positive[-1] or not negative[-1]:
        return None
    before = positive - np.diff(positive, prepend=0)
    doubled = np.sum(np.diff(negative, prepend=0) * (before + positive))
    return float(doubled / (2 * positive[-1] * negative[-1]))


def average_precision(confidences: Sequence[float], answerable: Sequence[bool]) -> float | None:
    """The mean over the answerable questions of the precision at their confidence, without interpolation.

    The area under the precision-recall curve as scikit-learn computes it, equal confidences entering together
    (Davis and Goadrich 2006 on why not to interpolate).

    Args:
        confidences: of each question, on any scale.
        answerable: of each question, whether the texts answer it.

    Returns:
        Above 0, up to 1; by chance the share of the answerable questions; None if none is answerable.

    Raises:
        ValueError: if the two differ in length or a confidence is no number.
    """
    _, accepted, positive = _accepted_from(confidences, answerable)
    if not positive.size or not positive[-1]:
        return None
    return float(np.sum(np.diff(positive, prepend=0) * (positive / accepted)) / positive[-1])


def risk_coverage(decisions: Sequence[Decision]) -> tuple[RiskCoveragePoint, ...]:
    """The risk at each coverage that a threshold on the confidence can reach (El-Yaniv and Wiener 2010).

    Questions of equal confidence are answered together, for no threshold tells them apart. A question that
    was refused counts as a question but never as an answer, because what would have been said is not known:
    the curve ends at the share that was answered. An answer that was not judged is left out altogether.

    Returns:
        From the highest threshold to the lowest; empty if there is no answer that was judged.
    """
    outcomes = [(decision.confidence, _is_wrong(decision)) for decision in decisions if decision.answered]
    judged = [(confidence, wrong) for confidence, wrong in outcomes if wrong is not None]
    questions = len(decisions) - len(outcomes) + len(judged)
    thresholds, answers, wrong_answers = _accepted_from(
        [confidence for confidence, _ in judged], [wrong for _, wrong in judged]
    )
    return tuple(
        RiskCoveragePoint(threshold=float(threshold), coverage=int(count) / questions, risk=int(wrong) / int(count))
        for threshold, count, wrong in zip(thresholds, answers, wrong_answers, strict=True)
    )


def area_under_risk_coverage(decisions: Sequence[Decision]) -> float | None:
    """The mean risk over the coverages that are reached; lower is better (Geifman and El-Yaniv 2017).

    The area under the steps of :func:`risk_coverage`, divided by its width, so that to refuse much is not by
    itself an advantage. Where everything is answered and no two confidences are equal it is the published
    sum: the mean, over all questions, of the risk of answering them and all that are surer.

    Returns:
        From 0 to 1; None if there is no answer that was judged.
    """
    points = risk_coverage(decisions)
    if not points:
        return None
    area = covered = 0.0
    for point in points:
        area += (point.coverage - covered) * point.risk
        covered = point.coverage
    return area / covered


def reliability(confidences: Sequence[float], outcomes: Sequence[bool], bins: int = 10) -> tuple[ReliabilityBin, ...]:
    """The reliability diagram: confidence against what came true (Guo et al. 2017).

    Args:
        confidences: of each question, from 0 to 1.
        outcomes: of each question, whether that came true which the confidence was about.
        bins: how many bins of equal width.

    Returns:
        All bins, from 0 upwards, those without a question too.

    Raises:
        ValueError: if the two differ in length, a confidence is not from 0 to 1, or there is no bin.
    """
    if bins < 1:
        raise ValueError(f"bins must be 1 or more, not {bins}")
    edges = [number / bins for number in range(bins + 1)]
    members: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, outcome in zip(confidences, outcomes, strict=True):
        if not 0 <= confidence <= 1:
            raise ValueError(f"a confidence must be from 0 to 1, not {confidence}")
        members[bisect_left(edges, confidence, lo=1) - 1].append((confidence, outcome))
    return tuple(
        ReliabilityBin(
            low=low,
            high=high,
            count=len(held),
            mean_confidence=math.fsum(confidence for confidence, _ in held) / len(held) if held else None,
            accuracy=sum(outcome for _, outcome in held) / len(held) if held else None,
        )
        for (low, high), held in zip(pairwise(edges), members, strict=True)
    )


def expected_calibration_error(confidences: Sequence[float], outcomes: Sequence[bool], bins: int = 10) -> float | None:
    """How far confidence and accuracy lie apart, on average over the questions, bin by bin; lower is better.

    Expected calibration error (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017).

    Args:
        confidences: of each question, from 0 to 1.
        outcomes: of each question, whether that came true which the confidence was about.
        bins: how many bins of equal width, as in :func:`reliability`.

    Returns:
        From 0 to 1; None if there is no question.

    Raises:
        ValueError: as :func:`reliability`.
    """
    held = reliability(confidences, outcomes, bins)
    total = sum(one.count for one in held)
    if not total:
        return None
    return (
        math.fsum(
            one.count * abs(one.accuracy - one.mean_confidence)
            for one in held
            if one.accuracy is not None and one.mean_confidence is not None
        )
        / total
    )


def best_threshold(confidences: Sequence[float], answerable: Sequence[bool]) -> ThresholdScore | None:
    """The threshold with which most questions are rightly answered or rightly refused.

    SQuAD 2.0's script chooses its best threshold so, on the very questions it then scores (Rajpurkar, Jia and
    Liang 2018). Choose it on one set of questions and report :func:`accuracy_at` it on another.

    Args:
        confidences: of each question, on any scale.
        answerable: of each question, whether the texts answer it.

    Returns:
        The lowest of the best thresholds among the confidences and the next number above the highest, which
        refuses everything; None if there is no question.

    Raises:
        ValueError: if the two differ in length or a confidence is no number.
    """
    thresholds, accepted, positive = _accepted_from(confidences, answerable)
    if not accepted.size:
        return None
    refused_rightly = (accepted[-1] - positive[-1]) - (accepted - positive)
    right = np.concatenate(([accepted[-1] - positive[-1]], positive + refused_rightly))
    candidates = np.concatenate(([np.nextafter(thresholds[0], np.inf)], thresholds))
    best = right.size - 1 - int(np.argmax(right[::-1]))
    return ThresholdScore(threshold=float(candidates[best]), accuracy=float(right[best] / accepted[-1]))


def accuracy_at(confidences: Sequence[float], answerable: Sequence[bool], threshold: float) -> float | None:
    """The share of the questions rightly answered, or rightly refused for a confidence below the threshold.

    Args:
        confidences: of each question, on any scale.
        answerable: of each question, whether the texts answer it.
        threshold: on the same scale; a question at the threshold is answered.

    Returns:
        From 0 to 1; None if there is no question.

    Raises:
        ValueError: if the two differ in length.
    """
    right = [
        (confidence >= threshold) == positive for confidence, positive in zip(confidences, answerable, strict=True)
    ]
    return sum(right) / len(right) if right else None


def _decision_scores(decisions: Sequence[tuple[bool, bool]]) -> DecisionScores:
    """The scores of a decision from pairs: was it made, was it right."""
    made = sum(done for done, _ in decisions)
    right = sum(wanted for _, wanted in decisions)
    both = sum(done and wanted for done, wanted in decisions)
    return DecisionScores(
        precision=both / made if made else None,
        recall=both / right if right else None,
        f1=2 * both / (made + right) if made + right else None,
    )


def _is_wrong(decision: Decision) -> bool | None:
    """Whether what was answered is wrong; None if that was not judged."""
    if not decision.answerable:
        return True
    return None if decision.correct is None else not decision.correct


def _accepted_from(confidences: Sequence[float], labels: Sequence[bool]) -> tuple[NDArray[np.float64], Counts, Counts]:
    """The distinct confidences from high to low; at or above each, how many questions, how many labelled."""
    if len(confidences) != len(labels):
        raise ValueError(f"{len(confidences)} confidences for {len(labels)} questions")
    values = np.asarray(confidences, dtype=np.float64)
    if np.isnan(values).any():
        raise ValueError("a confidence must be a number")
    negated, group, sizes = np.unique(-values, return_inverse=True, return_counts=True)
    labelled = np.bincount(group[np.asarray(labels, dtype=np.bool_)], minlength=sizes.size)
    return -negated, np.cumsum(sizes), np.cumsum(labelled)
