"""The weights of the two small models, read from ``weights.json``; ``benchmarks/fit_weights.py`` makes them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def _weights() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = json.loads(
        (Path(__file__).parent / "weights.json").read_text(encoding="utf-8")
    )
    return weights


def sentence_weights() -> dict[str, float]:
    """What each feature of a sentence adds to its score."""
    return _weights()["sentence"]


def confidence_weights() -> dict[str, float]:
    """What each sign adds to the log-odds that the texts answer; ``intercept`` among them."""
    return _weights()["confidence"]
