"""Finding words in a text: where they stand, and which place one is at. Works on the raw text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: More places than this are not counted.
MOST_PLACES = 10_000


@dataclass(frozen=True, slots=True)
class Found:
    """The places of some words in a text.

    Attributes:
        words: what was sought.
        places: where they stand, in order, in code points of the raw text; at most ``MOST_PLACES``.
        at: which of the places one is at; meaningless where there are none.
    """

    words: str = ""
    places: tuple[Span, ...] = ()
    at: int = 0

    @property
    def here(self) -> Span | None:
        """The place one is at; None where there is none."""
        return self.places[self.at] if self.places else None

    def next(self) -> Found:
        """At the next place; after the last comes the first."""
        return self._moved(1)

    def previous(self) -> Found:
        """At the place before; before the first comes the last."""
        return self._moved(-1)

    def said(self) -> str:
        """Where one is, for the find bar."""
        if not self.words:
            return ""
        if not self.places:
            return "not in this text"
        more = "+" if len(self.places) == MOST_PLACES else ""
        return f"{self.at + 1} of {len(self.places)}{more}"

    def _moved(self, by: int) -> Found:
        if not self.places:
            return self
        return Found(self.words, self.places, (self.at + by) % len(self.places))


#: Texts of up to so many code points are searched before the eye could see it.
SOON_SEARCHED = 200_000
# Code points that are searched without asking whether the search is still wanted.
_STRETCH = 100_000
# The longest place that may begin at the end of a stretch, white space between words included.
_LONGEST_PLACE = 10_000


def find(text: str, words: str, near: int = 0, is_wanted: Callable[[], bool] = lambda: True) -> Found:
    """Where ``words`` stand in ``text``, whatever the case and the white space between them.

    Args:
        text: the raw text.
        words: what is sought.
        near: the code point from which on the first place is sought.
        is_wanted: asked now and then; where it is wanted no longer, the search ends with what it has found.
    """
    parts = words.split()
    if not parts:
        return Found()
    pattern = re.compile(r"\s+".join(map(_pattern_of, parts)), re.IGNORECASE)
    places = tuple(islice(_places(pattern, text, is_wanted), MOST_PLACES))
    at = bisect_left(places, near, key=lambda place: place.start)
    return Found(words, places, at if at < len(places) else 0)


def _places(pattern: re.Pattern[str], text: str, is_wanted: Callable[[], bool]) -> Iterator[Span]:
    """The places, stretch by stretch; between two stretches other threads have their turn."""
    position = 0
    while position < len(text) and is_wanted():
        stop = position + _STRETCH
        for match in pattern.finditer(text, position, min(len(text), stop + _LONGEST_PLACE)):
            if match.start() >= stop:
                break
            yield Span(*match.span())
            position = match.end()
        position = max(position, stop)


# A quotation mark or a dash that the keyboard has finds the ones that a printed text has.
_TYPED = {
    "'": "['\u2018-\u201b]",
    '"': '["\u201c-\u201f]',
    "-": "[\u2010-\u2015-]",
}


def _pattern_of(word: str) -> str:
    return "".join(_TYPED.get(character, re.escape(character)) for character in word)
