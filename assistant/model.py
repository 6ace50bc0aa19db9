"""What is said: citations, answers, turns and conversations. Plain values that never change once made."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus import Document, Span
    from index import Hit, Query


#: Code points of a citation's prefix and suffix.
CONTEXT_LENGTH = 32

#: What is said of a quote at whose end the published text breaks off.
BREAKS_OFF = "The published text breaks off there."


class Status(StrEnum):
    """What an answer is."""

    ANSWERED = "answered"
    """The texts answer; the quotes are the evidence."""
    NOT_FOUND = "not_found"
    """The texts do not answer."""
    REPLY = "reply"
    """Said about the assistant or the collection itself, without quotes."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote and where it stands; ``document.text[span.start:span.end] == quote``, always.

    With ``quote``, ``prefix`` and ``suffix`` as *exact*, *prefix* and *suffix* it is a TextQuoteSelector, with ``span``
    a TextPositionSelector of the W3C Web Annotation Data Model (2017).

    Attributes:
        document: the document that is quoted.
        span: where, in code points of its text.
        locator: where, in words that a person can follow.
        incomplete: whether the published text breaks off at the end of the quote.
    """

    document: Document
    span: Span
    locator: str
    incomplete: bool = False

    @property
    def quote(self) -> str:
        """The verbatim text."""
        return self.document.quote(self.span)

    @property
    def prefix(self) -> str:
        """The text before the quote."""
        return self.document.text[max(0, self.span.start - CONTEXT_LENGTH) : self.span.start]

    @property
    def suffix(self) -> str:
        """The text after the quote."""
        return self.document.text[self.span.end : self.span.end + CONTEXT_LENGTH]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to a question.

    Attributes:
        status: what kind of answer it is.
        citations: the evidence, the best first, a list's items in their order; empty unless ``status`` is answered.
        short_answer: the words inside the first quote that answer, in code points of its document; None where the
            whole quote is the answer.
        confidence: from 0 to 1, how sure it is that the texts answer the question with these quotes.
        missing: words of the question, as typed, that the texts do not have.
        nearest: for a refusal, the nearest passages, which are not an answer.
        reply: what is said where ``status`` is reply, or why nothing was found; None for an answer from the texts.
    """

    status: Status
    citations: tuple[Citation, ...] = ()
    short_answer: Span | None = None
    confidence: float = 0.0
    missing: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()
    reply: str | None = None

    @property
    def text(self) -> str:
        """The answer as one text: the quotes, one a line, or the reply."""
        if self.reply is not None:
            return self.reply
        lines = [citation.quote for citation in self.citations]
        if any(citation.incomplete for citation in self.citations):
            lines.append(f"[{BREAKS_OFF}]")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, how it was read, and its answer.

    Attributes:
        question: as typed.
        read_as: the question as it was understood; None where it was taken as typed.
        query: the terms that were looked for.
        answer: what was said.
        hits: the passages that were found, the best first.
        parts: where several questions were asked at once, a turn for each, in order, without parts of their own; the
            answer is then theirs together: the best quote of each, then the second of each, and so on. Empty where one
            question was asked.
    """

    question: str
    read_as: str | None
    query: Query
    answer: Answer
    hits: tuple[Hit, ...]
    parts: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns in the order in which they were taken; it grows by returning a new one."""

    turns: tuple[Turn, ...] = field(default=())

    def with_turn(self, turn: Turn) -> Conversation:
        """The conversation with one more turn."""
        return Conversation((*self.turns, turn))

    @property
    def questions(self) -> tuple[Turn, ...]:
        """A turn for every single question: in the place of one with parts, its parts."""
        return tuple(single for turn in self.turns for single in turn.parts or (turn,))
