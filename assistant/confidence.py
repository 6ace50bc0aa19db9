"""How sure it is that the texts answer: a logistic model over what predicts it."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signs:
    """What predicts whether the best sentence answers.

    Attributes:
        coverage: from 0 to 1, the share of the question's words, by idf, that the sentence has or leans on.
        own_coverage: the same of the words that it has itself.
        unknown_names: how many names or numbers of the question the texts do not have.
    """

    coverage: float
    own_coverage: float
    unknown_names: int


_INTERCEPT = -4.6
_COVERAGE = 7.0
_OWN_COVERAGE = 1.5
_UNKNOWN_NAME = -1.0


def confidence(signs: Signs) -> float:
    """The probability, from 0 to 1, that the texts answer."""
    total = (
        _INTERCEPT
        + _COVERAGE * signs.coverage
        + _OWN_COVERAGE * signs.own_coverage
        + _UNKNOWN_NAME * signs.unknown_names
    )
    return 1 / (1 + math.exp(-total))
