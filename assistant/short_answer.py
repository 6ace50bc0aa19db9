"""The words inside a quote that answer: a date, a number, names, or what an abbreviation stands for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.abbreviations import find_definitions
from assistant.answer_kind import AnswerKind
from assistant.asked_for import (
    asks_for_bodies,
    asks_for_countries,
    asks_for_several,
    asks_for_time_of_day,
    asks_for_year,
)
from assistant.question_words import AUXILIARY
from corpus import Span
from corpus.dates import find_dates
from corpus.patterns import Pattern
from index import analyse, terms_of
from index.background import common_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.analysis import Token

_MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
_WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
# "May" is a month after these words.
_BEFORE_MAY = "|".join(rf"(?<=\b{word}\s)" for word in ("in", "since", "until", "by", "of", "early", "late"))
_MONTH = Pattern(rf"\b(?:{_MONTHS})\b|(?:{_BEFORE_MAY})May\b")
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
    rf"\b(?:{_WEEKDAYS}|yesterday|tomorrow|tonight|(?:last|next)\s(?:night|week|month|year))\b", re.IGNORECASE
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
_UNITS = (
    "million billion trillion thousand hundred tonnes? km kilometres metres years? days? months? weeks? hours? "
    "minutes? seconds? euros? dollars?"
)
_SPELLED = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? millions? billions? dozens? "
    "half quarter twice"
)
# "11 400", with any space between the groups.
_GROUPED = r"\d{1,3}(?:[\ \u00a0\u202f]\d{3})+(?!\d)"
_NUMBER = Pattern(
    rf"""(?:(?:[€$£¥]\s?)?(?<!\p{{L}}-)\b(?:{_GROUPED}|\d[\d.,]*\d*)(?![x×]\d)|\b(?:{_SPELLED.replace(" ", "|")})\b)
    (?:\s?%|[\s-](?:per\ cent|percent|{_SPELLED.replace(" ", "|")}|{_UNITS.replace(" ", "|")})\b)*""",
    re.VERBOSE | re.IGNORECASE,
)
# How often something is done, where no number says so.
_PERIOD = rf"""(?:(?:[\w-]+\ )?(?:minute|hour|day|night|week|fortnight|month|quarter|term|season|year|decade|century)s?
    |{_WEEKDAYS})\b"""
_FREQUENCY = Pattern(
    rf"""\b(?:once|twice|thrice|(?:[0-9]+|two|three|four|five|six|several|many)\ times)
        \ (?:an?|per|every|each|in)\ {_PERIOD}
      | \b(?:twice|thrice)\b | (?<=\w\ )once\b
      | \b(?-i:hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|biannually)\b
      | \bon\ (?:[\w-]+\ )?{_WEEKDAYS}(?<=s)\b | \b(?:every|each)\ {_PERIOD}""",
    re.VERBOSE | re.IGNORECASE,
)
_ASKS_HOW_OFTEN = Pattern(r"\bhow\s+(?:often|frequently|regularly)\b", re.IGNORECASE)
# A year is no count, where it stands as years do.
_DATES_SOMETHING = Pattern(
    r"\b(?:in|since|of|by|from|until|till|before|after|during|between|and|to|year)\s$", re.IGNORECASE
)
_IS_YEAR = Pattern(r"(?:1[0-9]{3}|20[0-9]{2})")
_CURRENCIES = (
    "EUR|USD|GBP|JPY|CHF|CAD|AUD|SEK|NOK|DKK|PLN|euros?|dollars?|pounds?|yen|francs?|crowns?|kron(?:or|er|a|e)|kr|zloty"
    "|lei|yuan|rupees?|pesos?|cents?"
)
_MEASURES = (
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
              | \bhow\ many\ (?:\w+\ )?(?:{_CURRENCIES})\b
              | ^(?!.{{0,200}}\bhow\ (?:many|long|often|old|high|far|fast|big|large)\b)
                [^?]{{0,200}}\b(?:budgets?|prices?|costs?|fees?|fines?|salary|salaries|price\ tag|bill)\b""",
            re.IGNORECASE | re.VERBOSE,
        ),
        Pattern(
            rf"[€$£¥%]|\b(?:{_CURRENCIES}|per\s?cent|(?:m|b|tr)illion|thousand)\b|\b\d+\s?(?:m|bn|k)\b"
            r"|\b(?:half|third|quarter|double|twice|nothing)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\bhow\ long\b(?!\ ago\b)|\b(?:duration|how\ much\ time)\b", re.IGNORECASE | re.VERBOSE),
        Pattern(
            r"\b(?:fortnights?|decades?|century|centuries|until|since|permanent(?:ly)?|indefinite(?:ly)?|nights?|terms?"
            r"|pages?|words?|characters?|lines?|feet|inch(?:es)?|yards?|centimet\w+"
            rf"|{_MEASURES}|{_MONTHS})\b|\d\s?(?:km|m|cm|mm)\b",
            re.IGNORECASE,
        ),
    ),
)
# A number of one of these is none of anything else that is counted.
_COUNTED_UNIT = Pattern(
    rf"\s*(?:%|(?:{_MEASURES}|o['’]clock)\b)|\s*(?:(?:m|b|tr)illion\s+)?(?:{_CURRENCIES})\b", re.IGNORECASE
)
_BEFORE_MONEY = Pattern(rf"\b(?:{_CURRENCIES})\s?$", re.IGNORECASE)
_COUNTS_THINGS = Pattern(rf"\bhow\ many\b(?!\ (?:\w+\ )?(?:{_MEASURES}|{_CURRENCIES})\b)", re.IGNORECASE | re.VERBOSE)
_NAME = r"(?:the\s+)?\p{Lu}[\p{L}\p{N}'’.&-]*(?:\s+(?:(?:of|for|and\s+the|the|de|du)\s+)*\p{Lu}[\p{L}\p{N}'’&-]*)*"
_NAMES = Pattern(rf"{_NAME}(?:,\s+{_NAME})*(?:,?\s+(?:and|or)\s+{_NAME})?")
_BETWEEN_NAMES = Pattern(r",\s+(?:(?:and|or)\s+)?|(?<!\s)\s+(?:and|or)\s+(?=the\s|\p{Lu})")
# The name of no country: an abbreviation, or one that says what it names.
_NAMES_A_BODY = Pattern(
    r"""^\p{Lu}[\p{Lu}\p{N}]+(?:\s\p{Lu}[\p{Lu}\p{N}]+)*$ | \(\p{Lu}+\)
      | \b(?:Alliance|Association|Organi[sz]ation|Council|Union|Bank|Agency|Commission|Committee|Forum|Fund|Group|Board
          |Ministry|Department|Parliament|University|Institute|Institution|Centre|Center|Office|Authority|Court|Network
          |Federation|Foundation|Company|Treaty|Agreement|Convention|Framework|Deal|Plan|Act|Summit|Conference)\b""",
    re.VERBOSE,
)
# "These include a shortage of nurses, …".
_SAYS_WHICH = Pattern(
    r"\W*(?:(?:these|those|such)(?:\s+\w+)?|they)\s+(?:include|comprise|range\s+from)\b[^.]*(?:,|\band\b)",
    re.IGNORECASE,
)
_WORD = Pattern(r"[\p{L}\p{N}]+")
# A sentence's first word, with what joins names to it.
_OPENER = Pattern(r"(?P<word>[^\s,]+),?\s*(?:(?:and|or)\s+)?")
# "Ada Quill": two words that are written as names.
_FULL_NAME = Pattern(r"\p{Lu}[\p{L}’'-]*\ \p{Lu}")
# "Bank of Japan", "Mark and Grace".
_GOES_ON_AS_NAME = Pattern(r"\s+(?:(?:of|for|the|de|du|and|or)\s+)*\p{Lu}")
_OF_THE_CALENDAR = Pattern(
    rf"(?:(?:On|By|In|Since|Until|From|Early|Late|The)\s+)?(?:(?:{_MONTHS}|May|{_WEEKDAYS})(?:,?\s+(?:and\s+|or\s+)?|$))+"
)
# Somebody told by what they are, who does something, or by or for whom it is done: "The landlord repairs …", "Anglers
# need …", "by its minister", "for members".
_DETERMINER = r"(?:the|an?|each|every|either|any|no|its|their|our|his|her)"
_DOER = Pattern(
    rf"""\b{_DETERMINER}\s+(?:[\w-]+\s+){{0,2}}?(?P<role>[\w-]+)
        (?=\s+(?:can|could|will|would|shall|should|may|might|must|needs?\s+to|(?:is|are|was|were)\s+(?:responsible|liable))\b
          |\s+\w+(?:s|ed)\s+{_DETERMINER}\b)
      | ^\W*(?P<opening>[\w-]+s)(?=\s+(?!of\b|and\b|or\b)\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_ALL_OR_NONE = Pattern(r"\b(?:nobody|no\s+one|everybody|everyone)\b", re.IGNORECASE)
_SOMEBODY = rf"""\s+(?:{_DETERMINER}\s+(?P<role>[\w-]+(?:\s+[\w-]+){{0,2}})
    |(?!(?:[0-9]+|{_SPELLED.replace(" ", "|")})\b)(?:[\w-]+\s+)?(?P<many>[\w-]+s)\b)"""
_BY_WHOM = Pattern(rf"\bby{_SOMEBODY}", re.VERBOSE | re.IGNORECASE)
_FOR_WHOM = Pattern(rf"\bfor{_SOMEBODY}", re.VERBOSE | re.IGNORECASE)
# "Which banks", "which private banks"; a country or a side is told by its name alone.
_TOLD_BY_NAME = r"(?:countr|state|nation|government|partner|part(?:y|ies)|side|group|region|member)\w*\b"
_ASKS_WHICH_OF = Pattern(
    rf"""(?:\b(?:which|what(?=\ (?:[\w-]+\ ){{1,3}}?(?:{AUXILIARY}|take|takes)\b|\ [\w-]+\W*$))\ |
          ^\W*(?:please\ )?(?:list|name|names?,?\ (?:please,?\ )?of)\ (?:(?:all|the|of)\ )*)
        (?:of\ (?:the|these|those)\ )?(?!{AUXILIARY}\b|{_TOLD_BY_NAME})(?P<noun>[\w-]+)
        (?:\ (?!{AUXILIARY}\b|{_TOLD_BY_NAME})(?P<narrowed>[\w-]+))?""",
    re.IGNORECASE | re.VERBOSE,
)
# What is somebody's may be a body's: "Whose priorities are these?".
_ASKS_WHOSE = Pattern(r"\bwhose\b", re.IGNORECASE)
_ASKS_FOR_WHOM = Pattern(r"\bfor\s+whom\b|\bwhom?\b[^?]*\bfor\W*$", re.IGNORECASE)
_POINTS_TO_ABBREVIATION = Pattern(
    r"\b(?:its?|that|this|they|their|ones?)\b|\bthe\b[^?]*\b(?:abbreviation|acronym|brackets|letters)\b", re.IGNORECASE
)
_ASKS_FOR_SHORT_FORM = Pattern(
    r"^(?!.*\b(?:stands?|means?|full|long|expand\w*|spell\w*)\b).*\b(?:acronym|abbreviat\w+|shortened|initials)\b",
    re.IGNORECASE | re.DOTALL,
)
_ABBREVIATION = Pattern(r"\b\p{Lu}{2,}s?\b")
# Names can be counted: "How many countries are mentioned?".
_ASKS_HOW_MANY_ARE_NAMED = Pattern(
    r"\bhow\ many\b[^?]{1,80}?\b(?:named|mentioned|listed|enumerated|singled\ out|by\ name)\b",
    re.IGNORECASE | re.VERBOSE,
)
# "Besides Korea, who else is named?"
_ASKS_FOR_OTHERS = Pattern(
    r"\b(?:else|besides?|apart\ from|other\ than|in\ addition\ to|others?|another)\b", re.IGNORECASE | re.VERBOSE
)
# Asks which person somebody is, which a name answers.
_ASKS_WHO_IS = Pattern(r"\bwho(?:'s|’s|\s+(?:is|are|was|were))\s+(?:the|an?|its|their|your|his|her)\b", re.IGNORECASE)
_HOUSE = r"\d{1,4}\p{L}?\s\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+"
# "Place: Town Hall", at the head of minutes.
_LABEL_OF_PLACE = r"^\W*(?i:place|venue|location|where|address)\W*:\W*"
_PLACE = Pattern(
    rf"(?:\b(?:in|at|near|from|to|across|outside|around|throughout|inside|of)\s+|{_LABEL_OF_PLACE})"
    rf"(?P<name>{_HOUSE}|{_NAME})"
)
# Somewhere, named or not: "along the coast", "globally". Before a month or a number it is a time.
_SOMEWHERE = Pattern(
    rf"""{_LABEL_OF_PLACE}(?=\w) | \bat\ {_HOUSE}
      | \b(?:in|at|on|along|near|inside|outside|across|through|throughout|from|into|onto|under|around|over|above|below
        |between|among|beneath|beside|behind|off|towards?|to\ (?=the\b|an?\b|\p{{Lu}}))
        \s+(?!(?:{_MONTHS}|May)\b)[\p{{L}}“‘"'(]
      | \b(?:globally|worldwide|internationally|nationally|locally|regionally|domestically|everywhere|abroad|overseas
        |here|home|upstairs|downstairs|outdoors|indoors)\b""",
    re.VERBOSE,
)
# Says what something is for, or why it is.
_REASON = Pattern(
    r"""\b(?:because|due\ to|owing\ to|thanks\ to|in\ order\ to|so\ (?:that|as\ to)|therefore|hence|for\ this\ reason
        |as\ a\ result|with\ (?:a|the)\ (?:view|aim|goal|purpose)|for\ the\ (?:purpose|sake)|aim(?:s|ed)?\ (?:to|at)
        |(?:is|are|was|were)\ (?:intended|meant|designed|to)\b
        |the\ (?:\w+\ )?(?:reason|aim|intention|purpose|goal|objective|idea|rationale|motive)s?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Says on what something depends, or who is meant by what they are or do.
_CONDITION = Pattern(
    r"""\b(?:if|unless|provided|subject\ to|on\ condition|conditional\w*|as\ long\ as|in\ accordance\ with|according\ to
        |depend(?:s|ed|ing|ent)?|except|only\ (?:when|where|to|for|after|with)|whe(?:n|re)ever|in\ cases?\ (?:of|where)
        |on\ (?:the\ )?(?:grounds?|basis|strength)\ of|because
        |with\ (?:[\w-]+\ ){0,3}?(?:consent|permission)
        |must|requir\w+|need(?:s|ed)?\ to
        |qualif\w+|eligib\w+
        |(?:that|which|who|those)\ (?:\w+\ )?(?:demonstrat|meet|fulfil|satisf|show|prov|compl|hold|have|has)\w*)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Says how much of something there is, or how strong it is.
_DEGREE = Pattern(
    rf"""\b(?:very|strong(?:ly)?|high(?:ly)?|deep(?:ly)?|great(?:ly)?|heavy|heavily|central|essential|crucial|vital|major|minor
        |main(?:ly)?|primar(?:y|ily)|large(?:ly)?|most(?:ly)?|predominantly|particular(?:ly)?|especially|entire(?:ly)?
        |fully|partly|hardly|barely|marginal(?:ly)?|little|slight(?:ly)?|extremely|quite|rather|weak(?:ly)?)\b
      | [0-9]\s?(?:[%°]|(?:{_MEASURES}|{_CURRENCIES})\b)""",
    re.VERBOSE | re.IGNORECASE,
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


def short_answer(kind: AnswerKind, question: str, quote: str) -> Span | None:
    """The words of ``quote`` that answer, in code points of ``quote``; None where the whole of it does."""
    finder = _FINDERS.get(kind)
    if finder is None:
        return None
    asked = _terms_of_question(question)
    found = [span for span in finder(quote, asked, question) if 0 < len(span) < len(quote)]
    is_nearest_best = kind in _NEAREST or (kind is AnswerKind.NAMES and not asks_for_several(question))
    if is_nearest_best and len(found) > 1:
        return min(found, key=_distance_to([token for token in analyse(quote) if token.term in asked]))
    return found[0] if found else None


def _distance_to(tokens: Sequence[Token]) -> Callable[[Span], int]:
    """How far a span stands from the nearest of some words, in code points; nothing where there are none."""

    def distance(span: Span) -> int:
        gaps = (max(token.start - span.end, span.start - token.end) for token in tokens)
        # A word inside the span says nothing of where it stands.
        return min((gap for gap in gaps if gap >= 0), default=0)

    return distance


def has_kind(kind: AnswerKind, question: str, quote: str) -> bool:
    """Whether ``quote`` holds something of the kind asked for that the question does not say itself."""
    if kind in _TOLD_BY_WORDS:
        return _TOLD_BY_WORDS[kind].search(quote) is not None
    asked = _terms_of_question(question)
    if kind is AnswerKind.PERSON and not _ASKS_WHO_IS.search(question) and _has_actor(quote, asked, question):
        return True
    if kind is AnswerKind.NUMBER and enumerates(quote) and _ASKS_HOW_MANY_ARE_NAMED.search(question):
        return True
    finder = _FOUND.get(kind)
    return finder is not None and any(True for _ in finder(quote, asked, question))


def countries_named(quote: str) -> tuple[str, ...]:
    """The names of countries in ``quote``."""
    names = (name for match in _NAMES.finditer(quote) for name in _each(match.group()))
    return tuple(name for name in names if name in _countries())


def somebody_asked_for(question: str) -> Span | None:
    """The word for those of whom it is asked which: "Which banks lend?", "List the ministers"; None where none is."""
    for match in _ASKS_WHICH_OF.finditer(question):
        # Of two words the second is the noun: a private is a soldier, and private banks are none.
        for group in ("narrowed", "noun"):
            # A European is somebody, and a European programme is not.
            is_adjective = bool(match[group]) and match[group][0].isupper() and not match[group].endswith("s")
            if match[group] and not is_adjective and _is_role(match[group].casefold()):
                return Span(*match.span(group))
    return None


def tells_actor(question: str, quote: str) -> bool:
    """Whether ``quote`` tells somebody by what they are, who acts: "The board decides", "borne by the members"."""
    return _has_actor(quote, _terms_of_question(question), question)


@lru_cache(maxsize=64)
def _terms_of_question(question: str) -> frozenset[str]:
    """The terms of a question, which is held against many sentences."""
    return frozenset(terms_of(question))


def cannot_answer(kind: AnswerKind, question: str, quote: str) -> bool:
    """Whether a date, a number or an expansion is asked for and ``quote`` has none."""
    return kind in TOLD_BY_FORM and not has_kind(kind, question, quote)


def says_where(quote: str) -> bool:
    """Whether ``quote`` says of anything where it is, by a name or without one."""
    return _SOMEWHERE.search(quote) is not None


def says_which(quote: str) -> bool:
    """Whether ``quote`` says of what was spoken of before it which they are: "These include …"."""
    return _SAYS_WHICH.match(quote) is not None


def enumerates(quote: str) -> bool:
    """Whether ``quote`` holds several names in a row, or says of what was said before which they are."""
    return says_which(quote) or any(
        "," in match.group() or " and " in match.group() for match in _NAMES.finditer(quote)
    )


def _dates(quote: str, asked: frozenset[str], question: str) -> list[Span]:
    if asks_for_time_of_day(question) and (times := _new_matches(_TIME_OF_DAY, quote, asked)):
        return times
    is_year = asks_for_year(question)
    found = [mention.span for mention in find_dates(quote) if mention.year is not None or not is_year]
    for pattern in (_YEAR, _AGE) if is_year else (_YEAR, _MONTH, _AGE, _DAY, _TIME_OF_DAY):
        found.extend(_new_matches(pattern, quote, asked))
    return _joined(quote, found) if found or is_year else _new_matches(_TERM, quote, asked)


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


def _new_matches(pattern: Pattern, quote: str, asked: frozenset[str]) -> list[Span]:
    """What a pattern finds that the question does not say itself."""
    return [
        Span(match.start(), match.end())
        for match in pattern.finditer(quote)
        if not set(terms_of(match.group())) <= asked
    ]


def _numbers(quote: str, asked: frozenset[str], question: str) -> Iterator[Span]:
    if any(asks.search(question) and not form.search(quote) for asks, form in _FORMS_OF_NUMBERS):
        return
    if _ASKS_HOW_OFTEN.search(question):
        yield from _new_matches(_FREQUENCY, quote, asked)
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


def _expansions(quote: str, asked: frozenset[str], question: str) -> Iterator[Span]:
    """What an abbreviation stands for, or the abbreviation of what is asked for.

    A question that names neither, and points to one, means what the quote defines.
    """
    definitions = tuple(find_definitions(quote))
    names_one = _ABBREVIATION.search(question) is not None
    of_short = [each.long for each in definitions if set(terms_of(each.short.of(quote))) & asked]
    of_long = [each.short for each in definitions if asked.issuperset(terms_of(each.long.of(quote)))]
    if of_short or of_long or names_one or not _POINTS_TO_ABBREVIATION.search(question):
        yield from of_short or of_long
        return
    is_short = _ASKS_FOR_SHORT_FORM.search(question) is not None
    yield from (each.short if is_short else each.long for each in definitions)


def _names(quote: str, asked: frozenset[str], question: str) -> Iterator[Span]:
    """Names that the question does not say itself, of the kind that it asks for; the longest enumeration first."""
    found = [span for match in _NAMES.finditer(quote) if (span := _without_opener(quote, match)) is not None]
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


def _names_a_body(quote: str, asked: frozenset[str]) -> bool:
    """Whether a quote names a body that the question does not say."""
    names = (name for match in _NAMES.finditer(quote) for name in _each(match.group()))
    return any(_NAMES_A_BODY.search(name) and asked.isdisjoint(terms_of(name)) for name in names)


@cache
def _countries() -> frozenset[str]:
    lines = (Path(__file__).parent / "country_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _somebody(quote: str, asked: frozenset[str], question: str) -> Iterator[Span]:
    """Names that may be somebody's: "Research and Development" has but words that are written small, and no role."""
    for span in _names(quote, asked, question):
        if _FULL_NAME.search(span.of(quote)):
            yield span
            continue
        words = [word for word in _WORD.findall(span.of(quote)) if word[0].isupper()]
        if any(word.casefold() not in common_words() or word.isupper() or _is_role(word.casefold()) for word in words):
            yield span


def _has_actor(quote: str, asked: frozenset[str], question: str) -> bool:
    """Whether the quote tells somebody by what they are whom the question does not say, or says all or nobody."""
    if _ALL_OR_NONE.search(quote) is not None:
        return True
    if _ASKS_WHOSE.search(question) and _names_a_body(quote, asked):
        return True
    patterns = (_DOER, _BY_WHOM, _FOR_WHOM) if _ASKS_FOR_WHOM.search(question) else (_DOER, _BY_WHOM)
    words = (
        word
        for pattern in patterns
        for match in pattern.finditer(quote)
        for words in match.groupdict().values()
        if words
        for word in words.casefold().split()
    )
    return any(_is_role(word) and asked.isdisjoint(terms_of(word)) for word in words)


def _is_role(word: str) -> bool:
    singular = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return word in _roles() or singular in _roles()


@cache
def _roles() -> frozenset[str]:
    """What people and bodies are called: words whose usual sense in WordNet is a person, and bodies that act."""
    return frozenset((Path(__file__).parent / "role_words.txt").read_text(encoding="utf-8").split())


def _places(quote: str, asked: frozenset[str], _question: str) -> Iterator[Span]:
    """Names that something happens in, at or near, and that the question does not say itself."""
    for match in _PLACE.finditer(quote):
        if not set(terms_of(match["name"])) & asked:
            yield Span(*match.span("name"))


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


_FINDERS: dict[AnswerKind, Callable[[str, frozenset[str], str], Iterable[Span]]] = {
    AnswerKind.DATE: _dates,
    AnswerKind.NUMBER: _numbers,
    AnswerKind.EXPANSION: _expansions,
    AnswerKind.NAMES: _names,
}
# What is found in a quote; persons and places are found too seldom to be marked in it.
_FOUND = {**_FINDERS, AnswerKind.PERSON: _somebody, AnswerKind.PLACE: _places}
#: Kinds of answer that are a few words of a quote.
FOUND_IN_QUOTES = frozenset(_FOUND)
# Of several of these, the one that stands nearest to a word of the question answers: "begins in May and ends in June".
_NEAREST = frozenset({AnswerKind.DATE, AnswerKind.NUMBER})
# Kinds of answer that are told by words, whatever the question says.
_TOLD_BY_WORDS = {AnswerKind.REASON: _REASON, AnswerKind.CONDITION: _CONDITION, AnswerKind.DEGREE: _DEGREE}
#: Kinds of answer that are told by their form alone.
TOLD_BY_FORM = frozenset({AnswerKind.DATE, AnswerKind.NUMBER, AnswerKind.EXPANSION})
