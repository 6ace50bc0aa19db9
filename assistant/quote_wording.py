"""What the wording of the last quote tells: how firm a thing is, whose it is, what it is for, and which of two it is.

"So that's just talk, no commitment?" is answered by the quote itself, which speaks of an interest or of an agreement.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.counting import parts_of
from assistant.lexicon.source import is_turn_of_phrase
from assistant.openings import LEADS
from assistant.question import is_name
from assistant.question_words import ASKS
from assistant.served import AS_GOOD, degree
from assistant.wanted_words import says_something
from corpus import Span
from corpus.patterns import Pattern
from index import terms_of

if TYPE_CHECKING:
    from assistant.reading import Reading

_BESIDE_IT = Pattern(
    r"""\b(?:others?|else)\b[^?]*\b(?:
        (?:beside|next\ to|along(?:side)?(?:\ with)?|together\ with|(?:go(?:es)?|comes?|listed|named|mentioned)\ with)
            \ (?:it|that|this|them|these|those|(?:that|this)\ one)
        |(?:besides|apart\ from|in\ addition\ to)\ (?:that|this)\ one)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# Which of two it is: "So is that a treaty or a declaration?".
_WHICH_OF_TWO = Pattern(
    rf"""{LEADS}(?:(?:and|so|but|then)\W+)*(?:(?:is|are|was|were)\ (?:it|that|this|they|these|those)\ |(?=an?\ ))
        (?P<first>[^?,]{{3,30}}?)
        ,?\ or\ (?P<second>[^?,]{{3,30}})\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# How firm a thing is: "Is that a firm commitment or do they just want to talk about it?".
_FIRM_WORDS = r"""(?:commit\w*|promis\w+|pledg\w+|agree\w*|oblig\w+|decisions?|decid\w+|settled|plan(?:s|ned)?|firm
    |definite|concrete|interest(?:ed)?|intentions?|intend\w*|wish(?:es)?|hop(?:e|es|ing)|talk\w*|dialogues?|discuss\w*
    |ideas?|aspirations?)"""
_FIRM_OR_NOT = Pattern(_FIRM_WORDS, re.IGNORECASE | re.VERBOSE)
# May stand beside that: "just talk, no ban?".
_BINDS = Pattern(r"(?:binding|bans?|banned)", re.IGNORECASE)
_SAYS_HOW_FIRM = Pattern(rf"\b(?:{_FIRM_WORDS}|will|shall|must|aims?)\b", re.IGNORECASE | re.VERBOSE)
_SAYS_WHOSE = Pattern(r"\b(?:both|joint(?:ly)?|shared?|mutual(?:ly)?|together|each|either|all)\b", re.IGNORECASE)
_OR_NOT = Pattern(
    r"\b(?:just|only|merely|simply|mere|nothing|not|no|or|rather|\w+n['’]t)\b", re.IGNORECASE | re.VERBOSE
)
# "For what purpose?", "To do what there?", and a quote that answers: "agreed to support …".
_TO_WHAT_END = Pattern(
    rf"{LEADS}(?:(?:for|to)\ what\ (?:purposes?|ends?|aims?)|what\ for|to\ do\ what)(?:\ (?:exactly|there|then))?\W*$",
    re.IGNORECASE | re.VERBOSE,
)
# "In what connection?" was a thing named, and nothing else.
_IN_WHAT_CONNECTION = Pattern(
    rf"{LEADS}in\ (?:what|which)\ (?:connection|context|capacity|regard|respect)(?:\ (?:exactly|then))?\W*$",
    re.IGNORECASE | re.VERBOSE,
)
_TO_DO = Pattern(r"\bto\ (?!the\b|an?\b|its\b|their\b|this\b|that\b)[a-z]{3,}\b", re.VERBOSE)
# One side alone, or both.
_ONE_OR_BOTH = Pattern(
    r"""\b(?:both\ of\ them|joint(?:ly)?|shared|mutual|alone
        |(?:just|only|merely)\b[^?]{1,30}\b(?:or|too|as\ well)|not\ (?:just|only))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_SIDES = Pattern(
    r"(?:both|joint(?:ly)?|shared|mutual|sides?|part(?:y|ies)|commit\w*|promis\w*|agree\w*)", re.IGNORECASE
)


def tells_of_its_point(reading: Reading, quote: str) -> bool:
    """Whether it is asked how firm something is, whose it is, or what for, of which a quote on it tells."""
    return (
        (_asks_how_firm(reading) and _SAYS_HOW_FIRM.search(quote) is not None)
        or (_asks_whose_it_is(reading) and _SAYS_WHOSE.search(quote) is not None)
        or _asks_to_what_end(reading, quote)
        or _IN_WHAT_CONNECTION.match(reading.text) is not None
    )


def tells_beside_what(reading: Reading, quote: str) -> bool:
    """Whether it is asked what a thing stands beside, or which of two it is, and a quote tells."""
    asks_beside = _BESIDE_IT.search(reading.text) is not None and bool(parts_of(quote))
    return asks_beside or _is_one_of_two(reading, quote)


def _asks_how_firm(reading: Reading) -> bool:
    """Whether it is asked how firm something is, and nothing else: "So it's just talk, no commitment?"."""
    if _OR_NOT.search(reading.text) is None or ASKS.search(reading.text) is not None:
        return False
    words = [word.text for word in reading.said if says_something(word) or _FIRM_OR_NOT.fullmatch(word.text)]
    firm = [word for word in words if _FIRM_OR_NOT.fullmatch(word) is not None]
    return bool(firm) and all(word in firm or _BINDS.fullmatch(word) is not None for word in words)


def _asks_whose_it_is(reading: Reading) -> bool:
    """Whether it is asked if something is of both sides, and nothing else: "Is it a joint one or just the EU's?"."""
    is_asked = _ONE_OR_BOTH.search(reading.text) is not None and ASKS.search(reading.text) is None
    return is_asked and not any(
        says_something(word)
        and not is_turn_of_phrase(word.term)
        and _OF_SIDES.fullmatch(word.text) is None
        and not is_name(reading.text, word.span)
        for word in reading.said
    )


def _asks_to_what_end(reading: Reading, quote: str) -> bool:
    """Whether it is asked what for, and nothing else, and a quote says what is to be done."""
    return _TO_WHAT_END.match(reading.text) is not None and _TO_DO.search(quote) is not None


def _is_one_of_two(reading: Reading, quote: str) -> bool:
    """Whether it is asked which of two something is, and the quote has a word for either."""
    match = _WHICH_OF_TWO.search(reading.text)
    if match is None:
        return False
    terms = frozenset(terms_of(quote))
    either = (Span(*match.span("first")), Span(*match.span("second")))
    return any(
        degree(word, terms) >= AS_GOOD and any(side.covers(word.span) for side in either) for word in reading.said
    )
