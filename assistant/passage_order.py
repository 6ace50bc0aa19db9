"""The order of the passages that were found: by BM25 and by what they are seen to hold once they are read.

The score of a passage is a weighted sum; the weights stand in ``weights.json``, made by ``benchmarks/fit_weights.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.evidence import importance
from assistant.weights import passage_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence import Candidate
    from assistant.reading import Reading
    from index import Hit, Index


@dataclass(frozen=True, slots=True)
class PassageFeatures:
    """What speaks for a passage.

    Attributes:
        relevance: its BM25 score, as a share of the best passage's.
        sentence: the score of its best sentence.
        told: the share of the question's words, by importance, that its document has.
    """

    relevance: float
    sentence: float
    told: float


def reordered(index: Index, reading: Reading, hits: Sequence[Hit], candidates: Sequence[Candidate]) -> tuple[Hit, ...]:
    """The passages found, the best first; those of which no sentence was weighed come last, as they were."""
    features = passage_features(index, reading, hits, candidates)
    read = sorted((hit for hit in hits if hit.rank in features), key=lambda hit: -_score(features[hit.rank]))
    others = (hit for hit in hits if hit.rank not in features)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate([*read, *others], start=1))


def _score(features: PassageFeatures) -> float:
    weights = passage_weights()
    return sum(weights[field.name] * float(getattr(features, field.name)) for field in fields(features))


def passage_features(
    index: Index, reading: Reading, hits: Sequence[Hit], candidates: Sequence[Candidate]
) -> dict[int, PassageFeatures]:
    """What speaks for each passage of which a sentence was weighed, by its rank."""
    best_sentence: dict[int, float] = {}
    for candidate in candidates:
        best_sentence.setdefault(candidate.hit.rank, candidate.score)
    read = [hit for hit in hits if hit.rank in best_sentence]
    weights = {word: importance(index, word) for word in reading.query.needed}
    total = sum(weights.values()) or 1.0
    documents = [hit.passage.document for hit in read]
    told = np.zeros(len(read))
    for word, weight in weights.items():
        told += weight * index.degrees_in_documents(word, documents)
    best = max((hit.score for hit in hits), default=0.0) or 1.0
    return {
        hit.rank: PassageFeatures(hit.score / best, best_sentence[hit.rank], float(told[place]) / total)
        for place, hit in enumerate(read)
    }
