"""The places that a turn leads to: its quotes, numbered through all its parts, and what only comes nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.kept_turns import KeptCitation, KeptTurn
    from corpus.model import Span


class TurnPlace(NamedTuple):
    """A place that a turn leads to.

    Attributes:
        citation: where it is.
        number: of the quote, from 1; None for what comes nearest and is no answer.
        short_answer: the words inside the quote that answer, in code points of the document; or None.
    """

    citation: KeptCitation
    number: int | None
    short_answer: Span | None


def singles(kept: KeptTurn) -> tuple[KeptTurn, ...]:
    """The questions that were asked at once, or the one that was asked alone."""
    return kept.parts or (kept,)


def places_of_turn(kept: KeptTurn) -> tuple[TurnPlace, ...]:
    """The quotes of all parts in their order, one that two parts share once; then what comes nearest."""
    short_answers: dict[KeptCitation, Span] = {}
    for part in singles(kept):
        if part.quotes and part.short_answer is not None:
            short_answers.setdefault(part.quotes[0], part.short_answer)
    quotes = dict.fromkeys(quote for part in singles(kept) for quote in part.quotes)
    nearest = dict.fromkeys(passage for part in singles(kept) for passage in part.nearest)
    return (
        *(TurnPlace(quote, number, short_answers.get(quote)) for number, quote in enumerate(quotes, start=1)),
        *(TurnPlace(passage, None, None) for passage in nearest),
    )
