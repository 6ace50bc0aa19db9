"""How well what stands in a text serves a word of a question, from 0 to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index import QueryWord

#: From this degree on a word counts as served.
SERVED = 0.6
#: From this equivalence on, another word says the same. A word of a phrase that has a synonym is served by no less: the
#: power of "nuclear power" is no strength.
AS_GOOD = 0.85


def degree(word: QueryWord, terms: frozenset[str]) -> float:
    """How much of a word's meaning stands among ``terms``, from 0 to 1."""
    return next((equivalence for equivalence, choice in choices(word) if choice <= terms), 0.0)


def choices(word: QueryWord) -> tuple[tuple[float, frozenset[str]], ...]:
    """The terms of each thing that may stand for a word, with how well it serves, the best first."""
    found = [(alternative.equivalence, frozenset(alternative.terms)) for alternative in word.alternatives]
    return tuple(sorted(found, key=lambda choice: -choice[0]))
