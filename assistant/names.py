"""Names in a quote, told by their capitals, and which of them are those of countries or of bodies."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.asked_for import asks_for_bodies, asks_for_countries
from assistant.times import MONTHS, WEEKDAYS
from corpus import Span
from corpus.patterns import Pattern
from index import terms_of
from index.background import common_words

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A name: words that begin with a capital, with what joins them.
NAME = r"(?:the\s+)?\p{Lu}[\p{L}\p{N}'’.&-]*(?:\s+(?:(?:of|for|and\s+the|the|de|du)\s+)*\p{Lu}[\p{L}\p{N}'’&-]*)*"
#: Names that stand in a row, or one.
NAMES = Pattern(rf"{NAME}(?:,\s+{NAME})*(?:,?\s+(?:and|or)\s+{NAME})?")
_BETWEEN_NAMES = Pattern(r",\s+(?:(?:and|or)\s+)?|(?<!\s)\s+(?:and|or)\s+(?=the\s|\p{Lu})")
# The name of no country: an abbreviation, or one that says what it names.
_NAMES_A_BODY = Pattern(
    r"""^\p{Lu}[\p{Lu}\p{N}]+(?:\s\p{Lu}[\p{Lu}\p{N}]+)*$ | \(\p{Lu}+\)
      | \b(?:Alliance|Association|Organi[sz]ation|Council|Union|Bank|Agency|Commission|Committee|Forum|Fund|Group|Board
          |Ministry|Department|Parliament|University|Institute|Institution|Centre|Center|Office|Authority|Court|Network
          |Federation|Foundation|Company|Treaty|Agreement|Convention|Framework|Deal|Plan|Act|Summit|Conference)\b""",
    re.VERBOSE,
)
# A sentence's first word, with what joins names to it.
_OPENER = Pattern(r"(?P<word>[^\s,]+),?\s*(?:(?:and|or)\s+)?")
# "Bank of Japan", "Mark and Grace".
_GOES_ON_AS_NAME = Pattern(r"\s+(?:(?:of|for|the|de|du|and|or)\s+)*\p{Lu}")
_OF_THE_CALENDAR = Pattern(
    rf"(?:(?:On|By|In|Since|Until|From|Early|Late|The)\s+)?(?:(?:{MONTHS}|May|{WEEKDAYS})(?:,?\s+(?:and\s+|or\s+)?|$))+"
)
# "Besides Korea, who else is named?"
_ASKS_FOR_OTHERS = Pattern(
    r"\b(?:else|besides?|apart\ from|other\ than|in\ addition\ to|others?|another)\b", re.IGNORECASE | re.VERBOSE
)
# Not names though they begin with a capital.
_OPENERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "these",
        "those",
        "it",
        "its",
        "they",
        "both",
        "in",
        "on",
        "at",
        "as",
        "for",
        "from",
        "with",
        "there",
        "here",
        "we",
        "he",
        "she",
        "and",
        "but",
        "if",
        "when",
        "while",
        "such",
    ]
)


def countries_named(quote: str) -> tuple[str, ...]:
    """The names of countries in ``quote``."""
    names = (name for match in NAMES.finditer(quote) for name in _each(match.group()))
    return tuple(name for name in names if name in _countries())


def names_a_body(quote: str, asked: frozenset[str]) -> bool:
    """Whether a quote names a body that the question does not say."""
    names = (name for match in NAMES.finditer(quote) for name in _each(match.group()))
    return any(_NAMES_A_BODY.search(name) and asked.isdisjoint(terms_of(name)) for name in names)


def find_names(quote: str, asked: frozenset[str], question: str) -> Iterator[Span]:
    """Names that the question does not say itself, of the kind that it asks for; the longest enumeration first."""
    found = [span for match in NAMES.finditer(quote) if (span := _without_opener(quote, match)) is not None]
    new = [
        span
        for span in found
        if not _OF_THE_CALENDAR.fullmatch(span.of(quote))
        and _says_new_names(span.of(quote), asked, question)
        and _may_be_asked_for(span.of(quote), question)
    ]
    yield from sorted(new, key=lambda span: (-span.of(quote).count(","), span.start))


def _says_new_names(names: str, asked: frozenset[str], question: str) -> bool:
    """Whether the question says none of the names; where others are asked for, whether it does not say them all."""
    if not set(terms_of(names)) & asked:
        return True
    return _ASKS_FOR_OTHERS.search(question) is not None and any(
        asked.isdisjoint(terms_of(name)) for name in _each(names)
    )


def _may_be_asked_for(names: str, question: str) -> bool:
    """Whether any of the names may be a country's where countries are asked for, or a body's where bodies are."""
    each = _each(names)
    if asks_for_countries(question):
        return any(name in _countries() or not _NAMES_A_BODY.search(name) for name in each)
    return not asks_for_bodies(question) or not _countries().issuperset(each)


def _each(names: str) -> list[str]:
    """Names that stand in a row, each by itself."""
    return [name.removeprefix("the ").rstrip(".") for name in _BETWEEN_NAMES.compiled.split(names)]


@cache
def _countries() -> frozenset[str]:
    lines = (Path(__file__).parent / "country_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _without_opener(quote: str, match: re.Match[str]) -> Span | None:
    """The names without a sentence's first word where that is none, for it is capitalised whatever it is."""
    start, end = match.span()
    opener = _OPENER.match(quote, start, end)
    if start == 0 and opener is not None:
        word = opener["word"].casefold()
        stands_alone = _GOES_ON_AS_NAME.match(quote, opener.end("word"), end) is None
        if word in _OPENERS or (stands_alone and word in common_words()):
            start = opener.end()
    return Span(start, end) if start < end else None
