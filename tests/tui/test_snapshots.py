"""What each screen and state looks like, at three sizes; renewed by ``pytest --snapshot-update`` after a look at it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, OptionList, TextArea

from assistant import Answer, Assistant, Conversation, Settings, Status, Turn, sessions
from assistant.assistant import cite
from assistant.commands.chat import ChatRequest
from assistant.session_wish import SessionWish
from corpus.model import Span
from index import Alternative, Hit, Query, QueryWord, TermShare
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


class StillAssistant(Assistant):
    """Gives these answers whatever becomes of the search: the pictures are of the screen, not of the answers."""

    def __init__(self) -> None:
        super().__init__(settings=Settings(passage_size=4, k1=1.2, b=0.75, threshold=0.5))

    def ask(self, question: str, conversation: Conversation | None = None, *, as_typed: bool = False) -> Turn:
        del conversation, as_typed
        quotes, short = QUOTED.get(question, QUOTED[WHEN])
        document = self.collection.documents[0]
        spans = [_span_of(document.text, quote) for quote in quotes]
        citations = tuple(cite(document, span) for span in spans)
        if question == BUDGET:
            answer = Answer(
                Status.NOT_FOUND,
                confidence=0.21,
                missing=("budget",),
                nearest=citations,
                reply="The text does not mention “budget”.",
            )
        else:
            short_answer = _span_of(document.text, short) if short else None
            answer = Answer(Status.ANSWERED, citations, short_answer, confidence=0.9)
        word = QueryWord("plastics", Span(0, 8), (Alternative(("plastic",)), Alternative(("micro", "plastic"))))
        other = QueryWord("said", Span(0, 4), (Alternative(("say",)),))
        shares = (TermShare(word, word.alternatives[0], 2.25), TermShare(other, other.alternatives[0], 0.75))
        hits = tuple(Hit(passage, 3.0, rank, shares) for rank, passage in enumerate(self.index.passages[4:6], start=1))
        return Turn(question, None, Query((word, other)), answer, hits)


QUOTED: dict[str, tuple[tuple[str, ...], str | None]] = {
    PLASTICS: (
        (
            "There is a commitment to tackle plastic pollution and an agreement to engage towards a global framework",
            "There is an interest to enhance policy dialogue on green finance",
        ),
        None,
    ),
    WHEN: (("On May 31, the EU-Japan Summit took place with the Green Alliance as key deliverable",), "May 31"),
    BROKEN_OFF: (("On Research and Development collaboration, there is a special focus on",), None),
    BUDGET: (("The Green Alliance with Japan includes the following environmental aspects:",), None),
}


def _span_of(text: str, words: str) -> Span:
    start = text.replace("\xa0", " ").index(words)
    return Span(start, start + len(words))


@pytest.fixture
def still_app(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., ChatApp]:
    """A chat in which nothing blinks, and no date or path can differ from one machine to the next."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)
    monkeypatch.setattr(sessions, "_utc_now", lambda: datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.UTC))

    def made(theme: str | None = None) -> ChatApp:
        app = ChatApp(ChatRequest(home, (), SessionWish(), lambda _, __: StillAssistant()))
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
        for number, question in enumerate(questions, start=1):
            screen.prompt.put(question)
            await pilot.press("enter")
            await until(pilot, lambda number=number: len(screen.reading.cursor.counts) == number)
        await until(pilot, lambda: not questions or screen.keeper.session is not None)
        await pilot.press(*keys)
        for commands in pilot.app.screen.query(OptionList):
            await until(pilot, lambda commands=commands: commands.option_count)
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
