"""The conversation on the screen: its turns as they are shown, and as the assistant needs them for the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.kept_turns import KeptTurn, keep
from assistant.model import Conversation
from tui.places import TurnPlace, places_of_turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Turn


@dataclass(frozen=True, slots=True)
class Exchange:
    """A turn on the screen; ``turn`` is None where it was kept and cannot be asked again."""

    kept: KeptTurn
    turn: Turn | None = None

    @property
    def places(self) -> tuple[TurnPlace, ...]:
        """What one can go to in the source: the quotes, and for what was refused the nearest passages."""
        return places_of_turn(self.kept)


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
