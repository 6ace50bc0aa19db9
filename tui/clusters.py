"""From code points to cells: what a reader sees as one character, how wide it is, and what stands for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, split_graphemes

from assistant.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Cells from one tab stop to the next.
TAB_STOP = 8

# Every one of these takes one cell and stands for itself.
_SIMPLE = re.compile("[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2022\u2024-\u2027\u2030-\u205e\u20ac]*")


# Controls, and what turns the direction of text around: never handed to a terminal as they are.
_SPECIAL = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
# Of these, the ones that a reader is not meant to see: soft hyphen, zero-width space, word joiner, byte order mark.
_INVISIBLE = frozenset("\xad\u200b\u2060\ufeff")
_JOINER = "\u200d"
_JOINED = re.compile("[^\u200d]+\u200d*|\u200d+")
_PLACE = "◌"
_WIDE = 2


class Cluster(NamedTuple):
    """Code points ``[start, end)`` that are shown as one: ``shown``, in ``width`` cells."""

    start: int
    end: int
    shown: str
    width: int


def is_simple(text: str, start: int, end: int) -> bool:
    """Whether every code point of ``text[start:end]`` takes one cell and stands for itself."""
    return _SIMPLE.fullmatch(text, start, end) is not None


def clusters(text: str, start: int, end: int, column: int = 0) -> Iterator[Cluster]:
    """The clusters of ``text[start:end]``, a part of one line; together they cover every code point of it.

    Args:
        text: the whole text.
        start: where to begin, in code points.
        end: where to end.
        column: the cell that the first cluster stands in, for tabs.
    """
    position = start
    for match in _SPECIAL.finditer(text, start, end):
        for cluster in _graphemes(text, position, match.start()):
            yield cluster
            column += cluster.width
        special = _special(text, match.start(), column)
        yield special
        column += special.width
        position = match.end()
    yield from _graphemes(text, position, end)


def _graphemes(text: str, start: int, end: int) -> Iterator[Cluster]:
    for first, last, width in split_graphemes(text[start:end])[0]:
        shown = text[start + first : start + last]
        if _JOINER in shown and not is_wide(shown[0]):
            yield from _unjoined(start + first, shown)
        else:
            # A mark with nothing before it gets a place of its own to stand on.
            yield Cluster(start + first, start + last, shown if width else f"{_PLACE}{shown}", width or 1)


def is_wide(character: str) -> bool:
    """Whether a character takes two cells."""
    return cell_len(character) == _WIDE


def _unjoined(start: int, shown: str) -> Iterator[Cluster]:
    """Letters between which a joiner stands; a terminal gives each a cell, and the joiner none."""
    for match in _JOINED.finditer(shown):
        letters = match.group().rstrip(_JOINER)
        width = cell_len(letters)
        yield Cluster(
            start + match.start(),
            start + match.end(),
            letters if width else f"{_PLACE}{letters}",
            width or 1,
        )


def _special(text: str, position: int, column: int) -> Cluster:
    character = text[position]
    if character in _INVISIBLE:
        return Cluster(position, position + 1, "", 0)
    if character == "\t":
        width = TAB_STOP - column % TAB_STOP
        return Cluster(position, position + 1, " " * width, width)
    shown = printable(character)
    if shown in {character, "\n"}:
        shown = f"⟨U+{ord(character):04X}⟩"
    return Cluster(position, position + 1, shown, len(shown))
