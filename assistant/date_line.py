"""The line in which a text says its own date and, in the news, who published it.

``date: 31/05/2021``, ``News item | 14 March 2024 | Ministry of Health``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.asked_for import asks_for_year
from assistant.locators import block_at
from assistant.openings import without_lead
from corpus import BlockKind, Span
from corpus.dates import find_dates
from corpus.patterns import Pattern
from index import terms_of
from index.light_words import LIGHT_TERMS

if TYPE_CHECKING:
    from corpus import Document

_ASKS_WHEN = Pattern(
    r"""\b(?:when|dated?|(?:date|time)\ ?stamp|(?:what|which)\ (?:day|month|year)
        |how\ (?:old|recent|fresh|new|current|up\W+to\W+date)
        |(?:day|month|year)\ of\ (?:publication|issue|release|this|that|the)
        |(?:publication|release)\ (?:day|month|year))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_MORE = Pattern(r"\b(?:who|whom|where|why|how (?:many|much|long))\b", re.IGNORECASE)
# "When did this come out?", "In which year was this put out?": what comes out is the text.
_COMES_OUT = Pattern(
    r"""\b(?:this|that)\ (?:come|came|been\ put|put|gone|went|go)\ (?:out|online)\b
      | \b(?:put|post|posted)\ (?:this|that)\ (?:out|up|online)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "In what year was all this?": what all of the text is about.
_OF_ALL_OF_IT = Pattern(
    r"""^\W*(?:(?:and|so|but)\ )?(?:(?:in|from)\ )?(?:when|(?:what|which)\ (?:day|month|year))
        \ (?:is|was|are|were)\ (?:all\ (?:of\ )?(?:this|that)|we\ talking\ about)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# The text is out already; what begins or ends at some time, and did not begin or end, is still to do so.
_TO_COME = Pattern(
    r"""\b(?:will|shall|must|going\ to|to\ be|next|due|yet)\b
      | \bfollowing\ (?:one|time|meeting|summit|session|round)\b
      | \b(?:does|do)\b[^?]{1,80}?\b(?:ends?|expires?|finish|lapse|terminate|run\ out|start|begin|commence|take\ effect
          |(?:enter|come|go)\ into\ (?:force|effect))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BEGINS_OR_ENDS = Pattern(
    r"\b(?:by|until|till|since|from|before|after)\ (?:when|what|which)\b|\bhow\ (?:long|soon)\b",
    re.IGNORECASE | re.VERBOSE,
)
# Since when there is something is when it came about.
_SINCE_THERE_IS = Pattern(
    r"""\bsince\ when\ (?:does|do|did|has|have)\ [^?]{1,60}?\b(?:exist(?:s|ed)?|been\ around|have\ (?:it|this|that))
        (?:\ (?:then|now|actually|already))?\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# What people call a text, and what is done to bring it before its readers.
_NAMES_A_TEXT = """
    text document article page piece item news story report announcement press release publication notice post posting
    statement bulletin website site publish print issue post upload draft
"""
_SAYS_NO_MORE = """
    date dated day month year write appear carry bear put show indicate display online web fresh recent
    timestamp datestamp stamp
"""


@cache
def _terms(words: str) -> frozenset[str]:
    return frozenset(terms_of(words))


def is_of_what_was(question: str) -> bool:
    """Whether a question that asks when asks for the time of something past, and not for its beginning or end."""
    begins_or_ends = _BEGINS_OR_ENDS.search(question) is not None and _SINCE_THERE_IS.search(question) is None
    return not begins_or_ends and _TO_COME.search(question) is None


def asks_only_when(question: str) -> bool:
    """Whether a question asks when something was, and not who did it, where or why."""
    return _ASKS_WHEN.search(question) is not None and _ASKS_MORE.search(question) is None


def asks_for_date_of_text(question: str) -> bool:
    """Whether a question asks when the text itself was written or published, or all of what it tells, and no more."""
    if not asks_only_when(question) or _TO_COME.search(question):
        return False
    if _OF_ALL_OF_IT.search(question):
        return True
    terms = set(terms_of(without_lead(question)))
    names_a_text = terms & _terms(_NAMES_A_TEXT)
    is_of_text = names_a_text or _COMES_OUT.search(question)
    return bool(is_of_text) and terms - names_a_text <= LIGHT_TERMS | _terms(_SAYS_NO_MORE)


def date_line(document: Document) -> Span | None:
    """The line that says of which date the document is; None where it has none."""
    return next((block.span for block in document.blocks if block.kind is BlockKind.DATE_LINE), None)


def stands_in_date_line(document: Document, span: Span) -> bool:
    """Whether a sentence is of the line that says of which date the document is."""
    block = block_at(document, span)
    return block is not None and block.kind is BlockKind.DATE_LINE


def completing_date_line(question: str, document: Document, span: Span) -> Span | None:
    """The date line, where a year is asked for and a sentence names the line's day without its year; else None."""
    line = date_line(document)
    if line is None or not asks_for_year(question):
        return None
    days = {(mention.month, mention.day) for mention in find_dates(document.quote(line))}
    without_year = (mention for mention in find_dates(document.quote(span)) if mention.year is None)
    return line if any((mention.month, mention.day) in days for mention in without_year) else None
