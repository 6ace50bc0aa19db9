"""The chat and what is around it: clipboard, settings, colour, disk, question sets."""

# ruff: noqa: ASYNC240 - files of a few bytes, while nothing else runs

from __future__ import annotations

import os
import sqlite3
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Never

import pytest
from textual.widgets import Input

from assistant import Assistant
from assistant.evaluation.locate import located
from assistant.evaluation.own_format import read_own_format
from assistant.evaluation.question_set import ONLY_COLLECTION
from assistant.sessions import SessionsError, SessionStore
from tui.evidence_screen import EvidenceScreen
from tui.source_view import MARGIN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

pytestmark = pytest.mark.asyncio

PLASTICS = "What is said about plastics?"
BUDGET = "What is the budget of the alliance?"


def told(pilot: Pilot[Any]) -> list[str]:
    """What the user was told beside the conversation."""
    return [notice.message for notice in pilot.app._notifications]  # noqa: SLF001 - Textual has no other way


@pytest.fixture
def clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system whose clipboard is a file."""
    program = tmp_path / "bin" / "wl-copy"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/copied.new\nmv {tmp_path}/copied.new {tmp_path}/copied\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    return tmp_path / "copied"


async def test_quote_citation_and_transcript_are_copied(
    open_chat: Callable[..., Any], ask: Callable[..., Any], until: Callable[..., Any], clipboard: Path
) -> None:
    citation = Assistant().ask(PLASTICS).answer.citations[0]
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await pilot.press("escape", "c")
        await until(pilot, clipboard.exists)
        assert clipboard.read_text(encoding="utf-8") == citation.quote
        clipboard.unlink()
        await pilot.press("C")
        await until(pilot, clipboard.exists)
        cited = clipboard.read_text(encoding="utf-8")
        assert cited.startswith(f"“{citation.quote}” (")
        assert f"characters {citation.span.start}–{citation.span.end}" in cited
        clipboard.unlink()
        await pilot.press("T")
        await until(pilot, clipboard.exists)
        assert f"## {PLASTICS}" in clipboard.read_text(encoding="utf-8")
        await until(pilot, lambda: any("wl-copy" in notice for notice in told(pilot)))


async def test_without_a_command_the_terminal_is_asked_to_copy(
    open_chat: Callable[..., Any], ask: Callable[..., Any], until: Callable[..., Any]
) -> None:
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await pilot.press("escape", "c")
        await until(pilot, lambda: pilot.app.clipboard == pilot.app.screen.reading.citation.quote)
        assert any("some terminals ignore that" in notice for notice in told(pilot))


async def test_where_nothing_can_copy_it_is_said(
    open_chat: Callable[..., Any], ask: Callable[..., Any], until: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        monkeypatch.setenv("TERM", "linux")
        await pilot.press("escape", "c")
        await until(pilot, lambda: any("no clipboard here" in notice for notice in told(pilot)))
        assert pilot.app.clipboard == ""


async def test_the_address_of_the_source_is_opened_where_there_is_a_desktop_and_told_elsewhere(
    open_chat: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    async with open_chat() as pilot:
        monkeypatch.setattr(pilot.app, "open_url", opened.append)
        await pilot.press("escape", "o")
        assert any("https://ec.europa.eu" in notice for notice in told(pilot))
        assert opened == []
        monkeypatch.setenv("DISPLAY", ":0")
        await pilot.press("o")
        assert opened == ["https://ec.europa.eu/newsroom/env/items/712806/en"]


async def test_a_theme_is_remembered(open_chat: Callable[..., Any], home: Path) -> None:
    async with open_chat() as pilot:
        pilot.app.theme = "textual-light"
        await pilot.pause()
    assert "theme: textual-light" in (home / "config" / "chat.yaml").read_text()
    async with open_chat() as pilot:
        assert pilot.app.theme == "textual-light"


async def test_keys_can_be_changed(open_chat: Callable[..., Any], home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "chat.yaml").write_text("keys:\n  why: f9\n  source: f6\n  ask: ctrl+s\n")
    async with open_chat() as pilot:
        await pilot.press("f2")
        assert not pilot.app.screen.source.has_focus_within
        await pilot.press("f6")
        assert pilot.app.screen.source.has_focus_within
        await pilot.press("f6", "3", "ctrl+s")
        await pilot.pause()
        await pilot.pause(0.3)
        assert pilot.app.screen.transcript.turns
        await pilot.press("f1")
        await pilot.pause()
        text = "\n".join(str(widget.render()) for widget in pilot.app.screen.query(".sheet-text"))
        assert "F9" in text
        assert "Ctrl+S" in text
        assert "F4" not in text


async def test_without_colour_nothing_is_coloured_and_the_chosen_quote_is_reversed(
    open_chat: Callable[..., Any], ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await pilot.pause()
        app, view = pilot.app, pilot.app.screen.source.view
        strips = [
            strip.apply_filter(line_filter, app.screen.styles.background)
            for line_filter in app.get_line_filters()
            for strip in app.screen._compositor.render_strips()  # noqa: SLF001 - what is sent to the terminal
        ]
        assert strips
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        assert all(color is None or color.is_default for style in styles for color in (style.color, style.bgcolor))
        chosen = view.get_component_rich_style("source--text", "source--quote", "source--chosen")
        assert chosen.reverse
        assert any(style.reverse for style in styles)


async def test_a_disk_that_is_full_is_told_once_and_the_conversation_goes_on(
    open_chat: Callable[..., Any], ask: Callable[..., Any], until: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Never:
        raise SessionsError("The conversation could not be kept or read (database or disk is full).")

    monkeypatch.setattr(SessionStore, "add", fail)
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await ask(pilot, BUDGET)
        await until(pilot, lambda: told(pilot))
        await pilot.pause()
        messages = [notice for notice in told(pilot) if "disk is full" in notice]
        assert len(messages) == 1
        assert "The conversation goes on" in messages[0]
        assert len(pilot.app.screen.transcript.turns) == 2


async def test_a_damaged_file_of_conversations_is_told(
    open_chat: Callable[..., Any], ask: Callable[..., Any], home: Path
) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "conversations.sqlite3").write_bytes(b"[damaged] " * 500)
    async with open_chat() as pilot:
        assert any("conversations.damaged-1.sqlite3" in notice for notice in told(pilot))
        await ask(pilot, PLASTICS)
    assert (home / "data" / "conversations.damaged-1.sqlite3").read_bytes() == b"[damaged] " * 500


async def test_the_file_of_a_newer_version_is_told(open_chat: Callable[..., Any], home: Path) -> None:
    (home / "data").mkdir(parents=True)
    connection = sqlite3.connect(home / "data" / "conversations.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    async with open_chat() as pilot:
        assert any("newer version" in notice for notice in told(pilot))


async def test_a_home_that_cannot_be_written_is_told_and_the_conversation_goes_on(
    open_chat: Callable[..., Any], ask: Callable[..., Any], home: Path
) -> None:
    home.write_text("a file, where the folder should be")
    async with open_chat() as pilot:
        assert any("cannot be kept" in notice for notice in told(pilot))
        await ask(pilot, PLASTICS)
        assert pilot.app.screen.transcript.turns[0].quotes
        pilot.app.theme = "nord"
        await pilot.pause()
        assert any("cannot be remembered" in notice for notice in told(pilot))


async def test_a_turn_becomes_a_test_question_with_the_evidence_that_was_confirmed(
    open_chat: Callable[..., Any], ask: Callable[..., Any], until: Callable[..., Any], home: Path
) -> None:
    assistant = Assistant()
    quotes = [citation.quote for citation in assistant.ask(PLASTICS).answer.citations]
    path = home / "data" / "questions.yaml"
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await pilot.press("escape", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, EvidenceScreen))
        await pilot.press("enter", "enter")
        await until(pilot, path.exists)
        await until(pilot, lambda: not isinstance(pilot.app.screen, EvidenceScreen))
        await ask(pilot, BUDGET)
        await pilot.press("escape", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, EvidenceScreen))
        await pilot.press("enter")
        pilot.app.screen.query_one("#evidence-id", Input).value = "no-budget"
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, EvidenceScreen))
    questions = read_own_format(path)
    found = located(questions, {ONLY_COLLECTION: assistant.collection})
    first, second = found.questions
    assert first.ask == PLASTICS
    assert sorted(evidence.text for evidence in first.evidence[0]) == sorted(quotes)
    assert second.id == "no-budget"
    assert second.answerable is False


@pytest.fixture
def open_evidence(
    open_chat: Callable[..., Any], ask: Callable[..., Any], until: Callable[..., Any]
) -> Callable[..., Any]:
    """Asks a question and turns it into a test question."""

    @asynccontextmanager
    async def opened(question: str, **options: object) -> AsyncIterator[Pilot[Any]]:
        async with open_chat(**options) as pilot:
            await ask(pilot, question)
            await pilot.press("escape", "e")
            await until(pilot, lambda: isinstance(pilot.app.screen, EvidenceScreen))
            await until(pilot, lambda: pilot.app.screen.query_one("#evidence-source").lit)
            yield pilot

    return opened


def pieces(pilot: Pilot[Any]) -> list[str]:
    """What is chosen of the document that is shown."""
    choice = pilot.app.screen.choice
    return [choice.document.quote(span) for span in choice.evidence]


async def test_evidence_is_corrected_by_key_and_by_click(
    open_evidence: Callable[..., Any], until: Callable[..., Any], home: Path
) -> None:
    async with open_evidence(PLASTICS) as pilot:
        screen = pilot.app.screen
        before = pieces(pilot)
        await pilot.press("space")
        assert pieces(pilot) == before[1:]
        await pilot.press("space", "down", "space")
        after = screen.choice.here
        assert len(pieces(pilot)) == len(before) + 1
        await pilot.press("space")
        assert pieces(pilot) == before
        view = screen.query_one("#evidence-source")
        # Its last row, for it begins where the sentence before it ends.
        row = view.first_row_of(after.end - 1) - round(view.scroll_y)
        await pilot.click(view, offset=(12, row))
        assert after in screen.choice.chosen
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is not screen)
        assert not (home / "data" / "questions.yaml").exists()


async def test_the_ends_of_evidence_are_moved_by_key(open_evidence: Callable[..., Any]) -> None:
    async with open_evidence("When did the EU-Japan Summit take place?") as pilot:
        whole = pieces(pilot)[0]
        assert whole.startswith("On May 31, the")
        await pilot.press("left", "h", "alt+right")
        assert pieces(pilot) == [" ".join(whole.split()[1:-2])]
        await pilot.press("shift+left", "alt+shift+left", "W", "L", "right")
        assert pieces(pilot) == [" ".join(whole.split()[1:-1])]


async def test_what_is_dragged_over_becomes_evidence(open_evidence: Callable[..., Any]) -> None:
    async with open_evidence("When did the EU-Japan Summit take place?") as pilot:
        screen = pilot.app.screen
        view, text = screen.query_one("#evidence-source"), screen.choice.document.text
        place = text.index("first of its kind")
        row = view.first_row_of(place)
        before = view.row_text(row).index("first of its kind") + MARGIN
        line = row - round(view.scroll_y)
        await pilot.mouse_down(view, offset=(before, line))
        await pilot.hover(view, offset=(before + 16, line))
        await pilot.mouse_up(view, offset=(before + 16, line))
        await pilot.pause()
        assert "first of its kind" in pieces(pilot)
        assert len(pieces(pilot)) == 2
        assert view.text_selection is None


async def test_evidence_of_several_texts_is_kept_with_each_its_own(
    open_evidence: Callable[..., Any], assistant_over: Callable[..., Any], until: Callable[..., Any], home: Path
) -> None:
    path = home / "data" / "questions.yaml"
    assistant = assistant_over("Whales sing at night.\n", "Herons nest in reeds. Herons sing too.\n")
    async with open_evidence("What is said about whales?", assistant=assistant) as pilot:
        await pilot.press("full_stop", "down", "space", "left")
        assert pieces(pilot) == ["Herons sing"]
        await pilot.press("comma")
        assert pieces(pilot) == ["Whales sing at night."]
        await pilot.press("enter", "enter")
        await until(pilot, path.exists)
    found = located(read_own_format(path), {ONLY_COLLECTION: assistant.collection}).questions[0].evidence
    assert {(item.document, item.text) for group in found for item in group} == {
        ("text-1", "Whales sing at night."),
        ("text-2", "Herons sing"),
    }


async def test_evidence_that_stands_more_than_once_is_not_kept(
    open_evidence: Callable[..., Any], assistant_over: Callable[..., Any], until: Callable[..., Any], home: Path
) -> None:
    assistant = assistant_over("Herons nest in reeds. Herons sing too.\n")
    async with open_evidence("What nests in reeds?", assistant=assistant) as pilot:
        await pilot.press("left", "left", "left")
        assert pieces(pilot) == ["Herons"]
        await pilot.press("enter", "enter")
        await until(pilot, lambda: any("more than once" in notice for notice in told(pilot)))
        assert not (home / "data" / "questions.yaml").exists()
