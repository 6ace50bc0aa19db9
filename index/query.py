"""What is looked for: the words of a question, and for each the terms that a passage may have in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus import Span
from corpus.patterns import Pattern
from index.analysis import Token, analyse, terms_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

_ONLY_WHITE_SPACE = Pattern(r"\s+")
_LONGEST_JOIN = 3
_SHORTEST_HALF = 3
# No two words written as one are longer, in letters.
_LONGEST_WHOLE = 60

#: How well a less exact mention of a date serves for the exact one.
_PARTIAL_DATE = 0.7
# What another writing of words that are looked for themselves counts beside them: it rewards writing as it was typed.
_WRITING_BESIDE = 0.25


class Origin(StrEnum):
    """Where a term of a query came from."""

    TYPED = "typed"
    WRITING = "other writing"
    """The same words written as one, one word written as several, or a date written in another way."""
    LEXICON = "lexicon"
    """Another word for it, from the lexicon."""
    ABBREVIATION = "abbreviation"
    """What the texts themselves define as its abbreviation, or as what it abbreviates."""
    ROOT = "same root"
    """A word of the texts that differs in its ending alone."""
    HISTORY = "history"
    """From the turns before."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What may stand in a passage for a word of the question.

    Attributes:
        terms: the terms that must all stand there.
        weight: what the BM25 score of each term is multiplied by.
        equivalence: from 0 to 1, how much of the word's meaning is there when the terms are.
        origin: where it came from.
    """

    terms: tuple[str, ...]
    weight: float = 1.0
    equivalence: float = 1.0
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of the question; of its alternatives a passage is given the best, not the sum.

    Attributes:
        text: the word, or words, as typed.
        span: where in the question.
        alternatives: what may stand for it in a passage, the word itself first.
        is_needed: whether an answer should have it; not so for what only rewards an exact writing: the whole of a
            compound whose parts are words of their own.
        weight: how much the word counts beside the others; 1 for a word as typed.
    """

    text: str
    span: Span
    alternatives: tuple[Alternative, ...]
    is_needed: bool = True
    weight: float = 1.0

    @property
    def typed(self) -> tuple[str, ...]:
        """The terms of the word itself."""
        return self.alternatives[0].terms

    @property
    def term(self) -> str:
        """The term of the word itself, the first of those of a word that is several."""
        return self.typed[0]


@dataclass(frozen=True, slots=True)
class Query:
    """The words that are looked for, in the order of the question."""

    words: tuple[QueryWord, ...]

    @property
    def needed(self) -> tuple[QueryWord, ...]:
        """The words that an answer should have."""
        return tuple(word for word in self.words if word.is_needed)

    @property
    def terms(self) -> tuple[str, ...]:
        """Every term that is looked up, once, in the order in which they first come."""
        alternatives = (alternative for word in self.words for alternative in word.alternatives)
        return tuple(dict.fromkeys(term for alternative in alternatives for term in alternative.terms))


def read_query(text: str, vocabulary: Container[str], frame: Iterable[Span] = ()) -> Query:
    """The query that ``text`` is: its words, and the other writings of them that the vocabulary has.

    Args:
        text: the question, as typed.
        vocabulary: the terms of the collection.
        frame: parts of the question whose words are not looked for.
    """
    frame = tuple(frame)
    tokens = [token for token in analyse(text) if not any(_is_inside(token, span) for span in frame)]
    words = [_typed(text, token, vocabulary) for token in tokens if not token.is_whole]
    writings = [*_compounds(text, tokens), *_dates(text, tokens), *_joined(text, tokens, vocabulary)]
    counted = [(writing, sum(writing.span.covers(word.span) for word in words)) for writing in writings]
    return Query((*(_with_writings(word, counted) for word in words), *writings))


def _is_inside(token: Token, span: Span) -> bool:
    return span.start <= token.start and token.end <= span.end


def _typed(text: str, token: Token, vocabulary: Container[str]) -> QueryWord:
    word = text[token.start : token.end]
    alternatives = [Alternative((token.term,))]
    if token.term not in vocabulary:
        # Two words for one: "lifecycle" for "life cycle".
        halves = next(_halves(word, vocabulary), None)
        if halves is not None:
            alternatives.append(Alternative(halves, weight=1.0, origin=Origin.WRITING))
    return QueryWord(word, Span(token.start, token.end), tuple(alternatives))


def _with_writings(word: QueryWord, writings: Iterable[tuple[QueryWord, int]]) -> QueryWord:
    """The word, served also by another writing of a compound or a date that it is a part of.

    Where a text has that writing alone, the parts give its score together.
    """
    others = tuple(
        replace(alternative, weight=1 / parts, origin=Origin.WRITING)
        for writing, parts in writings
        if writing.span.covers(word.span)
        for alternative in writing.alternatives
    )
    return replace(word, alternatives=(*word.alternatives, *others))


def _compounds(text: str, tokens: Iterable[Token]) -> Iterator[QueryWord]:
    for token in tokens:
        if token.is_whole and not _is_date(token):
            yield _writing(text, token.start, token.end, Alternative((token.term,)))


def _dates(text: str, tokens: Iterable[Token]) -> Iterator[QueryWord]:
    forms: dict[Span, list[str]] = {}
    for token in tokens:
        if _is_date(token):
            forms.setdefault(Span(token.start, token.end), []).append(token.term)
    for span, terms in forms.items():
        longest = max(map(len, terms))
        alternatives = (
            Alternative((term,), equivalence=1.0 if len(term) == longest else _PARTIAL_DATE)
            for term in sorted(terms, key=len, reverse=True)
        )
        yield _writing(text, span.start, span.end, *alternatives)


def _is_date(token: Token) -> bool:
    return token.is_whole and "-" in token.term


def _joined(text: str, tokens: Sequence[Token], vocabulary: Container[str]) -> Iterator[QueryWord]:
    """Neighbouring words that the collection writes as one: ``micro plastics`` for ``microplastics``."""
    words = [token for token in tokens if not token.is_whole]
    for length in range(2, _LONGEST_JOIN + 1):
        for first in range(len(words) - length + 1):
            run = words[first : first + length]
            if not all(_ONLY_WHITE_SPACE.fullmatch(text, a.end, b.start) for a, b in pairwise(run)):
                continue
            joined = terms_of("".join(text[token.start : token.end] for token in run))
            if len(joined) == 1 and joined[0] in vocabulary:
                alternative = Alternative((joined[0],), origin=Origin.WRITING)
                yield _writing(text, run[0].start, run[-1].end, alternative)


def _writing(text: str, start: int, end: int, *alternatives: Alternative) -> QueryWord:
    return QueryWord(text[start:end], Span(start, end), alternatives, is_needed=False, weight=_WRITING_BESIDE)


def _halves(word: str, vocabulary: Container[str]) -> Iterator[tuple[str, str]]:
    if len(word) > _LONGEST_WHOLE:
        return
    for cut in range(1, len(word)):
        changes_kind = word[cut - 1].isdigit() != word[cut].isdigit()
        if not changes_kind and (cut < _SHORTEST_HALF or len(word) - cut < _SHORTEST_HALF):
            continue
        left, right = terms_of(word[:cut]), terms_of(word[cut:])
        if len(left) == len(right) == 1 and left[0] in vocabulary and right[0] in vocabulary:
            yield left[0], right[0]
