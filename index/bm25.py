"""BM25 (Robertson et al. 1994) from ``rank_bm25``, with an idf that is never negative, over what matches.

``rank_bm25.BM25Okapi`` gives a term that stands in half of the passages a score of 0 or less, and visits every passage
for every term. Here the idf is Lucene's, ``ln(1 + (N - n + 0.5) / (n + 0.5))``, and only passages that hold a term are
visited; the scores are, to the last bit, those that ``get_scores`` of the same object gives. Some passages of English
prose may be counted among the texts: a dozen texts cannot tell rare words from common ones.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from rank_bm25 import BM25Okapi

from corpus import SettingsError
from index.background import background_share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.intp]
    Scores: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bm25Settings:
    """The two parameters of BM25.

    Attributes:
        k1: how soon a repeated term stops counting; 0 or more.
        b: how much a long passage is held back; from 0 to 1.

    Raises:
        SettingsError: if they are not so.
    """

    k1: float = 1.2
    b: float = 0.75

    def __post_init__(self) -> None:
        if not (math.isfinite(self.k1) and self.k1 >= 0):
            raise SettingsError(f"BM25's k1 is {self.k1}; it must be a number from 0 upwards.")
        if not 0 <= self.b <= 1:
            raise SettingsError(f"BM25's b is {self.b}; it must be a number from 0 to 1.")


class _LuceneBM25(BM25Okapi):  # type: ignore[misc] # rank_bm25 has no type information
    """``BM25Okapi`` with Lucene's idf over the texts and some passages of prose."""

    def __init__(self, texts: Sequence[Sequence[str]], settings: Bm25Settings, prose: int) -> None:
        self._prose = prose
        super().__init__(texts, k1=settings.k1, b=settings.b)

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        self.idf = {term: lucene_idf(term, count, self.corpus_size, self._prose) for term, count in nd.items()}


def lucene_idf(term: str, count: float, texts: int, prose: int = 0) -> float:
    """``ln(1 + (N - n + 0.5) / (n + 0.5))``, never negative.

    Args:
        term: what it is the idf of.
        count: in how many of the texts it stands.
        texts: how many there are.
        prose: how many passages of English prose are counted among them.
    """
    if prose:
        count += prose * background_share(term)
    return math.log(1 + (texts + prose - count + 0.5) / (count + 0.5))


class Bm25:
    """Scores texts, given as lists of terms, for one term at a time.

    Args:
        texts: the terms of each text; there may be none, and a text may be empty.
        settings: k1 and b.
        prose: how many passages of English prose are counted among the texts where the idf is told.
    """

    def __init__(self, texts: Sequence[Sequence[str]], settings: Bm25Settings, prose: int = 0) -> None:
        self.settings = settings
        self._prose = prose
        self.size = len(texts)
        self._postings: dict[str, tuple[Indices, Scores]] = {}
        self.reference: Any = None
        """The ``rank_bm25`` object itself; None for a collection without texts, which it cannot be made of."""
        if not texts:
            return
        self.reference = _LuceneBM25(texts, settings, prose)
        self._invert()

    def _invert(self) -> None:
        found: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for text, frequencies in enumerate(self.reference.doc_freqs):
            for term, frequency in frequencies.items():
                texts, counts = found[term]
                texts.append(text)
                counts.append(frequency)
        self._postings = {
            term: (np.array(texts, dtype=np.intp), np.array(counts, dtype=np.float64))
            for term, (texts, counts) in found.items()
        }
        self._lengths = np.array(self.reference.doc_len)

    def __contains__(self, term: object) -> bool:
        return term in self._postings

    def vocabulary(self) -> Sequence[str]:
        """Every term, in the order in which they first came."""
        return list(self._postings)

    def text_frequency(self, term: str) -> int:
        """In how many texts the term stands."""
        postings = self._postings.get(term)
        return 0 if postings is None else len(postings[0])

    def idf(self, term: str) -> float:
        """Lucene's idf, also of a term that stands nowhere; 0 only where there are no texts."""
        return lucene_idf(term, self.text_frequency(term), self.size, self._prose) if self.size else 0.0

    def scores(self, term: str) -> tuple[Indices, Scores]:
        """The texts that hold ``term``, ascending, and what it gives to the score of each."""
        postings = self._postings.get(term)
        if postings is None:
            return np.empty(0, dtype=np.intp), np.empty(0)
        texts, counts = postings
        k1, b = self.settings.k1, self.settings.b
        # In the order of rank_bm25's own operations, so that the floating-point result is the same.
        saturation = counts + k1 * (1 - b + b * self._lengths[texts] / self.reference.avgdl)
        return texts, self.reference.idf[term] * (counts * (k1 + 1) / saturation)

    def dense_scores(self, term: str) -> Scores:
        """What ``term`` gives to the score of every text; shape (texts,)."""
        dense = np.zeros(self.size)
        texts, scores = self.scores(term)
        dense[texts] = scores
        return dense
