"""Steps of an additive model, found by gradient boosting: what is added to a score from a value of a sign on.

After Friedman (2001), *Greedy function approximation: a gradient boosting machine*, with Newton's steps for the
logistic loss. Every tree is a stump of one sign, so that they add up to one step function a sign (Lou et al. 2012).
Like the weights, a stump counts for all sizes of collection, or for one by how near a collection is to it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROUNDS = 500
_RATE = 0.1
# Of a sign with more values than this its quantiles are tried.
_MOST_PLACES = 24
# What holds a step small: the ridge on it, greater for what one size adds, and the least that stands on either side.
_RIDGE = 5.0
_RIDGE_OF_A_SIZE = 20.0
_LEAST = 5.0
# A step less high than this is none.
_SMALLEST = 0.005


def boosted_steps(  # noqa: PLR0917 - the columns of one table
    names: Sequence[str],
    signs: Any,  # noqa: ANN401 - numpy arrays, here and below
    shares: Any,  # noqa: ANN401
    labels: Any,  # noqa: ANN401
    counts: Any,  # noqa: ANN401
    scores: Any,  # noqa: ANN401
) -> tuple[list[float], dict[str, list[tuple[float, list[float]]]]]:
    """What is added everywhere for each size, and the steps of each sign that has any: from which value on, and what.

    Args:
        names: of the signs.
        signs: examples by signs.
        shares: examples by sizes; how near each example's collection is to each size.
        labels: whether the texts answer.
        counts: what each example counts.
        scores: the log-odds of each example without steps.
    """
    places = [_places(column) for column in signs.T]
    bins = np.stack(
        [np.searchsorted(edges, column, side="right") for edges, column in zip(places, signs.T, strict=True)]
    )
    components = np.concatenate([np.ones((1, len(labels))), shares.T])
    ridges = [_RIDGE, *[_RIDGE_OF_A_SIZE] * shares.shape[1]]
    scores = np.array(scores)
    everywhere = np.zeros(shares.shape[1])
    steps: dict[tuple[int, int], Any] = defaultdict(lambda: np.zeros(shares.shape[1]))
    for _ in range(_ROUNDS):
        probability = 1 / (1 + np.exp(-scores))
        gradient, curvature = counts * (labels - probability), counts * probability * (1 - probability)
        stumps = [
            (*_best_stump(bins, gradient * part, curvature * part**2, ridge), component)
            for component, (part, ridge) in enumerate(zip(components, ridges, strict=True))
        ]
        _, sign, edge, low, high, component = max(stumps, key=lambda stump: stump[0])
        scores += components[component] * np.where(bins[sign] <= edge, low, high)
        # Below its first step a sign adds nothing; what the stump adds there is added everywhere.
        for_sizes = np.ones(shares.shape[1]) if component == 0 else np.eye(shares.shape[1])[component - 1]
        steps[sign, edge] += for_sizes * (high - low)
        everywhere += for_sizes * low
    return everywhere.round(2).tolist(), _written(names, places, steps)


def _places(column: Any) -> Any:  # noqa: ANN401
    """Where a sign may step: between its values, or at its quantiles."""
    values = np.unique(column)
    if len(values) > _MOST_PLACES:
        return np.unique(np.quantile(column, np.linspace(0, 1, _MOST_PLACES + 1)))[1:-1].round(3)
    return ((values[1:] + values[:-1]) / 2).round(3)


def _best_stump(bins: Any, gradient: Any, curvature: Any, ridge: float) -> tuple[float, int, int, float, float]:  # noqa: ANN401
    """What a stump gains, its sign, the last bin on its low side, and what it adds on either."""
    width = int(bins.max()) + 1
    flat = (bins + np.arange(len(bins))[:, None] * width).ravel()
    slope, bend = (
        np.bincount(flat, np.tile(values, len(bins)), len(bins) * width).reshape(len(bins), width)
        for values in (gradient, curvature)
    )
    low_slope, low_bend = slope.cumsum(axis=1)[:, :-1], bend.cumsum(axis=1)[:, :-1]
    high_slope, high_bend = slope.sum(axis=1, keepdims=True) - low_slope, bend.sum(axis=1, keepdims=True) - low_bend
    gain = low_slope**2 / (low_bend + ridge) + high_slope**2 / (high_bend + ridge)
    gain -= slope.sum(axis=1, keepdims=True) ** 2 / (bend.sum(axis=1, keepdims=True) + ridge)
    gain[np.minimum(low_bend, high_bend) < _LEAST] = -np.inf
    sign, edge = np.unravel_index(np.argmax(gain), gain.shape)
    low, high = (
        low_slope[sign, edge] / (low_bend[sign, edge] + ridge),
        high_slope[sign, edge] / (high_bend[sign, edge] + ridge),
    )
    return float(gain[sign, edge]), int(sign), int(edge), _RATE * float(low), _RATE * float(high)


def _written(names: Sequence[str], places: Sequence[Any], steps: dict[tuple[int, int], Any]) -> dict[str, Any]:
    """The steps by the names of their signs, in order."""
    found: dict[str, Any] = {}
    for (sign, edge), adds in sorted(steps.items()):
        if np.abs(adds).max() >= _SMALLEST:
            found.setdefault(names[sign], []).append([float(places[sign][edge]), np.round(adds, 2).tolist()])
    return found
