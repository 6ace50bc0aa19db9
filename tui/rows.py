"""A raw text as rows of cells: wrapped a piece at a time, when a piece is looked at, so that any length will do."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from tui.clusters import TAB_STOP, Cluster, clusters, is_simple, is_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Code points that are wrapped at a time, about.
PIECE = 8_192

_LINE_END = re.compile("\r\n|[\n\u2028\u2029\x85]")
_BULLET = re.compile(r"[ \t]*(?:[•‣⁃◦▪*+–-]|\(?\w{1,3}[.)])?[ \t]+")
_SPACE = " \t"
_SMALLEST_WIDTH = 8


class Row(NamedTuple):
    """Code points ``[start, end)`` of the raw text, shown ``indent`` cells from the left."""

    start: int
    end: int
    indent: int


class Rows:
    """The rows of a text at a width.

    Pieces of the text that nobody has looked at have an estimated number of rows; when they are wrapped, the rows
    below them move. Whoever keeps a row's number across a call that wraps asks for it again by :meth:`row_of`.

    Args:
        text: the raw text.
        width: in cells; at least some.
    """

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(width, _SMALLEST_WIDTH)
        self._starts = list(_piece_starts(text))
        self._ends = [*self._starts[1:], len(text)]
        self._wrapped: list[list[Row] | None] = [None] * len(self._starts)
        self._heights = [self._estimate(start, end) for start, end in zip(self._starts, self._ends, strict=True)]
        self._tops = list(accumulate(self._heights, initial=0))
        self._next = 0

    @property
    def count(self) -> int:
        """How many rows there are, the estimated ones among them."""
        return self._tops[-1]

    @property
    def is_exact(self) -> bool:
        """Whether every piece is wrapped."""
        return self._next >= len(self._starts)

    def row(self, number: int) -> Row | None:
        """A row by its number; None where there is none. Wraps the piece that it is in."""
        piece = self._piece_of_row(number)
        rows = self._rows_of(piece)
        place = number - self._tops[piece]
        if place < len(rows):
            return rows[place]
        return self.row(number) if number < self.count and self._piece_of_row(number) != piece else None

    def row_of(self, offset: int) -> int:
        """The number of the row that a code point is in. Wraps the piece that it is in."""
        piece = max(0, bisect_right(self._starts, offset) - 1)
        rows = self._rows_of(piece)
        place = bisect_right(rows, offset, key=lambda row: row.start) - 1
        return self._tops[piece] + max(0, place)

    def wrap_around(self, number: int, height: int) -> None:
        """Wraps what stands in some rows, and the pieces before and after them."""
        first = self._piece_of_row(number)
        last = self._piece_of_row(number + height)
        for piece in range(max(0, first - 1), min(len(self._starts), last + 2)):
            self._rows_of(piece)

    def wrap_more(self) -> None:
        """Wraps the first piece that is not wrapped yet."""
        while self._next < len(self._starts) and self._wrapped[self._next] is not None:
            self._next += 1
        if self._next < len(self._starts):
            self._rows_of(self._next)

    def _piece_of_row(self, number: int) -> int:
        return min(max(0, bisect_right(self._tops, number) - 1), len(self._starts) - 1)

    def _rows_of(self, piece: int) -> list[Row]:
        rows = self._wrapped[piece]
        if rows is None:
            rows = list(wrap(self.text, self._starts[piece], self._ends[piece], self.width))
            self._wrapped[piece] = rows
            if len(rows) != self._heights[piece]:
                self._heights[piece] = len(rows)
                self._tops = list(accumulate(self._heights, initial=0))
        return rows

    def _estimate(self, start: int, end: int) -> int:
        return max(1, self.text.count("\n", start, end) + (end - start) // self.width)


def wrap(text: str, start: int, end: int, width: int) -> Iterator[Row]:
    """The rows of whole lines ``text[start:end]``; the end of a line belongs to no row."""
    position = start
    for match in _LINE_END.finditer(text, start, end):
        yield from _wrap_line(text, position, match.start(), width)
        position = match.end()
    if position < end or position == start or end == len(text):
        yield from _wrap_line(text, position, end, width)


def shown(text: str, row: Row, width: int) -> list[Cluster]:
    """What a row shows; the spaces that a wrapped row ends with are not shown where they would not fit."""
    room = width - row.indent
    if is_simple(text, row.start, row.end):
        end = min(row.end, row.start + room)
        return [Cluster(offset, offset + 1, text[offset], 1) for offset in range(row.start, end)]
    fitting: list[Cluster] = []
    for cluster in clusters(text, row.start, row.end):
        room -= cluster.width
        if room < 0:
            break
        fitting.append(cluster)
    return fitting


def _piece_starts(text: str) -> Iterator[int]:
    """Where pieces begin: after the end of a line, or, in a line longer than a piece, after a space."""
    position = 0
    yield 0
    while len(text) - position > PIECE:
        wanted = position + PIECE
        line_end = _LINE_END.search(text, wanted, min(len(text), wanted + PIECE))
        if line_end is not None:
            position = line_end.end()
        else:
            space = text.rfind(" ", position, wanted)
            position = space + 1 if space > position else wanted
        if position < len(text):
            yield position


def _wrap_line(text: str, start: int, end: int, width: int) -> Iterator[Row]:
    indent = _hanging_indent(text, start, end, width)
    if not is_simple(text, start, end):
        yield from _wrap_clusters(text, start, end, width, indent)
    elif end - start <= width:
        yield Row(start, end, 0)
    else:
        yield from _wrap_simple(text, start, end, width, indent)


def _hanging_indent(text: str, start: int, end: int, width: int) -> int:
    """Where the further rows of a line begin: under the text of a list item, not under its bullet."""
    match = _BULLET.match(text, start, end)
    if match is None:
        return 0
    cells = sum(cluster.width for cluster in clusters(text, start, match.end()))
    return cells if cells <= width // 2 else 0


def _wrap_simple(text: str, start: int, end: int, width: int, indent: int) -> Iterator[Row]:
    position, room, inset = start, width, 0
    while position < end:
        match = _row_pattern(room).match(text, position, end)
        stop = match.end() if match else min(end, position + room)
        yield Row(position, stop, inset)
        position, room, inset = stop, width - indent, indent


@lru_cache(maxsize=64)
def _row_pattern(room: int) -> re.Pattern[str]:
    """As many words as fit, with the spaces after them; else as many characters as fit."""
    return re.compile(rf".{{1,{room}}}(?:[ ]+|$)|.{{{room}}}")


def _wrap_clusters(text: str, start: int, end: int, width: int, indent: int) -> Iterator[Row]:
    row_start, column, inset = start, 0, 0
    break_at, break_column = start, 0
    for cluster in clusters(text, start, end):
        is_space = cluster.shown.isspace()
        # A tab reaches to the next stop of the row that it is shown in, whatever stands before that row.
        cells = TAB_STOP - column % TAB_STOP if text[cluster.start] == "\t" else cluster.width
        while not is_space and inset + column + cells > width and cluster.start > row_start:
            stop = break_at if break_at > row_start else cluster.start
            yield Row(row_start, stop, inset)
            column -= break_column if stop == break_at else column
            # What is as wide as the pane itself ("<U+0080>" in eight cells) stands at its edge, not under the text.
            row_start, inset = stop, indent if indent + cells <= width else 0
            break_at, break_column = row_start, 0
        if is_wide(text[cluster.start]) and cluster.start > row_start:
            break_at, break_column = cluster.start, column
        column += cells
        if is_space or is_wide(text[cluster.start]):
            break_at, break_column = cluster.end, column
    yield Row(row_start, end, inset)
