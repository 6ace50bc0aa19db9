"""The chat: questions are asked in the background, one after the other, and every turn is kept."""

from __future__ import annotations

import asyncio
import gc
from time import monotonic
from typing import TYPE_CHECKING

from assistant.paths import user_paths
from assistant.terminal import one_line
from corpus.errors import AllianceError
from tui.asking import Asking, Ticket
from tui.background import in_background, let_others_tell, post_from_thread, result_from_background
from tui.keys import Context
from tui.messages import (
    ConversationResumed,
    ConversationsOpened,
    KeepingFailed,
    LoadingAdvanced,
    LoadingFailed,
    QuestionSubmitted,
    TextsLoaded,
    TurnCompleted,
    TurnFailed,
)
from tui.reading_screen import ReadingScreen
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.assistant import Assistant
    from assistant.commands.chat import ChatRequest
    from assistant.model import Conversation
    from assistant.sessions import Session
    from tui.keeping import Keeper
    from tui.loading import Opened
    from tui.transcript import Pending

if TYPE_CHECKING:
    _Answer = asyncio.Future[TurnCompleted | TurnFailed]

_SECONDS_UNTIL_ESC_STOPS_LOADING = 1.0
_SECONDS_UNTIL_PENDING_IS_SHOWN = 0.1
_SECONDS_WORTH_WAITING_FOR_AN_ANSWER = 0.02
_INTERRUPTED = 130
#: The question set that test questions are appended to, in the data folder.
QUESTIONS_FILE = "questions.yaml"


