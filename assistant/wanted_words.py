"""The words of a question made ready to be looked for in sentences: how much each says, and what may stand for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.followup import Leaning, is_taken
from assistant.lexicon.source import is_turn_of_phrase
from assistant.served import AS_GOOD, choices
from index.bm25 import lucene_idf
from index.light_words import LIGHT_TERMS
from index.search import GIVEN, PROSE

if TYPE_CHECKING:
    from assistant.reading import Reading
    from index import Index, QueryWord

# How much a light word weighs beside any other.
_LIGHT = 0.15


def importance(index: Index, word: QueryWord) -> float:
    """How much a word of the question says: the idf of its key, with passages of English prose mixed in.

    A collection of a dozen passages cannot tell rare words from common ones; one of thousands is not moved by the
    mixture.
    """
    term = word.term
    idf = lucene_idf(term, index.key_frequency(word), index.body.size, PROSE)
    return idf * word.weight * (_LIGHT if term in LIGHT_TERMS else 1.0) * (1 - GIVEN * index.given(word))


def is_mentioned(index: Index, word: QueryWord) -> bool:
    """Whether the collection has the word itself, an equivalent or one of its family: nothing less is a mention.

    A turn of phrase is no word that a text could lack.
    """
    return is_turn_of_phrase(word.term) or index.has(word, AS_GOOD)


def says_something(word: QueryWord) -> bool:
    """Whether it says something about the texts that they lack a word: typed, no light one, no stray letter."""
    term = word.term
    return word.weight >= 1 and term not in LIGHT_TERMS and (len(term) > 1 or not term.isalpha())


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of the question, made ready to be looked for in many sentences.

    Attributes:
        terms: the terms of the word as typed.
        choices: the terms of what may stand for it with how well they serve, the best first.
        importance: how much it says.
        idf: its idf in the collection; 0 for a word that was not asked with.
        is_taken: whether it was taken from the turns before.
    """

    terms: frozenset[str]
    choices: tuple[tuple[float, frozenset[str]], ...]
    importance: float
    idf: float
    is_taken: bool

    @classmethod
    def of(cls, index: Index, word: QueryWord) -> Wanted:
        """A word as the index weighs it."""
        typed = word.typed
        # What was taken from the turns before, or only said before the question, is not what is asked.
        idf = index.body.idf(typed[0]) * (1 - GIVEN * index.given(word)) if word.weight >= 1 else 0.0
        return cls(frozenset(typed), choices(word), importance(index, word), idf, is_taken(word))

    def degree(self, terms: frozenset[str]) -> float:
        """How much of the word's meaning stands among ``terms``, from 0 to 1."""
        return next((equivalence for equivalence, choice in self.choices if choice <= terms), 0.0)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for in the sentences.

    Attributes:
        words: what a question says itself; all it looks for where that is nothing.
        taken: what it took from the turns before, which tells which of two sentences is meant.
        terms: the terms of all that may stand for any of it.
        importance: that of the words together; 1 where they say nothing.
        idf: that of the words together; 1 where it is 0.
    """

    words: tuple[Wanted, ...]
    taken: tuple[Wanted, ...]
    terms: frozenset[str]
    importance: float
    idf: float

    @classmethod
    def of(cls, index: Index, reading: Reading) -> Asked:
        """The words that a question needs, its own apart from those of the turns before."""
        words = tuple(Wanted.of(index, word) for word in reading.query.needed)
        terms = frozenset().union(*(choice for word in words for _, choice in word.choices))
        own = tuple(word for word in words if not word.is_taken)
        taken = tuple(word for word in words if word.is_taken)
        if reading.leaning is Leaning.WHOLE or not own:
            own, taken = words, ()
        total = sum(word.importance for word in own) or 1.0
        return cls(own, taken, terms, total, sum(word.idf for word in own) or 1.0)
