"""The conversation on the screen: its turns as they are shown, and as the assistant needs them for the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.kept_turns import KeptCitation, KeptTurn, keep
from assistant.model import Conversation, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Turn


@dataclass(frozen=True, slots=True)
class Exchange:
    """A turn on the screen; ``turn`` is None where it was kept and cannot be asked again."""

    kept: KeptTurn
    turn: Turn | None = None

    @property
    def shown(self) -> tuple[KeptCitation, ...]:
        """What one can go to in the source: the quotes, or for a refusal the nearest passages."""
        return self.kept.quotes or self.kept.nearest

    @property
    def is_answered(self) -> bool:
        """Whether what one can go to is evidence."""
        return self.kept.status is Status.ANSWERED


class Talk:
    """The turns in order; it grows by one turn at a time."""

    def __init__(self, exchanges: Sequence[Exchange] = ()) -> None:
        self.exchanges = list(exchanges)

    def add(self, turn: Turn) -> Exchange:
        """A question was answered."""
        exchange = Exchange(keep(turn), turn)
        self.exchanges.append(exchange)
        return exchange

    @property
    def conversation(self) -> Conversation:
        """The turns that the next question may refer to."""
        return Conversation(tuple(exchange.turn for exchange in self.exchanges if exchange.turn is not None))

    @property
    def kept(self) -> tuple[KeptTurn, ...]:
        """The turns as they are kept."""
        return tuple(exchange.kept for exchange in self.exchanges)
