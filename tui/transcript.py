"""The conversation as it is read: one widget that draws the rows that are seen, however many turns there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.laid_page import LaidPage
from tui.looks import Looks
from tui.messages import CitationSelected, QuestionSubmitted
from tui.page_stack import PageStack, Place
from tui.pages import Look, Welcome, pending_blocks, turn_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual.events import Click, Leave, MouseMove, Resize
    from textual.selection import Selection

    from assistant.kept_turns import KeptTurn
    from corpus.model import Collection
    from tui.laid_page import PageRow
    from tui.page_stack import StackRow
    from tui.pages import Block

#: Cells of the longest row; longer ones tire the eye.
WIDEST = 104

_CHOSEN = "transcript--chosen"
_CHOSEN_EDGE = "transcript--chosen-edge"
_HOVERED = "transcript--hovered"


class Pending:
    """A question whose answer is still to come, as the transcript knows it."""

    def __init__(self, question: str) -> None:
        self.question = question


class Transcript(ScrollView, can_focus=True):
    """All turns, the latest last; the first screen until there is one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*Look, "transcript--text", _CHOSEN, _CHOSEN_EDGE, _HOVERED}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        self._looks = Looks(self, "transcript--text")
        super().__init__(id=id)
        self.welcome = Welcome()
        self._collection: Collection | None = None
        self._turns: list[KeptTurn] = []
        self._pending: list[Pending] = []
        self._stack = PageStack()
        self._chosen: Place | None = None
        self._hovered: Place | None = None

    # What is shown.

    @property
    def turns(self) -> tuple[KeptTurn, ...]:
        """The turns that are shown, in order."""
        return tuple(self._turns)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The questions that are shown without an answer yet."""
        return tuple(pending.question for pending in self._pending)

    @property
    def is_welcoming(self) -> bool:
        """Whether the first screen is shown."""
        return not self._turns and not self._pending

    @property
    def chosen(self) -> Place | None:
        """The turn and the quote that are marked as the chosen ones."""
        return self._chosen

    def greet(self, **changes: object) -> None:
        """Changes what the first screen says: fields of :class:`Welcome` by name."""
        self.welcome = replace(self.welcome, **changes)  # type: ignore[arg-type]
        if self.is_welcoming:
            self._lay_out()

    def show_turns(self, turns: Sequence[KeptTurn], collection: Collection) -> None:
        """Shows kept turns, in place of what is there; without any, the first screen."""
        self._turns, self._collection = list(turns), collection
        self._pending.clear()
        self._chosen = self._hovered = None
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)

    def add_turn(self, kept: KeptTurn, collection: Collection, pending: Pending | None = None) -> None:
        """Shows one more turn, in the place of the question that waited for it."""
        self._collection = collection
        self._turns.append(kept)
        if pending in self._pending:
            self._pending.remove(pending)
        elif not self._pending and len(self._turns) > 1:
            # Nothing above it moves.
            self._stack.append(self._laid(turn_blocks(kept, collection)))
            self._measure()
            return
        self._lay_out()

    def add_pending(self, question: str) -> Pending:
        """Shows a question whose answer is still to come."""
        pending = Pending(question)
        self._pending.append(pending)
        self._lay_out()
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)
        return pending

    def remove_pending(self, pending: Pending) -> None:
        """Takes a question away whose answer is not wanted any more."""
        if pending in self._pending:
            self._pending.remove(pending)
            self._lay_out()

    def choose(self, turn: int, citation: int) -> None:
        """Marks one quote as the chosen one, and no other."""
        before, self._chosen = self._chosen, Place(turn, citation)
        if before != self._chosen:
            for changed in (before, self._chosen):
                self._redraw(changed)

    def scroll_to_turn(self, number: int) -> None:
        """Scrolls so that a turn begins at the top, as far as there is something below it."""
        if number < len(self._turns):
            self.scroll_to(y=min(self._stack.top(number), self.max_scroll_y), animate=False, force=True)

    def reveal(self, turn: int, citation: int) -> None:
        """Scrolls, where that is needed, so that a quote is in view."""
        rows = self._stack.rows_of(Place(turn, citation))
        height = self.size.height
        top = round(self.scroll_y)
        if rows and (rows.start < top or rows.stop > top + height):
            wanted = rows.start if rows.start < top else min(rows.start, rows.stop - height)
            self.scroll_to(y=wanted, animate=False, force=True)

    def is_in_view(self, turn: int, citation: int | None = None) -> bool:
        """Whether the first row of a turn, or of one of its quotes, is seen."""
        stack = self._stack
        first = stack.top(turn) if citation is None else stack.rows_of(Place(turn, citation)).start
        top = round(self.scroll_y)
        return top <= first < top + self.size.height

    def text_of(self, number: int) -> str:
        """What a turn, or the first screen, shows, row by row."""
        page = self._stack.pages[number]
        texts = ("".join(text for text, _ in page.runs(row)) for row in page.rows)
        return "\n".join(f"{row.edge}{' ' * row.row.indent}{text}" for row, text in zip(page.rows, texts, strict=True))

    def looking(self, number: int, look: Look) -> list[str]:
        """The raw texts that a turn, or the first screen, shows in a look."""
        paragraphs = [paragraph for block in self._stack.pages[number].blocks for paragraph in block.paragraphs]
        whole = [paragraph.text for paragraph in paragraphs if paragraph.look is look]
        tints = [(paragraph, tint) for paragraph in paragraphs for tint in paragraph.tints if tint.look is look]
        return whole + [paragraph.text[tint.start : tint.end] for paragraph, tint in tints]

    def row_of(self, turn: int, citation: int) -> int:
        """The line of the widget at which a quote, or an example of the first screen, begins."""
        return self._stack.rows_of(Place(turn, citation)).start - round(self.scroll_y)

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """The row at line ``y`` of the widget."""
        number = round(self.scroll_y) + y
        width = self.size.width
        ground = self._looks.style()
        row = self._stack.row(number)
        if row is None:
            return Strip.blank(width, ground)
        strip = Strip(self._selected(number, self._segments(row, ground)))
        return strip.adjust_cell_length(width, ground).apply_offsets(0, number)

    def _segments(self, at: StackRow, ground: Style) -> Iterator[Segment]:
        page, row = at.page, at.row
        if row.paragraph is None:
            yield Segment(" " * page.width, ground)
            return
        block = page.block(row)
        state = self._state(at.number, block)
        block_style = self._looks.style(block.look, *state)
        yield Segment(" " * block.margin, ground)
        if row.edge:
            edge, looks = self._edge(row, block, state)
            yield Segment(edge, self._looks.style(block.look, *looks))
        filled = len(row.edge) + row.row.indent
        if row.row.indent:
            yield Segment(" " * row.row.indent, block_style)
        for text, look in page.runs(row):
            segment = Segment(text, self._looks.style(block.look, look, *state))
            filled += segment.cell_length
            yield segment
        yield Segment(" " * max(0, page.width - 2 * block.margin - filled), block_style)
        yield Segment(" " * block.margin, ground)

    def _state(self, number: int, block: Block) -> tuple[str, ...]:
        """What a block is besides what it always is: chosen, or under the mouse."""
        if block.choice is None:
            return ()
        place = Place(number, block.choice)
        if place == self._chosen and not self.is_welcoming and block.look is Look.QUOTE:
            return (_CHOSEN,)
        return (_HOVERED,) if place == self._hovered else ()

    def _edge(self, row: PageRow, block: Block, state: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        """The edge of a row; that of a chosen quote is thicker, for colour is never the only sign."""
        if _CHOSEN in state:
            return row.edge.replace("│", "┃"), (*state, _CHOSEN_EDGE)
        return row.edge, (block.edge_look, *state)

    def notify_style_update(self) -> None:
        """The theme, or what else the styles depend on, has changed."""
        self._looks.forget()
        super().notify_style_update()

    # Where everything is.

    def _laid(self, blocks: Iterator[Block]) -> LaidPage:
        return LaidPage(blocks, self._wanted_width())

    def _wanted_width(self) -> int:
        return min(WIDEST, self.size.width - self.styles.scrollbar_size_vertical)

    def _lay_out(self) -> None:
        """Wraps everything anew."""
        self._stack = PageStack(map(self._laid, self._all_blocks()))
        self._measure()

    def _all_blocks(self) -> Iterator[Iterator[Block]]:
        if self.is_welcoming:
            yield self.welcome.blocks()
        if self._collection is not None:
            for kept in self._turns:
                yield turn_blocks(kept, self._collection)
        for pending in self._pending:
            yield pending_blocks(pending.question)

    def _measure(self) -> None:
        self.virtual_size = Size(self._wanted_width(), self._stack.height)
        self.refresh()

    def _redraw(self, place: Place | None) -> None:
        """Draws the rows of one quote anew, and no others."""
        rows = self._stack.rows_of(place) if place is not None else range(0)
        if rows:
            self.refresh(Region(0, rows.start - round(self.scroll_y), self.size.width, len(rows)))

    def on_resize(self, event: Resize) -> None:
        """Wraps anew for another width, with the same row at the top."""
        del event
        pages = self._stack.pages
        if pages and pages[0].width == self._wanted_width():
            return
        top = self._stack.row(round(self.scroll_y))
        self._lay_out()
        if top is not None:
            self.scroll_to(y=self._stack.number_of(top), animate=False, force=True)

    # The mouse.

    def on_click(self, event: Click) -> None:
        """Chooses the quote that is clicked, or asks the example; what was dragged over is selected, not clicked."""
        place = self._place_at(event.y) if self.text_selection is None else None
        if place is None:
            return
        event.stop()
        page, choice = place
        if self.is_welcoming:
            self.post_message(QuestionSubmitted(self.welcome.examples[choice]))
        else:
            self.post_message(CitationSelected(page, choice))

    def on_mouse_move(self, event: MouseMove) -> None:
        """Shows what a click would choose."""
        self._hover(self._place_at(event.y))

    def on_leave(self, event: Leave) -> None:
        """A click would choose nothing any more."""
        del event
        self._hover(None)

    def _hover(self, place: Place | None) -> None:
        if place != self._hovered:
            before, self._hovered = self._hovered, place
            for changed in (before, place):
                self._redraw(changed)

    def _place_at(self, y: int) -> Place | None:
        """What can be chosen at a line of the widget."""
        return self._stack.place_at(round(self.scroll_y) + y)

    # Selecting text.

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that the mouse selected."""
        return self._stack.selected_text(selection), "\n"

    def _selected(self, number: int, segments: Iterator[Segment]) -> Iterator[Segment]:
        """The segments of a row, those that the mouse selected in a style of their own."""
        selection = self.text_selection
        span = selection.get_span(number) if selection is not None else None
        if span is None:
            yield from segments
            return
        start, end = span
        style = self.screen.get_component_rich_style("screen--selection")
        position = 0
        for text, own, _ in segments:
            first = min(max(start - position, 0), len(text))
            last = min(max(end - position, 0), len(text)) if end >= 0 else len(text)
            parts = (
                (text[:first], own),
                (text[first:last], own + style if own else style),
                (text[last:], own),
            )
            yield from (Segment(part, look) for part, look in parts if part)
            position += len(text)
