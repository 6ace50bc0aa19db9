"""The words that the chat uses for what the assistant found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.terminal import one_line

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from assistant.kept_turns import KeptCitation
    from corpus.model import Document

_SURE = 0.85
_FAIRLY_SURE = 0.65


def sureness(confidence: float) -> str:
    """A plain word for how sure an answer is."""
    if confidence >= _SURE:
        return "Sure"
    return "Fairly sure" if confidence >= _FAIRLY_SURE else "Not very sure"


def place_of(citation: KeptCitation, *, with_title: bool) -> str:
    """Where a quote stands, in words that a person can follow."""
    parts = [citation.title if with_title else "", citation.locator, f"characters {citation.start}–{citation.end}"]
    return " · ".join(one_line(part) for part in parts if part)


def in_quotes(words: Sequence[str]) -> str:
    """Words in quotation marks, with commas between them."""
    return ", ".join(f"“{one_line(word)}”" for word in words)


def counted(number: int, one: str, several: str | None = None) -> str:
    """``1 text``, ``2 texts``."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def long_date(date: datetime.date) -> str:
    """``31 May 2021``."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def facts_of(document: Document) -> str:
    """What is known of a document besides its title, on one line."""
    facts = document.facts
    parts = [long_date(facts.date) if facts.date else "", facts.source or "", facts.publisher or ""]
    return " · ".join(one_line(part) for part in parts if part) or one_line(document.id)


_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905 - one line for twelve words
