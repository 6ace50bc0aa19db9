"""Names of what a text is all about say no more than *they* or *it*: "What do the EU and Japan promise?"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.question import is_name
from corpus.patterns import Pattern
from index import Query, read_query
from index.light_words import LIGHT_TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index import Index, QueryWord

# The share of the passages that stand under a name from which on the texts are all about it.
_MOST = 0.5
# From this equivalence on, another word may stand for the name: Europe for the EU, Tokyo for Japan.
_FOR_THE_NAME = 0.6
_JOINS = Pattern(r"\s+(?:and|&)\s+(?:the\s+)?")
_ADJOINS = Pattern(r"[\s-]+")
# A name of so many words is that of the one thing that the texts are about; of one word there are others.
_LONG_NAME = 4


def without_parties(text: str, query: Query, index: Index) -> Query:
    """The query without need of two such names that are joined, or of a long one, unless it says nothing else.

    A sentence that happens to name both, where others say *both* or *they*, answers no better for that.

    Args:
        text: the question.
        query: what is looked for.
        index: the collection's.
    """
    names = list(_names(text, query.needed, index))
    spoken_of = [name for name in names if len(name) >= _LONG_NAME and not _is_written(text, name, index)]
    for left, right in pairwise(names):
        if left and right and _JOINS.fullmatch(text, left[-1].span.end, right[0].span.start):
            spoken_of += [left, right]
    parties = {id(word) for name in spoken_of for word in name}
    if all(id(word) in parties or word.term in LIGHT_TERMS for word in query.needed):
        return query
    return Query(tuple(replace(word, is_needed=False) if id(word) in parties else word for word in query.words))


def is_party(name: str, index: Index) -> bool:
    """Whether most passages stand under a name, so that the texts are all about it."""
    return any(index.given(word) > _MOST for word in read_query(name, index).needed)


def _is_written(text: str, name: Sequence[QueryWord], index: Index) -> bool:
    """Whether a passage has a name in full, which may tell it there from another: "Green Energy Ltd"."""
    written = text[name[0].span.start : name[-1].span.end].casefold()
    return any(written in passage.text.casefold() for passage in index.passages)


def _names(text: str, words: Iterable[QueryWord], index: Index) -> Iterator[Sequence[QueryWord]]:
    """The words of each name that the texts are all about, in order; an empty one for every other word."""
    name: list[QueryWord] = []
    for word in words:
        goes_on = bool(name) and _ADJOINS.fullmatch(text, name[-1].span.end, word.span.start) is not None
        if name and not goes_on:
            yield name
            name = []
        if not _is_of_name(text, word, index, is_first=not name):
            if name:
                yield name
            yield ()
            name = []
        else:
            name.append(word)
    if name:
        yield name


def _is_of_name(text: str, word: QueryWord, index: Index, *, is_first: bool) -> bool:
    """Whether a word begins a name of what the texts are about, or goes on with it, which needs no capital."""
    if not is_first:
        return index.given(word) > _MOST
    return is_name(text, word.span) and any(
        index.given(replace(word, alternatives=(replace(other, equivalence=1.0),))) > _MOST
        for other in word.alternatives
        if other.equivalence >= _FOR_THE_NAME
    )
