from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.app import App

from corpus.model import Span
from tui import rows
from tui.clusters import clusters
from tui.lights import Lights, Role, light
from tui.rows import PIECE
from tui.source_view import MARGIN, SourceView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from tui.messages import SourceClicked
    from tui.rows import Row

pytestmark = pytest.mark.asyncio

# What is quoted in a line, and the cells that must be lit: counted by hand, from the left of the text.
HOSTILE = {
    "plain": ("see the quote here", "the quote", range(4, 13)),
    "markup": ("see [bold]the[/bold] [link=x]quote[/] here", "[bold]the[/bold] [link=x]quote[/]", range(4, 37)),
    "ansi": ("see \x1b[31mred\x1b[0m here", "\x1b[31mred\x1b[0m", range(4, 16)),
    "double width": ("第一条 日本と欧州連合 以上", "日本と欧州連合", range(7, 21)),
    "emoji": ("ok 👍🏽 the 👩‍👩‍👧 quote", "👩‍👩‍👧", range(10, 12)),
    "right to left": ("see שלום עולם here", "שלום", range(4, 8)),
    "direction override": ("see \u202eabc\u202c here", "abc", range(12, 15)),
    "combining": ("cafe\u0301 the quo\u0302te e\u0301t", "quo\u0302te", range(9, 14)),
    "tab": ("a\tquote\tb", "quote", range(8, 13)),
    "zero width": ("a\u200bb quo\u00adte c", "quo\u00adte", range(3, 8)),
    "null and delete": ("\x00a\x7f quote", "quote", range(4, 9)),
    "byte order mark": ("\ufeffquote", "quote", range(5)),
    "line separators": ("one\u2028two quote", "quote", range(4, 9)),
    "carriage returns": ("one\r\ntwo quote\r\n", "quote", range(4, 9)),
    "lone carriage return": ("one\rquote", "quote", range(4, 9)),
}


class SourceApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.clicked: list[int] = []

    def compose(self) -> ComposeResult:
        yield SourceView(id="view")

    def on_source_clicked(self, message: SourceClicked) -> None:
        self.clicked.append(message.offset)


def lit_cells(view: SourceView, y: int) -> list[int]:
    """The cells of a line that are lit, from the left of the text: those with the background of a chosen quote."""
    chosen = view.get_component_rich_style("source--text", "source--chosen").bgcolor
    cells, column = [], 0
    for segment in view.render_line(y):
        width = cell_len(segment.text)
        if segment.style is not None and segment.style.bgcolor == chosen:
            cells.extend(range(column, column + width))
        column += width
    return [cell - MARGIN for cell in cells]


async def shown(pilot: Pilot[Any], text: str, *spans: Span) -> SourceView:
    view = pilot.app.query_one(SourceView)
    view.show(text)
    view.light_up([Lights(light(span, Role.CHOSEN, "1") for span in spans)])
    await pilot.pause()
    return view


@pytest.fixture(autouse=True)
def _with_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SourceApp, "CSS", ".source--chosen { background: #123456; }", raising=False)


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_quote_is_lit_at_exactly_its_cells(name: str) -> None:
    text, quote, expected = HOSTILE[name]
    start = text.index(quote)
    async with SourceApp().run_test(size=(60, 20)) as pilot:
        view = await shown(pilot, text, Span(start, start + len(quote)))
        row = view.first_row_of(start)
        assert lit_cells(view, row) == list(expected)
        assert all(lit_cells(view, other) == [] for other in range(5) if other != row)


@pytest.mark.parametrize("name", HOSTILE)
async def test_nothing_that_a_terminal_would_obey_is_ever_rendered(name: str) -> None:
    text, _, _ = HOSTILE[name]
    async with SourceApp().run_test(size=(60, 20)) as pilot:
        view = await shown(pilot, text)
        for y in range(20):
            strip = view.render_line(y)
            assert strip.cell_length == view.size.width
            assert not set(strip.text) & {*map(chr, range(32)), "\x7f", "\u202e", "\u202c", "\u2028", "\xad", "\u200b"}


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_click_says_which_code_point_was_clicked(name: str) -> None:
    text, quote, expected = HOSTILE[name]
    async with SourceApp().run_test(size=(60, 20)) as pilot:
        view = await shown(pilot, text)
        row = view.first_row_of(text.index(quote))
        await pilot.click(view, offset=(MARGIN + expected[0], row))
        assert pilot.app.clicked == [text.index(quote)]


