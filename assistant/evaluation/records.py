"""Judged questions as the lines of ``questions.jsonl``, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.evaluation.judge import Expected, JudgedQuestion, Verdict
from assistant.evaluation.outcome import History, Outcome, Quote
from assistant.model import Status
from corpus import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def to_record(judged: JudgedQuestion) -> dict[str, Any]:
    """The plain value that a judged question is written as; times and the passages found are kept elsewhere."""
    outcome = judged.outcome
    return {
        "id": judged.id,
        "ask": judged.ask,
        "history": judged.history.value if judged.history else None,
        "conversation": judged.conversation,
        "turn": judged.turn,
        "tags": list(judged.tags),
        "answerable": judged.answerable,
        "verdict": judged.verdict.value,
        "expected": [[{"document": item.document, "text": item.text} for item in group] for group in judged.expected],
        "answers": list(judged.answers),
        "relevant": list(judged.relevant),
        "read_as": outcome.read_as,
        "status": outcome.status.value,
        "short_answer": outcome.short_answer,
        "quotes": [_quote_record(quote) for quote in outcome.quotes],
        "nearest": [_quote_record(quote) for quote in outcome.nearest],
        "reply": outcome.reply,
        "confidence": outcome.confidence,
        "missing": list(outcome.missing),
        "scores": dict(judged.scores),
    }


def from_record(record: dict[str, Any]) -> JudgedQuestion:
    """The judged question that a record holds.

    Raises:
        KeyError, TypeError, ValueError: if it is no such record.
    """
    history = History(record["history"]) if record["history"] is not None else None
    return JudgedQuestion(
        id=record["id"],
        ask=record["ask"],
        history=history,
        conversation=record["conversation"],
        turn=record["turn"],
        tags=tuple(record["tags"]),
        answerable=record["answerable"],
        expected=tuple(
            tuple(Expected(item["document"], item["text"]) for item in group) for group in record["expected"]
        ),
        answers=tuple(record["answers"]),
        relevant=tuple(record["relevant"]),
        outcome=_outcome(record, history),
        scores={str(name): float(value) for name, value in record["scores"].items()},
        verdict=Verdict(record["verdict"]),
    )


def _outcome(record: dict[str, Any], history: History | None) -> Outcome:
    return Outcome(
        question=record["id"],
        history=history,
        read_as=record["read_as"],
        status=Status(record["status"]),
        short_answer=record["short_answer"],
        quotes=_quotes(record["quotes"]),
        nearest=_quotes(record["nearest"]),
        reply=record["reply"],
        confidence=float(record["confidence"]),
        missing=tuple(record["missing"]),
        found=(),
        seconds=0.0,
    )


def _quote_record(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "document": quote.document,
        "title": quote.title,
        "locator": quote.locator,
        "start": quote.span.start,
        "end": quote.span.end,
        "verbatim": quote.is_verbatim,
    }


def _quotes(records: Iterable[dict[str, Any]]) -> tuple[Quote, ...]:
    return tuple(
        Quote(
            document=record["document"],
            title=record["title"],
            locator=record["locator"],
            span=Span(record["start"], record["end"]),
            text=record["text"],
            is_verbatim=record["verbatim"],
        )
        for record in records
    )
