"""What can be found: an index over passages and the search in it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from corpus import Passage, PassageSettings, SettingsError, cut_into_passages
from index.analysis import terms_of
from index.bm25 import Bm25, Bm25Settings
from index.light_words import LIGHT_TERMS
from index.query import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpus import Document
    from index.bm25 import Indices, Scores
    from index.query import Alternative, Query, QueryWord

    _Scored: TypeAlias = tuple[Indices, Scores]

#: How many passages of English prose are counted among those of a collection where words are weighed.
PROSE = 100
# For how many terms the scores of all passages are kept.
_CACHED_TERMS = 2_000
#: How much less a word says that every passage stands under, as the name of what the texts are about.
GIVEN = 0.8
# What a light word counts beside any other.
_LIGHT = 0.75
# From this equivalence on, a word and another are one key.
_OF_ONE_KEY = 0.8
# What another word counts where it scores more than the one that was typed; the typed one counts the rest. A passage
# that has the word itself is as good a guess as one that has a rarer word for it.
_OTHER_WORDS = 0.75
# From so many words on it counts the less, the more a question says: some of its own words lead to what is meant, and
# what else may be said for each of the others leads anywhere.
_SAYS_MUCH = 6


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

    The score of a passage is the BM25 of its own words and those of the label it stands under, plus
    ``context_weight`` times that of its context, plus ``document_weight`` times that of its whole document among the
    documents; each is the score that ``rank_bm25`` gives. Three fields, because a title that every passage of a
    document stands under must not make the title's words look common, and because a passage that answers stands in a
    document that is about the question.

    Of what may stand for a word of the query a passage is given the best; where that is another word than the one that
    was typed, three quarters of it, or less of it in a long question, and for the rest what the typed one gives. Each
    word counts by its :meth:`emphasis`.

    Args:
        documents: what is indexed; there may be none.
        settings: how.
        progress: told now and then what share is done, from 0 to 1.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        settings: IndexSettings | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> None:
        self.settings = settings or IndexSettings()
        documents = tuple(documents)
        bm25 = self.settings.bm25
        self.passages = cut_into_passages(documents, self.settings.passages)
        own_terms = list(_terms_of_each(self.passages, progress))
        # What is said under a label is said of what it names.
        labels = [_label_terms(passage) if self.settings.context_weight else [] for passage in self.passages]
        self.body = Bm25([label + terms for label, terms in zip(labels, own_terms, strict=True)], bm25, PROSE)
        self.context = Bm25([_context_terms(passage) for passage in self.passages], bm25)
        place = {document.id: number for number, document in enumerate(documents)}
        self._place_of_document = place
        self._document_of = np.array([place[passage.document.id] for passage in self.passages], dtype=np.intp)
        whole = [list(_terms_of_context(document.title)) for document in documents]
        for number, terms in zip(self._document_of, own_terms, strict=True):
            whole[number].extend(terms)
        self.document = Bm25(whole, bm25)
        # Questions share words, and an index never changes.
        self._scores_of_term = lru_cache(maxsize=_CACHED_TERMS)(self._score_term)
        self._scores_of_phrase = lru_cache(maxsize=_CACHED_TERMS)(self._score_phrase)
        self._documents_with = lru_cache(maxsize=_CACHED_TERMS)(self._find_documents_with)
        self._holding = lru_cache(maxsize=_CACHED_TERMS)(self._find_holding)

    def __contains__(self, term: object) -> bool:
        """Whether a term stands in any passage or its context."""
        return term in self.body or term in self.context

    def has(self, word: QueryWord, least: float = 0.0) -> bool:
        """Whether any passage or its context has a word or something that serves for it at least so well."""
        return any(
            all(term in self for term in alternative.terms)
            for alternative in word.alternatives
            if alternative.equivalence >= least
        )

    def degrees_in_documents(self, word: QueryWord, documents: Sequence[Document]) -> Scores:
        """How much of a word's meaning stands anywhere in each of some documents of this index; from 0 to 1 each."""
        found = [(one.equivalence, [self._documents_with(term) for term in one.terms]) for one in word.alternatives]
        degree = {
            place: max(
                (equivalence for equivalence, having in found if all(place in each for each in having)), default=0.0
            )
            for place in {self._place_of_document[document.id] for document in documents}
        }
        return np.array([degree[self._place_of_document[document.id]] for document in documents], dtype=np.float64)

    def key_frequency(self, word: QueryWord) -> float:
        """In how many passages, or labels over them, a word stands or the most frequent of what may stand for it.

        Each counts by how well it serves.

        A word and its equivalents are one key (Pirkola 1998): who says *pact* in a text about an *alliance* says no
        more than who says *alliance*.
        """
        return _of_key(word, self.body.text_frequency)

    def given(self, word: QueryWord) -> float:
        """The share of the passages that stand under a title, a heading or an introduction with the word."""
        return _of_key(word, self.context.text_frequency) / max(1, self.context.size)

    def emphasis(self, word: QueryWord) -> float:
        """What share of a word's score counts: less of what the texts are all about, and of what says little."""
        is_light = word.term in LIGHT_TERMS
        return (1 - GIVEN * self.given(word)) * (_LIGHT if is_light else 1.0)

    def search(self, query: Query, k: int = 10) -> tuple[Hit, ...]:
        """The ``k`` best passages that hold a term of the query, themselves or in their context.

        Equal scores stand in the order of the documents, and in a document in reading order.

        Returns:
            The best first; fewer than ``k`` where fewer passages hold a term.
        """
        total = np.zeros(len(self.passages))
        is_found = np.zeros(len(self.passages), dtype=bool)
        as_typed, other = np.zeros(len(self.passages)), np.zeros(len(self.passages))
        other_counts = _other_words_count(query)
        for word in query.words:
            as_typed.fill(0.0)
            other.fill(0.0)
            for place, alternative in enumerate(word.alternatives):
                for term in alternative.terms:
                    is_found[self._holding(term)] = True
                passages, scores = self._scores_of(alternative)
                best = as_typed if _is_as_typed(place, alternative) else other
                best[passages] = np.maximum(best[passages], scores)
            total += word.weight * self.emphasis(word) * (as_typed + other_counts * np.maximum(other - as_typed, 0.0))
        found = np.flatnonzero(is_found)
        chosen = found[_best(total[found], k)]
        return self._hits(query, chosen)

    def _hits(self, query: Query, chosen: Indices) -> tuple[Hit, ...]:
        """The hits that passages are, in the order given, with what each word of the query gave."""
        shares: list[list[TermShare]] = [[] for _ in chosen]
        other_counts = _other_words_count(query)
        for word in query.words:
            given = [_at(self._scores_of(alternative), chosen).tolist() for alternative in word.alternatives]
            weight = word.weight * self.emphasis(word)
            is_typed = [_is_as_typed(place, alternative) for place, alternative in enumerate(word.alternatives)]
            for place, of_alternatives in enumerate(zip(*given, strict=True)):
                for best, part in _parts(of_alternatives, is_typed, other_counts):
                    share = weight * part
                    if share > 0:
                        shares[place].append(TermShare(word, word.alternatives[best], share))
        return tuple(
            Hit(self.passages[passage], sum(share.share for share in of_passage), rank, tuple(of_passage))
            for rank, (passage, of_passage) in enumerate(zip(chosen, shares, strict=True), start=1)
        )

    def _scores_of(self, alternative: Alternative) -> _Scored:
        """The passages that an alternative gives something to, ascending, and what: all its terms, by its weight."""
        if len(alternative.terms) == 1:
            passages, scores = self._scores_of_term(alternative.terms[0])
            return passages, scores * alternative.weight
        passages, scores = self._scores_of_phrase(alternative.terms)
        return passages, scores * alternative.weight

    def _score_phrase(self, terms: tuple[str, ...]) -> _Scored:
        """The same for several terms: what they give together."""
        total = np.zeros(len(self.passages))
        for term in terms:
            passages, scores = self._scores_of_term(term)
            total[passages] += scores
        touched = np.flatnonzero(total)
        return touched, total[touched]

    def _score_term(self, term: str) -> _Scored:
        """The passages that a term gives something to, ascending, and what, all fields together."""
        scores = np.zeros(len(self.passages))
        passages, given = self.body.scores(term)
        scores[passages] += given
        if self.settings.context_weight:
            passages, given = self.context.scores(term)
            scores[passages] += self.settings.context_weight * given
        if self.settings.document_weight and self.document.size > 1:
            in_documents = self.document.dense_scores(term)
            scores += self.settings.document_weight * in_documents[self._document_of]
        touched = np.flatnonzero(scores)
        return touched, scores[touched]

    def _find_documents_with(self, term: str) -> frozenset[int]:
        """The places of the documents that hold a term."""
        return frozenset(self.document.scores(term)[0].tolist())

    def _find_holding(self, term: str) -> Indices:
        """The passages that hold a term, themselves or in their context."""
        in_body, _ = self.body.scores(term)
        if not self.settings.context_weight:
            return in_body
        in_context, _ = self.context.scores(term)
        if not len(in_context):
            return in_body
        # Not np.union1d, which loads the whole of numpy.ma.
        holds = np.zeros(len(self.passages), dtype=bool)
        holds[in_body] = holds[in_context] = True
        return np.flatnonzero(holds)


