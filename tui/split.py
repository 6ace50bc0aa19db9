"""How the screen is shared between the conversation and the source."""

from __future__ import annotations

from dataclasses import dataclass

_STEP = 0.05
_LEAST = 0.25
_MOST = 0.75


@dataclass(frozen=True, slots=True)
class Split:
    """The share of the width, from 0 to 1, that the conversation has; neither side can be squeezed away."""

    share: float = 0.5

    def widened(self) -> Split:
        """The conversation a little wider."""
        return self.at(self.share + _STEP)

    def narrowed(self) -> Split:
        """The conversation a little narrower."""
        return self.at(self.share - _STEP)

    def at(self, share: float) -> Split:
        """The conversation at that share, as far as it may."""
        return Split(min(max(_LEAST, share), _MOST))

    def columns(self, width: int) -> int:
        """How many of ``width`` columns the conversation has."""
        return round(width * self.share)
