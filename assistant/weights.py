"""The weights of the small models, read from ``weights.json``; ``benchmarks/fit_weights.py`` makes them."""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

#: For collections of how many passages sentences and the confidence have weights; what lies between is interpolated.
SIZES = (2, 13, 60)


@cache
def weights_of(model: str) -> dict[str, Any]:
    """The weights of a model as they stand in the file."""
    weights: dict[str, Any] = json.loads((Path(__file__).parent / "weights.json").read_text("utf-8"))[model]
    return weights


def passage_weights(*, of_statement: bool = False) -> dict[str, float]:
    """What each feature of a passage adds to its score, for a question or for a statement."""
    return weights_of("passage of a statement" if of_statement else "passage")


@cache
def sentence_weights(passages: int) -> dict[str, float]:
    """What each feature of a sentence adds to its score in a collection of so many passages."""
    return _of_size("sentence", passages)


@cache
def confidence_weights(passages: int) -> dict[str, float]:
    """What each sign adds to the log-odds that a collection of so many passages answers; ``intercept`` among them."""
    return _of_size("confidence", passages)


@cache
def confidence_steps(passages: int) -> dict[str, tuple[tuple[float, float], ...]]:
    """The steps of the signs that have any, in a collection of so many passages: from which value on, and how much."""
    shares = shares_of_sizes(passages)
    return {
        sign: tuple((start, _mixed(shares, by_size)) for start, by_size in steps)
        for sign, steps in weights_of("confidence steps").items()
    }


def _of_size(model: str, passages: int) -> dict[str, float]:
    shares = shares_of_sizes(passages)
    return {name: _mixed(shares, by_size) for name, by_size in weights_of(model).items()}


def _mixed(shares: Sequence[float], by_size: Sequence[float]) -> float:
    return sum(share * weight for share, weight in zip(shares, by_size, strict=True))


def shares_of_sizes(passages: int) -> tuple[float, ...]:
    """How near a collection is to each of :data:`SIZES`, by the logarithm of its size; the shares add up to 1."""
    place = math.log(min(max(passages, SIZES[0]), SIZES[-1]))
    shares = [0.0] * len(SIZES)
    for number, (low, high) in enumerate(pairwise(map(math.log, SIZES))):
        if low <= place <= high:
            shares[number + 1] = (place - low) / (high - low)
            shares[number] = 1 - shares[number + 1]
            break
    return tuple(shares)