def _of_key(word: QueryWord, frequency: Callable[[str], int]) -> float:
    return max(
        alternative.equivalence * min(map(frequency, alternative.terms))
        for alternative in word.alternatives
        if alternative.equivalence >= _OF_ONE_KEY
    )


def _is_as_typed(place: int, alternative: Alternative) -> bool:
    """Whether an alternative is the word itself or another writing of it."""
    return place == 0 or alternative.origin is Origin.WRITING


def _other_words_count(query: Query) -> float:
    """What share of its score another word than the one that was typed counts."""
    said = sum(word.weight >= 1 for word in query.needed)
    return _OTHER_WORDS * min(1.0, _SAYS_MUCH / max(1, said))


def _parts(given: Sequence[float], is_typed: Sequence[bool], other_counts: float) -> Iterator[tuple[int, float]]:
    """Which alternatives make up the score of a word in a passage, and what each gives to it.

    Args:
        given: what each alternative scores in the passage.
        is_typed: for each, whether it is the word as typed.
        other_counts: what share of its score another word counts.
    """
    typed = max((place for place, typed in enumerate(is_typed) if typed), key=lambda place: given[place])
    best = max(range(len(given)), key=given.__getitem__)
    if given[best] <= given[typed]:
        yield typed, given[typed]
    else:
        yield typed, (1 - other_counts) * given[typed]
        yield best, other_counts * given[best]


