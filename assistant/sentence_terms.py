"""The terms of sentences, of the labels over them and of what they stand in, analysed once."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from corpus.patterns import Pattern
from index import analyse

if TYPE_CHECKING:
    from corpus import Passage

# A word of a long name tells what somebody is called: the Fund for Clean Rivers is no clean river.
_LONG_NAME = Pattern(
    r"\b(?!The\b)[A-Z][\w-]*\s+(?:[A-Z][\w-]*\s+)?(?:for|of)\s+(?:the\s+)?(?:[A-Z][\w-]*\s+(?:and\s+)?){1,4}[A-Z][\w-]*"
)


class Analysed(NamedTuple):
    """A text as sentences are held against it."""

    positions: dict[str, tuple[int, ...]]
    """Each term and the words at which it stands."""
    words: frozenset[str]
    """The terms of whole words; a part of a compound is no word."""
    neighbours: frozenset[tuple[str, str]]
    """The terms that follow each other, stop words left out."""


@lru_cache(maxsize=50_000)
def analysed_text(text: str) -> Analysed:
    """A text with its terms told apart by how they stand in it; kept for the next question."""
    tokens = analyse(text)
    positions: dict[str, tuple[int, ...]] = {}
    for token in tokens:
        positions[token.term] = (*positions.get(token.term, ()), token.position)
    wholes = [(token.start, token.end) for token in tokens if token.is_whole]
    wholes.extend(match.span() for match in _LONG_NAME.finditer(text))
    words = [
        token for token in tokens if token.is_whole or not any(start <= token.start < end for start, end in wholes)
    ]
    parts = [token.term for token in tokens if not token.is_whole]
    return Analysed(positions, frozenset(token.term for token in words), frozenset(pairwise(parts)))


@lru_cache(maxsize=50_000)
def terms_in(text: str) -> frozenset[str]:
    """The terms of a text."""
    return frozenset(analysed_text(text).positions)


def neighbours(text: str) -> frozenset[tuple[str, str]]:
    """The terms of a sentence that follow each other in it, stop words left out."""
    return analysed_text(text).neighbours


def label_terms(passage: Passage) -> frozenset[str]:
    """The terms of the words of the label that a passage stands under."""
    label = passage.label
    return analysed_text(passage.document.quote(label)).words if label is not None else frozenset()


@lru_cache(maxsize=50_000)
def context_terms(context: tuple[str, ...]) -> frozenset[str]:
    """The terms of the title and the other lines that a passage stands under."""
    return frozenset().union(*map(terms_in, context))
