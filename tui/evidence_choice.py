"""What of a document is the evidence of a test question: ranges that are taken in or out, and moved at both ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from corpus.model import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.model import Document

_WORD = re.compile(r"\S+")


class EvidenceChoice:
    """The ranges of one document that are evidence, and the one that is looked at.

    What can be looked at are the chosen ranges, and between them the sentences of which nothing is chosen.

    Args:
        document: where the evidence stands.
        quotes: what the answer quoted of it; the sentences of the quotes are chosen to begin with.
    """

    def __init__(self, document: Document, quotes: Iterable[Span] = ()) -> None:
        self.document = document
        self._sentences = tuple(
            sentence
            for block in document.blocks
            if block.kind is not BlockKind.NAVIGATION
            for sentence in block.sentences
        )
        quoted = tuple(quotes)
        self.chosen = {sentence for sentence in self._sentences if any(sentence.overlap(quote) for quote in quoted)}
        first = min(self.chosen, default=self._sentences[0] if self._sentences else None)
        self.here: Span | None = first
        """The range that is looked at; None in a document without any."""

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The chosen ranges, in order."""
        return tuple(sorted(self.chosen))

    @property
    def is_chosen(self) -> bool:
        """Whether the range that is looked at is evidence."""
        return self.here in self.chosen

    def step(self, by: int) -> None:
        """Looks at another range; the first and the last are the ends."""
        places = self._places()
        if not places or self.here is None:
            return
        at = bisect_left(places, self.here)
        if by > 0 and (at == len(places) or places[at] != self.here):
            by -= 1  # what is looked at is none of them, and the next one stands where it would
        self.here = places[min(max(0, at + by), len(places) - 1)]

    def look_at(self, offset: int) -> None:
        """Looks at the range that a code point is in, or the one before it."""
        places = self._places()
        if places:
            self.here = places[max(0, bisect_right(places, offset, key=lambda place: place.start) - 1)]

    def toggle(self) -> None:
        """Takes the range that is looked at in, or out; what it overlaps goes out."""
        if self.here is None:
            return
        if self.is_chosen:
            self.chosen.discard(self.here)
        else:
            self.take(self.here)

    def take(self, span: Span) -> None:
        """Takes a range in, without the white space at its ends; what it overlaps goes out."""
        written = _without_space(self.document.text, span)
        if written is None:
            return
        self.chosen = {other for other in self.chosen if not other.overlap(written)} | {written}
        self.here = written

    def move_start(self, by: int, *, by_word: bool) -> None:
        """Moves the beginning of the range that is looked at by some words, or characters; something is left of it."""
        here = self.here
        if here is not None:
            edges = [word.start() for word in _WORD.finditer(self.document.text)] if by_word else None
            start = _moved(here.start, by, edges)
            self._become(Span(min(max(0, start), here.end - 1), here.end))

    def move_end(self, by: int, *, by_word: bool) -> None:
        """Moves the end of the range that is looked at by some words, or characters; something is left of it."""
        here = self.here
        if here is not None:
            edges = [word.end() for word in _WORD.finditer(self.document.text)] if by_word else None
            end = _moved(here.end, by, edges)
            self._become(Span(here.start, max(min(len(self.document.text), end), here.start + 1)))

    def _become(self, span: Span) -> None:
        """The range that is looked at has other ends; it is evidence if it was."""
        if self.is_chosen:
            self.chosen = {other for other in self.chosen if not other.overlap(span) and other != self.here} | {span}
        self.here = span

    def _places(self) -> Sequence[Span]:
        free = (sentence for sentence in self._sentences if not any(sentence.overlap(other) for other in self.chosen))
        return sorted((*free, *self.chosen))


def _moved(offset: int, by: int, edges: Sequence[int] | None) -> int:
    """Where an end comes to stand: so many edges further on, or so many characters where there are no edges."""
    if edges is None:
        return offset + by
    at = bisect_right(edges, offset) - 1 + by if by > 0 else bisect_left(edges, offset) + by
    return edges[min(max(0, at), len(edges) - 1)] if edges else offset


def _without_space(text: str, span: Span) -> Span | None:
    """A range without the white space at its ends; None where nothing else is in it."""
    quote = span.of(text)
    if not quote.strip():
        return None
    start = span.start + len(quote) - len(quote.lstrip())
    return Span(start, start + len(quote.strip()))
