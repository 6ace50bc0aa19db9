"""What a short question asks of the last quote itself: "Why those?", "And the year?", "What else goes with it?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.counting import parts_of
from assistant.date_line import completing_date_line
from assistant.evidence import named_in
from assistant.followup import Leaning, quoted_last
from assistant.question import AnswerKind
from corpus.patterns import Pattern

if TYPE_CHECKING:
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


def told_by_last_quote(reading: Reading, conversation: Conversation) -> Places:
    """The sentence that a question means which asks nothing but of what was quoted last; nothing where none is meant.

    Of things that a quote only names, the sentence that speaks of them says why; the year of a day stands in the date
    line; and what stands beside a part of an enumeration, in the enumeration.
    """
    quotes = quoted_last(conversation)
    if not quotes:
        return ()
    if reading.leaning is Leaning.WHOLE and reading.form.kind is AnswerKind.REASON:
        return _where_they_are_spoken_of(reading, quotes[0])
    if reading.leaning is Leaning.WHOLE and reading.form.kind is AnswerKind.DATE:
        line = completing_date_line(reading.text, quotes[0].document, quotes[0].span)
        return ((quotes[0].document, line),) if line is not None else ()
    if _BESIDE_IT.search(reading.text) is not None and parts_of(quotes[0].quote):
        return ((quotes[0].document, quotes[0].span),)
    return ()


def _where_they_are_spoken_of(reading: Reading, quote: Citation) -> Places:
    before = named_in(quote.document, quote.span)
    return ((quote.document, before),) if before is not None and _POINTS_TO_THEM.search(reading.text) else ()
