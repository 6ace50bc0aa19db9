"""What is done in the background when the chat opens: the kept conversations, the texts, and what can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.kept_turns import asked_again
from assistant.model import Status
from assistant.paths import user_paths
from assistant.sessions import Session, SessionsError, SessionStore, choose_session, open_store
from tui.talk import Exchange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.assistant import Assistant
    from assistant.commands.chat import ChatRequest
    from corpus.model import Document

#: Questions that the alliance text answers.
ALLIANCE_EXAMPLES = (
    "When did the EU-Japan Summit take place?",
    "Which environmental aspects does the Green Alliance include?",
    "What is said about plastics?",
)
_EXAMPLES = 3
_LONGEST_TOPIC = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """The kept conversations as they were found.

    Attributes:
        store: where they are kept.
        session: the one to go on with; None for a new one.
        questions: what was asked in all of them, the latest last.
        notices: what the user must be told.
    """

    store: SessionStore
    session: Session | None
    questions: tuple[str, ...]
    notices: tuple[str, ...]


def open_conversations(request: ChatRequest) -> Opened:
    """The kept conversations, and the one to go on with; nothing is raised."""
    opened = open_store(user_paths(request.home).data)
    notices = [opened.notice]
    session: Session | None = None
    questions: tuple[str, ...] = ()
    try:
        chosen = choose_session(opened.store, request.wish)
        notices.append(chosen.notice)
        session, questions = chosen.session, opened.store.questions()
    except SessionsError as error:
        notices.append(error.sentence)
    return Opened(opened.store, session, questions, tuple(notice for notice in notices if notice))


def texts_of(request: ChatRequest, session: Session | None) -> tuple[str, ...]:
    """The paths of the texts: those asked for, else those of the conversation gone on with."""
    return request.texts or (session.summary.texts if session is not None else ())


def exchanges_of(assistant: Assistant, session: Session) -> tuple[Exchange, ...]:
    """The turns of a kept conversation, shown as they were kept."""
    turns = asked_again(assistant, session.turns)
    return tuple(Exchange(kept, turn) for kept, turn in zip(session.turns, turns, strict=True))


def examples_for(assistant: Assistant) -> tuple[str, ...]:
    """Up to three questions that the texts answer; each was asked, to be sure."""
    found: list[str] = []
    for question in _candidates(assistant):
        if assistant.ask(question).answer.status is Status.ANSWERED:
            found.append(question)
        if len(found) == _EXAMPLES:
            break
    return tuple(found)


def _candidates(assistant: Assistant) -> Iterator[str]:
    if "eu-japan-green-alliance" in {document.id for document in assistant.collection.documents[:1]}:
        yield from ALLIANCE_EXAMPLES
    for document in assistant.collection.documents[:20]:
        yield from (f"What is said about {topic}?" for topic in _topics(document))


def _topics(document: Document) -> Iterator[str]:
    headings = [document.quote(section.heading) for section in document.sections[:10]]
    for text in [*headings, document.title]:
        topic = " ".join(text.split()).rstrip(".:")
        if 0 < len(topic) <= _LONGEST_TOPIC and not topic.endswith("?"):
            yield topic


def load(request: ChatRequest, session: Session | None, tell: Callable[[str], None]) -> Assistant:
    """The assistant over the texts that were asked for.

    Raises:
        AllianceError: if a text or a setting cannot be used.
    """
    return request.make_assistant(texts_of(request, session), tell)
