"""How a sentence describes the thing that is asked about: of what sort it is, which one, and what is in it.

"Climate neutral and circular economies", "countries that show …"; "the 2030 targets"; "it includes …".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.actors import somebody_asked_for
from assistant.answer_kind import AnswerKind
from assistant.question_words import AUXILIARY
from assistant.served import AS_GOOD, SERVED, degree
from corpus import Span
from corpus.patterns import Pattern
from index import analyse, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.reading import Reading

# The thing, with a word that narrows it: "What sort of economic model …".
_SORT_OF = Pattern(
    rf"""\b(?:what|which)\ (?:kinds?|sorts?|types?)\ of\ (?:an?\ )?
        (?P<thing>(?!{AUXILIARY}\b)[\w’'-]+(?:\ (?!{AUXILIARY}\b)[\w’'-]+)?)""",
    re.IGNORECASE | re.VERBOSE,
)
# "Which targets?", "What standards?"; a number or a name beside the thing tells which: "the 2030 targets".
_WHICH_ONE = Pattern(
    rf"""\b(?:what|which)\ (?P<thing>(?!{AUXILIARY}\b|(?:kinds?|sorts?|types?)\b)[\w’'-]+
        (?:\ (?!{AUXILIARY}\b)[\w’'-]+)?)""",
    re.IGNORECASE | re.VERBOSE,
)
_TELLS_WHICH_BEFORE = Pattern(r"[^\W\d_]*[0-9][\w.,-]*\s+$|(?<=\w\s)[A-Z][\w-]+\s+$")
_TELLS_WHICH_AFTER = Pattern(r"\s+(?:[A-Z]|[0-9]|no\.)")
# "What does it include?", "What is in it?"
_WHAT_IS_IN_IT = Pattern(
    rf"""\bwhat\b[^?,;]{{1,80}}?\b(?:includes?|contains?|comprises?|consists?\ of|encompass(?:es)?)
          (?:\W{{1,3}}(?:then|exactly|concretely))?\W{{0,5}}$
      | \bwhat(?:\ (?:else\ )?{AUXILIARY}|['’]s)\ (?:actually\ |really\ )?(?:in|inside)
          \ (?:it|this|there|the\ [\w-]+)\b(?!\ (?:for|about|on)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_INCLUDES = Pattern(
    r"^(?!\W*(?:these|those|they|such)\b).*\b(?:includes?|contains?|comprises?|consists?\ of|encompass(?:es)?)\b",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_CLOSES = r"(?:the|an?|its|their|this|that|these|those|to|in|of|for|on|with|by|from|at|is|are|was|were)"
# Words that describe in a row: "climate neutral, circular and resource-efficient" before the thing.
_DESCRIBED_BEFORE = Pattern(rf"[\w’'-]+,?\s+and\s+(?:(?!{_CLOSES}\b)[\w’'-]+\s+){{1,4}}$", re.IGNORECASE)
# What follows the thing and says which are meant: "partner countries that demonstrate …".
_DESCRIBED_AFTER = Pattern(r"(?:\s+[\w’'-]+)?,?\s+(?:that|which|who|whose)\s+\w", re.IGNORECASE)
# What is asked about stands behind one of these.
_BEFORE_TOPIC = Pattern(r"\b(?:for|on|about|against|regarding|concerning)\s+(?:the\s+)?$", re.IGNORECASE)
# From this equivalence on another word may name the thing: a meeting is a summit.
_NEAR = 0.75
# How far before the thing words are read, in code points.
_FARTHEST = 120


def asks_of_what_sort(question: str) -> bool:
    """Whether it is asked of what sort things are, and not for their names."""
    return _SORT_OF.search(question) is not None


def says_of_what_sort(reading: Reading, text: str) -> bool:
    """Whether it is asked of what sort a thing is and ``text`` describes one, before its name or after."""
    is_described = any(_is_described(text, *place) for place in _places_of_thing(_SORT_OF, reading, text))
    return is_described and _has_topic(reading, text)


def says_which_one(reading: Reading, text: str) -> bool:
    """Whether it is asked which thing, and not who, and ``text`` has a number or a name beside the thing."""
    if reading.form.kind is AnswerKind.NAMES or somebody_asked_for(reading.text) is not None:
        return False
    places = _places_of_thing(_WHICH_ONE, reading, text, least=_NEAR)
    return any(
        _TELLS_WHICH_BEFORE.search(text[max(0, start - _FARTHEST) : start]) is not None
        or _TELLS_WHICH_AFTER.match(text, end) is not None
        for start, end in places
    )


def says_what_is_in_it(reading: Reading, text: str) -> bool:
    """Whether it is asked what is in a thing, and nothing else, and ``text`` says what it includes."""
    return _INCLUDES.match(text) is not None and _WHAT_IS_IN_IT.search(reading.text) is not None


def _has_topic(reading: Reading, text: str) -> bool:
    """Whether a text has what is asked about besides the thing: the plastics of "… sort of deal on plastics?"."""
    terms = frozenset(terms_of(text))
    return all(
        degree(word, terms) >= SERVED
        for word in reading.said
        if _BEFORE_TOPIC.search(reading.text, 0, word.span.start) is not None
    )


def _places_of_thing(asks: Pattern, reading: Reading, text: str, least: float = AS_GOOD) -> Iterator[tuple[int, int]]:
    """Where a text has the thing that a question asks about, or what says the same."""
    match = asks.search(reading.text)
    if match is None:
        return
    thing = Span(*match.span("thing"))
    terms = {
        alternative.terms[0]
        for word in reading.said
        if thing.covers(word.span)
        for alternative in word.alternatives
        if len(alternative.terms) == 1 and alternative.equivalence >= least
    }
    yield from ((token.start, token.end) for token in analyse(text) if token.term in terms)


def _is_described(text: str, start: int, end: int) -> bool:
    before = _DESCRIBED_BEFORE.search(text[max(0, start - _FARTHEST) : start])
    return before is not None or _DESCRIBED_AFTER.match(text, end) is not None
