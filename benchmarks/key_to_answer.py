"""How long the chat takes from Enter to the frame that shows the answer with its source lit.

Beside it, conversation by conversation, a Textual application of two widgets that shows the same answers when Enter is
pressed: what Textual itself takes on this machine. Both run without a terminal; writing to one is no part of this.

    python benchmarks/key_to_answer.py [QUESTIONS]
"""

from __future__ import annotations

import asyncio
import os
import sys
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.events import Key
from textual.widgets import Input, Static

from assistant import Assistant
from assistant.commands.chat import ChatRequest
from assistant.plain_output import turn_lines
from assistant.session_wish import SessionWish
from assistant.terminal import Style
from tui.app import ChatApp
from tui.source_view import SourceView
from tui.transcript import Transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

_QUESTIONS = 100
_SIZE = (160, 48)
_FRAME_MS = 33
# A conversation of a dozen turns, as people hold them.
_TURNS = 12
_PATIENCE_SECONDS = 5.0
_ASKED = (
    "What is said about plastics?",
    "When did the EU-Japan Summit take place?",
    "What environmental aspects does the Green Alliance include?",
    "What is the budget of the alliance?",
    "What does GACERE stand for?",
)


class Frames:
    """What was drawn in which frame, in the order of the frames."""

    def __init__(self) -> None:
        self.drawn: set[object] = set()
        self.done: list[tuple[float, set[object]]] = []

    def end_frame(self) -> None:
        """A frame was handed to the terminal."""
        self.done.append((perf_counter(), self.drawn))
        self.drawn = set()

    def clear(self) -> None:
        """Forgets what was."""
        self.drawn = set()
        self.done.clear()

    def first_with(self, wanted: object) -> float | None:
        """When something was first in a frame; None where it has not been."""
        return next((at for at, drawn in self.done if wanted in drawn), None)


class MeasuredChat(ChatApp):
    """The chat, which says when it has drawn a frame."""

    frames = Frames()

    def _display(self, screen: Any, renderable: Any) -> None:  # noqa: ANN401 - as Textual has it
        super()._display(screen, renderable)
        self.frames.end_frame()


class SameText(App[None]):
    """Shows a text when Enter is pressed."""

    frames = Frames()
    answer = ""

    def compose(self) -> ComposeResult:
        """A line to type in, and a place for the text."""
        yield Input()
        yield Static("", id="answer", markup=False)

    def on_input_submitted(self) -> None:
        """Shows it."""
        self.query_one("#answer", Static).update(self.answer)
        self.frames.drawn.add("answer")

    def _display(self, screen: Any, renderable: Any) -> None:  # noqa: ANN401 - as Textual has it
        super()._display(screen, renderable)
        self.frames.end_frame()


def note_what_is_drawn(frames: Frames) -> None:
    """Notes the turns that the transcript draws, and with which lights the source is drawn."""
    segments, rows = Transcript._segments, SourceView._segments  # noqa: SLF001 - nothing public says what is drawn

    def noted_turn(self: Transcript, at: Any, ground: Any) -> Iterator[Any]:  # noqa: ANN401
        frames.drawn.add(("turn", at.number))
        return segments(self, at, ground)

    def noted_lights(self: SourceView, row: Any) -> Iterator[Any]:  # noqa: ANN401
        frames.drawn.add(("lights", id(self.lit)))
        return rows(self, row)

    Transcript._segments = noted_turn  # type: ignore[method-assign]  # noqa: SLF001
    SourceView._segments = noted_lights  # type: ignore[method-assign]  # noqa: SLF001


async def until(is_so: Callable[[], object]) -> None:
    """Waits, in steps far smaller than a frame."""
    end = perf_counter() + _PATIENCE_SECONDS
    while not is_so():
        if perf_counter() > end:
            raise SystemExit("what was waited for did not happen")
        await asyncio.sleep(0.0005)


async def ask_chat(app: Any, question: str) -> float:  # noqa: ANN401 - the chat, whose screen is of another type
    """Milliseconds from Enter to the answer, in the conversation and in the source."""
    screen, frames = app.screen, app.frames
    screen.prompt.put(question)
    await asyncio.sleep(0.1)
    turn, lit = len(screen.transcript.turns), screen.source.view.lit
    frames.clear()
    started = perf_counter()
    app.post_message(Key("enter", "\r"))
    await until(lambda: screen.source.view.lit is not lit)
    lights = ("lights", id(screen.source.view.lit))
    await until(lambda: frames.first_with(("turn", turn)) and frames.first_with(lights))
    return (max(frames.first_with(("turn", turn)), frames.first_with(lights)) - started) * 1000


async def ask_same_text(app: SameText, answer: str) -> float:
    """Milliseconds from Enter to the text."""
    app.answer = answer
    app.query_one("#answer", Static).update("")
    app.query_one(Input).value = "a question"
    await asyncio.sleep(0.1)
    app.frames.clear()
    started = perf_counter()
    app.post_message(Key("enter", "\r"))
    await until(lambda: app.frames.first_with("answer"))
    return ((app.frames.first_with("answer") or 0.0) - started) * 1000


async def hold_conversation(assistant: Assistant) -> list[float]:
    """The milliseconds of each turn of a conversation in the chat, but for the first, which fills caches."""
    chat = MeasuredChat(ChatRequest(None, (), SessionWish(), lambda texts, tell: assistant))  # noqa: ARG005
    chat.prefer()
    async with chat.run_test(size=_SIZE):
        await until(lambda: getattr(chat.screen, "reading", None))
        return [await ask_chat(chat, _ASKED[number % len(_ASKED)]) for number in range(_TURNS)][1:]


async def show_same_texts(assistant: Assistant) -> list[float]:
    """The milliseconds of each text of the same conversation in the application beside it, but for the first."""
    beside, taken = SameText(), []
    async with beside.run_test(size=_SIZE):
        for number in range(_TURNS):
            turn = assistant.ask(_ASKED[number % len(_ASKED)])
            answer = "\n".join((turn.question, *turn_lines(turn, Style(is_colored=False))))
            taken.append(await ask_same_text(beside, answer))
    return taken[1:]


def measure(questions: int) -> tuple[list[float], list[float]]:
    """The milliseconds of the chat, and those of the application beside it."""
    assistant = Assistant()
    note_what_is_drawn(MeasuredChat.frames)
    ours: list[float] = []
    theirs: list[float] = []
    while len(ours) < questions:
        ours += asyncio.run(hold_conversation(assistant))
        theirs += asyncio.run(show_same_texts(assistant))
    return sorted(ours), sorted(theirs)


def p95(ordered: list[float]) -> float:
    """What 95 of 100 are not above."""
    return ordered[round(0.95 * (len(ordered) - 1))]


def main() -> None:
    """Prints the figures."""
    questions = int(sys.argv[1]) if len(sys.argv) > 1 else _QUESTIONS
    with TemporaryDirectory() as home:
        os.environ["ALLIANCE_HOME"] = home
        ours, theirs = measure(questions)
    print(f"chat            {median(ours):6.1f} ms from Enter to the answer, p95 {p95(ours):.1f} (aim: {_FRAME_MS})")
    print(f"the text alone  {median(theirs):6.1f} ms, p95 {p95(theirs):.1f}")
    print(f"ratio           {median(ours) / median(theirs):6.2f}, of the p95s {p95(ours) / p95(theirs):.2f}")


if __name__ == "__main__":
    main()
