"""The conversation as it is drawn: hostile texts, exact cells, the mouse, and hundreds of turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.color import Color

from assistant.kept_turns import KeptCitation, KeptTurn
from assistant.model import Status
from corpus import read_document
from corpus.model import Collection, Span
from tui import laid_page
from tui.laid_page import LaidPage
from tui.pages import Look, turn_blocks
from tui.transcript import Transcript

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from tui.messages import CitationSelected
    from tui.rows import Row

pytestmark = pytest.mark.asyncio

COLLECTION = Collection("texts", (read_document("Whales sing.", document_id="a"),))
# A quote, the words in it that answer, and what is seen of those words.
HOSTILE = {
    "markup": ("see [b]bold[/b] [/] here", "[b]bold[/b] [/]", "[b]bold[/b] [/]"),
    "ansi": ("see \x1b[31mred\x1b[0m here", "\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
    "osc": ("see \x1b]52;c;aGk=\x07 here", "\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
    "double width": ("第一条 日本と欧州連合 以上", "日本と欧州連合", "日本と欧州連合"),
    "emoji": ("ok 👍🏽 the 👩‍👩‍👧 quote", "👩‍👩‍👧", "👩‍👩‍👧"),
    "right to left": ("see שלום עולם here", "שלום", "שלום"),
    "direction override": ("see \u202eabc\u202c here", "\u202eabc\u202c", "⟨U+202E⟩abc⟨U+202C⟩"),
    "combining": ("cafe\u0301 quo\u0302te e\u0301t", "quo\u0302te", "quo\u0302te"),
    "zero width": ("a\u200bb quo\u00adte c", "quo\u00adte", "quote"),
    "null": ("\x00a\x7f quote", "\x00a\x7f", "␀a␡"),
}
NEVER_RAW = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u202c", "\u2028", "\xad", "\u200b"}


def cited(quote: str, start: int = 0) -> KeptCitation:
    return KeptCitation("b", "B [title]\x1b[2J", "0" * 64, start, start + len(quote), quote, "§ 1\x07")


def answered(question: str, *quotes: str, short: Span | None = None) -> KeptTurn:
    return KeptTurn(question, None, Status.ANSWERED, tuple(map(cited, quotes)), short, 0.9, ("miss\x1bing",))


class TranscriptApp(App[None]):
    CSS = """
    Transcript { scrollbar-size-vertical: 1; }
    .transcript--answer { background: #123456; }
    .transcript--chosen { text-style: bold; }
    .transcript--hovered { text-style: italic; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.selected: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield Transcript(id="transcript")

    def on_citation_selected(self, message: CitationSelected) -> None:
        self.selected.append((message.turn, message.citation))


async def shown(pilot: Pilot[Any], *turns: KeptTurn) -> Transcript:
    transcript = pilot.app.query_one(Transcript)
    transcript.show_turns(turns, COLLECTION)
    await pilot.pause()
    return transcript


@pytest.mark.parametrize("name", HOSTILE)
async def test_the_short_answer_is_lit_at_exactly_its_cells(name: str) -> None:
    quote, short, seen = HOSTILE[name]
    start = quote.index(short)
    async with TranscriptApp().run_test(size=(70, 20)) as pilot:
        transcript = await shown(pilot, answered("Why?", quote, short=Span(start, start + len(short))))
        lines = [transcript.render_line(y) for y in range(20)]
        ground = Color.parse("#123456").rich_color
        lit = "".join(s.text for line in lines for s in line if s.style and s.style.bgcolor == ground)
        assert lit == seen


@pytest.mark.parametrize("width", [40, 70, 160])
@pytest.mark.parametrize("name", HOSTILE)
async def test_nothing_that_a_terminal_would_obey_is_drawn_and_every_row_has_its_width(name: str, width: int) -> None:
    text = HOSTILE[name][0]
    refusal = KeptTurn(text, text, Status.NOT_FOUND, nearest=(cited(text),), reply=text, missing=(text,))
    async with TranscriptApp().run_test(size=(width, 60)) as pilot:
        transcript = await shown(pilot, answered(text, text, text), refusal)
        transcript.add_pending(text)
        for y in range(60):
            strip = transcript.render_line(y)
            assert strip.cell_length == cell_len(strip.text) == width
            assert not set(strip.text) & NEVER_RAW


async def test_the_quote_under_the_mouse_is_shown_and_a_click_chooses_it_but_dragging_does_not() -> None:
    async with TranscriptApp().run_test(size=(60, 20)) as pilot:
        transcript = await shown(pilot, answered("Why?", "Whales sing at night.", "Herons [b]nest[/b] in reeds."))
        first, second = transcript.row_of(0, 0), transcript.row_of(0, 1)
        await pilot.hover(transcript, offset=(10, second))
        await pilot.pause()
        italic = [y for y in range(20) if any(s.style and s.style.italic for s in transcript.render_line(y))]
        assert italic == [second, second + 1, second + 2]
        await pilot.click(transcript, offset=(10, second))
        assert pilot.app.selected == [(0, 1)]
        await pilot.mouse_down(transcript, offset=(5, first))
        await pilot.hover(transcript, offset=(15, second))
        await pilot.mouse_up(transcript, offset=(15, second))
        await pilot.pause()
        assert pilot.app.selected == [(0, 1)]
        copied = pilot.app.screen.get_selected_text()
        assert copied is not None
        assert copied.startswith("Whales sing at night.”\n[1] ")
        assert copied.endswith("\n“Herons [b]n")


async def test_a_wrapped_quote_is_copied_as_it_was_written() -> None:
    quote = "Whales sing at night, \twhen   nobody listens,\nand herons nest in reeds beside the river."
    async with TranscriptApp().run_test(size=(40, 30)) as pilot:
        transcript = await shown(pilot, answered("Why?", quote))
        transcript.text_select_all()
        await pilot.pause()
        copied = pilot.app.screen.get_selected_text()
        assert copied is not None
        assert f"“{quote}”" in copied
        assert "│" not in copied


async def test_only_what_is_new_is_wrapped_when_a_turn_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    wrapped: list[str] = []
    wrap = laid_page.wrap

    def counting(text: str, start: int, end: int, width: int) -> Iterator[Row]:
        wrapped.append(text)
        return wrap(text, start, end, width)

    async with TranscriptApp().run_test(size=(60, 20)) as pilot:
        transcript = await shown(pilot, *(answered(f"Number {n}?", f"Quote {n}.") for n in range(300)))
        monkeypatch.setattr(laid_page, "wrap", counting)
        transcript.add_turn(answered("One more?", "The last."), COLLECTION)
        transcript.scroll_to_turn(300)
        await pilot.pause()
        assert wrapped[0] == "One more?"
        assert not any(text.startswith("Number") for text in wrapped)
        assert transcript.is_in_view(300)
        assert any("One more?" in transcript.render_line(y).text for y in range(20))


async def test_the_same_row_stays_at_the_top_when_the_width_changes() -> None:
    async with TranscriptApp().run_test(size=(90, 20)) as pilot:
        transcript = await shown(pilot, *(answered(f"Number {n}?", "many words " * 30) for n in range(20)))
        transcript.scroll_to_turn(11)
        await pilot.pause()
        assert "Number 11?" in transcript.render_line(0).text
        await pilot.resize_terminal(45, 20)
        await pilot.pause()
        assert "Number 11?" in transcript.render_line(0).text


async def test_one_quote_in_two_parts_has_one_number_and_both_are_lit_when_it_is_chosen() -> None:
    part = answered("Which?", "Whales sing.")
    both = KeptTurn(
        "Two?", None, Status.ANSWERED, part.quotes, parts=(part, answered("Who?", "Herons.", "Whales sing."))
    )
    page = LaidPage(turn_blocks(both, COLLECTION), 80)
    numbers = [
        paragraph.text[tint.start : tint.end].strip()
        for block in page.blocks
        for paragraph in block.paragraphs
        for tint in paragraph.tints
        if tint.look is Look.NUMBER
    ]
    assert numbers == ["[1]", "[2]", "[1]"]
    assert [block.choice for block in page.blocks if block.look is Look.QUOTE] == [0, 1, 0]
