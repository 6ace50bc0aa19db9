"""Abbreviations that a text itself defines, by the algorithm of Schwartz and Hearst (2003).

*A simple algorithm for identifying abbreviation definitions in biomedical text*, Pacific Symposium on Biocomputing 8.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import Span
from corpus.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARENTHESIS = Pattern(r"\((?P<inside>[^()]{2,200})\)")
_SHORT_FORM = Pattern(r"[^\W_](?:[^\W_]|[.&/'’-]){1,9}")
_WORD = Pattern(r"\S+")


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation and what it stands for, both as spans of the text that was searched."""

    short: Span
    long: Span


def find_definitions(text: str) -> Iterator[Definition]:
    """The abbreviations that ``text`` defines, in order: ``long form (SF)`` and ``SF (long form)``."""
    for match in _PARENTHESIS.finditer(text):
        inside = Span(match.start("inside"), match.end("inside"))
        definition = _short_inside(text, inside, match.start()) or _long_inside(text, inside, match.start())
        if definition is not None:
            yield definition


def _short_inside(text: str, inside: Span, parenthesis: int) -> Definition | None:
    """``Global Alliance for Circular Economy and Resource Efficiency (GACERE)``."""
    end = next((i for i in range(inside.start, inside.end) if text[i] in ",;:"), inside.end)
    short = Span(inside.start, inside.start + len(text[inside.start : end].rstrip()))
    if not _is_short_form(short.of(text)):
        return None
    words = [match.start() for match in _WORD.finditer(text, max(0, parenthesis - 300), parenthesis)]
    # At most min(|A| + 5, 2|A|) words, as in the paper.
    letters = len(short)
    window = words[-min(letters + 5, letters * 2) :]
    if not window:
        return None
    long_end = parenthesis - (len(text[:parenthesis]) - len(text[:parenthesis].rstrip()))
    start = _best_long_form(short.of(text), text, window[0], long_end)
    return None if start is None else Definition(short, Span(start, long_end))


def _long_inside(text: str, inside: Span, parenthesis: int) -> Definition | None:
    """``GACERE (Global Alliance for Circular Economy and Resource Efficiency)``."""
    before = list(_WORD.finditer(text, max(0, parenthesis - 40), parenthesis))
    if not before or not _is_short_form(before[-1].group()) or " " not in inside.of(text):
        return None
    start = _best_long_form(before[-1].group(), text, inside.start, inside.end)
    return None if start != inside.start else Definition(Span(before[-1].start(), before[-1].end()), inside)


def _is_short_form(word: str) -> bool:
    return _SHORT_FORM.fullmatch(word) is not None and any(map(str.isupper, word))


def _best_long_form(short: str, text: str, start: int, end: int) -> int | None:
    """Where the long form begins: the short form's characters are matched from right to left, the first at a word."""
    position = end - 1
    for index in range(len(short) - 1, -1, -1):
        character = short[index].casefold()
        if not character.isalnum():
            continue
        while position >= start and (
            text[position].casefold() != character or (index == 0 and position > start and text[position - 1].isalnum())
        ):
            position -= 1
        if position < start:
            return None
        position -= 1
    return position + 1
