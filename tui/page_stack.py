"""Pages one under the other, and which of them shows a row of the whole."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.selection import Selection

    from tui.laid_page import LaidPage, PageRow
    from tui.pages import Paragraph

_ABOVE = 1
"""Rows left free above everything."""
_BETWEEN = 1
"""Rows left free below a page, besides those below its last block."""


class Place(NamedTuple):
    """Something that can be chosen: by its page, and by its number in the page."""

    page: int
    choice: int


class StackRow(NamedTuple):
    """A row of the whole: which page shows it, and which of that page's rows it is."""

    number: int
    page: LaidPage
    row: PageRow


class PageStack:
    """Pages, the latest last.

    Args:
        pages: what is there to begin with.
    """

    def __init__(self, pages: Iterable[LaidPage] = ()) -> None:
        self.pages: list[LaidPage] = []
        self._tops = [_ABOVE]
        for page in pages:
            self.append(page)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1] - (_BETWEEN if self.pages else 0)

    def append(self, page: LaidPage) -> None:
        """Puts a page below the others; nothing above it moves."""
        self.pages.append(page)
        self._tops.append(self._tops[-1] + len(page.rows) + _BETWEEN)

    def top(self, page: int) -> int:
        """The row that a page begins at."""
        return self._tops[page]

    def row(self, number: int) -> StackRow | None:
        """A row by its number; None where nothing stands."""
        page = bisect_right(self._tops, number) - 1
        if not 0 <= page < len(self.pages):
            return None
        rows, place = self.pages[page].rows, number - self._tops[page]
        return StackRow(page, self.pages[page], rows[place]) if place < len(rows) else None

    def number_of(self, row: StackRow) -> int:
        """The number of the row that shows where a row of another stack of these pages began."""
        return self._tops[row.number] + self.pages[row.number].number_of(row.row)

    def rows_of(self, place: Place) -> range:
        """The numbers of the rows that show something; an empty range where it is not there."""
        if place.page >= len(self.pages):
            return range(0)
        rows = self.pages[place.page].rows_of_choice(place.choice)
        top = self._tops[place.page]
        return range(rows.start + top, rows.stop + top) if rows else rows

    def place_at(self, number: int) -> Place | None:
        """What can be chosen at a row; None where there is nothing to choose."""
        row = self.row(number)
        choice = row.page.choice_at(row.row) if row is not None else None
        return Place(row.number, choice) if row is not None and choice is not None else None

    def selected_text(self, selection: Selection) -> str:
        """What the mouse selected, as it was written: nothing of it is an edge, or broken where a row is wrapped."""
        first = selection.start.y if selection.start is not None else 0
        last = selection.end.y if selection.end is not None else self.height
        parts: list[tuple[Paragraph, int, int]] = []
        for number in range(first, last + 1):
            part = self._selected_part(number, selection)
            if part is None:
                continue
            if parts and parts[-1][0] is part[0]:
                part = (part[0], parts.pop()[1], part[2])
            parts.append(part)
        return "\n".join(paragraph.text[start:end] for paragraph, start, end in parts)

    def _selected_part(self, number: int, selection: Selection) -> tuple[Paragraph, int, int] | None:
        """What the mouse selected of the paragraph that a row shows, in code points."""
        row, span = self.row(number), selection.get_span(number)
        paragraph = row.page.paragraph(row.row) if row is not None else None
        if row is None or paragraph is None or span is None:
            return None
        end = row.page.place_at(row.row, span[1]) if span[1] >= 0 else row.row.row.end
        return paragraph, row.page.place_at(row.row, span[0]), end
