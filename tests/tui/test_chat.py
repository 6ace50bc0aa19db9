from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, Never

import pytest
from textual.widgets import Input, OptionList

from assistant import Assistant
from assistant.cli import build_parser
from assistant.commands import chat as chat_command
from assistant.session_wish import SessionWish
from corpus import read_collection
from corpus.errors import CorpusError
from corpus.model import Span
from tui import source_pane
from tui.app import ChatApp
from tui.find import Found, find
from tui.lights import Role, roles_of
from tui.pages import Look

if TYPE_CHECKING:
    from assistant.model import Conversation
    from tui.source_view import SourceView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot
    from textual.screen import Screen

    from assistant.model import Turn


pytestmark = pytest.mark.asyncio

PLASTICS = "What is said about plastics?"
ASPECTS = "What environmental aspects does the Green Alliance include?"
BUDGET = "What is the budget of the alliance?"


def told(pilot: Pilot[Any]) -> list[str]:
    """What the user was told beside the conversation."""
    return [notice.message for notice in pilot.app._notifications]  # noqa: SLF001 - Textual has no other way


def lit(view: SourceView, role: Role) -> list[Span]:
    """The spans that are lit in a role, as the view has them."""
    roles = roles_of(view.lit, 0, len(view.text))
    spans: list[Span] = []
    for offset, found in enumerate(roles):
        if not found & role:
            continue
        if spans and spans[-1].end == offset:
            spans[-1] = Span(spans[-1].start, offset + 1)
        else:
            spans.append(Span(offset, offset + 1))
    return spans


def shown(widget: object) -> str:
    return str(widget.render())


def questions(pilot: Pilot[Any]) -> list[str]:
    """The questions of the turns that the conversation shows."""
    return [kept.question for kept in pilot.app.screen.transcript.turns]


def in_one_line(text: str) -> str:
    """A text however it was wrapped, without what stands at its edge."""
    return " ".join(re.sub(r"^[│┃┊›∅ ]+", "", text, flags=re.MULTILINE).split())


