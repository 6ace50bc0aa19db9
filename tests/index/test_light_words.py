"""Light words are terms as the analyser makes them."""

from __future__ import annotations

from index import terms_of
from index.light_words import _WORDS, LIGHT_TERMS


def test_the_terms_are_those_of_the_analyser() -> None:
    assert frozenset(terms_of(_WORDS)) == LIGHT_TERMS
