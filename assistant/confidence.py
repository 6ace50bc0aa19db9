"""How sure it is that the texts answer: a logistic model over a few signs, calibrated on public questions and our own.

The weights stand in ``weights.json``, made by ``benchmarks/fit_weights.py``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from assistant.evidence import SERVED, degree, degree_in_document, importance, own_terms, terms_around
from assistant.followup import Leaning
from assistant.question import AnswerKind
from assistant.short_answer import cannot_answer, says_where
from assistant.weights import confidence_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence import Candidate
    from assistant.reading import Reading
    from corpus import Span
    from index import Index

# Among how many of the best sentences the question's words are looked for.
_READ = 5


@dataclass(frozen=True, slots=True)
class Signs:
    """What predicts whether the best sentence answers.

    Attributes:
        served: the share of the question's words, by importance, in the sentence of the best five that has most.
        told: the share of the question's words, by importance, that stand anywhere in the document.
        lacking: how much of the question neither the best sentence has nor what it leans on or stands in, in idf.
        unserved_names: how many names and numbers of the question are among that.
        wrong_kind: 1 where a date, a number or an expansion is asked for and the best sentence has none.
        nowhere: 1 where a place is asked for and the best sentence says of nothing where it is.
        words: how many words of the question are looked for.
        small: one over the number of passages: who asks a paragraph or two mostly has the answer before them.
        continues: 1 where the question says nothing of its own and the best sentence stands where the last quotes do
            and has the kind of answer that is asked for.
    """

    served: float
    told: float
    lacking: float
    unserved_names: float
    wrong_kind: float
    nowhere: float
    words: float
    small: float
    continues: float


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
    words = asked if asked and reading.leaning is not Leaning.WHOLE else reading.query.needed
    best = candidates[0]
    around = terms_around(best)
    wrong_kind = cannot_answer(reading.form.kind, reading.text, best.text)
    nowhere = reading.form.kind is AnswerKind.PLACE and not says_where(best.text)
    weights = {word: importance(index, word) for word in words}
    total = sum(weights.values()) or 1.0
    return Signs(
        served=max(
            sum(weight * degree(word, own_terms(candidate)) for word, weight in weights.items())
            for candidate in candidates[:_READ]
        )
        / total,
        told=sum(weight * degree_in_document(word, index, best.document) for word, weight in weights.items()) / total,
        lacking=sum(weight * (1 - degree(word, around)) for word, weight in weights.items()),
        unserved_names=sum(is_name(reading.text, word.span) and degree(word, around) < SERVED for word in asked),
        wrong_kind=float(wrong_kind),
        nowhere=float(nowhere),
        words=len(asked),
        small=1 / len(index.passages),
        continues=float(
            reading.leaning is Leaning.WHOLE
            and best.features.continued + best.features.beside > 0
            and not (wrong_kind or nowhere)
        ),
    )


def is_name(question: str, span: Span) -> bool:
    """Whether a word of the question is a number, or written as a name: a capital that no sentence begins with."""
    word = span.of(question)
    begins = not question[: span.start].strip(" \t\"'“‘(")
    return any(map(str.isdigit, word)) or (word[0].isupper() and (not begins or word.isupper()))