async def test_a_question_is_answered_beside_its_source_with_exactly_the_quotes_lit(
    open_chat: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    expected = Assistant().ask(PLASTICS).answer.citations
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        transcript = pilot.app.screen.transcript
        assert [quote.quote for quote in transcript.turns[0].quotes] == [citation.quote for citation in expected]
        text = in_one_line(transcript.text_of(0))
        assert all(f"“{in_one_line(citation.quote)}” [{n}]" in text for n, citation in enumerate(expected, start=1))
        assert transcript.chosen == (0, 0)
        source = pilot.app.screen.source.view
        assert lit(source, Role.QUOTE) == sorted(citation.span for citation in expected)
        assert lit(source, Role.CHOSEN) == [expected[0].span]
        assert pilot.app.screen.prompt.text == ""


async def test_the_short_answer_is_emphasised_in_the_quote_and_in_the_source(
    open_chat: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    answer = Assistant().ask("When did the EU-Japan Summit take place?").answer
    assert answer.short_answer is not None
    async with open_chat() as pilot:
        await ask(pilot, "When did the EU-Japan Summit take place?")
        short_answer = answer.short_answer.of(answer.citations[0].document.text)
        assert pilot.app.screen.transcript.looking(0, Look.ANSWER) == [short_answer]
        drawn = [pilot.app.screen.transcript.render_line(y) for y in range(20)]
        underlined = [segment.text for strip in drawn for segment in strip if segment.style and segment.style.underline]
        assert underlined == [short_answer]
        assert lit(pilot.app.screen.source.view, Role.ANSWER) == [answer.short_answer]


async def test_brackets_digits_and_clicks_choose_a_quote_and_scroll_the_source_to_it(
    open_chat: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    async with open_chat(size=(120, 24)) as pilot:
        await ask(pilot, ASPECTS)
        reading = pilot.app.screen.reading
        count = reading.cursor.counts[-1]
        assert count > 3
        await pilot.press("right_square_bracket", "right_square_bracket")
        assert reading.cursor.citation == 2
        await pilot.press("left_square_bracket")
        assert reading.cursor.citation == 1
        await pilot.press("alt+4")
        assert reading.cursor.citation == 3
        await pilot.press("escape", "3")
        assert reading.cursor.citation == 2
        await pilot.press("left_square_bracket", "left_square_bracket", "left_square_bracket")
        assert reading.cursor.citation == count - 1
        view = pilot.app.screen.source.view
        row = view.first_row_of(reading.citation.start)
        assert view.scroll_y <= row < view.scroll_y + view.size.height
        pilot.app.screen.transcript.scroll_home(animate=False)
        await pilot.pause()
        transcript = pilot.app.screen.transcript
        await pilot.click(transcript, offset=(8, transcript.row_of(0, 0)))
        assert reading.cursor.citation == 0
        assert transcript.chosen == (0, 0)


async def test_a_bracket_in_a_question_is_typed(open_chat: Callable[..., Any], ask: Callable[..., Any]) -> None:
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await pilot.press("a", "left_square_bracket", "1", "right_square_bracket")
        assert pilot.app.screen.prompt.text == "a[1]"
        assert pilot.app.screen.reading.cursor.citation == 0


async def test_a_refusal_names_what_is_missing_and_is_visibly_no_answer(
    open_chat: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    expected = Assistant().ask(BUDGET).answer
    assert expected.nearest
    async with open_chat() as pilot:
        await ask(pilot, BUDGET)
        text = pilot.app.screen.transcript.text_of(0)
        assert "∅" in text
        assert "“budget”" in text
        assert "which is not an answer" in text
        assert "[1]" not in text
        assert pilot.app.screen.transcript.looking(0, Look.QUOTE) == []
        assert pilot.app.screen.transcript.looking(0, Look.NEAREST) == [expected.nearest[0].quote]
        source = pilot.app.screen.source.view
        assert lit(source, Role.NEAREST) == [citation.span for citation in expected.nearest]
        assert lit(source, Role.QUOTE) == []


async def test_two_questions_at_once_are_answered_one_under_the_other_with_numbers_that_run_on(
    open_chat: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    both = "When did the EU-Japan Summit take place? What is the budget of the alliance? What is said about plastics?"
    turn = Assistant().ask(both)
    assert len(turn.parts) == 3
    distinct = list(dict.fromkeys((quote.span, quote.quote) for part in turn.parts for quote in part.answer.citations))
    async with open_chat() as pilot:
        await ask(pilot, both)
        transcript, source = pilot.app.screen.transcript, pilot.app.screen.source.view
        text = in_one_line(transcript.text_of(0))
        headings = [
            text.index(f"Question {number}: {part.question}") for number, part in enumerate(turn.parts, start=1)
        ]
        assert headings == sorted(headings)
        assert all(f"“{in_one_line(quote)}” [{number}]" in text for number, (_, quote) in enumerate(distinct, start=1))
        quoted = {offset for span, _ in distinct for offset in range(span.start, span.end)}
        assert {o for span in lit(source, Role.QUOTE) for o in range(span.start, span.end)} == quoted
        short_answers = sorted(part.answer.short_answer for part in turn.parts if part.answer.short_answer is not None)
        assert lit(source, Role.ANSWER) == short_answers
        reading = pilot.app.screen.reading
        assert reading.cursor.counts[0] >= len(distinct)
        for span, _ in distinct:
            assert reading.citation.span == span
            assert lit(source, Role.CHOSEN) == [span]
            await pilot.press("right_square_bracket")


async def test_the_first_screen_says_what_is_loaded_and_offers_questions_that_work(
    open_chat: Callable[..., Any], until: Callable[..., Any]
) -> None:
    async with open_chat() as pilot:
        transcript = pilot.app.screen.transcript
        examples = transcript.welcome.examples
        assert len(examples) == 3
        assert all(Assistant().ask(question).answer.citations for question in examples)
        assert "the alliance text" in transcript.text_of(0)
        assert all(question in transcript.text_of(0) for question in examples)
        await pilot.press("2", "enter")
        await until(pilot, lambda: questions(pilot))
        assert questions(pilot) == [examples[1]]
        assert not transcript.is_welcoming


async def test_an_example_is_asked_by_a_click(open_chat: Callable[..., Any], until: Callable[..., Any]) -> None:
    async with open_chat() as pilot:
        transcript = pilot.app.screen.transcript
        example = transcript.welcome.examples[2]
        await pilot.click(transcript, offset=(8, transcript.row_of(0, 2)))
        await until(pilot, lambda: questions(pilot))
        assert questions(pilot) == [example]


async def test_other_texts_get_examples_that_they_answer(
    open_chat: Callable[..., Any], assistant_over: Callable[..., Any]
) -> None:
    text = (
        "Fishing in the north\n\nFishing in the north is done at night.\n\n"
        "Boats\n\nBoats are painted red every spring.\n"
    )
    assistant = assistant_over(text)
    async with open_chat(assistant=assistant) as pilot:
        examples = pilot.app.screen.transcript.welcome.examples
        assert examples
        assert all(assistant.ask(question).answer.citations for question in examples)


@pytest.mark.parametrize("key", ["ctrl+j", "alt+enter", "shift+enter"])
async def test_the_prompt_grows_to_several_lines(open_chat: Callable[..., Any], key: str) -> None:
    async with open_chat() as pilot:
        prompt = pilot.app.screen.prompt
        before = prompt.size.height
        await pilot.press("a", key, "b")
        await pilot.pause()
        assert prompt.text == "a\nb"
        assert prompt.size.height == before + 1


async def test_up_and_down_go_through_the_questions_of_all_conversations(
    open_chat: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await ask(pilot, BUDGET)
    async with open_chat() as pilot:
        prompt = pilot.app.screen.prompt
        prompt.put("half a que")
        await pilot.press("up")
        assert prompt.text == BUDGET
        await pilot.press("up")
        assert prompt.text == PLASTICS
        await pilot.press("up")
        assert prompt.text == PLASTICS
        await pilot.press("down", "down")
        assert prompt.text == "half a que"


async def test_an_earlier_question_is_completed(open_chat: Callable[..., Any], ask: Callable[..., Any]) -> None:
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await pilot.press(*"what i")
        await pilot.press("right")
        assert pilot.app.screen.prompt.text == "what is said about plastics?"


async def test_a_long_text_can_be_pasted_and_the_refusal_to_read_it_is_shown(
    open_chat: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    async with open_chat() as pilot:
        await ask(pilot, "word " * 20_000)
        assert pilot.app.screen.transcript.turns[0].reply is not None


async def test_find_lights_every_place_and_goes_from_one_to_the_next(open_chat: Callable[..., Any]) -> None:
    async with open_chat(size=(120, 24)) as pilot:
        await pilot.press("escape", "slash")
        await pilot.press(*"alliance")
        source = pilot.app.screen.source
        text = source.document.text
        assert [place.of(text).casefold() for place in source.found.places] == ["alliance"] * text.casefold().count(
            "alliance"
        )
        assert lit(source.view, Role.FOUND) == list(source.found.places)
        await pilot.press("enter", "n")
        assert source.found.at == 1
        assert lit(source.view, Role.FOUND_HERE) == [source.found.places[1]]
        row = source.view.first_row_of(source.found.here.start)
        assert source.view.scroll_y <= row < source.view.scroll_y + source.view.size.height
        await pilot.press("N", "N")
        assert source.found.at == len(source.found.places) - 1
        await pilot.press("escape")
        assert lit(source.view, Role.FOUND) == []
        await pilot.press("escape")
        assert pilot.app.screen.prompt.has_focus


async def test_a_long_text_is_searched_in_the_background_and_only_the_last_words_count(
    open_chat: Callable[..., Any],
    assistant_over: Callable[..., Any],
    until: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads = []

    def noting(text: str, words: str, near: int = 0, is_wanted: Callable[[], bool] = lambda: True) -> Found:
        threads.append((words, threading.current_thread() is threading.main_thread()))
        return find(text, words, near, is_wanted)

    monkeypatch.setattr(source_pane, "SOON_SEARCHED", 10)
    monkeypatch.setattr(source_pane, "find", noting)
    async with open_chat(assistant=assistant_over("Whales sing at night. Herons nest in reeds.\n")) as pilot:
        await pilot.press("ctrl+f", *"reeds")
        source = pilot.app.screen.source
        await until(pilot, lambda: source.found.words == "reeds")
        assert [place.of(source.document.text) for place in source.found.places] == ["reeds"]
        assert ("reeds", False) in threads
        assert lit(source.view, Role.FOUND) == list(source.found.places)
        source.seek("whales")
        source.seek("")
        await pilot.pause(0.05)
        assert source.found.places == ()


async def test_what_was_never_quoted_is_dimmed_on_request(
    open_chat: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await pilot.press("escape", "d")
        view = pilot.app.screen.source.view
        dim, quotes = lit(view, Role.UNQUOTED), lit(view, Role.QUOTE)
        assert sum(map(len, dim)) + sum(map(len, quotes)) == len(view.text)
        assert not any(span.overlap(quote) for span in dim for quote in quotes)
        await pilot.press("d")
        assert lit(view, Role.UNQUOTED) == []


async def test_below_a_hundred_columns_the_source_is_a_second_view(
    open_chat: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    async with open_chat(size=(80, 24)) as pilot:
        screen = pilot.app.screen
        await ask(pilot, PLASTICS)
        assert screen.query_one("#conversation").display
        assert not screen.source.display
        await pilot.press("f2")
        await pilot.pause()
        assert screen.source.display
        assert not screen.query_one("#conversation").display
        view = screen.source.view
        assert view.scroll_y <= view.first_row_of(screen.reading.citation.start) < view.scroll_y + view.size.height
        await pilot.press("f2")
        assert screen.query_one("#conversation").display
        await pilot.resize_terminal(160, 40)
        await pilot.pause()
        assert screen.source.display
        assert screen.query_one("#conversation").display


async def test_the_first_frame_is_laid_out_for_the_window(
    open_chat: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    displayed: list[bool] = []
    display = ChatApp._display  # noqa: SLF001 - nothing public tells of a frame

    def noting(self: ChatApp, screen: Screen[object], renderable: object) -> None:
        displayed.extend(pane.display for pane in screen.query("#source"))
        display(self, screen, renderable)

    monkeypatch.setattr(ChatApp, "_display", noting)
    async with open_chat(size=(80, 24)):
        assert displayed
        assert not any(displayed)


async def test_the_divider_moves_by_key_and_mouse(open_chat: Callable[..., Any]) -> None:
    async with open_chat(size=(120, 30)) as pilot:
        conversation = pilot.app.screen.query_one("#conversation")
        before = conversation.size.width
        await pilot.press("alt+right")
        await pilot.pause()
        assert conversation.size.width > before
        await pilot.press("alt+left", "alt+left")
        await pilot.pause()
        assert conversation.size.width < before
        await pilot.mouse_down("#divider", offset=(0, 5))
        await pilot.hover("#panes", offset=(80, 5))
        await pilot.mouse_up("#panes", offset=(80, 5))
        await pilot.pause()
        assert conversation.size.width == 80
        for _ in range(20):
            await pilot.press("alt+left")
        await pilot.pause()
        assert conversation.size.width == 30


@pytest.mark.parametrize("size", [(30, 24), (120, 8)])
async def test_a_window_too_small_says_so_and_recovers(open_chat: Callable[..., Any], size: tuple[int, int]) -> None:
    async with open_chat(size=size) as pilot:
        assert pilot.app.screen.query_one("#too-small").display
        assert not pilot.app.screen.prompt.display
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not pilot.app.screen.query_one("#too-small").display
        assert pilot.app.screen.prompt.display


class Slow(Assistant):
    """Answers a question when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[str] = []
        self.let = threading.Event()

    def ask(self, question: str, conversation: Conversation | None = None, *, as_typed: bool = False) -> Turn:
        if question in {PLASTICS, BUDGET}:
            self.started.append(question)
            self.let.wait(30)
        return super().ask(question, conversation, as_typed=as_typed)


async def test_a_question_that_is_asked_while_another_runs_waits_for_it(
    open_chat: Callable[..., Any], until: Callable[..., Any]
) -> None:
    assistant = Slow()
    assistant.let.set()
    async with open_chat(assistant=assistant) as pilot:
        assistant.let.clear()
        assistant.started.clear()
        prompt = pilot.app.screen.prompt
        for question in (PLASTICS, BUDGET):
            prompt.put(question)
            await pilot.press("enter")
        await until(pilot, lambda: assistant.started)
        assert pilot.app.screen.transcript.waiting == (PLASTICS, BUDGET)
        assert assistant.started == [PLASTICS]
        await pilot.press("f1", "escape")
        assistant.let.set()
        await until(pilot, lambda: len(pilot.app.screen.reading.cursor.counts) == 2)
        assert questions(pilot) == [PLASTICS, BUDGET]
        assert not pilot.app.screen.transcript.waiting


async def test_escape_stops_the_question_that_runs_and_gives_it_back(
    open_chat: Callable[..., Any], until: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    assistant = Slow()
    assistant.let.set()
    async with open_chat(assistant=assistant) as pilot:
        assistant.let.clear()
        prompt = pilot.app.screen.prompt
        prompt.put(BUDGET)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.transcript.waiting)
        await pilot.press("escape")
        await pilot.pause()
        assert prompt.text == BUDGET
        assert not pilot.app.screen.transcript.waiting
        assistant.let.set()
        await ask(pilot, "When did the EU-Japan Summit take place?")
        assert questions(pilot) == ["When did the EU-Japan Summit take place?"]


class Broken(Assistant):
    def ask(self, question: str, conversation: Conversation | None = None, *, as_typed: bool = False) -> Turn:
        if question == BUDGET:
            raise MemoryError("too much of [it]")
        return super().ask(question, conversation, as_typed=as_typed)


async def test_a_question_that_fails_returns_to_the_prompt_and_the_chat_goes_on(
    open_chat: Callable[..., Any], until: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    async with open_chat(assistant=Broken()) as pilot:
        pilot.app.screen.prompt.put(BUDGET)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.prompt.text == BUDGET)
        assert any("MemoryError: too much of [it]" in notice for notice in told(pilot))
        await ask(pilot, PLASTICS)
        assert len(questions(pilot)) == 1


class Listening(Assistant):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, Conversation | None, bool]] = []

    def ask(self, question: str, conversation: Conversation | None = None, *, as_typed: bool = False) -> Turn:
        self.heard.append((question, conversation, as_typed))
        return super().ask(question, conversation, as_typed=as_typed)


async def test_a_follow_up_is_asked_in_its_conversation_and_again_as_typed(
    open_chat: Callable[..., Any], ask: Callable[..., Any], until: Callable[..., Any]
) -> None:
    assistant = Listening()
    async with open_chat(assistant=assistant) as pilot:
        await ask(pilot, PLASTICS)
        await ask(pilot, BUDGET)
        assert [turn.question for turn in assistant.heard[-1][1].turns] == [PLASTICS]
        await pilot.press("escape", "a")
        await until(pilot, lambda: len(pilot.app.screen.reading.cursor.counts) == 3)
        question, _, as_typed = assistant.heard[-1]
        assert (question, as_typed) == (BUDGET, True)
        assert not assistant.heard[-2][2]


async def test_a_new_conversation_begins_empty(open_chat: Callable[..., Any], ask: Callable[..., Any]) -> None:
    assistant = Listening()
    async with open_chat(assistant=assistant) as pilot:
        await ask(pilot, PLASTICS)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert not questions(pilot)
        assert pilot.app.screen.transcript.is_welcoming
        await ask(pilot, BUDGET)
        assert assistant.heard[-1][1].turns == ()
        assert len(questions(pilot)) == 1


async def test_a_hundred_turns(open_chat: Callable[..., Any], until: Callable[..., Any]) -> None:
    async with open_chat(size=(100, 30)) as pilot:
        screen = pilot.app.screen
        for number in range(100):
            screen.prompt.put(f"{PLASTICS} {number}")
            screen.prompt.action_submit()
            await until(pilot, lambda number=number: len(screen.reading.cursor.counts) == number + 1)
        assert len(questions(pilot)) == 100
        await pilot.press("alt+up")
        assert pilot.app.screen.reading.cursor.turn == 98
        await pilot.pause()
        transcript = pilot.app.screen.transcript
        assert transcript.is_in_view(98)
        assert transcript.chosen == (98, 0)


async def test_several_texts_are_gone_through_and_a_citation_shows_its_own(
    open_chat: Callable[..., Any], ask: Callable[..., Any], assistant_over: Callable[..., Any]
) -> None:
    assistant = assistant_over("Whales sing at night.\n", "Herons nest in reeds.\n")
    async with open_chat(assistant=assistant) as pilot:
        source = pilot.app.screen.source
        assert source.document.id == "text-1"
        assert "text 1 of 2" in source.query_one("#source-head").facts
        await pilot.press("escape", "full_stop")
        assert source.document.id == "text-2"
        await pilot.press("comma", "i")
        assert source.document.id == "text-1"
        await ask(pilot, "What is said about herons?")
        assert source.document.id == "text-2"
        assert lit(source.view, Role.CHOSEN)
        await pilot.press("escape", "comma")
        assert lit(source.view, Role.QUOTE) == []


async def test_the_footer_shows_the_keys_that_apply_now(open_chat: Callable[..., Any], ask: Callable[..., Any]) -> None:
    def footer(pilot: Pilot[Any]) -> set[str]:
        return {binding.binding.id for binding in pilot.app.screen.active_bindings.values() if binding.binding.show}

    async with open_chat() as pilot:
        assert {"ask", "help", "quit"} <= footer(pilot)
        assert not footer(pilot) & {"copy", "search", "next-quote", "why"}
        await ask(pilot, PLASTICS)
        assert {"ask", "next-quote", "why"} <= footer(pilot)
        await pilot.press("a")
        assert "next-quote" not in footer(pilot)
        await pilot.press("backspace", "escape")
        assert {"copy", "search", "next-quote", "test"} <= footer(pilot)
        assert "ask" not in footer(pilot)


async def test_help_explains_the_keys_of_the_context_first(open_chat: Callable[..., Any]) -> None:
    async with open_chat() as pilot:
        await pilot.press("f1")
        await pilot.pause()
        headings = [shown(widget) for widget in pilot.app.screen.query(".sheet-heading")]
        assert headings[0] == "While you type a question"
        text = "\n".join(shown(widget) for widget in pilot.app.screen.query(".sheet-text"))
        assert "Ctrl+N" in text
        assert "Begin a new conversation." in text
        await pilot.press("escape", "escape", "f1")
        await pilot.pause()
        assert shown(next(iter(pilot.app.screen.query(".sheet-heading")))).startswith("While you read")


async def test_why_accounts_for_the_answer_with_bars(open_chat: Callable[..., Any], ask: Callable[..., Any]) -> None:
    turn = Assistant().ask(PLASTICS)
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await pilot.press("f4")
        await pilot.pause()
        text = "\n".join(shown(widget) for widget in pilot.app.screen.query(".sheet-text"))
        assert "looked for" in text
        assert f"{turn.hits[0].score:.2f}" in text
        assert "█" in text
        assert f"{turn.answer.confidence:.0%}" in text
        await pilot.press("escape")
        await ask(pilot, BUDGET)
        await pilot.press("f4")
        await pilot.pause()
        text = "\n".join(shown(widget) for widget in pilot.app.screen.query(".sheet-text"))
        assert "Not an answer" in text


async def test_the_palette_calls_an_action_by_its_name(
    open_chat: Callable[..., Any], ask: Callable[..., Any], until: Callable[..., Any]
) -> None:
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await pilot.press("ctrl+p")
        await pilot.press(*"new conversation")
        await until(pilot, lambda: pilot.app.screen.query_one(OptionList).option_count)
        await pilot.press("down", "enter")
        await until(pilot, lambda: not questions(pilot))


async def test_conversations_are_resumed_renamed_deleted_undone_and_exported(
    open_chat: Callable[..., Any],
    ask: Callable[..., Any],
    until: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await pilot.press("ctrl+n")
        await ask(pilot, BUDGET)
        await until(pilot, lambda: pilot.app.screen.keeper.session == 2)
        await pilot.press("f3")
        sessions = pilot.app.screen
        await until(pilot, lambda: len(sessions.listed) == 2)
        await pilot.press(*"plastics")
        await until(pilot, lambda: [summary.name for summary in sessions.listed] == [PLASTICS])
        await pilot.press("ctrl+e")
        await until(pilot, lambda: list(tmp_path.glob("*.md")))
        assert PLASTICS in next(tmp_path.glob("*.md")).read_text(encoding="utf-8")  # noqa: ASYNC240 - nothing else runs
        await pilot.press("ctrl+d")
        await until(pilot, lambda: not sessions.listed)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: sessions.listed)
        await pilot.press("ctrl+r")
        sessions.query_one("#sessions-name", Input).value = "About plastics"
        await pilot.press("enter")
        await until(pilot, lambda: sessions.listed and sessions.listed[0].name == "About plastics")
        await pilot.press("enter")
        await until(pilot, lambda: questions(pilot) == [PLASTICS])
        assert pilot.app.screen.query_one("#conversation-head").title == "About plastics"
        await ask(pilot, "And about Japan?")
    async with open_chat(wish=SessionWish(name="about plastics")) as pilot:
        await until(pilot, lambda: len(questions(pilot)) == 2)
        assert lit(pilot.app.screen.source.view, Role.CHOSEN | Role.NEAREST)


async def test_the_conversation_that_goes_on_is_not_deleted(
    open_chat: Callable[..., Any], ask: Callable[..., Any], until: Callable[..., Any]
) -> None:
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
        await until(pilot, lambda: pilot.app.screen.keeper.session == 1)
        await pilot.press("f3")
        await until(pilot, lambda: pilot.app.screen.listed)
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert len(pilot.app.screen.listed) == 1


async def test_continue_goes_on_with_the_last_conversation(
    open_chat: Callable[..., Any], ask: Callable[..., Any], until: Callable[..., Any]
) -> None:
    assistant = Listening()
    async with open_chat() as pilot:
        await ask(pilot, PLASTICS)
    async with open_chat(assistant=assistant, wish=SessionWish(continues_last=True)) as pilot:
        await until(pilot, lambda: questions(pilot))
        await ask(pilot, BUDGET)
        assert [turn.question for turn in assistant.heard[-1][1].turns] == [PLASTICS]
    async with open_chat(wish=SessionWish(continues_last=True)) as pilot:
        await until(pilot, lambda: len(questions(pilot)) == 2)


async def test_a_conversation_that_is_resumed_is_shown_at_its_end(
    open_chat: Callable[..., Any], ask: Callable[..., Any], until: Callable[..., Any]
) -> None:
    async with open_chat(size=(80, 20)) as pilot:
        await ask(pilot, ASPECTS)
        await ask(pilot, PLASTICS)
    async with open_chat(size=(80, 20), wish=SessionWish(continues_last=True)) as pilot:
        await until(pilot, lambda: len(questions(pilot)) == 2)
        await pilot.pause()
        transcript = pilot.app.screen.transcript
        assert transcript.scroll_y > 0
        assert transcript.is_in_view(1)


async def test_a_kept_quote_whose_text_has_changed_is_flagged_and_not_lit(
    open_chat: Callable[..., Any],
    ask: Callable[..., Any],
    until: Callable[..., Any],
    assistant_over: Callable[..., Any],
) -> None:
    async with open_chat(assistant=assistant_over("Whales sing at night.\n")) as pilot:
        await ask(pilot, "What is said about whales?")
    changed = assistant_over("Long ago, whales sang at night, and now they sing by day.\n")
    async with open_chat(assistant=changed, wish=SessionWish(continues_last=True)) as pilot:
        await until(pilot, lambda: questions(pilot))
        text = pilot.app.screen.transcript.text_of(0)
        assert "Whales sing at night." in text
        assert "The text has changed since" in text
        assert lit(pilot.app.screen.source.view, Role.QUOTE | Role.CHOSEN) == []


async def test_texts_that_cannot_be_used_end_the_chat_with_the_reason(
    open_chat: Callable[..., Any], until: Callable[..., Any]
) -> None:
    def fail(*_: object) -> Never:
        raise CorpusError("there is [no] such file")

    async with open_chat(assistant=fail, wait=False) as pilot:
        await until(pilot, lambda: pilot.app.return_value is not None)
        assert isinstance(pilot.app.return_value, CorpusError)


async def test_the_screen_is_there_before_the_texts_and_a_question_waits_for_them(
    open_chat: Callable[..., Any], until: Callable[..., Any]
) -> None:
    let = threading.Event()

    def make(_: Sequence[str], tell: Callable[[str], None]) -> Assistant:
        tell("Reading a great deal")
        let.wait(30)
        return Assistant()

    async with open_chat(assistant=make, wait=False) as pilot:
        await until(pilot, lambda: "Reading a great deal" in pilot.app.screen.transcript.text_of(0))
        pilot.app.screen.prompt.put(PLASTICS)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.transcript.waiting)
        let.set()
        await until(pilot, lambda: questions(pilot))


async def test_loading_is_told_as_a_percentage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Whales sing at night.\n", "utf-8")
    (tmp_path / "b.txt").write_text("Herons nest in reeds.\n", "utf-8")
    lines = "".join(f'{{"_id": "{n}", "text": "It is number {n} of many."}}\n' for n in range(50))
    (tmp_path / "c.jsonl").write_text(lines, "utf-8")
    told: list[str] = []
    shares: list[float] = []
    collection = read_collection([tmp_path], progress=shares.append)
    assert len(collection) == 52
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(shares) > 50
    arguments = build_parser(["chat"]).parse_args(["chat", "--home", str(tmp_path)])
    assistant = chat_command._make_assistant(arguments, [str(tmp_path)], told.append)  # noqa: SLF001
    assert len(assistant.collection) == 52
    assert told[0] == "Reading the texts"
    assert "Reading the texts, 100 %" in told
    assert told[-1].startswith("Preparing 52 texts for questions")
    assert len(told) == len(set(told))


async def test_ctrl_c_leaves_when_it_is_pressed_twice(open_chat: Callable[..., Any]) -> None:
    async with open_chat() as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert pilot.app.return_code is None
        await pilot.press("ctrl+c")
        assert pilot.app.return_code == 130


async def test_every_message_is_shown_literally(open_chat: Callable[..., Any], ask: Callable[..., Any]) -> None:
    question = "[bold]What[/bold] is \x1b[31msaid\x1b[0m [/] about plastics [link=x]?"
    async with open_chat() as pilot:
        await ask(pilot, question)
        text = pilot.app.screen.transcript.text_of(0)
        assert "[bold]What[/bold] is ␛[31msaid␛[0m [/] about plastics [link=x]?" in text
