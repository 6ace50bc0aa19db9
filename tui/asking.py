"""Which questions wait for their answers: one is asked at a time, in the order in which they came."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True, eq=False, slots=True)
class Ticket:
    """One question that was asked; ``as_typed`` takes it word for word."""

    question: str
    as_typed: bool = False


class Asking:
    """The question that is being answered, and those that wait."""

    def __init__(self) -> None:
        self._waiting: deque[Ticket] = deque()
        self._running: Ticket | None = None

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked."""
        return self._running is None and not self._waiting

    def is_wanted(self, ticket: Ticket) -> bool:
        """Whether a question is being answered, or waits to be."""
        return ticket is self._running or ticket in self._waiting

    def add(self, ticket: Ticket) -> None:
        """A question was asked."""
        self._waiting.append(ticket)

    def start_next(self) -> Ticket | None:
        """The question to be answered now; None where one is being answered, or none waits."""
        if self._running is not None or not self._waiting:
            return None
        self._running = self._waiting.popleft()
        return self._running

    def finish(self, ticket: Ticket) -> bool:
        """Whether the answer to ``ticket`` is still wanted; the next question may start."""
        if ticket is not self._running:
            return False
        self._running = None
        return True

    def cancel(self) -> Ticket | None:
        """The question that was asked last and is wanted no longer; None where nothing is asked."""
        if self._waiting:
            return self._waiting.pop()
        ticket, self._running = self._running, None
        return ticket
