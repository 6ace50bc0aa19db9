"""Turns as they are kept: enough of a question and its answer to show it again honestly, without the texts at hand."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from assistant.model import Conversation, Status
from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.assistant import Assistant
    from assistant.model import Citation, Turn
    from corpus.model import Collection, Document


class Standing(StrEnum):
    """How a kept quote stands to the texts that are loaded now."""

    UNCHANGED = "unchanged"
    """The document is loaded and its text is the one that was quoted."""
    CHANGED = "changed"
    """A document of that id is loaded, with another text."""
    ABSENT = "absent"
    """No document of that id is loaded."""


@dataclass(frozen=True, slots=True)
class KeptCitation:
    """A quote and where it stood, by the document's id and the SHA-256 of its text.

    Attributes:
        document: the document's id.
        title: the document's title.
        sha256: of the document's text when it was quoted.
        start: where the quote begins, in code points of that text.
        end: where it ends.
        quote: the verbatim text.
        locator: where, in words that a person can follow.
        incomplete: whether the published text breaks off at the end of the quote.
        source: where the document was published; None where that is not known.
    """

    document: str
    title: str
    sha256: str
    start: int
    end: int
    quote: str
    locator: str
    incomplete: bool = False
    source: str | None = None

    @property
    def span(self) -> Span:
        """Where it stood."""
        return Span(self.start, self.end)

    def standing(self, collection: Collection) -> Standing:
        """Whether the texts loaded now still hold what was quoted, where it was quoted."""
        document = document_of(collection, self.document)
        if document is None:
            return Standing.ABSENT
        return Standing.UNCHANGED if document.sha256 == self.sha256 else Standing.CHANGED


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question and its answer as they were; the fields are those of a turn and its answer.

    Attributes:
        question: as typed.
        read_as: the question as it was understood; None where it was taken as typed.
        status: what kind of answer it is.
        quotes: the evidence.
        short_answer: the words inside the first quote that answer, in code points of its document; or None.
        confidence: from 0 to 1.
        missing: words of the question that the texts did not have.
        nearest: for a refusal, the nearest passages, which are not an answer.
        reply: what was said where it was not quoted; None for an answer from the texts.
        parts: where several questions were asked at once, a turn for each, in order; else empty.
    """

    question: str
    read_as: str | None
    status: Status
    quotes: tuple[KeptCitation, ...] = ()
    short_answer: Span | None = None
    confidence: float = 0.0
    missing: tuple[str, ...] = ()
    nearest: tuple[KeptCitation, ...] = ()
    reply: str | None = None
    parts: tuple[KeptTurn, ...] = ()


def keep(turn: Turn) -> KeptTurn:
    """What is kept of a turn."""
    answer = turn.answer
    return KeptTurn(
        question=turn.question,
        read_as=turn.read_as,
        status=answer.status,
        quotes=tuple(map(_keep_citation, answer.citations)),
        short_answer=answer.short_answer,
        confidence=answer.confidence,
        missing=answer.missing,
        nearest=tuple(map(_keep_citation, answer.nearest)),
        reply=answer.reply,
        parts=tuple(map(keep, turn.parts)),
    )


def document_of(collection: Collection, document_id: str) -> Document | None:
    """The document of that id; None where the collection has none."""
    try:
        return collection.document(document_id)
    except KeyError:
        return None


def turn_to_object(turn: KeptTurn) -> dict[str, Any]:
    """The turn as plain values that JSON can hold."""
    values = asdict(turn)
    return values | {"status": turn.status.value, "parts": [turn_to_object(part) for part in turn.parts]}


def turn_from_object(values: Mapping[str, Any]) -> KeptTurn:
    """The turn that plain values hold.

    Raises:
        ValueError: if they hold none.
    """
    try:
        short_answer = values["short_answer"]
        return KeptTurn(
            question=str(values["question"]),
            read_as=values["read_as"],
            status=Status(values["status"]),
            quotes=tuple(KeptCitation(**quote) for quote in values["quotes"]),
            short_answer=Span(**short_answer) if short_answer is not None else None,
            confidence=float(values["confidence"]),
            missing=tuple(values["missing"]),
            nearest=tuple(KeptCitation(**quote) for quote in values["nearest"]),
            reply=values["reply"],
            # Turns that were kept before a question could have parts do not name them.
            parts=tuple(turn_from_object(part) for part in values.get("parts", ())),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"this is no kept turn ({error})") from error


def _keep_citation(citation: Citation) -> KeptCitation:
    document = citation.document
    return KeptCitation(
        document=document.id,
        title=document.title,
        sha256=document.sha256,
        start=citation.span.start,
        end=citation.span.end,
        quote=citation.quote,
        locator=citation.locator,
        incomplete=citation.incomplete,
        source=document.facts.source,
    )


def asked_again(assistant: Assistant, turns: Sequence[KeptTurn], most: int = 20) -> tuple[Turn | None, ...]:
    """The kept turns as live ones, so that a follow-up can refer to them: each question is asked again in its place.

    The same question over the same texts gets the same answer; over texts that have changed, the follow-up refers to
    what they say now.

    Args:
        assistant: who is asked.
        turns: the turns of one conversation, in order.
        most: how many of the last turns are asked again; the others are None.
    """
    spared = max(0, len(turns) - most)
    conversation = Conversation()
    for turn in turns[spared:]:
        conversation = conversation.with_turn(assistant.ask(turn.question, conversation))
    return (*[None] * spared, *conversation.turns)
