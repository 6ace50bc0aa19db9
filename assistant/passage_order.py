"""The order of the passages that were found: by BM25 and by what they are seen to hold once they are read.

The score of a passage is a weighted sum; the weights stand in ``weights.json``, made by ``benchmarks/fit_weights.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np

from assistant.question import is_statement
from assistant.sentence_terms import neighbours
from assistant.served import AS_GOOD
from assistant.wanted_words import importance
from assistant.weights import passage_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.candidate import Candidate
    from assistant.reading import Reading
    from corpus import Passage
    from index import Hit, Index, QueryWord

    _Phrase = tuple[frozenset[tuple[str, str]], float]


@dataclass(frozen=True, slots=True)
class PassageFeatures:
    """What speaks for a passage.

    Attributes:
        relevance: its BM25 score, as a share of the best passage's.
        sentence: the score of its best sentence.
        told: the share of the question's words, by importance, that its document has.
        phrases: how much of the question stands in one of its sentences as neighbours that are neighbours there, in
            idf: what single words are the sum of says nothing of how they belong together (Metzler and Croft 2005).
    """

    relevance: float
    sentence: float
    told: float
    phrases: float


def reordered(index: Index, reading: Reading, hits: Sequence[Hit], candidates: Sequence[Candidate]) -> tuple[Hit, ...]:
    """The passages found, the best first; those of which no sentence was weighed come last, as they were.

    A statement asks nothing that a sentence could answer: its passages stand by what they and their texts have of it.
    """
    features = passage_features(index, reading, hits, candidates)
    weights = passage_weights(of_statement=is_statement(reading.text))
    read = sorted((hit for hit in hits if hit.rank in features), key=lambda hit: -_score(features[hit.rank], weights))
    others = (hit for hit in hits if hit.rank not in features)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate([*read, *others], start=1))


def _score(features: PassageFeatures, weights: Mapping[str, float]) -> float:
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
    phrases = list(_phrases(index, reading))
    return {
        hit.rank: PassageFeatures(
            relevance=hit.score / best,
            sentence=best_sentence[hit.rank],
            told=float(told[place]) / total,
            phrases=_amount_of(phrases, hit.passage),
        )
        for place, hit in enumerate(read)
    }


def _phrases(index: Index, reading: Reading) -> Iterator[_Phrase]:
    """Each two neighbouring words of the question: what may stand for them side by side, and the idf of both."""
    said = [word for word in reading.query.needed if word.weight >= 1]
    idf = [index.body.idf(word.term) * index.emphasis(word) for word in said]
    for (first, of_first), (second, of_second) in pairwise(zip(said, idf, strict=True)):
        ends, begins = _as_good(first, -1), _as_good(second, 0)
        yield frozenset(product(ends, begins)), of_first + of_second


def _as_good(word: QueryWord, place: int) -> frozenset[str]:
    """The term at a place, the last or the first, of each thing that says what a word says."""
    return frozenset(one.terms[place] for one in word.alternatives if one.equivalence >= AS_GOOD)


def _amount_of(phrases: Sequence[_Phrase], passage: Passage) -> float:
    """The idf of the phrases that stand in a sentence of a passage."""
    sentences = [neighbours(passage.document.quote(sentence)) for sentence in passage.sentences]
    return sum(idf for terms, idf in phrases if any(not terms.isdisjoint(sentence) for sentence in sentences))
