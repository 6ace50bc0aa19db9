"""What a short question asks of the last quote itself: "Why those?", "And the year?", "What else goes with it?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answer_kind import AnswerKind
from assistant.date_line import completing_date_line
from assistant.followup import Leaning, quoted_last
from assistant.locators import block_at
from assistant.named_before import named_in
from assistant.openings import LEADS
from assistant.quote_wording import tells_beside_what, tells_of_its_point
from corpus.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.counting import Places
    from assistant.model import Citation, Conversation
    from assistant.reading import Reading

# "With whom?", "Who exactly?", and nothing else.
_ASKS_WHO = Pattern(
    rf"""{LEADS}(?:and\ |so\ )?(?:(?:with|to|for|of|by|against|between)\ )?(?:whom?|which\ ones?)
        (?:\ (?:are|is)\ (?:they|these|those|that|meant))?(?:\ (?:exactly|then|for\ example))?\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_POINTS_TO_THEM = Pattern(r"\b(?:these|those|them|they)\b", re.IGNORECASE)
_WHY_THEM = Pattern(r"\bwhy\ (?:\w+\ )?(?:these|those|them)\b", re.IGNORECASE | re.VERBOSE)
# "Countries that show …", "members who have …": who is meant by what they are or do.
_TELLS_WHO_MAY = Pattern(r"\b\w+s\ (?:that|which|who)\ (?!is\b|are\b|was\b|were\b)\w+", re.IGNORECASE | re.VERBOSE)


def told_by_last_quote(reading: Reading, conversation: Conversation) -> Places:
    """The sentence that a question means which asks nothing but of what was quoted last; nothing where none is meant.

    Of things that a quote only names, the sentence that speaks of them says why, and the one that names them, who; the
    year of a day stands in the date line; and the wording of the quote tells how firm it is, and what stands beside it.
    """
    quotes = quoted_last(conversation)
    if not quotes:
        return ()
    # What comes after a refusal is not about what was quoted before it.
    is_of_quote = bool(conversation.questions[-1].answer.citations) and tells_of_its_point(reading, quotes[0].quote)
    if is_of_quote or tells_beside_what(reading, quotes[0].quote):
        return ((quotes[0].document, quotes[0].span),)
    if _ASKS_WHO.match(reading.text) is not None:
        return _who_they_are(quotes)
    return _told_beside(reading, quotes) if reading.leaning is Leaning.WHOLE else ()


def _told_beside(reading: Reading, quotes: Sequence[Citation]) -> Places:
    """What a question without a topic of its own asks of the things that were quoted: why them, and of which year."""
    if reading.form.kind in {AnswerKind.REASON, AnswerKind.CONDITION}:
        return _where_they_are_spoken_of(reading, quotes)
    if reading.form.kind is not AnswerKind.DATE:
        return ()
    line = completing_date_line(reading.text, quotes[0].document, quotes[0].span)
    return ((quotes[0].document, line),) if line is not None else ()


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


def _who_they_are(quotes: Sequence[Citation]) -> Places:
    """The sentence that names those of whom the first quote speaks, and that quote; nothing where none was left out."""
    document, quote = quotes[0].document, quotes[0].span
    block = block_at(document, quote)
    after = next((span for span in block.sentences if span.start >= quote.end), None) if block is not None else None
    if after is None or named_in(document, after) != quote or any(other.span == after for other in quotes):
        return ()
    return (document, after), (document, quote)
