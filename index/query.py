"""What is looked for: the terms of a question, each with the word it stands for, its weight and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import regex

from index.analysis import Token, analyse, terms_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

_ONLY_WHITE_SPACE = regex.compile(r"\s+")
_LONGEST_JOIN = 3
_SHORTEST_HALF = 3


class Origin(StrEnum):
    """Where a term of a query came from."""

    TYPED = "typed"
    WRITING = "other writing"
    """The same words written as one, or one word written as several."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One term of a query.

    Attributes:
        term: what is looked up.
        word: the question's word, or words, that it stands for, as typed.
        group: terms with the same number are alternatives; a passage is given the best of them, not their sum.
        weight: what its share of the score is multiplied by; 1 for a word as typed.
        origin: where it came from.
    """

    term: str
    word: str
    group: int
    weight: float = 1.0
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class Query:
    """The terms that are looked for; their order has no meaning but decides the order of explanations."""

    terms: tuple[QueryTerm, ...]


def read_query(text: str, vocabulary: Container[str]) -> Query:
    """The query that ``text`` is, as typed, and in the other writings of its compounds that the vocabulary has."""
    tokens = analyse(text)
    written = [*_typed(text, tokens), *_joined(text, tokens, vocabulary), *_split(tokens, text, vocabulary)]
    groups: dict[object, int] = {}
    return Query(
        tuple(
            QueryTerm(term, word, groups.setdefault(key, len(groups)), 1.0, origin)
            for term, word, key, origin in written
        )
    )


_Written: TypeAlias = tuple[str, str, object, Origin]


def _typed(text: str, tokens: Sequence[Token]) -> Iterator[_Written]:
    for index, token in enumerate(tokens):
        # The ISO forms of one date are alternatives; anything else counts each time that it is said.
        is_date = token.is_whole and "-" in token.term
        key: object = ("date", token.start) if is_date else index
        yield token.term, text[token.start : token.end], key, Origin.TYPED


def _joined(text: str, tokens: Sequence[Token], vocabulary: Container[str]) -> Iterator[_Written]:
    """Neighbouring words that the collection writes as one: ``micro plastics`` for ``microplastics``."""
    words = [token for token in tokens if not token.is_whole]
    for length in range(2, _LONGEST_JOIN + 1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if not all(_ONLY_WHITE_SPACE.fullmatch(text, a.end, b.start) for a, b in pairwise(run)):
                continue
            word = text[run[0].start : run[-1].end]
            joined = terms_of("".join(word.split()))
            if len(joined) == 1 and joined[0] in vocabulary:
                yield joined[0], word, ("joined", run[0].start, length), Origin.WRITING


def _split(tokens: Sequence[Token], text: str, vocabulary: Container[str]) -> Iterator[_Written]:
    """The two words that an unknown one is made of, where the collection has both: ``lifecycle`` for ``life cycle``."""
    for token in tokens:
        if token.is_whole or token.term in vocabulary:
            continue
        word = text[token.start : token.end]
        halves = next(_halves(word, vocabulary), ())
        for half in halves:
            yield half, word, ("half", token.start, half), Origin.WRITING


def _halves(word: str, vocabulary: Container[str]) -> Iterator[tuple[str, str]]:
    for cut in range(1, len(word)):
        changes_kind = word[cut - 1].isdigit() != word[cut].isdigit()
        if not changes_kind and (cut < _SHORTEST_HALF or len(word) - cut < _SHORTEST_HALF):
            continue
        left, right = terms_of(word[:cut]), terms_of(word[cut:])
        if len(left) == len(right) == 1 and left[0] in vocabulary and right[0] in vocabulary:
            yield left[0], right[0]
