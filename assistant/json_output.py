"""The JSON that ``alliance ask --json`` and ``--jsonl`` print; its schema is ``assistant/answer.schema.json``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.explanation import Contribution, ExplainedWord, Explanation
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


def turn_object(turn: Turn, elapsed_ms: float, explanations: Sequence[Explanation] = ()) -> dict[str, Any]:
    """The object that a turn is in JSON.

    Args:
        turn: what was asked and answered.
        elapsed_ms: how long that took, in milliseconds; the one field that varies from run to run.
        explanations: one for each question of the turn, or none.
    """
    explained = [{"explanation": explanation_object(explanation)} for explanation in explanations]
    return {
        **_question_object(turn),
        **(explained[0] if explained and not turn.parts else {}),
        "parts": [
            _question_object(part) | (explained[place] if explained else {}) for place, part in enumerate(turn.parts)
        ],
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


def explanation_object(explanation: Explanation) -> dict[str, Any]:
    """The object that an explanation is in JSON."""
    sentence = explanation.sentence
    return {
        "kind": explanation.kind.value if explanation.kind is not None else None,
        "leaning": explanation.leaning or None,
        "words": [_word_object(word) for word in explanation.words],
        "signs": [_contribution_object(sign) for sign in explanation.signs],
        "sum": _rounded(explanation.total) if explanation.signs else None,
        "probability": _rounded(explanation.probability),
        "threshold": explanation.threshold,
        "sentence": None
        if sentence is None
        else {
            "text": sentence.text,
            "document": sentence.document.id,
            "start": sentence.span.start,
            "end": sentence.span.end,
            "features": [_contribution_object(feature) for feature in sentence.features],
            "score": _rounded(sentence.score),
        },
    }


def _word_object(word: ExplainedWord) -> dict[str, Any]:
    return {
        "text": word.text,
        "typed": word.typed,
        "weight": _rounded(word.weight),
        "importance": _rounded(word.importance),
        "in_texts": word.is_in_texts,
        "choices": [
            {
                "terms": list(choice.terms),
                "origin": choice.origin.value,
                "weight": _rounded(choice.weight),
                "equivalence": _rounded(choice.equivalence),
                "in_texts": choice.is_in_texts,
            }
            for choice in word.choices
        ],
    }


def _contribution_object(contribution: Contribution) -> dict[str, Any]:
    return {
        "name": contribution.name,
        "meaning": contribution.meaning,
        "value": _rounded(contribution.value),
        "weight": _rounded(contribution.weight),
        "steps": _rounded(contribution.steps),
        "contribution": _rounded(contribution.given),
    }


def _rounded(value: float) -> float:
    # Adding nothing turns the zero of a negative weight into one without a sign.
    return round(value, _SCORE_DIGITS) + 0.0


def _short_answer_object(answer: Answer) -> dict[str, Any] | None:
    span = answer.short_answer
    if span is None:
        return None
    return {"text": answer.citations[0].document.quote(span), "start": span.start, "end": span.end}
