"""What a quote says that the question does not say itself: only that can answer."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import Span
from index import terms_of

if TYPE_CHECKING:
    from corpus.patterns import Pattern


@lru_cache(maxsize=64)
def terms_of_question(question: str) -> frozenset[str]:
    """The terms of a question, which is held against many sentences."""
    return frozenset(terms_of(question))


def new_matches(pattern: Pattern, quote: str, asked: frozenset[str]) -> list[Span]:
    """What a pattern finds that the question does not say itself."""
    return [
        Span(match.start(), match.end())
        for match in pattern.finditer(quote)
        if not set(terms_of(match.group())) <= asked
    ]
