"""Typing errors: a word that nobody knows is read as the nearest one that is known.

Distance is that of Damerau (1964) and Levenshtein (1966): letters inserted, left out, changed, or two neighbours
swapped.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from index import terms_of
from index.stemming import stems
from index.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

# Words shorter than the first are corrected to function words only, those from the second on may be two letters off.
_SHORTEST = 4
_LONG = 8
# Shorter words in capitals are abbreviations of which one is as likely as the other.
_SHORTEST_CAPITALS = 5
_SHORTEST_SWAPPED = 3
# Read for a word that only differs in a letter, these would turn what is asked: "wot" is *what*.
_NEGATIONS = frozenset({"no", "nor", "not"})


class _Arranged(NamedTuple):
    """Words of the language as they are looked up."""

    function_words: tuple[str, ...]
    by_term: Mapping[str, Sequence[str]]
    by_letter: Mapping[tuple[int, str], Sequence[str]]
    """By length and first letter."""


@cache
def _arranged(words: frozenset[str]) -> _Arranged:
    """Words of the language, arranged once for all collections."""
    by_term: dict[str, list[str]] = defaultdict(list)
    by_letter: dict[tuple[int, str], list[str]] = defaultdict(list)
    ordered = sorted(words)
    for word, term in zip(ordered, stems(ordered), strict=True):
        by_term[term].append(word)
        by_letter[len(word), word[0]].append(word)
    return _Arranged(tuple(sorted(words & STOP_WORDS)), dict(by_term), dict(by_letter))


class Spelling:
    """Corrects single words.

    Args:
        frequencies: the folded words of the collection and how often each stands there.
        others: folded words of the language and the lexicon, which are right though the collection has them not.
        capitals: the words that the collection writes in capitals.
    """

    def __init__(self, frequencies: Mapping[str, int], others: Collection[str], capitals: Collection[str] = ()) -> None:
        self._frequencies = frequencies
        self._others = others
        self._terms = frozenset(term for word in frequencies for term in terms_of(word))
        # What differs by more letters than may be wrong needs no comparing; nor does what begins with another letter,
        # if it is neither a function word nor one of the texts.
        known = _arranged(frozenset(others))
        of_texts = {word for term in self._terms for word in known.by_term.get(term, ())}
        self._candidates: dict[int, list[str]] = defaultdict(list)
        for candidate in sorted({*frequencies, *known.function_words, *of_texts}):
            self._candidates[len(candidate)].append(candidate)
        self._by_letter = known.by_letter
        self._capitals = tuple(sorted(capitals))
        self.correct = lru_cache(maxsize=10_000)(self._correct)

    def _correct(self, word: str) -> str | None:
        """The word that ``word`` was meant to be; None where it is right, or nothing is near enough.

        Of words equally near, a function word comes first, which most words of a question are; then one of the
        collection, one that only has a letter more, since leaving one out is the commonest error, one of the same
        letters in another order, one with the same first letter, and the more frequent one. A word of three letters can
        only be a function word, and a word that the texts do not have only one with the same first letter.

        Args:
            word: folded, letters only.
        """
        if word in self._frequencies or word in self._others or not word.isalpha():
            return None
        most = 0 if len(word) < _SHORTEST - 1 else 1 if len(word) < _LONG else 2
        if not most:
            return None
        from rapidfuzz import process  # noqa: PLC0415 - only a word that nobody knows needs it
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

        lengths = range(len(word) - most, len(word) + most + 1)
        candidates = [candidate for length in lengths for candidate in self._candidates.get(length, ())]
        for length, letter in product(lengths, dict.fromkeys(word[:2])):
            candidates += self._by_letter.get((length, letter), ())
        different = list(dict.fromkeys(candidates))
        near = process.extract(word, different, scorer=DamerauLevenshtein.distance, score_cutoff=most, limit=None)
        if len(word) < _SHORTEST:
            near = [found for found in near if found[0] in STOP_WORDS]
        near = [found for found in near if self._may_be_meant(word, found[0])]
        if not near:
            return None
        best: str = min(near, key=lambda found: self._rank(word, found[0], found[1]))[0]
        return best

    def correct_plural(self, word: str) -> str | None:
        """The plural that a word was meant to be which only adds its *s*, capitals kept: "countrys"; else None."""
        plural = f"{word[:-2]}ies"
        folded = word.casefold()
        is_known = folded in self._frequencies or folded in self._others
        if is_known or not folded.endswith("ys") or plural.casefold() not in self._others:
            return None
        return plural

    def correct_capitals(self, word: str) -> str | None:
        """The one abbreviation of the collection from which a word in capitals differs by one error; else None.

        A short one may have two letters swapped, and no other error.
        """
        if len(word) < _SHORTEST_CAPITALS:
            swapped = [other for other in self._capitals if sorted(other) == sorted(word)]
            return swapped[0] if len(swapped) == 1 and len(word) >= _SHORTEST_SWAPPED else None
        from rapidfuzz import process  # noqa: PLC0415 - only a word that nobody knows needs it
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

        near = process.extract(word, self._capitals, scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=2)
        found: str | None = near[0][0] if len(near) == 1 else None
        return found

    def _rank(self, word: str, candidate: str, distance: int) -> tuple[int, int, bool, bool, bool, bool, int, str]:
        frequency = self._frequencies.get(candidate, 0)
        is_left_out = len(candidate) - len(word) == distance
        # Whether a text happens to have a function word says nothing.
        group = 2 if candidate not in STOP_WORDS else 0 if is_left_out else 1
        is_in_texts = self._is_in_texts(candidate)
        is_swapped = sorted(candidate) == sorted(word)
        starts_else = candidate[0] != word[0]
        return (distance, group, not is_in_texts, not is_left_out, not is_swapped, starts_else, -frequency, candidate)

    def _is_in_texts(self, candidate: str) -> bool:
        return candidate in self._frequencies or any(term in self._terms for term in terms_of(candidate))

    @staticmethod
    def _begins_alike(word: str, candidate: str) -> bool:
        """Whether two words share their first letter, or have the first two exchanged."""
        return candidate[0] == word[0] or candidate[:2] == word[1::-1]

    def _may_be_meant(self, word: str, candidate: str) -> bool:
        """Whether a word near enough is one of the texts, a function word, or has the first letter of what was typed.

        The first letter is seldom mistyped (Yannakoudakis and Fawthrop 1983).
        """
        if candidate in _NEGATIONS and len(word) == len(candidate) and sorted(word) != sorted(candidate):
            return False
        return candidate in STOP_WORDS or self._is_in_texts(candidate) or self._begins_alike(word, candidate)
