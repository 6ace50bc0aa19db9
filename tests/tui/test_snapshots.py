"""What each screen and state looks like, at three sizes; renewed by ``pytest --snapshot-update`` after a look at it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from assistant import Assistant, sessions
from assistant.commands.chat import ChatRequest
from assistant.session_wish import SessionWish
from tui.app import ChatApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

SIZES = {"small": (80, 24), "medium": (160, 48), "large": (200, 60)}
PLASTICS = "What is said about plastics?"
WHEN = "When did the EU-Japan Summit take place?"
BROKEN_OFF = "On what is the special focus of Research and Development?"
BUDGET = "What is the budget of the alliance?"

# For each state: the questions that are asked, and the keys that are pressed then.
STATES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "first": ((), ()),
    "answer": ((PLASTICS,), ("right_square_bracket",)),
    "short_answer": ((WHEN,), ()),
    "broken_off": ((BROKEN_OFF,), ()),
    "refusal": ((WHEN, BUDGET), ()),
    "source": ((PLASTICS,), ("f2",)),
    "dimmed": ((PLASTICS,), ("f2", "d")),
    "find": ((), ("ctrl+f", *"alliance")),
    "help": ((), ("f1",)),
    "why": ((PLASTICS,), ("f4",)),
    "conversations": ((PLASTICS,), ("f3",)),
    "evidence": ((PLASTICS,), ("escape", "e")),
    "palette": ((PLASTICS,), ("ctrl+p",)),
}


@pytest.fixture
def still_app(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., ChatApp]:
    """A chat in which nothing blinks, and no date or path can differ from one machine to the next."""
    monkeypatch.setattr(sessions, "_utc_now", lambda: datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.UTC))

    def made(theme: str | None = None) -> ChatApp:
        app = ChatApp(ChatRequest(home, (), SessionWish(), lambda texts, tell: Assistant()))  # noqa: ARG005
        app.prefer()
        if theme is not None:
            app.theme = theme
        return app

    return made


def into(state: str, until: Callable[..., Any]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """What is done before the picture is taken."""
    questions, keys = STATES[state]

    async def run_before(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: getattr(pilot.app.screen, "reading", None) is not None)
        screen = pilot.app.screen
        screen.prompt.cursor_blink = False
        for number, question in enumerate(questions, start=1):
            screen.prompt.put(question)
            await pilot.press("enter")
            await until(pilot, lambda number=number: len(screen.reading.cursor.counts) == number)
        await until(pilot, lambda: not questions or screen.keeper.session is not None)
        await pilot.press(*keys)
        for blinking in pilot.app.screen.query("Input"):
            blinking.cursor_blink = False
        for _ in range(5):
            await pilot.pause(0.05)
        pilot.app.clear_notifications()
        await pilot.pause()

    return run_before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_looks_as_it_did(
    snap_compare: Callable[..., Any], still_app: Callable[..., Any], until: Callable[..., Any], state: str, size: str
) -> None:
    assert snap_compare(still_app(), terminal_size=SIZES[size], run_before=into(state, until))


@pytest.mark.parametrize("state", ["first", "answer"])
def test_looks_as_it_did_in_a_light_theme(
    snap_compare: Callable[..., Any], still_app: Callable[..., Any], until: Callable[..., Any], state: str
) -> None:
    assert snap_compare(still_app("textual-light"), terminal_size=SIZES["medium"], run_before=into(state, until))


@pytest.mark.parametrize("state", ["answer", "find"])
def test_looks_as_it_did_without_colour(
    snap_compare: Callable[..., Any],
    still_app: Callable[..., Any],
    until: Callable[..., Any],
    state: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(still_app(), terminal_size=SIZES["medium"], run_before=into(state, until))


def test_looks_as_it_did_where_there_is_no_room(
    snap_compare: Callable[..., Any], still_app: Callable[..., Any], until: Callable[..., Any]
) -> None:
    assert snap_compare(still_app(), terminal_size=(36, 10), run_before=into("first", until))
