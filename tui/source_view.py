"""The text of a document, wrapped and lit; only the rows that are seen are ever rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpus.model import Span
from tui.clusters import is_simple
from tui.lights import Lights, Role, roles_of
from tui.looks import Looks
from tui.messages import SourceClicked
from tui.rows import Row, Rows, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.style import Style
    from textual.events import Click, Resize
    from textual.selection import Selection

    from tui.clusters import Cluster

#: Cells left of the text: the number of a quote, and its mark.
MARGIN = 4
#: Cells of the longest row; longer ones tire the eye.
LONGEST_ROW = 92

_IDLE_SECONDS = 0.01
# What the margin shows beside a row in these roles, the strongest first; colour is never the only sign.
_MARKS = (
    (Role.EVIDENCE, "✓"),
    (Role.CHOSEN, "┃"),
    (Role.QUOTE, "│"),
    (Role.NEAREST, "┊"),
)
_LINE_ENDS = ("", "\n", "\r", "\x85", "\u2028", "\u2029")
_CLASSES = {
    Role.HEADING: "source--heading",
    Role.FURNITURE: "source--furniture",
    Role.UNQUOTED: "source--unquoted",
    Role.NEAREST: "source--nearest",
    Role.QUOTE: "source--quote",
    Role.CHOSEN: "source--chosen",
    Role.ANSWER: "source--answer",
    Role.EVIDENCE: "source--evidence",
    Role.CURSOR: "source--cursor",
    Role.FOUND: "source--found",
    Role.FOUND_HERE: "source--found-here",
}


class SourceView(ScrollView, can_focus=True):
    """Shows a text with lit spans. Spans are code points of the raw text, whatever is shown in their place."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*_CLASSES.values(), "source--text", "source--margin"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        self._looks = Looks(self, "source--text")
        self._styles: dict[int, Style] = {}
        super().__init__(id=id)
        self._text = ""
        self._rows = Rows("", LONGEST_ROW)
        self.lit: tuple[Lights, ...] = ()

    @property
    def text(self) -> str:
        """The raw text that is shown."""
        return self._text

    def show(self, text: str) -> None:
        """Shows another text, from its beginning."""
        self._text = text
        self.lit = ()
        self._rewrap()
        self.scroll_to(0, 0, animate=False)

    def light_up(self, layers: Sequence[Lights]) -> None:
        """Lights spans; the later layers over the earlier ones."""
        self.lit = tuple(layers)
        self.refresh()

    def reveal(self, span: Span) -> None:
        """Scrolls so that a span is in view, its beginning in the upper third if it was not."""
        height = max(1, self.scrollable_content_region.height)
        first, last = self._rows.row_of(span.start), self._rows.row_of(max(span.start, span.end - 1))
        first = self._rows.row_of(span.start)
        top = round(self.scroll_y)
        if top <= first and last < top + height:
            return
        self._settle(first)
        self._set_virtual_size()
        first = self._rows.row_of(span.start)
        self.scroll_to(y=max(0, first - height // 3), animate=False, force=True)

    def row_text(self, number: int) -> str:
        """What a row shows, without its margin; for tests and for copying."""
        row = self._rows.row(number)
        if row is None:
            return ""
        return " " * row.indent + "".join(cluster.shown for cluster in self._clusters(row))

    def first_row_of(self, offset: int) -> int:
        """The number of the row that a code point is in."""
        return self._rows.row_of(offset)

    def offset_at_top(self) -> int:
        """The first code point of the row at the top of what is seen."""
        row = self._rows.row(round(self.scroll_y))
        return row.start if row is not None else 0

    def offset_at(self, x: int, y: int) -> int | None:
        """The code point shown at a cell of the widget; None where there is none."""
        row = self._rows.row(round(self.scroll_y) + y)
        if row is None:
            return None
        column = MARGIN + row.indent
        for cluster in self._clusters(row):
            if column <= x < column + cluster.width:
                return cluster.start
            column += cluster.width
        return None

    def render_line(self, y: int) -> Strip:
        """The row at line ``y`` of the widget."""
        number = round(self.scroll_y) + y
        row = self._rows.row(number)
        width = self.size.width
        base = self._style(0)
        if row is None:
            return Strip.blank(width, base)
        strip = Strip(self._segments(row))
        return strip.adjust_cell_length(width, base).apply_offsets(0, number)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The raw text that the mouse selected."""
        span = self.selected_span(selection)
        return (span.of(self._text), "\n") if span is not None else None

    def selected_span(self, selection: Selection) -> Span | None:
        """What the mouse selected, in code points of the raw text."""
        start = self._offset_of(selection.start) if selection.start is not None else 0
        end = self._offset_of(selection.end) if selection.end is not None else len(self._text)
        return Span(start, end) if start < end else None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keeps the rows around what is seen wrapped, so that scrolling never jumps."""
        super().watch_scroll_y(old_value, new_value)
        self._settle(round(new_value))

    def on_resize(self, event: Resize) -> None:
        """Wraps anew for another width, with the same text at the top."""
        del event
        if self._wanted_width() != self._rows.width:
            self._rewrap()

    def on_click(self, event: Click) -> None:
        """Says which code point was clicked; what was dragged over is selected, not clicked."""
        offset = self.offset_at(event.x, event.y) if self.text_selection is None else None
        if offset is not None:
            self.post_message(SourceClicked(offset))

    def _wanted_width(self) -> int:
        room = self.size.width - self.styles.scrollbar_size_vertical - MARGIN - 1
        return Rows("", min(LONGEST_ROW, room)).width

    def _rewrap(self) -> None:
        top = self._rows.row(round(self.scroll_y)) if self._rows.text is self._text else None
        self._rows = Rows(self._text, self._wanted_width())
        number = self._rows.row_of(top.start) if top is not None else 0
        self._rows.wrap_around(number, self.size.height)
        self._set_virtual_size()
        if top is not None:
            self.scroll_to(y=self._rows.row_of(top.start), animate=False, force=True)
        self.refresh()
        self._wrap_when_idle()

    def _wrap_when_idle(self) -> None:
        """Wraps the rest piece by piece, so that the scroll bar becomes exact without anyone waiting."""
        rows = self._rows
        if rows.is_exact or not self.is_attached:
            return

        def wrap_one() -> None:
            if rows is self._rows:
                self._keeping_place(rows.wrap_more)
                self._wrap_when_idle()

        self.set_timer(_IDLE_SECONDS, wrap_one)

    def _settle(self, number: int) -> None:
        self._keeping_place(lambda: self._rows.wrap_around(number, self.size.height))

    def _keeping_place(self, wrap_some: Callable[[], None]) -> None:
        """Wraps some of the text; where that moves what is at the top, scrolls with it."""
        count = self._rows.count
        top = self._rows.row(round(self.scroll_y))
        wrap_some()
        if self._rows.count == count:
            return
        self._set_virtual_size()
        number = self._rows.row_of(top.start) if top is not None else round(self.scroll_y)
        if number != round(self.scroll_y):
            self.scroll_to(y=number, animate=False, force=True)

    def _set_virtual_size(self) -> None:
        self.virtual_size = Size(self._rows.width + MARGIN, self._rows.count)

    def _offset_of(self, place: tuple[int, int]) -> int:
        """The code point at a place of a selection: x counts shown characters, y rows."""
        x, y = place
        row = self._rows.row(y)
        if row is None:
            return len(self._text)
        position = MARGIN + row.indent
        for cluster in self._clusters(row):
            position += len(cluster.shown)
            if x < position:
                return cluster.start
        return row.end

    def _clusters(self, row: Row) -> list[Cluster]:
        return shown(self._text, row, self._rows.width)

    def _segments(self, row: Row) -> Iterator[Segment]:
        roles = roles_of(self.lit, row.start, row.end)
        yield Segment(self._margin(row, roles), self._looks.style("source--margin"))
        if row.indent:
            yield Segment(" " * row.indent, self._style(0))
        selected = self._selected_in(row)
        if selected is None and not any(roles) and is_simple(self._text, row.start, row.end):
            # Most rows are so: nothing in them is lit, and every character stands for itself.
            end = min(row.end, row.start + self._rows.width - row.indent)
            yield Segment(self._text[row.start : end], self._style(0))
            return
        lit_end = self._lit_end(row)
        run, run_style = "", None
        for cluster in self._clusters(row):
            is_lit = cluster.start < lit_end
            role = _merged(roles[cluster.start - row.start : cluster.end - row.start]) if is_lit else 0
            style = self._style(role)
            if selected is not None and selected.start <= cluster.start < selected.end:
                style += self.screen.get_component_rich_style("screen--selection")
            if style is not run_style:
                if run:
                    yield Segment(run, run_style)
                run, run_style = "", style
            run += cluster.shown
        if run:
            yield Segment(run, run_style)

    def _lit_end(self, row: Row) -> int:
        """Where light ends in a row: the spaces at which a line was wrapped belong to no quote that is seen."""
        is_wrapped = self._text[row.end : row.end + 1] not in _LINE_ENDS
        return row.start + len(self._text[row.start : row.end].rstrip(" ")) if is_wrapped else row.end

    def _margin(self, row: Row, roles: Sequence[int]) -> str:
        merged = _merged(roles)
        mark = next((mark for role, mark in _MARKS if merged & role), " ")
        labels = [
            item.label
            for layer in self.lit
            for item in layer.within(row.start, max(row.end, row.start + 1))
            if item.label and row.start <= item.start
        ]
        return f"{labels[0] if labels else '':>2}{mark} "

    def _style(self, role: int) -> Style:
        """The style of code points in some roles; made once for each set of roles."""
        style = self._styles.get(role)
        if style is None:
            names = (name for flag, name in _CLASSES.items() if role & flag)
            style = self._styles[role] = self._looks.style(*names)
        return style

    def notify_style_update(self) -> None:
        """The theme, or what else the styles depend on, has changed."""
        self._styles.clear()
        self._looks.forget()
        super().notify_style_update()

    def _selected_in(self, row: Row) -> Span | None:
        selection = self.text_selection
        if selection is None:
            return None
        span = self.selected_span(selection)
        return span if span is not None and span.overlap(Span(row.start, max(row.start, row.end))) else None


def _merged(roles: Sequence[int]) -> int:
    merged = 0
    for role in roles:
        merged |= role
    return merged