def _at(scored: _Scored, chosen: Indices) -> Scores:
    """The scores of the chosen passages; 0 for those that are given nothing."""
    passages, scores = scored
    if not len(passages):
        return np.zeros(len(chosen))
    places = np.minimum(np.searchsorted(passages, chosen), len(passages) - 1)
    at: Scores = np.where(passages[places] == chosen, scores[places], 0.0)
    return at


def _best(scores: Scores, k: int) -> Indices:
    """The places of the ``k`` highest scores, the best first, equal ones ascending."""
    places = np.arange(len(scores))
    if k <= 0:
        return places[:0]
    if len(scores) > k:
        places = np.flatnonzero(scores >= np.partition(scores, -k)[-k])
    return places[np.lexsort((places, -scores[places]))][:k]


# Often enough for a percentage, and seldom enough to cost nothing.
_TOLD_EVERY = 256


def _terms_of_each(passages: Sequence[Passage], progress: Callable[[float], None] | None) -> Iterator[list[str]]:
    """The terms of each passage; tells the share that is done, for nothing else takes as long."""
    for number, passage in enumerate(passages):
        if progress is not None and number % _TOLD_EVERY == 0:
            progress(number / len(passages))
        yield terms_of(passage.text)


@lru_cache(maxsize=10_000)
def _terms_of_context(context: str) -> tuple[str, ...]:
    return tuple(terms_of(context))


def _label_terms(passage: Passage) -> list[str]:
    return list(_terms_of_context(passage.document.quote(passage.label))) if passage.label is not None else []


def _context_terms(passage: Passage) -> list[str]:
    own = " ".join(passage.text.split())
    return [term for context in passage.context if context != own for term in _terms_of_context(context)]
