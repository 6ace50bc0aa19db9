"""The JSON that ``alliance ask --json`` and ``--jsonl`` print; its schema is ``assistant/answer.schema.json``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.model import Answer, Citation, Turn
    from index import Hit

# JSON may hold these as they are, a terminal should not.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SCORE_DIGITS = 6


def to_json(value: object, *, indent: int | None = None) -> str:
    """``value`` as JSON that is safe to print and can be encoded; characters that are neither are escaped."""
    return _UNSAFE.sub(
        lambda match: f"\\u{ord(match.group()):04x}", json.dumps(value, ensure_ascii=False, indent=indent)
    )


def turn_object(turn: Turn, elapsed_ms: float) -> dict[str, Any]:
    """The object that a turn is in JSON.

    Args:
        turn: what was asked and answered.
        elapsed_ms: how long that took, in milliseconds; the one field that varies from run to run.
    """
    return {
        **_question_object(turn),
        "parts": [_question_object(part) for part in turn.parts],
        "elapsed_ms": round(elapsed_ms, 3),
    }


def _question_object(turn: Turn) -> dict[str, Any]:
    answer = turn.answer
    return {
        "question": turn.question,
        "read_as": turn.read_as,
        "status": answer.status.value,
        "answer": answer.text,
        "short_answer": _short_answer_object(answer),
        "quotes": [citation_object(citation) for citation in answer.citations],
        "missing": list(answer.missing),
        "nearest": [citation_object(citation) for citation in answer.nearest],
        "passages": [hit_object(hit) for hit in turn.hits],
        "confidence": round(answer.confidence, _SCORE_DIGITS),
    }


def citation_object(citation: Citation) -> dict[str, Any]:
    """The object that a citation is in JSON."""
    return {
        "text": citation.quote,
        "document": citation.document.id,
        "title": citation.document.title,
        "locator": citation.locator,
        "start": citation.span.start,
        "end": citation.span.end,
        "sha256": citation.document.sha256,
        "prefix": citation.prefix,
        "suffix": citation.suffix,
    }


def hit_object(hit: Hit) -> dict[str, Any]:
    """The object that a passage found is in JSON; ``terms`` is what each word of the question gave to the score."""
    terms: dict[str, float] = {}
    for share in hit.shares:
        terms[share.word.text] = terms.get(share.word.text, 0.0) + share.share
    return {
        "rank": hit.rank,
        "score": round(hit.score, _SCORE_DIGITS),
        "document": hit.passage.document.id,
        "start": hit.passage.span.start,
        "end": hit.passage.span.end,
        "text": hit.passage.text,
        "terms": {word: round(share, _SCORE_DIGITS) for word, share in terms.items()},
    }


def _short_answer_object(answer: Answer) -> dict[str, Any] | None:
    span = answer.short_answer
    if span is None:
        return None
    return {"text": answer.citations[0].document.quote(span), "start": span.start, "end": span.end}
