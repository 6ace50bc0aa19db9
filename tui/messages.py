"""Every message that a widget sends upwards, or a thread sends to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.model import Turn
    from assistant.sessions import Session
    from corpus.errors import AllianceError
    from corpus.model import Document
    from tui.asking import Ticket
    from tui.find import Found
    from tui.loading import Opened
    from tui.talk import Exchange


class QuestionSubmitted(Message):
    """The user asks a question."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question


class TextsLoaded(Message):
    """The texts are read and indexed; questions can be answered."""

    def __init__(
        self, assistant: Assistant, examples: tuple[str, ...], texts: tuple[str, ...], exchanges: tuple[Exchange, ...]
    ) -> None:
        super().__init__()
        self.assistant = assistant
        self.examples = examples
        self.texts = texts
        self.exchanges = exchanges


class LoadingAdvanced(Message):
    """Loading has come to another step."""

    def __init__(self, step: str) -> None:
        super().__init__()
        self.step = step


class LoadingFailed(Message):
    """The texts cannot be used."""

    def __init__(self, error: AllianceError) -> None:
        super().__init__()
        self.error = error


class ConversationsOpened(Message):
    """The kept conversations can be read, and the one to go on with is there."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.opened = opened


class ConversationResumed(Message):
    """A kept conversation is ready to be gone on with."""

    def __init__(self, session: Session, exchanges: tuple[Exchange, ...]) -> None:
        super().__init__()
        self.session = session
        self.exchanges = exchanges


class TurnCompleted(Message):
    """A question is answered."""

    def __init__(self, ticket: Ticket, turn: Turn) -> None:
        super().__init__()
        self.ticket = ticket
        self.turn = turn


class TurnFailed(Message):
    """A question could not be answered because of a defect or for want of memory."""

    def __init__(self, ticket: Ticket, title: str, sentence: str) -> None:
        super().__init__()
        self.ticket = ticket
        self.title = title
        self.sentence = sentence


class KeepingFailed(Message):
    """A turn could not be kept; the conversation goes on."""

    def __init__(self, error: AllianceError) -> None:
        super().__init__()
        self.error = error


class CitationSelected(Message):
    """A citation was chosen: by turn, and by its place among the turn's quotes (or its nearest passages)."""

    def __init__(self, turn: int, citation: int) -> None:
        super().__init__()
        self.turn = turn
        self.citation = citation


class SourceClicked(Message):
    """A code point of the document that is shown was clicked."""

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.offset = offset


class WordsSought(Message):
    """Words are to be found in the document that is shown; nothing, where the search is over."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class WordsFound(Message):
    """The places of some words in a document are found."""

    def __init__(self, document: Document, found: Found) -> None:
        super().__init__()
        self.document = document
        self.found = found


class SearchConfirmed(Message):
    """The words in the find bar are the ones; back to reading."""


class CopyTried(Message):
    """Something was put on the clipboard by ``command``; None where no command of the system could."""

    def __init__(self, text: str, what: str, command: str | None) -> None:
        super().__init__()
        self.text = text
        self.what = what
        self.command = command


class DividerMoved(Message):
    """The divider is at another column of the screen."""

    def __init__(self, column: int) -> None:
        super().__init__()
        self.column = column