class ChatScreen(ReadingScreen):
    """Asks, answers and keeps.

    Args:
        request: what to open.
        key_of: how the key of an action is called, by the action's id.
    """

    def __init__(self, request: ChatRequest, key_of: Callable[[str], str]) -> None:
        super().__init__()
        self._request = request
        self._key_of = key_of
        self._asking = Asking()
        self._pending: dict[Ticket, Pending] = {}
        self._assistant: Assistant | None = None
        self._texts: tuple[str, ...] = ()
        self._session: Session | None = None
        self.keeper: Keeper | None = None
        self._is_trouble_told = False
        self._loading_since = monotonic()
        self._loading_step = "Opening"

    # Loading.

    def on_mount(self) -> None:
        """Shows the first screen, and begins to load when it is there."""
        self.transcript.greet(keys=_first_keys(self._key_of))
        self._tell_loading()
        self._clock = self.set_interval(1, self._tell_loading)
        self.call_after_refresh(in_background, self._load, "load")

    def on_unmount(self) -> None:
        """Waits until everything is kept."""
        if self.keeper is not None:
            self.keeper.close()

    def on_conversations_opened(self, message: ConversationsOpened) -> None:
        """Earlier questions are at hand, and turns can be kept."""
        from tui.keeping import Keeper  # noqa: PLC0415 - not needed for the first screen

        opened: Opened = message.opened
        self.keeper = Keeper(opened.store, self)
        self._session = opened.session
        self.prompt.earlier_questions.begin_with(opened.questions)
        for notice in opened.notices:
            self.notify(notice, title="Conversations", severity="warning", timeout=15, markup=False)

    def on_loading_advanced(self, message: LoadingAdvanced) -> None:
        """Says what is being done."""
        self._loading_step = message.step
        self._tell_loading()

    def on_loading_failed(self, message: LoadingFailed) -> None:
        """Leaves; the command says why."""
        self.app.exit(message.error)

    def on_texts_loaded(self, message: TextsLoaded) -> None:
        """Shows the text, offers examples, and asks what waited."""
        from tui.reading import Reading  # noqa: PLC0415 - not needed for the first screen
        from tui.talk import Talk  # noqa: PLC0415 - likewise

        self._clock.stop()
        # What is loaded stays; to look at all of it whenever garbage is collected would delay a frame now and then.
        gc.freeze()
        gc.enable()
        self._assistant, self._texts = message.assistant, message.texts
        collection = message.assistant.collection
        self.reading = Reading(self.transcript, self.source, collection)
        passages = counted(len(message.assistant.index.passages), "passage")
        them = "it" if len(collection) == 1 else "them"
        facts = f"{counted(len(collection), 'text')} · {passages} · answers are quoted from {them}, word for word"
        self.transcript.greet(title=f"Ask {one_line(collection.name)}", facts=facts, examples=message.examples)
        self.name_collection(f"about {one_line(collection.name)}")
        self._begin_keeping(self._request.wish.name, self._session)
        if message.exchanges:
            self.reading.begin(Talk(message.exchanges))
        self.refresh_keys()
        self._ask_next()

    def _load(self) -> None:
        """Runs in a thread."""
        from tui import loading  # noqa: PLC0415 - heavy, and not needed for the first screen

        opened = loading.open_conversations(self._request)
        post_from_thread(self, ConversationsOpened(opened))
        try:
            assistant = loading.load(self._request, opened.session, self._tell_from_thread)
            exchanges = loading.exchanges_of(assistant, opened.session) if opened.session is not None else ()
            examples = loading.examples_for(assistant)
        except AllianceError as error:
            post_from_thread(self, LoadingFailed(error))
            return
        texts = loading.texts_of(self._request, opened.session)
        post_from_thread(self, TextsLoaded(assistant, examples, texts, exchanges))

    def _tell_from_thread(self, step: str) -> None:
        post_from_thread(self, LoadingAdvanced(step))

    def _tell_loading(self) -> None:
        seconds = int(monotonic() - self._loading_since)
        elapsed = f" · {seconds} s · Esc stops it" if seconds >= 1 else ""
        self.transcript.greet(title="One moment", facts=f"{self._loading_step} …{elapsed}")

    # Asking.

    async def on_question_submitted(self, message: QuestionSubmitted) -> None:
        """Asks, when the questions before are answered; the number of an example stands for it."""
        answer = self._submit(Ticket(self._example(message.question) or message.question))
        if answer is None:
            return
        # Nothing is drawn until this ends, so that the empty prompt and the answer come in one frame.
        await asyncio.wait([answer], timeout=_SECONDS_WORTH_WAITING_FOR_AN_ANSWER)
        if answer.done():
            await self._take(answer.result())
        else:
            self._post_when_done(answer)

    async def on_turn_completed(self, message: TurnCompleted) -> None:
        """Shows the answer, unless it is wanted no longer."""
        pending = self._pending.pop(message.ticket, None)
        if self._asking.finish(message.ticket) and self.reading is not None:
            exchange = self.reading.add(message.turn, pending)
            self.refresh_keys()
            if self.keeper is not None:
                self.keeper.keep(exchange.kept)
                self.name_conversation(self.keeper.name)
        self._ask_next()
        await let_others_tell()

    def on_turn_failed(self, message: TurnFailed) -> None:
        """Says what went wrong; the question returns to the prompt."""
        if self._asking.finish(message.ticket):
            self._give_back(message.ticket)
            self.notify(message.sentence, title=message.title, severity="error", timeout=15, markup=False)
        self._ask_next()

    def action_leave(self) -> None:
        """Stops what is running; if nothing is, leaves the prompt to read."""
        if self._assistant is None and self._asking.is_idle:
            if monotonic() - self._loading_since >= _SECONDS_UNTIL_ESC_STOPS_LOADING:
                self.app.exit(return_code=_INTERRUPTED)
            return
        if not self.stop_asking():
            self.transcript.focus()

    def stop_asking(self) -> bool:
        """Stops the question that was asked last, which returns to the prompt; whether there was one."""
        ticket = self._asking.cancel()
        if ticket is None:
            return False
        self._give_back(ticket)
        self._ask_next()
        return True

    def action_cite(self, number: int) -> None:
        """Goes to a quote by its number; on the first screen, asks an example."""
        example = self._example(str(number))
        if example is not None:
            self._post_question(Ticket(example))
        else:
            super().action_cite(number)

    def _example(self, number: str) -> str | None:
        """The example of that number, while the examples are on the screen."""
        is_first_screen = self._asking.is_idle and (self.reading is None or not self.reading.talk.exchanges)
        examples = {str(place): question for place, question in enumerate(self.transcript.welcome.examples, start=1)}
        return examples.get(number) if is_first_screen else None

    def action_ask_as_typed(self) -> None:
        """Asks the chosen question again, nothing corrected and nothing filled in."""
        exchange = self.reading.exchange if self.reading is not None else None
        if exchange is not None:
            self._post_question(Ticket(exchange.kept.question, as_typed=True))

    def action_help(self) -> None:
        """Explains the screen and the keys."""
        from tui.help_screen import HelpScreen  # noqa: PLC0415 - not needed for the first screen

        here = Context.PROMPT if self.prompt.has_focus else Context.READING
        self.app.push_screen(HelpScreen(here, self._key_of))

    def action_why(self) -> None:
        """Shows why the chosen turn is, or is not, an answer."""
        from tui.inspector import Inspector  # noqa: PLC0415 - not needed for the first screen

        exchange = self.reading.exchange if self.reading is not None else None
        if exchange is not None and self._assistant is not None:
            self.app.push_screen(Inspector(exchange, self._assistant.settings))

    def action_conversations(self) -> None:
        """Lists the kept conversations."""
        from tui.sessions_screen import SessionsScreen  # noqa: PLC0415 - not needed for the first screen

        if self.keeper is not None:
            self.app.push_screen(SessionsScreen(self.keeper), self._resume)

    def action_make_test(self) -> None:
        """Turns the chosen question into a test question."""
        from tui.evidence_screen import EvidenceScreen  # noqa: PLC0415 - not needed for the first screen

        exchange = self.reading.exchange if self.reading is not None else None
        if exchange is not None and self._assistant is not None:
            questions = user_paths(self._request.home).data / QUESTIONS_FILE
            self.app.push_screen(EvidenceScreen(exchange.kept, self._assistant.collection, questions))

    def _resume(self, session: Session | None) -> None:
        """Goes on with a kept conversation; None where none was chosen, but the one here may have another name."""
        if self.keeper is not None:
            self.name_conversation(self.keeper.name)
        if session is not None and self._assistant is not None:
            assistant = self._assistant
            in_background(lambda: self._ask_again(assistant, session), "resume")

    def _ask_again(self, assistant: Assistant, session: Session) -> None:
        """Runs in a thread."""
        from tui.loading import exchanges_of  # noqa: PLC0415 - not needed for the first screen

        post_from_thread(self, ConversationResumed(session, exchanges_of(assistant, session)))

    def action_new(self) -> None:
        """Begins a new conversation; the one before is kept."""
        from tui.talk import Talk  # noqa: PLC0415 - not needed for the first screen

        while self.stop_asking():
            pass
        if self.reading is not None:
            self.reading.begin(Talk())
        self._begin_keeping(None, None)
        self.refresh_keys()
        self.prompt.focus()

    def _submit(self, ticket: Ticket) -> _Answer | None:
        """Asks; the answer that is to come, or None where other questions are answered first."""
        self._asking.add(ticket)
        # Most answers are there before the eye could read that they are being looked up.
        self.set_timer(_SECONDS_UNTIL_PENDING_IS_SHOWN, lambda: self._show_pending(ticket))
        return self._start_next()

    def _post_question(self, ticket: Ticket) -> None:
        answer = self._submit(ticket)
        if answer is not None:
            self._post_when_done(answer)

    def _show_pending(self, ticket: Ticket) -> None:
        if self._asking.is_wanted(ticket):
            self._pending[ticket] = self.transcript.add_pending(ticket.question)

    def _ask_next(self) -> None:
        answer = self._start_next()
        if answer is not None:
            self._post_when_done(answer)

    def _start_next(self) -> _Answer | None:
        """The answer to the next question; None where one is being answered, or none waits."""
        if self._assistant is None or self.reading is None:
            return None
        ticket = self._asking.start_next()
        if ticket is None:
            return None
        assistant, conversation = self._assistant, self.reading.talk.conversation
        return result_from_background(lambda: _answered(assistant, ticket, conversation), "ask")

    def _post_when_done(self, answer: _Answer) -> None:
        answer.add_done_callback(lambda done: self.post_message(done.result()))

    async def _take(self, message: TurnCompleted | TurnFailed) -> None:
        if isinstance(message, TurnCompleted):
            await self.on_turn_completed(message)
        else:
            self.on_turn_failed(message)

    def _give_back(self, ticket: Ticket) -> None:
        """Takes a question off the screen and puts it back into the prompt, unless another is being typed there."""
        pending = self._pending.pop(ticket, None)
        if pending is not None:
            self.transcript.remove_pending(pending)
        if not self.prompt.text:
            self.prompt.put(ticket.question)

    # Keeping.

    def on_keeping_failed(self, message: KeepingFailed) -> None:
        """Says once that turns are not kept; they are tried again with every turn."""
        if not self._is_trouble_told:
            self._is_trouble_told = True
            self.notify(
                f"{message.error.sentence} The conversation goes on, and keeping it is tried again with each turn.",
                title=message.error.title,
                severity="error",
                timeout=20,
                markup=False,
            )

    def on_conversation_resumed(self, message: ConversationResumed) -> None:
        """Shows a kept conversation; the next question follows it."""
        from tui.talk import Talk  # noqa: PLC0415 - not needed for the first screen

        if self.reading is not None:
            self.reading.begin(Talk(message.exchanges))
            self._begin_keeping(None, message.session)
            self.refresh_keys()

    def _begin_keeping(self, name: str | None, session: Session | None) -> None:
        if self.keeper is not None and self._assistant is not None:
            self.keeper.begin(self._assistant.collection.name, self._texts, name, session)
            self.name_conversation(self.keeper.name)


def _answered(assistant: Assistant, ticket: Ticket, conversation: Conversation) -> TurnCompleted | TurnFailed:
    """What became of a question; runs in a thread."""
    try:
        turn = assistant.ask(ticket.question, conversation, as_typed=ticket.as_typed)
    except Exception as error:  # noqa: BLE001 - whatever it is, the conversation must go on
        sentence = f"{type(error).__name__}: {error}. The question is back in the prompt."
        return TurnFailed(ticket, "The question could not be answered", sentence)
    return TurnCompleted(ticket, turn)


def _first_keys(shown: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """The four keys that matter, as they are bound."""
    return (
        (shown("ask"), "ask the question you typed"),
        (f"{shown('previous-quote')} {shown('next-quote')}", "go through the quotes of an answer"),
        (shown("source"), "go to the source, and back"),
        (shown("help"), "help, with every other key"),
    )
