"""What the assistant made of a question, as plain values that can be written down, sent and judged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.model import Status

if TYPE_CHECKING:
    from assistant.model import Citation, Turn
    from corpus import Collection, Span


class History(StrEnum):
    """What a turn of a conversation is asked after."""

    LIVE = "live"
    """The assistant's own answers to the turns before."""
    GOLD = "gold"
    """The right answers to the turns before."""
    NONE = "none"
    """Nothing: each turn by itself."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote that was given.

    Attributes:
        document: id of the document.
        title: its title.
        locator: where, in words.
        span: where, in code points of the document's text.
        text: what was shown as quoted.
        is_verbatim: whether the collection's document has exactly this text between these offsets.
    """

    document: str
    title: str
    locator: str
    span: Span
    text: str
    is_verbatim: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found: its document, its span and its score."""

    document: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was said to a question.

    Attributes:
        question: id of the question.
        history: what it was asked after; None for a question by itself.
        read_as: how it was understood; None where it was taken as typed.
        status: answered, not found or reply.
        short_answer: the words inside the first quote that answer; None where the whole quote does.
        quotes: the evidence given, the best first; empty for a refusal.
        nearest: for a refusal, what is nearest.
        reply: what was said where there is no quote; None for an answer from the texts.
        confidence: from 0 to 1.
        missing: words of the question that the texts do not have.
        found: the passages found, the best first.
        seconds: how long it took.
    """

    question: str
    history: History | None
    read_as: str | None
    status: Status
    short_answer: str | None
    quotes: tuple[Quote, ...]
    nearest: tuple[Quote, ...]
    reply: str | None
    confidence: float
    missing: tuple[str, ...]
    found: tuple[Found, ...]
    seconds: float

    @property
    def is_answered(self) -> bool:
        """Whether it was answered from the texts."""
        return self.status is Status.ANSWERED

    @property
    def prediction(self) -> str:
        """What SQuAD calls the prediction: the short answer, else the first quote, and nothing for a refusal."""
        if not self.is_answered or not self.quotes:
            return ""
        return self.short_answer if self.short_answer is not None else self.quotes[0].text


def outcome_of(
    turn: Turn, question_id: str, history: History | None, collection: Collection, seconds: float
) -> Outcome:
    """The outcome that a turn is, its quotes held against the texts of the collection."""
    answer = turn.answer
    short = None
    if answer.short_answer is not None and answer.citations:
        short = answer.citations[0].document.quote(answer.short_answer)
    return Outcome(
        question=question_id,
        history=history,
        read_as=turn.read_as,
        status=answer.status,
        short_answer=short,
        quotes=tuple(_quote(citation, collection) for citation in answer.citations),
        nearest=tuple(_quote(citation, collection) for citation in answer.nearest),
        reply=answer.reply,
        confidence=answer.confidence,
        missing=answer.missing,
        found=tuple(Found(hit.passage.document.id, hit.passage.span, hit.score) for hit in turn.hits),
        seconds=seconds,
    )


def _quote(citation: Citation, collection: Collection) -> Quote:
    document, span, text = citation.document, citation.span, citation.quote
    try:
        own = collection.document(document.id)
    except KeyError:
        is_verbatim = False
    else:
        is_verbatim = own.sha256 == document.sha256 and bool(text) and own.quote(span) == text
    return Quote(document.id, document.title, citation.locator, span, text, is_verbatim)
