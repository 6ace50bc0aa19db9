"""Dates as people write them, found in text: ``31/05/2021``, ``31 May 2021``, ``May 31``, ``2021-05-31``, ``May 2021``.

Numeric dates are read day first, as in Europe, unless only the month-first reading is a date (``05/31/2021``) or the
year stands first (ISO 8601).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Span
from corpus.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTHS = {written: number for number, name in enumerate(_MONTH_NAMES, start=1) for written in (name, name[:3])} | {
    "sept": 9
}

# Which word is a month is looked up, which is quicker than an expression that lists them all.
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12][0-9]{3})"
_SPACE = r"\s{1,3}"

#: How a day or a month begins that is written out, or a date; for expressions that tell it from a topic.
OPENS_DATE = (
    r"(?:[0-9]|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:"
    + "|".join(_MONTH_NAMES)
    + r"|sept?)\b|(?:"
    + "|".join(name[:3] for name in _MONTH_NAMES)
    + r")\b)"
)

_FORMS = (
    Pattern(rf"\b{_YEAR}-(?P<month_number>0[1-9]|1[0-2])-{_DAY}\b", re.IGNORECASE),
    Pattern(
        rf"\b(?P<first>[0-9]{{1,2}})(?P<separator>[./-])(?P<second>[0-9]{{1,2}})(?P=separator){_YEAR}\b", re.IGNORECASE
    ),
    Pattern(rf"\b{_DAY}(?:{_SPACE}of)?{_SPACE}{_MONTH}(?:,?{_SPACE}{_YEAR})?\b", re.IGNORECASE),
    Pattern(rf"\b{_MONTH}{_SPACE}{_DAY}(?:,?{_SPACE}{_YEAR})?\b", re.IGNORECASE),
    Pattern(rf"\b{_MONTH},?{_SPACE}{_YEAR}\b", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text.

    Attributes:
        span: where it stands, in code points of the text that was searched.
        year: None where the text names none.
        month: 1 to 12.
        day: 1 to 31; None where the text names none.
    """

    span: Span
    year: int | None
    month: int
    day: int | None

    @property
    def date(self) -> datetime.date | None:
        """The calendar day, where the text names one wholly."""
        if self.year is None or self.day is None:
            return None
        return datetime.date(self.year, self.month, self.day)


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every date in ``text``, in order; the longer of two that overlap, and only days that the calendar has."""
    if not any(digit in text for digit in "0123456789"):
        return ()
    mentions = sorted(_candidates(text), key=lambda mention: (mention.span.start, -len(mention.span)))
    kept: list[DateMention] = []
    for mention in mentions:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)


def _candidates(text: str) -> Iterator[DateMention]:
    for form in _FORMS:
        for match in form.finditer(text):
            mention = _mention(match)
            if mention is not None:
                yield mention


def _mention(match: re.Match[str]) -> DateMention | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    day: int | None
    if parts.get("first"):
        day, month = _day_first(int(parts["first"]), int(parts["second"]))
    else:
        month = int(parts.get("month_number") or _MONTHS.get(parts["month"].lower(), 0))
        day = int(parts["day"]) if parts.get("day") else None
    if not _is_in_calendar(year, month, day):
        return None
    return DateMention(Span(match.start(), match.end()), year, month, day)


def _day_first(first: int, second: int) -> tuple[int, int]:
    """Day and month of ``first/second``, swapped only where the European reading has no such month."""
    return (second, first) if second > 12 >= first else (first, second)  # noqa: PLR2004 - months in a year


def _is_in_calendar(year: int | None, month: int, day: int | None) -> bool:
    leap_year = 2000  # a day without a year may be the 29th of February
    try:
        datetime.date(year or leap_year, month, day or 1)
    except ValueError:
        return False
    return True