async def test_a_quote_over_several_rows_is_lit_on_each_and_not_in_the_indent() -> None:
    text = "  • first words of an item that is long enough to be wrapped\nnext"
    start = text.index("words")
    async with SourceApp().run_test(size=(36, 20)) as pilot:
        view = await shown(pilot, text, Span(start, text.index("\n")))
        shown_rows = [view.row_text(number) for number in range(4)]
        assert shown_rows[1].startswith("    ")
        lit = "".join("".join(view.row_text(y)[cell] for cell in lit_cells(view, y)) for y in range(4))
        assert lit.replace(" ", "") == text[start : text.index("\n")].replace(" ", "")
        assert all(cell >= 4 for cell in lit_cells(view, 1))


async def test_the_margin_numbers_a_quote_where_it_begins_and_marks_all_its_rows() -> None:
    text = "before\n" + "quoted words " * 8 + "\nafter"
    async with SourceApp().run_test(size=(40, 20)) as pilot:
        view = await shown(pilot, text, Span(7, text.index("\nafter")))
        margins = [view.render_line(y).text[:MARGIN] for y in range(6)]
        assert margins[0] == "    "
        assert margins[1] == " 1┃ "
        assert margins[2] == "  ┃ "
        assert margins[-1].strip() == ""


async def test_the_same_text_stays_at_the_top_when_the_width_changes() -> None:
    text = "\n".join(f"{number} " + "some words " * 20 for number in range(500))
    async with SourceApp().run_test(size=(80, 20)) as pilot:
        view = await shown(pilot, text)
        view.scroll_to(y=view.first_row_of(text.index("\n250 ") + 1), animate=False)
        await pilot.pause()
        top = view.offset_at_top()
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert view.offset_at_top() == top


async def test_of_five_megabytes_only_what_is_seen_is_wrapped_and_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    wrapped: list[int] = []
    wrap = rows.wrap

    def counting(text: str, start: int, end: int, width: int) -> Iterator[Row]:
        wrapped.append(end - start)
        return wrap(text, start, end, width)

    monkeypatch.setattr(rows, "wrap", counting)
    monkeypatch.setattr(SourceView, "_wrap_when_idle", lambda _: None)
    text = "\n".join(f"{number} " + "some words in a long paragraph " * 8 for number in range(20_000))
    assert len(text) > 5_000_000
    place = text.index("\n15000 ") + 1
    async with SourceApp().run_test(size=(80, 24)) as pilot:
        view = await shown(pilot, text, Span(place, place + 5))
        view.reveal(Span(place, place + 5))
        await pilot.pause()
        assert sum(wrapped) <= 30 * PIECE
        row = view.first_row_of(place)
        assert view.scroll_y <= row < view.scroll_y + 24
        assert lit_cells(view, row - round(view.scroll_y)) == [0, 1, 2, 3, 4]
        assert view.row_text(row).startswith("15000 ")
        for key in ("pageup", "pagedown", "end", "home"):
            view.focus()
            await pilot.press(key)
        assert sum(wrapped) <= 60 * PIECE


async def test_the_text_around_the_mouse_selection_is_raw_text() -> None:
    text = "one\ttwo 漢字 [b]three[/b]\nfour"
    async with SourceApp().run_test(size=(60, 20)) as pilot:
        view = await shown(pilot, text)
        await pilot.mouse_down(view, offset=(MARGIN + 8, 0))
        await pilot.hover(view, offset=(MARGIN + 15, 0))
        await pilot.mouse_up(view, offset=(MARGIN + 15, 0))
        selected = pilot.app.screen.get_selected_text()
        assert selected is not None
        assert selected in text
        assert selected.startswith("two 漢")


async def test_an_empty_text_is_shown() -> None:
    async with SourceApp().run_test(size=(60, 20)) as pilot:
        view = await shown(pilot, "")
        assert view.render_line(0).text.strip() == ""
        assert [cluster.shown for cluster in clusters("", 0, 0)] == []
