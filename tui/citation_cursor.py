"""Which answer, and which of its quotes, is the chosen one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CitationCursor:
    """The chosen quote; it moves by returning a new cursor.

    Attributes:
        counts: for each turn, how many citations it has.
        turn: the chosen turn; meaningless where there are none.
        citation: the chosen citation of that turn; meaningless where it has none.
    """

    counts: tuple[int, ...] = ()
    turn: int = 0
    citation: int = 0

    @property
    def has_turn(self) -> bool:
        """Whether there is a turn at all."""
        return bool(self.counts)

    @property
    def has_citation(self) -> bool:
        """Whether the chosen turn has a citation."""
        return bool(self.counts) and self.counts[self.turn] > 0

    def with_turn(self, citations: int) -> CitationCursor:
        """One more turn, which becomes the chosen one."""
        return CitationCursor((*self.counts, citations), len(self.counts), 0)

    def step(self, by: int) -> CitationCursor:
        """Another citation of the same turn; after the last comes the first."""
        if not self.has_citation:
            return self
        return CitationCursor(self.counts, self.turn, (self.citation + by) % self.counts[self.turn])

    def at(self, turn: int, citation: int) -> CitationCursor:
        """That citation of that turn; unchanged where there is none."""
        if not 0 <= turn < len(self.counts) or not 0 <= citation < max(1, self.counts[turn]):
            return self
        return CitationCursor(self.counts, turn, citation)

    def step_turn(self, by: int) -> CitationCursor:
        """The first citation of another turn; the first and the last turn are the ends."""
        if not self.counts:
            return self
        turn = min(max(0, self.turn + by), len(self.counts) - 1)
        return self if turn == self.turn else CitationCursor(self.counts, turn, 0)
