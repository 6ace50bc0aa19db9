"""Places in a quote: names that something happens in or at, and whether it says of anything where it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.names import NAME
from assistant.times import MONTHS
from corpus import Span
from corpus.patterns import Pattern
from index import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOUSE = r"\d{1,4}\p{L}?\s\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+"
# "Place: Town Hall", at the head of minutes.
_LABEL_OF_PLACE = r"^\W*(?i:place|venue|location|where|address)\W*:\W*"
_PLACE = Pattern(
    rf"(?:\b(?:in|at|near|from|to|across|outside|around|throughout|inside|of)\s+|{_LABEL_OF_PLACE})"
    rf"(?P<name>{_HOUSE}|{NAME})"
)
# Somewhere, named or not: "along the coast", "globally". Before a month or a number it is a time.
_SOMEWHERE = Pattern(
    rf"""{_LABEL_OF_PLACE}(?=\w) | \bat\ {_HOUSE}
      | \b(?:in|at|on|along|near|inside|outside|across|through|throughout|from|into|onto|under|around|over|above|below
        |between|among|beneath|beside|behind|off|towards?|to\ (?=the\b|an?\b|\p{{Lu}}))
        \s+(?!(?:{MONTHS}|May)\b)[\p{{L}}“‘"'(]
      | \b(?:globally|worldwide|internationally|nationally|locally|regionally|domestically|everywhere|abroad|overseas
        |here|home|upstairs|downstairs|outdoors|indoors)\b""",
    re.VERBOSE,
)


def says_where(quote: str) -> bool:
    """Whether ``quote`` says of anything where it is, by a name or without one."""
    return _SOMEWHERE.search(quote) is not None


def find_places(quote: str, asked: frozenset[str], _question: str) -> Iterator[Span]:
    """Names that something happens in, at or near, and that the question does not say itself."""
    for match in _PLACE.finditer(quote):
        if not set(terms_of(match["name"])) & asked:
            yield Span(*match.span("name"))
