"""How sure a score is, and whether two systems really differ.

Questions about one document, or in one conversation, succeed and fail together. Given the cluster that each
belongs to, whole clusters are drawn or flipped, so that such questions are not taken for independent
evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.intp]

#: Random signs that are held at once, to bound the memory.
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Interval:
    """A score with its confidence interval.

    Attributes:
        value: the score over all questions, in its own unit.
        low: lower end of the interval, in the same unit; None where no interval can be told: all questions
            are in one cluster, or the statistic is undefined in every resample.
        high: upper end, likewise.
        count: how many questions have a score.
    """

    value: float
    low: float | None
    high: float | None
    count: int


def bootstrap_mean(
    values: Sequence[float | None],
    clusters: Sequence[str],
    *,
    seed: int,
    resamples: int = 2000,
    level: float = 0.95,
) -> Interval | None:
    """The mean of the values with its percentile bootstrap interval; see :func:`bootstrap_statistic`.

    Args:
        values: of each question; None where it has no score, and then it is left out.
        clusters: of each question, the name of its cluster; its own id if it belongs with no other.
        seed: of the random numbers; the same gives the same interval.
        resamples: how many; 1 or more.
        level: of confidence, above 0 and below 1.

    Returns:
        None where no question has a score.

    Raises:
        ValueError: if the two differ in length or an option is out of range.
    """
    scored = [(value, cluster) for value, cluster in zip(values, clusters, strict=True) if value is not None]
    return bootstrap_statistic(
        lambda sample: float(sample.mean()) if sample.size else None,
        [[value for value, _ in scored]],
        [cluster for _, cluster in scored],
        seed=seed,
        resamples=resamples,
        level=level,
    )


def bootstrap_statistic(
    statistic: Callable[..., float | None],
    arrays: Sequence[Sequence[float]],
    clusters: Sequence[str],
    *,
    seed: int,
    resamples: int = 2000,
    level: float = 0.95,
) -> Interval | None:
    """A statistic of several values per question with its percentile bootstrap interval.

    Percentile bootstrap (Efron and Tibshirani 1993, chapter 13) over clusters, as many drawn with replacement
    as there are (Davison and Hinkley 1997). A resample in which the statistic is undefined is left out.

    Args:
        statistic: is called with one numpy array for each of ``arrays``, all of one length, such as
            :func:`~assistant.evaluation.measures.abstention.auroc`; returns None where it is undefined.
        arrays: each holds one number or truth value per question.
        clusters: of each question, the name of its cluster; its own id if it belongs with no other.
        seed: of the random numbers; the same gives the same interval.
        resamples: how many; 1 or more.
        level: of confidence, above 0 and below 1.

    Returns:
        None where the statistic of all questions is undefined.

    Raises:
        ValueError: if the arrays and clusters differ in length or an option is out of range.
    """
    if resamples < 1:
        raise ValueError(f"resamples must be 1 or more, not {resamples}")
    if not 0 < level < 1:
        raise ValueError(f"level must be above 0 and below 1, not {level}")
    if any(len(array) != len(clusters) for array in arrays):
        raise ValueError("every question needs a value in each array and a cluster")
    columns: list[NDArray[Any]] = [np.asarray(array) for array in arrays]
    value = statistic(*columns)
    if value is None:
        return None
    samples = (statistic(*(column[rows] for column in columns)) for rows in _drawn(clusters, seed, resamples))
    defined = [sample for sample in samples if sample is not None]
    low, high = None, None
    if defined:
        low, high = map(float, np.quantile(defined, ((1 - level) / 2, (1 + level) / 2)))
    return Interval(float(value), low, high, len(clusters))


def randomisation_test(
    differences: Sequence[float],
    clusters: Sequence[str] | None = None,
    *,
    seed: int,
    rounds: int = 10_000,
) -> float:
    """How likely a mean difference as large as this one is, either way, if two systems were interchangeable.

    Fisher's paired randomisation test by random signs (Smucker, Allan and Carterette 2007); the observed
    signs count as one more round, so that the result is never 0 (Phipson and Smyth 2010).

    Args:
        differences: of each question, the score of one system less that of the other.
        clusters: of each question, the name of its cluster, whose differences change sign together; None if
            each question stands for itself.
        seed: of the random signs; the same gives the same result.
        rounds: how many; 1 or more.

    Returns:
        The two-sided p, above 0, up to 1; 1 where nothing differs.

    Raises:
        ValueError: if the two differ in length or there is no round.
    """
    if rounds < 1:
        raise ValueError(f"rounds must be 1 or more, not {rounds}")
    sums = np.asarray(differences, dtype=np.float64)
    if clusters is not None:
        if len(clusters) != len(differences):
            raise ValueError("every difference needs a cluster")
        sums = np.bincount(_numbered(clusters), weights=sums).astype(np.float64)
    # Equal but for the order of the additions is equal: the observed signs, drawn again, must count.
    observed = abs(sums.sum()) - 1e-12 * np.abs(sums).sum()
    generator = np.random.default_rng(seed)
    block = max(1, _BLOCK // max(1, sums.size))
    as_large = 0
    for start in range(0, rounds, block):
        kept = generator.integers(0, 2, size=(min(block, rounds - start), sums.size), dtype=np.bool_)
        as_large += int(np.count_nonzero(np.abs(2 * (kept @ sums) - sums.sum()) >= observed))
    return (1 + as_large) / (1 + rounds)


def mcnemar_exact(only_a: int, only_b: int) -> float:
    """How likely so uneven a split is, either way, if neither system were right more often than the other.

    The exact binomial form of the test (McNemar 1947), two-sided by doubling.

    Args:
        only_a: how many questions the one system has right and the other wrong.
        only_b: how many the other way round.

    Returns:
        The two-sided p, from 0, which stands for what a float cannot tell from it, to 1, where the systems
        never differ.

    Raises:
        ValueError: if a count is negative.
    """
    if min(only_a, only_b) < 0:
        raise ValueError(f"there are no {min(only_a, only_b)} questions")
    differing = only_a + only_b
    ways = tail = 1
    for number in range(min(only_a, only_b)):
        ways = ways * (differing - number) // (number + 1)
        tail += ways
    # Integers throughout: no count is too large, and the only rounding is that of the last division.
    return min(1.0, 2 * tail / (1 << differing))


def _numbered(clusters: Sequence[str]) -> Indices:
    """The clusters by number, in the order in which they are first named."""
    numbers = {cluster: number for number, cluster in enumerate(dict.fromkeys(clusters))}
    return np.array([numbers[cluster] for cluster in clusters], dtype=np.intp)


def _drawn(clusters: Sequence[str], seed: int, resamples: int) -> Iterator[Indices]:
    """The questions of each resample, as their clusters are drawn; nothing if there are not two clusters."""
    numbered = _numbered(clusters)
    sizes = np.bincount(numbered)
    if sizes.size <= 1:
        return
    by_cluster = np.argsort(numbered, kind="stable")
    starts = np.cumsum(sizes) - sizes
    generator = np.random.default_rng(seed)
    for _ in range(resamples):
        drawn = generator.integers(0, sizes.size, size=sizes.size)
        lengths = sizes[drawn]
        # For each drawn cluster the positions from its start on, all laid end to end.
        shifts = starts[drawn] - (np.cumsum(lengths) - lengths)
        yield by_cluster[np.repeat(shifts, lengths) + np.arange(lengths.sum())]
