# ruff: noqa: INP001 - a script, no package
"""Makes the screenshots of the documentation from the running program: ``python docs/make_screenshots.py``.

The pictures hold nothing of the machine they were made on: the program runs in a home of its own, at a fixed time.
"""

from __future__ import annotations

import asyncio
import datetime
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from assistant import Assistant, sessions
from assistant.commands.chat import ChatRequest
from assistant.session_wish import SessionWish
from tui.app import ChatApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

_FOLDER = Path(__file__).parent / "screenshots"
_NOW = datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.UTC)
_MOST_WAITS = 1_000

_PLASTICS = "What is said about plastics?"
_WHEN = "When did the EU-Japan Summit take place?"
_BUDGET = "What is the budget of the alliance?"

# For each picture: the size, the questions asked, the keys pressed then, and the theme.
_PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...], tuple[str, ...], str]] = {
    "first-screen": ((120, 34), (), (), "textual-dark"),
    "answer": ((140, 40), (_WHEN, _PLASTICS), ("right_square_bracket",), "textual-dark"),
    "refusal": ((120, 34), (_BUDGET,), (), "textual-dark"),
    "narrow": ((80, 24), (_PLASTICS,), ("f2",), "textual-dark"),
    "find": ((120, 34), (), ("ctrl+f", *"alliance"), "textual-dark"),
    "why": ((120, 40), (_PLASTICS,), ("f4",), "textual-dark"),
    "conversations": ((120, 30), (_WHEN, _PLASTICS), ("f3",), "textual-dark"),
    "test-question": ((120, 40), (_PLASTICS,), ("escape", "e"), "textual-dark"),
    "light": ((140, 40), (_WHEN, _PLASTICS), (), "textual-light"),
}


async def picture(name: str, home: Path) -> str:
    """The SVG of one state of the program."""
    size, questions, keys, theme = _PICTURES[name]
    app = ChatApp(ChatRequest(home, (), SessionWish(), lambda _, __: Assistant()))
    app.prefer()
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        await _until(pilot, lambda: getattr(app.screen, "reading", None) is not None)
        chat: Any = app.screen
        chat.prompt.cursor_blink = False
        for number, question in enumerate(questions, start=1):
            chat.prompt.put(question)
            await pilot.press("enter")
            await _until(pilot, lambda number=number: len(chat.reading.cursor.counts) == number)  # type: ignore[misc]
        await _until(pilot, lambda: not questions or chat.keeper.session is not None)
        await pilot.press(*keys)
        for blinking in app.screen.query("Input"):
            blinking.cursor_blink = False  # type: ignore[attr-defined]
        for _ in range(5):
            await pilot.pause(0.05)
        app.clear_notifications()
        await pilot.pause()
        return _without_chance(app.export_screenshot(title="alliance"))


def _without_chance(svg: str) -> str:
    """The picture with the same ids at every making, so that only what has changed differs."""
    numbers = re.findall(r"terminal-(\d+)-", svg)
    return svg.replace(f"terminal-{numbers[0]}-", "terminal-") if numbers else svg


async def _until(pilot: Pilot[Any], is_so: Callable[[], object]) -> None:
    for _ in range(_MOST_WAITS):
        if is_so():
            return
        await pilot.pause(0.01)
    raise SystemExit("what was waited for did not happen")


def main(names: list[str]) -> None:
    """Makes the pictures that are named, or all."""
    sessions._utc_now = lambda: _NOW  # noqa: SLF001 - the pictures must not tell when they were made
    _FOLDER.mkdir(exist_ok=True)
    for name in names or _PICTURES:
        with TemporaryDirectory() as home:
            svg = asyncio.run(picture(name, Path(home)))
        if home in svg:
            raise SystemExit(f"{name}: the picture holds a path of this machine")
        (_FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
