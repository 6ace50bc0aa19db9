"""Quantities in a quote: counts, measures, money, shares, and how often something is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.novelty import new_matches
from assistant.times import MONTHS, WEEKDAYS
from corpus import Span
from corpus.dates import find_dates
from corpus.patterns import Pattern
from index import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = (
    "million billion trillion thousand hundred tonnes? km kilometres metres years? days? months? weeks? hours? "
    "minutes? seconds? euros? dollars?"
)
#: Numbers in words, with a space between them.
SPELLED = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? millions? billions? dozens? "
    "half quarter twice"
)
# "11 400", with any space between the groups.
_GROUPED = r"\d{1,3}(?:[\ \u00a0\u202f]\d{3})+(?!\d)"
_NUMBER = Pattern(
    rf"""(?:(?:[€$£¥]\s?)?(?<!\p{{L}}-)\b(?:{_GROUPED}|\d[\d.,]*+)(?![x×]\d)|\b(?:{SPELLED.replace(" ", "|")})\b)
    (?:\s?%|[\s-](?:per\ cent|percent|{SPELLED.replace(" ", "|")}|{_UNITS.replace(" ", "|")})\b)*""",
    re.VERBOSE | re.IGNORECASE,
)
# How often something is done, where no number says so.
_PERIOD = rf"""(?:(?:[\w-]+\ )?(?:minute|hour|day|night|week|fortnight|month|quarter|term|season|year|decade|century)s?
    |{WEEKDAYS})\b"""
_FREQUENCY = Pattern(
    rf"""\b(?:once|twice|thrice|(?:[0-9]+|two|three|four|five|six|several|many)\ times)
        \ (?:an?|per|every|each|in)\ {_PERIOD}
      | \b(?:twice|thrice)\b | (?<=\w\ )once\b
      | \b(?-i:hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|biannually)\b
      | \bon\ (?:[\w-]+\ )?{WEEKDAYS}(?<=s)\b | \b(?:every|each)\ {_PERIOD}""",
    re.VERBOSE | re.IGNORECASE,
)
_ASKS_HOW_OFTEN = Pattern(r"\bhow\s+(?:often|frequently|regularly)\b", re.IGNORECASE)
# A year is no count, where it stands as years do.
_DATES_SOMETHING = Pattern(
    r"\b(?:in|since|of|by|from|until|till|before|after|during|between|and|to|year)\s$", re.IGNORECASE
)
_IS_YEAR = Pattern(r"(?:1[0-9]{3}|20[0-9]{2})")
#: What money is counted in.
CURRENCIES = (
    "EUR|USD|GBP|JPY|CHF|CAD|AUD|SEK|NOK|DKK|PLN|euros?|dollars?|pounds?|yen|francs?|crowns?|kron(?:or|er|a|e)|kr|zloty"
    "|lei|yuan|rupees?|pesos?|cents?"
)
#: What time, lengths, areas, weights and shares are counted in.
MEASURES = (
    r"per\s?cent|seconds?|minutes?|hours?|days?|weeks?|months?|years?|km|kilomet\w+|met(?:re|er)s?|miles?|hectares?|acres?"
    r"|tonn?es?|kg|kilograms?|litres?|degrees?"
)
# Questions that ask for a number of one form only, and that form.
_FORMS_OF_NUMBERS = (
    (
        Pattern(r"\b(?:percent(?:age)?s?|per\ cent|proportion)\b", re.IGNORECASE | re.VERBOSE),
        Pattern(r"%|\bper\s?cent\b|\b(?:half|third|quarter|fifth|tenth|two-thirds)\b", re.IGNORECASE),
    ),
    (
        Pattern(
            rf"""\bhow\ much\ (?:money|funding|cash)\b
              | \bhow\ much\b[^?]{{0,200}}\b(?:costs?|pay|paid|spen[dt]|worth|earn(?:ed)?|charged|fined)\b
              | \bhow\ much\ (?:of|is|was|are|were|do|does|did|has|have|will|would|can|could|may)\b[^?]{{0,200}}
                \b(?:pays|charge|budget|grants?|loans?|fees?|prices?|funds?|contributed?|give[ns]?|provide[sd]?|put\ in
                  |interest)\b
              | \bhow\ many\ (?:\w+\ )?(?:{CURRENCIES})\b
              | ^(?!.{{0,200}}\bhow\ (?:many|long|often|old|high|far|fast|big|large)\b)
                [^?]{{0,200}}\b(?:budgets?|prices?|costs?|fees?|fines?|salary|salaries|price\ tag|bill)\b""",
            re.IGNORECASE | re.VERBOSE,
        ),
        Pattern(
            rf"[€$£¥%]|\b(?:{CURRENCIES}|per\s?cent|(?:m|b|tr)illion|thousand)\b|\b\d+\s?(?:m|bn|k)\b"
            r"|\b(?:half|third|quarter|double|twice|nothing)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\bhow\ long\b(?!\ ago\b)|\b(?:duration|how\ much\ time)\b", re.IGNORECASE | re.VERBOSE),
        Pattern(
            r"\b(?:fortnights?|decades?|century|centuries|until|since|permanent(?:ly)?|indefinite(?:ly)?|nights?|terms?"
            r"|pages?|words?|characters?|lines?|feet|inch(?:es)?|yards?|centimet\w+"
            rf"|{MEASURES}|{MONTHS})\b|\d\s?(?:km|m|cm|mm)\b",
            re.IGNORECASE,
        ),
    ),
)
# A number of one of these is none of anything else that is counted.
_COUNTED_UNIT = Pattern(
    rf"\s*(?:%|(?:{MEASURES}|o['’]clock)\b)|\s*(?:(?:m|b|tr)illion\s+)?(?:{CURRENCIES})\b", re.IGNORECASE
)
_BEFORE_MONEY = Pattern(rf"\b(?:{CURRENCIES})\s?$", re.IGNORECASE)
_COUNTS_THINGS = Pattern(rf"\bhow\ many\b(?!\ (?:\w+\ )?(?:{MEASURES}|{CURRENCIES})\b)", re.IGNORECASE | re.VERBOSE)


def find_numbers(quote: str, asked: frozenset[str], question: str) -> Iterator[Span]:
    """The numbers in ``quote``, of the form asked for, without dates and without what the question says itself.

    Where it is asked how often something is done, what tells that comes first.
    """
    if any(asks.search(question) and not form.search(quote) for asks, form in _FORMS_OF_NUMBERS):
        return
    if _ASKS_HOW_OFTEN.search(question):
        yield from new_matches(_FREQUENCY, quote, asked)
    dates = [mention.span for mention in find_dates(quote)]
    counts_things = _COUNTS_THINGS.search(question) is not None
    for match in _NUMBER.finditer(quote):
        span = Span(match.start(), match.start() + len(match.group().rstrip(".,")))
        if any(date.overlap(span) for date in dates) or set(terms_of(span.of(quote))) <= asked:
            continue
        if counts_things and _has_unit(quote, match):
            continue
        if _IS_YEAR.fullmatch(span.of(quote)) and _DATES_SOMETHING.search(quote[: span.start]):
            continue
        yield span


def _has_unit(quote: str, number: re.Match[str]) -> bool:
    """Whether a number counts time, money, a measure or a share, and so nothing else."""
    # "Forty three-year contracts" are contracts.
    own = _COUNTED_UNIT.search(number.group().partition("-")[0]) or _BEFORE_MONEY.search(quote[: number.start()])
    return own is not None or number.group()[0] in "€$£¥" or _COUNTED_UNIT.match(quote, number.end()) is not None
