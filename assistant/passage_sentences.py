"""The sentences of a passage, each with the one before it and the one that leans on it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus import Document, Passage, Span
    from index import Hit

# A sentence that begins so leans on the one before it.
_LEANS = Pattern(
    r"""\W*(?:as\ such|in\ (?:this|these|that)|(?:for|of|to)\ (?:this|these)|this|these|those|it|its|they|their|them
      |both|such|he|she|his|her)\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class PassageSentence:
    """A sentence of a passage, with its neighbours.

    Attributes:
        hit: the passage, as it was found.
        span: the sentence.
        before: the sentence before it in its block, or the question that its block answers.
        after: the sentence after it there that leans on it.
    """

    hit: Hit
    span: Span
    before: Span | None
    after: Span | None


def sentences_of(hit: Hit) -> Iterator[PassageSentence]:
    """The sentences of a passage, and the one after it where that leans on its last."""
    passage = hit.passage
    block = passage.document.blocks[passage.block]
    first = bisect_left(block.sentences, passage.span.start, key=lambda sentence: sentence.start)
    last = first + len(passage.sentences)
    if last < len(block.sentences) and _leans(passage.document, block.sentences[last]):
        last += 1
    for place in range(first, last):
        before = block.sentences[place - 1] if place else _question_before(passage)
        after = block.sentences[place + 1] if place + 1 < len(block.sentences) else None
        leaning = after if after is not None and _leans(passage.document, after) else None
        yield PassageSentence(hit, block.sentences[place], before, leaning)


def _question_before(passage: Passage) -> Span | None:
    """The question that a block answers, where the one before it is a question, as on a page of frequent questions."""
    if passage.block == 0:
        return None
    before = passage.document.blocks[passage.block - 1]
    is_question = before.sentences and passage.document.quote(before.span).endswith("?")
    return before.sentences[-1] if is_question else None


def needs_before(document: Document, sentence: PassageSentence) -> bool:
    """Whether a sentence is understood only with the one before it: it leans on that, or answers it."""
    before = document.quote(sentence.before) if sentence.before else ""
    return before.endswith("?") or _leans(document, sentence.span)


def _leans(document: Document, sentence: Span) -> bool:
    return _LEANS.match(document.quote(sentence)) is not None
