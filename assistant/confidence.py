"""How sure it is that the texts answer: a logistic model over a few signs, calibrated on public questions and our own.

The weights stand in ``weights.json``, made by ``benchmarks/fit_weights.py``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from assistant.evidence import believed_coverage, importance, is_known, typed_coverage, unserved
from assistant.question import AnswerKind
from assistant.weights import confidence_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence import Candidate
    from assistant.reading import Reading
    from corpus import Span
    from index import Index

# Kinds of answer that can be told by their form: a sentence without one does not answer.
_TELLING = frozenset({AnswerKind.DATE, AnswerKind.NUMBER, AnswerKind.PLACE, AnswerKind.EXPANSION})
# Among how many of the best sentences the question's words are looked for.
_READ = 5


@dataclass(frozen=True, slots=True)
class Signs:
    """What predicts whether the best sentence answers.

    Attributes:
        coverage: the share of the question's words, by importance, in the sentence of the best five that has most.
        best_coverage: the same of the best sentence.
        typed: the share by idf, as they were typed, in the sentence of the best five that itself has most.
        unknown: the share of the question's words, by importance, that the texts do not have.
        unserved_names: how many names and numbers of the question the best sentence does not have.
        wrong_kind: 1 where a date, a number, a place or an expansion is asked for and the best sentence has none.
        words: how many words of the question are looked for.
    """

    coverage: float
    best_coverage: float
    typed: float
    unknown: float
    unserved_names: float
    wrong_kind: float
    words: float


def confidence(index: Index, reading: Reading, candidates: Sequence[Candidate]) -> float:
    """The probability, from 0 to 1, that the texts answer; 0 where nothing was found."""
    if not candidates:
        return 0.0
    weights, signs = confidence_weights(), read_signs(index, reading, candidates)
    total = weights["intercept"] + sum(weights[field.name] * getattr(signs, field.name) for field in fields(Signs))
    return 1 / (1 + math.exp(-total))


def read_signs(index: Index, reading: Reading, candidates: Sequence[Candidate]) -> Signs:
    """The signs of an answer; ``candidates`` are the sentences found, the best first, at least one."""
    # What a question took from the turns before is not what it asks, unless it has nothing else.
    asked = tuple(word for word in reading.query.needed if word.weight >= 1)
    words = asked or reading.query.needed
    weights = [importance(index, word) for word in words]
    total = sum(weights) or 1.0
    unknown = sum(weight for word, weight in zip(words, weights, strict=True) if not is_known(index, word))
    best = candidates[0]
    return Signs(
        coverage=max(believed_coverage(index, candidate, words) for candidate in candidates[:_READ]),
        best_coverage=believed_coverage(index, best, words),
        typed=max(typed_coverage(index, candidate, words) for candidate in candidates[:_READ]),
        unknown=unknown / total,
        unserved_names=sum(is_name(reading.text, word.span) for word in unserved(best, asked)),
        wrong_kind=float(reading.form.kind in _TELLING and not best.features.kind),
        words=len(asked),
    )


def is_name(question: str, span: Span) -> bool:
    """Whether a word of the question is a number, or written as a name: a capital that no sentence begins with."""
    word = span.of(question)
    begins = not question[: span.start].strip(" \t\"'“‘(")
    return any(map(str.isdigit, word)) or (word[0].isupper() and (not begins or word.isupper()))
