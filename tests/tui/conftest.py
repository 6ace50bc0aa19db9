from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from assistant import Assistant
from assistant.commands.chat import ChatRequest
from assistant.session_wish import SessionWish
from corpus import read_document
from corpus.model import Collection
from tui.app import ChatApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

_MOST_WAITS = 1_000


@pytest.fixture(autouse=True)
def _usual_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "DISPLAY", "WAYLAND_DISPLAY", "ALLIANCE_HOME", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


async def _until(pilot: Pilot[object], is_so: Callable[[], object]) -> None:
    for _ in range(_MOST_WAITS):
        if is_so():
            await pilot.pause()
            return
        await pilot.pause(0.01)
    pytest.fail("what was waited for did not happen")


@pytest.fixture
def until() -> Callable[..., object]:
    return _until


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def open_chat(home: Path) -> Callable[..., object]:
    """Opens the chat and waits until its texts are loaded."""

    @asynccontextmanager
    async def opened(
        *,
        size: tuple[int, int] = (160, 48),
        assistant: object = None,
        wish: SessionWish | None = None,
        wait: bool = True,
    ) -> AsyncIterator[Pilot[object]]:
        made = assistant if assistant is not None else Assistant()
        make = made if callable(made) else lambda texts, tell: made  # noqa: ARG005 - as the request wants it
        app = ChatApp(ChatRequest(home, (), wish or SessionWish(), make))
        app.prefer()
        async with app.run_test(size=size) as pilot:
            if wait:
                await _until(pilot, lambda: getattr(app.screen, "reading", None) is not None)
            yield pilot

    return opened


@pytest.fixture
def ask(until: Callable[..., object]) -> Callable[..., object]:
    """Types a question, sends it, and waits for its answer."""

    async def asked(pilot: Pilot[object], question: str) -> None:
        screen = pilot.app.screen
        turns = len(screen.reading.talk.exchanges)
        screen.prompt.focus()
        screen.prompt.put(question)
        await pilot.press("enter")
        await until(pilot, lambda: len(screen.reading.cursor.counts) == turns + 1)

    return asked


@pytest.fixture
def assistant_over() -> Callable[..., Assistant]:
    def made(*texts: str) -> Assistant:
        documents = tuple(read_document(text, document_id=f"text-{n}") for n, text in enumerate(texts, start=1))
        return Assistant(Collection("some texts", documents))

    return made
