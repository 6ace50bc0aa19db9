"""What can be found: an index over passages and the search in it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from corpus import Passage, PassageSettings, SettingsError, cut_into_passages
from index.analysis import terms_of
from index.bm25 import Bm25, Bm25Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus import Document
    from index.bm25 import Indices, Scores
    from index.query import Alternative, Query, QueryWord


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """How passages are cut and scored.

    Attributes:
        passages: size and overlap of passages, in sentences.
        bm25: k1 and b.
        context_weight: how much a term in a passage's context (title, headings, the sentence that introduces its
            list) counts beside one in the passage; 0 leaves the context out.
        document_weight: how much the whole document counts beside the passage; 0 leaves it out.

    Raises:
        SettingsError: if a weight is negative.
    """

    passages: PassageSettings = field(default_factory=PassageSettings)
    bm25: Bm25Settings = field(default_factory=Bm25Settings)
    context_weight: float = 0.5
    document_weight: float = 2.0

    def __post_init__(self) -> None:
        for name in ("context_weight", "document_weight"):
            weight = getattr(self, name)
            if not (math.isfinite(weight) and weight >= 0):
                raise SettingsError(f"The {name.replace('_', ' ')} is {weight}; it must be a number from 0 upwards.")


@dataclass(frozen=True, slots=True)
class TermShare:
    """What one word of the query gave to a hit's score, and the alternative that it was found by."""

    word: QueryWord
    alternative: Alternative
    share: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that holds a term of the query, itself or in its context.

    Attributes:
        passage: what was found.
        score: the sum of the shares.
        rank: 1 for the best.
        shares: what each term gave, in the order of the query; terms that gave nothing are left out.
    """

    passage: Passage
    score: float
    rank: int
    shares: tuple[TermShare, ...]


class Index:
    """Passages and the terms they are found by; never changes once made.

    The score of a passage is the BM25 of its own words, plus ``context_weight`` times that of its context, plus
    ``document_weight`` times that of its whole document among the documents; each is the score that ``rank_bm25``
    gives. Three fields, because a title that every passage of a document stands under must not make the title's words
    look common, and because a passage that answers stands in a document that is about the question.

    Args:
        documents: what is indexed; there may be none.
        settings: how.
    """

    def __init__(self, documents: Iterable[Document], settings: IndexSettings | None = None) -> None:
        self.settings = settings or IndexSettings()
        documents = tuple(documents)
        bm25 = self.settings.bm25
        self.passages = cut_into_passages(documents, self.settings.passages)
        own_terms = [terms_of(passage.text) for passage in self.passages]
        self.body = Bm25(own_terms, bm25)
        self.context = Bm25([_context_terms(passage) for passage in self.passages], bm25)
        place = {document.id: number for number, document in enumerate(documents)}
        self._document_of = np.array([place[passage.document.id] for passage in self.passages], dtype=np.intp)
        whole = [list(_terms_of_context(document.title)) for document in documents]
        for number, terms in zip(self._document_of, own_terms, strict=True):
            whole[number].extend(terms)
        self.document = Bm25(whole, bm25)

    def __contains__(self, term: object) -> bool:
        """Whether a term stands in any passage or its context."""
        return term in self.body or term in self.context

    def search(self, query: Query, k: int = 10) -> tuple[Hit, ...]:
        """The ``k`` best passages that hold a term of the query, themselves or in their context.

        Equal scores stand in the order of the documents, and in a document in reading order.

        Returns:
            The best first; fewer than ``k`` where fewer passages hold a term.
        """
        touched = self._passages_with(query)
        scores = {term: self._scores_of_term(term, touched) for term in query.terms}
        total = np.zeros(len(touched))
        for word in query.words:
            total += word.weight * np.max([_scores_of(choice, scores) for choice in word.alternatives], axis=0)
        return tuple(
            self._hit(query, int(touched[place]), {term: float(scores[term][place]) for term in scores}, rank)
            for rank, place in enumerate(_best(total, k), start=1)
        )

    def _passages_with(self, query: Query) -> Indices:
        """The passages that hold a term of the query, themselves or in their context, ascending."""
        is_found = np.zeros(len(self.passages), dtype=bool)
        for term in query.terms:
            is_found[self.body.scores(term)[0]] = True
            if self.settings.context_weight:
                is_found[self.context.scores(term)[0]] = True
        return np.flatnonzero(is_found)

    def _scores_of_term(self, term: str, touched: Indices) -> Scores:
        """What a term gives to each passage of ``touched``; shape (touched,)."""
        scores = np.zeros(len(self.passages))
        passages, given = self.body.scores(term)
        scores[passages] += given
        if self.settings.context_weight:
            passages, given = self.context.scores(term)
            scores[passages] += self.settings.context_weight * given
        scores = scores[touched]
        if self.settings.document_weight and self.document.size > 1:
            in_documents = self.document.dense_scores(term)
            scores += self.settings.document_weight * in_documents[self._document_of[touched]]
        return scores

    def _hit(self, query: Query, passage: int, scores: Mapping[str, float], rank: int) -> Hit:
        shares: list[TermShare] = []
        for word in query.words:
            given = [
                TermShare(word, alternative, word.weight * _share(alternative, scores))
                for alternative in word.alternatives
            ]
            best = max(given, key=lambda share: share.share)
            if best.share > 0:
                shares.append(best)
        return Hit(self.passages[passage], sum(share.share for share in shares), rank, tuple(shares))


def _share(alternative: Alternative, scores: Mapping[str, float]) -> float:
    return sum(scores[term] for term in alternative.terms) * alternative.weight


def _scores_of(alternative: Alternative, scores: Mapping[str, Scores]) -> Scores:
    """What an alternative gives to each passage: all its terms together, by its weight."""
    total: Scores = np.sum([scores[term] for term in alternative.terms], axis=0) * alternative.weight
    return total


def _best(scores: Scores, k: int) -> Indices:
    """The places of the ``k`` highest scores, the best first, equal ones ascending."""
    places = np.arange(len(scores))
    if k <= 0:
        return places[:0]
    if len(scores) > k:
        places = np.flatnonzero(scores >= np.partition(scores, -k)[-k])
    return places[np.lexsort((places, -scores[places]))][:k]


@lru_cache(maxsize=10_000)
def _terms_of_context(context: str) -> tuple[str, ...]:
    return tuple(terms_of(context))


def _context_terms(passage: Passage) -> list[str]:
    own = " ".join(passage.text.split())
    return [term for context in passage.context if context != own for term in _terms_of_context(context)]
