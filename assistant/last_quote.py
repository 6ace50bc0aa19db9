"""What a short question asks of the last quote itself: "Why those?", "And the year?", "What else goes with it?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.counting import parts_of
from assistant.date_line import completing_date_line
from assistant.evidence import named_in
from assistant.followup import Leaning, quoted_last
from assistant.question import AnswerKind
from assistant.served import AS_GOOD, degree
from corpus import Span
from corpus.patterns import Pattern
from index import terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.counting import Places
    from assistant.model import Citation, Conversation
    from assistant.reading import Reading

_POINTS_TO_THEM = Pattern(r"\b(?:these|those|them|they)\b", re.IGNORECASE)
_BESIDE_IT = Pattern(
    r"""\b(?:others?|else)\b[^?]*\b(?:
        (?:beside|next\ to|along(?:side)?(?:\ with)?|together\ with|(?:go(?:es)?|comes?|listed|named|mentioned)\ with)
            \ (?:it|that|this|them|these|those|(?:that|this)\ one)
        |(?:besides|apart\ from|in\ addition\ to)\ (?:that|this)\ one)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_WHY_THEM = Pattern(r"\bwhy\ (?:\w+\ )?(?:these|those|them)\b", re.IGNORECASE | re.VERBOSE)
# "Countries that show …", "members who have …": who is meant by what they are or do.
_TELLS_WHO_MAY = Pattern(r"\b\w+s\ (?:that|which|who)\ (?!is\b|are\b|was\b|were\b)\w+", re.IGNORECASE | re.VERBOSE)
# Which of two it is: "So is that a firm commitment or just an interest?".
_WHICH_OF_TWO = Pattern(
    r"""^\W*(?:(?:and|so|but|then)\W+)*(?:(?:is|are|was|were)\ (?:it|that|this|they|these|those)\ |(?=an?\ ))
        (?P<first>[^?,]{3,30}?)
        ,?\ or\ (?P<second>[^?,]{3,30})\W*$""",
    re.IGNORECASE | re.VERBOSE,
)


def told_by_last_quote(reading: Reading, conversation: Conversation) -> Places:
    """The sentence that a question means which asks nothing but of what was quoted last; nothing where none is meant.

    Of things that a quote only names, the sentence that speaks of them says why; the year of a day stands in the date
    line; what stands beside a part of an enumeration, in the enumeration; and which of two it is, where either stands.
    """
    quotes = quoted_last(conversation)
    if not quotes:
        return ()
    if reading.leaning is Leaning.WHOLE and reading.form.kind in {AnswerKind.REASON, AnswerKind.CONDITION}:
        return _where_they_are_spoken_of(reading, quotes)
    if reading.leaning is Leaning.WHOLE and reading.form.kind is AnswerKind.DATE:
        line = completing_date_line(reading.text, quotes[0].document, quotes[0].span)
        return ((quotes[0].document, line),) if line is not None else ()
    if _is_one_of_two(reading, quotes[0].quote):
        return ((quotes[0].document, quotes[0].span),)
    if _BESIDE_IT.search(reading.text) is not None and parts_of(quotes[0].quote):
        return ((quotes[0].document, quotes[0].span),)
    return ()


def _where_they_are_spoken_of(reading: Reading, quotes: Sequence[Citation]) -> Places:
    """The sentence that says of those who are meant what they must be or do, or that speaks of those that are named."""
    asks_on_what_condition = reading.form.kind is AnswerKind.CONDITION
    if not asks_on_what_condition and _POINTS_TO_THEM.search(reading.text) is None:
        return ()
    document = quotes[0].document
    before = named_in(document, quotes[0].span)
    places = [
        *([before] if before is not None else []),
        *(quote.span for quote in quotes if quote.document is document),
    ]
    told = None if asks_on_what_condition else before
    if asks_on_what_condition or _WHY_THEM.search(reading.text) is not None:
        told = next((span for span in places if _TELLS_WHO_MAY.search(document.quote(span))), told)
    return ((document, told),) if told is not None else ()


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
