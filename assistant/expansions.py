"""Abbreviations and what they stand for, where a quote answers with one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.abbreviations import find_definitions
from corpus.patterns import Pattern
from index import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus import Span

_POINTS_TO_ABBREVIATION = Pattern(
    r"\b(?:its?|that|this|they|their|ones?)\b|\bthe\b[^?]*\b(?:abbreviation|acronym|brackets|letters)\b", re.IGNORECASE
)
_ASKS_FOR_SHORT_FORM = Pattern(
    r"^(?!.*\b(?:stands?|means?|full|long|expand\w*|spell\w*)\b).*\b(?:acronym|abbreviat\w+|shortened|initials)\b",
    re.IGNORECASE | re.DOTALL,
)
_ABBREVIATION = Pattern(r"\b\p{Lu}{2,}s?\b")


def find_expansions(quote: str, asked: frozenset[str], question: str) -> Iterator[Span]:
    """What an abbreviation stands for, or the abbreviation of what is asked for.

    A question that names neither, and points to one, means what the quote defines.
    """
    definitions = tuple(find_definitions(quote))
    names_one = _ABBREVIATION.search(question) is not None
    of_short = [each.long for each in definitions if set(terms_of(each.short.of(quote))) & asked]
    of_long = [each.short for each in definitions if asked.issuperset(terms_of(each.long.of(quote)))]
    if of_short or of_long or names_one or not _POINTS_TO_ABBREVIATION.search(question):
        yield from of_short or of_long
        return
    is_short = _ASKS_FOR_SHORT_FORM.search(question) is not None
    yield from (each.short if is_short else each.long for each in definitions)
