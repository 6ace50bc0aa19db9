"""What a question asks for, beyond the kind of answer: how many, countries or bodies, the year, the whole list."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.question_words import (
    ALL_OF_THEM,
    ASKS_FOR_INSTANCES,
    ASSISTANT_TO,
    AUXILIARY,
    BODIES,
    COUNTRIES,
    MEANS,
    NAME_THE,
    WANTS_THE,
    YEAR_OF,
)
from corpus.patterns import Pattern

_FEWEST_SAID = 3
#: Words for how many things a question may ask for, the fewest first.
NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
#: Says how many things it asks for: "Which four topics?", "What are the other three?". Fewer are as often parties.
SAYS_HOW_MANY = Pattern(
    rf"""(?:\b(?:which|what)\ (?:(?:is|are|was|were)\ (?:all\ )?(?:the|these|those)\ )?
        |^\W*(?:please\ )?(?:{ASSISTANT_TO})?(?:list|name|enumerate|give|tell|show|sum\ up)\b[^?.]{{0,40}}?
            \b(?:the|all|these|those)\ )
        (?:(?:main|key|big|top|(?P<other>other))\ )?(?P<number>{"|".join(NUMBERS)})\b
        (?!-|\ (?:\w+\ )?(?:hours?|days?|weeks?|months?|years?|times|per\ cent)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_WHOLE_LIST = Pattern(
    rf"""^\W*(?:(?:and|so|now|then|ok(?:ay)?|please|just|i\ (?:want|need)|(?:can|could)\ (?:you|i|we)
          |(?:give|show|tell|read|see|have|get)(?:\ (?:me|us))?|let\ me\ see|what(?:\ is|'s|’s|\ about))\b[\s,]*)*
        (?:(?:the\ (?:contents?|list|points|items)|everything|all|what(?:\ is|'s|’s)(?=\ (?:in\ it|covered)\b))
          (?:\ (?:that\ (?:is|are)\ )?(?:in\ (?:it|there|this)|covered))?[,\s]+)?
        {ALL_OF_THEM}(?:\ (?:them|it|those|these|this|that|all|everything))?(?:[\s,]+please)?\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_WHAT_IT_MEANS = Pattern(
    rf"""{MEANS} | ^\W*(?:and\ )?meaning\W*$
      | ^\W*(?:(?:and|so|but)\ )?(?:which|what)\ (?!(?:is|are|was|were|parts?|stages?|phases?)\b)[^?,]{{1,80}}
        \b(?:is|are|was|were)\ meant(?:\ (?:there|here|exactly|by\ (?:that|this|it)))?\W*$
      | ^\W*(?:(?:and|so|but)\ )?which\ [^?,]{{1,60}}\ (?:do|does|did)\ (?:they|it|the\ \w+)\ mean\W*$
      | \bwhich\ ones?\ (?:is|are)\ meant\W*$
      | ["“”'‘’]\W{{1,5}}which\ [\w’'-]+\ (?:is|are)\ (?:those|these|they|that|meant)\W*$
      | \bwhat\ (?:is|are)\ (?:that|this|it|they)\ supposed\ to\ mean\b
      | \bhow\ (?:is|are|was|were)\b[^?]{{0,200}}?\b(?:defined|measured|calculated|counted|computed|assessed)\W*$
      | \bhow\ (?:do|does|did|would)\b[^?]{{0,200}}?\b(?:measures?|calculates?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_FOR_YEAR = Pattern(
    rf"\b(?:what|which)\s+years?\b | {WANTS_THE}year\b(?!\ of\b) | {YEAR_OF}", re.IGNORECASE | re.VERBOSE
)
_ASKS_FOR_TIME_OF_DAY = Pattern(r"\b(?:what|which)\s+(?:exact\s+)?(?:time|hour)\b", re.IGNORECASE | re.VERBOSE)
_ASKS_FOR_SEVERAL = Pattern(
    rf"""\b(?:what|which)\s+(?:(?!{AUXILIARY}\b)\w+\s+){{0,3}}(?!{AUXILIARY}\b)\w+s\b
      | \bwho(?:m|se)?\b(?![^?]*\b(?:between|part(?:y|ies)|sides)\b) | \b(?:list|name|ones)\b | {ASKS_FOR_INSTANCES}""",
    re.IGNORECASE | re.VERBOSE,
)
# What narrows the noun that is asked for; after an article another noun begins, "Which lenders left the country?", and
# so it does after "of": "Which clubs of nations?".
_WHICH = rf"""\b(?:what|which)\s+(?:of\s+(?:the|these|those)\s+)?
    (?:(?!(?:of|the|an?|this|that|these|those|its|their|his|her|our|your|my|both|no|any|{AUXILIARY})\b)
      [\w'’-]+\s+){{0,3}}?"""
_ASKS_FOR_COUNTRIES, _ASKS_FOR_BODIES = (
    Pattern(rf"(?:{_WHICH}|{NAME_THE}(?:(?!{AUXILIARY}\b)\w+\s+){{0,3}}?)(?:{noun})\b", re.IGNORECASE | re.VERBOSE)
    for noun in (COUNTRIES, BODIES)
)
# Of what kind they are, which of all there are, or which come first.
_ASKS_WHICH_OF_COUNTRIES = Pattern(
    rf"""\b(?:what|which)\s+(?:
        (?:of\s+(?:the|these|those|its|their)\s+(?:\w+\s+)?|
           (?!(?:an?|any|one|two|three|four|five|six|both|the|{AUXILIARY})\b)[\w'’-]+\s+
           (?:(?!(?:an?|any|the)\b)[\w'’-]+\s+)?
          )(?:{COUNTRIES})\b
        | (?:{COUNTRIES})\s+(?:(?:of|in|from)\s+(?:the\s+)?(?-i:[A-Z])|exactly\b
            |[^?]*\b(?:first|by\s+name|exactly)\W*$))""",
    re.IGNORECASE | re.VERBOSE,
)


def asks_for_several(question: str) -> bool:
    """Whether the names of several are asked for: which countries, and not which country; and what is such as it."""
    return _ASKS_FOR_SEVERAL.search(question) is not None


@lru_cache(maxsize=64)
def how_many_asked_for(question: str) -> int | None:
    """How many things a question says that it asks for: four for "Which four topics?" and "the other three"."""
    match = SAYS_HOW_MANY.search(question)
    if match is None:
        return None
    number = NUMBERS.index(match["number"].casefold()) + _FEWEST_SAID
    # The others are not all: one is known.
    return number + 1 if match["other"] else number


def says_number(number: int, text: str) -> bool:
    """Whether a text spells a number that a question may ask for."""
    place = number - _FEWEST_SAID
    words = (word.strip(".,;:()") for word in text.casefold().split())
    return 0 <= place < len(NUMBERS) and NUMBERS[place] in words


def asks_for_whole_list(question: str) -> bool:
    """Whether a question asks for a list to its end and says nothing else: "The whole list, please."."""
    return _WHOLE_LIST.search(question) is not None


def asks_for_countries(question: str) -> bool:
    """Whether countries are asked for: "Which of the partner countries?"."""
    return _ASKS_FOR_COUNTRIES.search(question) is not None


def asks_which_of_countries(question: str) -> bool:
    """Whether countries of a kind are asked for, or some of them: "Which ASEAN countries?", "Which states first?"."""
    return _ASKS_WHICH_OF_COUNTRIES.search(question) is not None


def asks_for_bodies(question: str) -> bool:
    """Whether organisations are asked for: "Through which bodies?"."""
    return _ASKS_FOR_BODIES.search(question) is not None


def asks_what_it_means(question: str) -> bool:
    """Whether it is asked what something means or how it is found out: "How is the size measured?"."""
    return _ASKS_WHAT_IT_MEANS.search(question) is not None


def asks_for_year(question: str) -> bool:
    """Whether a year is asked for, so that a day without one is no answer."""
    return _ASKS_FOR_YEAR.search(question) is not None


def asks_for_time_of_day(question: str) -> bool:
    """Whether the hour is asked for, so that a day is the lesser answer."""
    return _ASKS_FOR_TIME_OF_DAY.search(question) is not None
