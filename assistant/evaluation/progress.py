"""A progress bar on standard error, for people; nothing where nobody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.terminal import one_line

if TYPE_CHECKING:
    from typing import TextIO

_BAR = 30
_LONGEST_LABEL = 40


class Progress:
    """Counts up to a total; draws a bar where the stream is a terminal, else says nothing until it is done.

    Args:
        label: what is being done.
        total: how many there are.
        stream: where to draw.
    """

    def __init__(self, label: str, total: int, stream: TextIO) -> None:
        self._label = one_line(label)[:_LONGEST_LABEL]
        self._total = total
        self._stream = stream
        self._done = 0
        self._is_drawn = stream.isatty()

    def advance(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        if self._is_drawn:
            filled = _BAR * self._done // max(1, self._total)
            bar = "#" * filled + "." * (_BAR - filled)
            print(f"\r{self._label} [{bar}] {self._done}/{self._total}", end="", file=self._stream, flush=True)

    def close(self) -> None:
        """All is done: the bar gives way to a line."""
        if self._is_drawn:
            print(f"\r{' ' * (len(self._label) + _BAR + 30)}\r", end="", file=self._stream)
        print(f"{self._label}: {self._done} questions asked", file=self._stream, flush=True)
