"""Times in a quote: dates, years, ages, days, hours, and those told by their distance from something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asked_for import asks_for_time_of_day, asks_for_year
from assistant.novelty import new_matches
from corpus import Span
from corpus.dates import find_dates
from corpus.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The months, but for May, which is a month only where its neighbours say so.
MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
#: The days of the week.
WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
# "May" is a month after these words.
_BEFORE_MAY = "|".join(rf"(?<=\b{word}\s)" for word in ("in", "since", "until", "by", "of", "early", "late"))
_MONTH = Pattern(rf"\b(?:{MONTHS})\b|(?:{_BEFORE_MAY})May\b")
# "post-2020" is no year in which anything was.
_YEAR = Pattern(r"(?<![^\W\d_]-)\b(?:(?:early|mid|late)[\s-])?(?:the\s)?(?:c\.?\s?)?(?:1[0-9]{3}|20[0-9]{2})s?\b")
# Times that are no day of a calendar.
_AGE = Pattern(
    r"""\b(?:(?:early|mid|late|beginning\ of|end\ of)[\s-](?:the\s)?)?
        (?:[0-9]{1,2}(?:st|nd|rd|th)|(?:twenty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)
        |tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth)
        [\s-](?:century|centuries|millennium)\b
      | \b[0-9]{1,4}\s?(?:BCE?|AD|CE)\b | \bAD\s?[0-9]{1,4}\b
      | \b(?:spring|summer|autumn|winter|midsummer)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Days that are told from the day on which they are read.
_DAY = Pattern(
    rf"\b(?:{WEEKDAYS}|yesterday|tomorrow|tonight|(?:last|next)\s(?:night|week|month|year))\b", re.IGNORECASE
)
_TIME_OF_DAY = Pattern(
    r"""\b(?:midnight|noon|midday)\b | \b(?:[01][0-9]|2[0-3]):[0-5][0-9]\b
      | (?:(?<=\bat\s)|(?<=\bby\s)|(?<=\bfrom\s)|(?<=\buntil\s))[0-9]:[0-5][0-9]\b
      | \b[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:a\.?m\b\.?|p\.?m\b\.?) | \b[0-9]{1,2}\s?o['’]clock\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN_TIMES = Pattern(r"\s+(?:(?:at|on|of)\s+)?(?:the\s+)?|,\s+", re.IGNORECASE)
# Times that are told by their distance from something else; what that is stands in the words that follow.
_TERM = Pattern(
    r"""\bwithin\s+(?:[\w-]+\s+){1,3}?(?:hours?|days?|weeks?|months?|years?)\b
      | \b(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety)
        \s+(?:\w+\s+)?(?:hours?|days?|weeks?|months?|years?)\s+(?:after|before|following|from)(?:\s+[\w'’-]+){1,5}
      | \b(?:first|second|third|tenth|fifteenth|twentieth|thirtieth|last|[0-9]{1,2}(?:st|nd|rd|th))\s+(?:\w+\s+)?day
        \s+(?:of|after|following)(?:\s+[\w'’-]+){1,5}""",
    re.VERBOSE | re.IGNORECASE,
)


def find_times(quote: str, asked: frozenset[str], question: str) -> list[Span]:
    """The times in ``quote``, those together that tell one time; days without a year only where no year is asked for.

    Where there is none, those told by their distance from something else. What the question says itself, by its terms
    ``asked``, is left out.
    """
    if asks_for_time_of_day(question) and (times := new_matches(_TIME_OF_DAY, quote, asked)):
        return times
    is_year = asks_for_year(question)
    found = [mention.span for mention in find_dates(quote) if mention.year is not None or not is_year]
    for pattern in (_YEAR, _AGE) if is_year else (_YEAR, _MONTH, _AGE, _DAY, _TIME_OF_DAY):
        found.extend(new_matches(pattern, quote, asked))
    return _joined(quote, found) if found or is_year else new_matches(_TERM, quote, asked)


def _joined(quote: str, found: Sequence[Span]) -> list[Span]:
    """Times that tell one time together, as "Friday 27 September at noon", in the order in which any was found."""
    joined: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if joined and _tell_one_time(quote, joined[-1], span):
            joined[-1] = Span(joined[-1].start, span.end)
        elif not joined or span.start >= joined[-1].end:
            joined.append(span)
    return sorted(joined, key=lambda whole: [whole.overlap(part) > 0 for part in found].index(True))


def _tell_one_time(quote: str, first: Span, second: Span) -> bool:
    """Whether two times are one: a comma stands between a weekday and its date, and else between times of a list."""
    between = quote[first.end : second.start]
    if _BETWEEN_TIMES.fullmatch(between) is None:
        return False
    return "," not in between or bool(_DAY.search(first.of(quote))) != bool(_DAY.search(second.of(quote)))
