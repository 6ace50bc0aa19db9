"""Blocks of paragraphs as rows of cells at a width, and which cells of a row show which code points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.clusters import is_simple
from tui.rows import Row, shown, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.pages import Block, Look, Paragraph

_SMALLEST_WIDTH = 8


class PageRow(NamedTuple):
    """One row of a page.

    Attributes:
        block: the number of the block that it belongs to.
        paragraph: which of the block's paragraphs it shows; None where the row is free.
        row: which code points of the paragraph.
        edge: what stands before them.
    """

    block: int
    paragraph: int | None = None
    row: Row = Row(0, 0, 0)
    edge: str = ""


class LaidPage:
    """Blocks, wrapped.

    Args:
        blocks: one under the other.
        width: how many cells there are, margins included.
    """

    def __init__(self, blocks: Iterable[Block], width: int) -> None:
        self.blocks = tuple(blocks)
        self.width = width
        self.rows = [row for number, block in enumerate(self.blocks) for row in self._rows_of(number, block)]

    def block(self, row: PageRow) -> Block:
        """The block that a row belongs to."""
        return self.blocks[row.block]

    def paragraph(self, row: PageRow) -> Paragraph | None:
        """The paragraph that a row shows; None for a free one."""
        return None if row.paragraph is None else self.blocks[row.block].paragraphs[row.paragraph]

    def choice_at(self, row: PageRow) -> int | None:
        """What a click on a row chooses; None where it chooses nothing."""
        return None if row.paragraph is None else self.blocks[row.block].choice

    def rows_of_choice(self, choice: int) -> range:
        """The numbers of the rows that show what can be chosen; an empty range where there is no such thing."""
        numbers = [number for number, row in enumerate(self.rows) if self.choice_at(row) == choice]
        return range(numbers[0], numbers[-1] + 1) if numbers else range(0)

    def number_of(self, row: PageRow) -> int:
        """The number of the row that shows where another row began, when the page had another width."""
        numbers = [number for number, here in enumerate(self.rows) if _order(here) <= _order(row)]
        return numbers[-1] if numbers else 0

    def runs(self, row: PageRow) -> Iterator[tuple[str, Look]]:
        """What a row shows, in runs of one look, without its edge and indent."""
        paragraph = self.paragraph(row)
        if paragraph is None:
            return
        room = self._room(self.block(row))
        if not paragraph.tints and is_simple(paragraph.text, row.row.start, row.row.end):
            # Most rows are so: every character stands for itself.
            yield (
                paragraph.text[row.row.start : min(row.row.end, row.row.start + room - row.row.indent)],
                paragraph.look,
            )
            return
        run, look = "", paragraph.look
        for cluster in shown(paragraph.text, row.row, room):
            cluster_look = _look_at(paragraph, cluster.start)
            if cluster_look is not look and run:
                yield run, look
                run = ""
            run, look = run + cluster.shown, cluster_look
        if run:
            yield run, look

    def place_at(self, row: PageRow, x: int) -> int:
        """The code point that is shown at a character of a row, counted from the row's left end."""
        paragraph = self.paragraph(row)
        if paragraph is None:
            return 0
        position = self.block(row).margin + len(row.edge) + row.row.indent
        for cluster in shown(paragraph.text, row.row, self._room(self.block(row))):
            position += len(cluster.shown)
            if x < position:
                return cluster.start
        return row.row.end

    def _rows_of(self, number: int, block: Block) -> Iterator[PageRow]:
        room, edge = self._room(block), block.edge
        for place, paragraph in enumerate(block.paragraphs):
            for row in wrap(paragraph.text, 0, len(paragraph.text), room):
                yield PageRow(number, place, row, edge)
                edge = block.further_edge
        for _ in range(block.gap):
            yield PageRow(number)

    def _room(self, block: Block) -> int:
        """How many cells a paragraph has."""
        return max(_SMALLEST_WIDTH, self.width - 2 * block.margin - len(block.edge))


def _look_at(paragraph: Paragraph, offset: int) -> Look:
    return next((tint.look for tint in paragraph.tints if tint.start <= offset < tint.end), paragraph.look)


def _order(row: PageRow) -> tuple[int, float, int]:
    """By which rows are in order, whatever their width; free rows come after what is written."""
    return row.block, float("inf") if row.paragraph is None else row.paragraph, row.row.start
