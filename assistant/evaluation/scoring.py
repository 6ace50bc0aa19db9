"""From judged questions to figures: each a measure with its 95 % interval and its denominator."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.evaluation.judge import JudgedQuestion, Verdict
from assistant.evaluation.measures import (
    RETRIEVAL_MEASURES,
    Decision,
    Interval,
    ReliabilityBin,
    RiskCoveragePoint,
    area_under_risk_coverage,
    auroc,
    average_precision,
    best_threshold,
    bootstrap_mean,
    bootstrap_statistic,
    expected_calibration_error,
    reliability,
    risk_coverage,
)
from assistant.evaluation.outcome import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

#: Of the random numbers of every interval and every test.
SEED = 20210531
#: Bootstrap resamples of every interval.
RESAMPLES = 1000
#: Points of a risk-coverage curve that are written and drawn, more or less.
MOST_POINTS = 400

_ANSWERS = (
    "passed",
    "evidence_hit@1",
    "evidence_hit@3",
    "evidence_precision",
    "evidence_recall",
    "evidence_f1",
    "answer_span@1",
    "answer_span@3",
    "relevant_quote@1",
    "contains_gold",
    "exact",
    "f1",
    "HasAns_exact",
    "HasAns_f1",
    "NoAns_exact",
    "NoAns_f1",
)
_CITATIONS = ("citation_precision", "citation_recall")
_TURNS = ("passed", "evidence_hit@1", "evidence_f1", "citation_recall", "relevant_quote@1", "R@5", "nDCG@5")

#: The figures of which less is better.
LESS_IS_BETTER = frozenset({"ECE", "AURC"})

#: Every measure that is a mean over questions, in the order of the tables.
MEANS = (*_ANSWERS, *_CITATIONS, "verbatim_rate", "answered", *RETRIEVAL_MEASURES)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure over one set: its value with interval and denominator."""

    measure: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that belong together, under the heading that a table gives them."""

    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of one set and one system.

    Attributes:
        groups: the figures, group by group.
        tags: the pass rate of each tag, named as the tag, in the order in which they first come.
        verdicts: how many questions became what.
        risk_coverage: the curve; empty where nothing was judged.
        reliability: of the confidence, as a forecast that the texts answer; empty where the set does not say.
    """

    groups: tuple[Group, ...]
    tags: tuple[Figure, ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    risk_coverage: tuple[RiskCoveragePoint, ...]
    reliability: tuple[ReliabilityBin, ...]

    def figures(self) -> Iterator[Figure]:
        """Every figure of every group, then those of the tags as ``tag.<tag>``."""
        for group in self.groups:
            yield from group.figures
        for figure in self.tags:
            yield Figure(f"tag.{figure.measure}", figure.interval)


def mean_interval(values: Sequence[float | None], clusters: Sequence[str]) -> Interval | None:
    """The mean of what has a score, with its interval; None where nothing has one."""
    return bootstrap_mean(values, clusters, seed=SEED, resamples=RESAMPLES)


def thinned(curve: Sequence[RiskCoveragePoint]) -> list[RiskCoveragePoint]:
    """A curve with so many points as can be told apart in a chart, the last one always among them."""
    step = max(1, len(curve) // MOST_POINTS)
    return [*curve[:-1:step], *curve[-1:]]


def main_part(judged: Iterable[JudgedQuestion]) -> list[JudgedQuestion]:
    """What headline figures are about: questions by themselves, and turns with one kind of history, live first."""
    judged = list(judged)
    histories = {question.history for question in judged}
    chosen = next((history for history in History if history in histories), None)
    return [question for question in judged if question.history in {None, chosen}]


def score(judged: Sequence[JudgedQuestion]) -> Scores:
    """The figures of judged questions."""
    main = main_part(judged)
    decided = [question for question in main if question.answerable is not None]
    confidences, answerable = _confidences(decided)
    groups = (
        Group("answers", tuple(_means(main, _ANSWERS))),
        Group("abstention", (*_means(main, ("answered",)), *_abstention(decided))),
        Group("citations", tuple(_citations(main))),
        Group("retrieval", tuple(_means(main, RETRIEVAL_MEASURES))),
        Group("conversations", tuple(_conversations(judged))),
    )
    return Scores(
        groups=tuple(group for group in groups if group.figures),
        tags=tuple(_tags(main)),
        verdicts=_verdicts(main),
        risk_coverage=risk_coverage(_decisions(main)),
        reliability=reliability(confidences, answerable) if decided else (),
    )


def _verdicts(judged: Sequence[JudgedQuestion]) -> tuple[tuple[Verdict, int], ...]:
    counts = Counter(question.verdict for question in judged)
    return tuple((verdict, counts[verdict]) for verdict in Verdict if counts[verdict])


def _means(judged: Sequence[JudgedQuestion], measures: Iterable[str], prefix: str = "") -> Iterator[Figure]:
    clusters = [question.cluster for question in judged]
    for measure in measures:
        yield from _of_mean(prefix + measure, [question.scores.get(measure) for question in judged], clusters)


def _citations(judged: Sequence[JudgedQuestion]) -> Iterator[Figure]:
    """Citation precision and recall by question, and over all quotes the share that is verbatim."""
    quotes = [(float(quote.is_verbatim), question.cluster) for question in judged for quote in question.outcome.quotes]
    yield from _of_mean("verbatim_rate", [value for value, _ in quotes], [cluster for _, cluster in quotes])
    yield from _means(judged, _CITATIONS)


def _confidences(judged: Sequence[JudgedQuestion]) -> tuple[list[float], list[bool]]:
    confidences = [min(1.0, max(0.0, question.outcome.confidence)) for question in judged]
    return confidences, [question.answerable is True for question in judged]


def _decisions(judged: Iterable[JudgedQuestion]) -> list[Decision]:
    return [
        Decision(
            answerable=question.answerable is not False,
            answered=question.outcome.is_answered,
            confidence=question.outcome.confidence,
            correct=_is_correct(question),
        )
        for question in judged
    ]


def _is_correct(question: JudgedQuestion) -> bool | None:
    """Whether what was said first is right, were it only a part of what is needed."""
    if question.verdict is Verdict.NOT_JUDGED or not question.outcome.is_answered:
        return None
    return question.verdict in {Verdict.RIGHT, Verdict.INCOMPLETE}


def _abstention(judged: Sequence[JudgedQuestion]) -> Iterator[Figure]:
    """Of a set that has questions of both kinds; there is nothing to decide in another."""
    if len({question.answerable for question in judged}) < 2:  # noqa: PLR2004 - both kinds
        return
    clusters = [question.cluster for question in judged]
    confidences, answerable = _confidences(judged)
    answered = [question.outcome.is_answered for question in judged]
    count = len(judged)

    def figure(name: str, statistic: Callable[..., float | None], *arrays: Sequence[float]) -> Iterator[Figure]:
        interval = bootstrap_statistic(statistic, arrays, clusters, seed=SEED, resamples=RESAMPLES)
        if interval is not None:
            yield Figure(name, interval)

    yield from _of_mean("accuracy", [float(a == b) for a, b in zip(answered, answerable, strict=True)], clusters)
    for name, kind in (("answering", True), ("refusing", False)):
        decided, wanted = [one is kind for one in answered], [one is kind for one in answerable]
        yield from _of_mean(f"{name}_precision", _share(wanted, decided), clusters)
        yield from _of_mean(f"{name}_recall", _share(decided, wanted), clusters)
        yield from figure(f"{name}_f1", _f1, decided, wanted)
    yield from figure("AUROC", auroc, confidences, answerable)
    yield from figure("confidence_AP", average_precision, confidences, answerable)
    best = best_threshold(confidences, answerable)
    if best is not None:
        yield Figure("best_accuracy", Interval(best.accuracy, None, None, count))
        yield Figure("best_threshold", Interval(best.threshold, None, None, count))
    error = expected_calibration_error(confidences, answerable)
    if error is not None:
        yield Figure("ECE", Interval(error, None, None, count))
    area = area_under_risk_coverage(_decisions(judged))
    if area is not None:
        yield Figure("AURC", Interval(area, None, None, count))


def _of_mean(name: str, values: Sequence[float | None], clusters: Sequence[str]) -> Iterator[Figure]:
    interval = mean_interval(values, clusters)
    if interval is not None:
        yield Figure(name, interval)


def _share(these: Sequence[bool], of: Sequence[bool]) -> list[float | None]:
    """Of the questions in ``of``, whether each is one of ``these``; the others have no score."""
    return [float(one) if is_counted else None for one, is_counted in zip(these, of, strict=True)]


def _f1(decided: NDArray[np.bool_], wanted: NDArray[np.bool_]) -> float | None:
    total = int(np.count_nonzero(decided)) + int(np.count_nonzero(wanted))
    return 2 * int(np.count_nonzero(decided & wanted)) / total if total else None


def _conversations(judged: Sequence[JudgedQuestion]) -> Iterator[Figure]:
    """First turns, later turns with each kind of history, and whole conversations."""
    turns = [question for question in main_part(judged) if question.conversation is not None]
    yield from _means([question for question in turns if question.turn == 1], _TURNS, "first.")
    for history in History:
        later = [question for question in judged if question.history is history and question.turn != 1]
        yield from _means(later, _TURNS, "later." if history is History.LIVE else f"{history.value}.later.")
    yield from _whole_conversations(turns)


def _whole_conversations(turns: Sequence[JudgedQuestion]) -> Iterator[Figure]:
    passed: dict[str, list[bool]] = {}
    for question in turns:
        if question.passed is not None:
            passed.setdefault(question.cluster, []).append(question.passed)
    clusters = list(passed)
    for name, values in (
        ("conversation.passed_share", [sum(group) / len(group) for group in passed.values()]),
        ("conversation.all_passed", [float(all(group)) for group in passed.values()]),
    ):
        yield from _of_mean(name, values, clusters)


def _tags(judged: Sequence[JudgedQuestion]) -> Iterator[Figure]:
    tags = dict.fromkeys(tag for question in judged for tag in question.tags)
    for tag in tags:
        own = [question for question in judged if tag in question.tags]
        yield from (Figure(tag, figure.interval) for figure in _means(own, ("passed",)))
