"""How long answers take."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class LatencySummary:
    """How long questions took that were asked one after the other.

    Attributes:
        p50: seconds within which half of them were answered.
        p95: seconds within which 95 % of them were answered.
        per_second: questions a second; None where they took no time that the clock could tell.
        count: how many questions there were.
    """

    p50: float
    p95: float
    per_second: float | None
    count: int


def latency_summary(seconds: Sequence[float]) -> LatencySummary | None:
    """The summary of how long each question took; the percentiles are those of :func:`percentile`.

    Args:
        seconds: of each question, by a clock that never goes back.

    Returns:
        None if there is no question.
    """
    p50, p95 = percentile(seconds, 50), percentile(seconds, 95)
    if p50 is None or p95 is None:
        return None
    total = math.fsum(seconds)
    return LatencySummary(p50, p95, len(seconds) / total if total else None, len(seconds))


def percentile(values: Sequence[float], q: float) -> float | None:
    """The value below which ``q`` percent of the values lie, interpolated between neighbours.

    Definition 7 of Hyndman and Fan (1996), which is numpy's.

    Args:
        values: in any order, in any unit.
        q: from 0, the least value, to 100, the greatest.

    Returns:
        In the unit of the values; None if there are none.

    Raises:
        ValueError: if ``q`` is out of range.
    """
    if not 0 <= q <= 100:  # noqa: PLR2004 - percent
        raise ValueError(f"q must be from 0 to 100, not {q}")
    if not values:
        return None
    ordered = sorted(values)
    whole, part = divmod((len(ordered) - 1) * q / 100, 1)
    below, above = ordered[int(whole)], ordered[math.ceil(whole + part)]
    return below + (above - below) * part
