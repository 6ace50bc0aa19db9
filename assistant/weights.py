"""The weights of the small models, read from ``weights.json``; ``benchmarks/fit_weights.py`` makes them."""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

#: For collections of how many passages sentences and the confidence have weights; what lies between is interpolated.
SIZES = (2, 13, 60)


@cache
def weights_of(model: str) -> dict[str, Any]:
    """The weights of a model as they stand in the file."""
    weights: dict[str, Any] = json.loads((Path(__file__).parent / "weights.json").read_text("utf-8"))[model]
    return weights


def passage_weights() -> dict[str, float]:
    """What each feature of a passage adds to its score."""
    return weights_of("passage")


@cache
def sentence_weights(passages: int) -> dict[str, float]:
    """What each feature of a sentence adds to its score in a collection of so many passages."""
    return _of_size("sentence", passages)


@cache
def confidence_weights(passages: int) -> dict[str, float]:
    """What each sign adds to the log-odds that a collection of so many passages answers; ``intercept`` among them."""
    return _of_size("confidence", passages)


def _of_size(model: str, passages: int) -> dict[str, float]:
    shares = shares_of_sizes(passages)
    return {
        name: sum(share * weight for share, weight in zip(shares, by_size, strict=True))
        for name, by_size in weights_of(model).items()
    }


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
