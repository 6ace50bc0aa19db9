"""What is lit in a text: spans that were given, each in a role; nothing here ever searches a text."""

from __future__ import annotations

from bisect import bisect_left
from enum import IntFlag
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.model import Span


class Role(IntFlag):
    """Why a span is lit; a code point may be lit for several reasons, the later ones stronger."""

    NONE = 0
    HEADING = 1
    FURNITURE = 2
    """Left over from a web page; never quoted."""
    UNQUOTED = 4
    """Dimmed on request: never quoted in this conversation."""
    NEAREST = 8
    """Nearest to a question that was refused; not an answer."""
    QUOTE = 16
    CHOSEN = 32
    ANSWER = 64
    EVIDENCE = 128
    CURSOR = 256
    FOUND = 512
    FOUND_HERE = 1024


class Light(NamedTuple):
    """A span ``[start, end)`` of a text, lit in a role; ``label`` stands in the margin beside its first row."""

    start: int
    end: int
    role: Role
    label: str = ""


def light(span: Span, role: Role, label: str = "") -> Light:
    """A span, lit."""
    return Light(span.start, span.end, role, label)


class Lights:
    """Lit spans that can be asked for by place, however many there are.

    Args:
        lights: in any order; they may overlap.
    """

    def __init__(self, lights: Iterable[Light] = ()) -> None:
        self._lights = sorted((item for item in lights if item.start < item.end), key=lambda item: item.start)
        self._longest = max((item.end - item.start for item in self._lights), default=0)

    def __len__(self) -> int:
        return len(self._lights)

    def within(self, start: int, end: int) -> Iterator[Light]:
        """The lights that share a code point with ``[start, end)``, in the order in which they begin."""
        first = bisect_left(self._lights, start - self._longest, key=lambda item: item.start)
        for item in self._lights[first:]:
            if item.start >= end:
                return
            if item.end > start:
                yield item


def roles_of(layers: Iterable[Lights], start: int, end: int) -> list[int]:
    """The roles of each code point of ``[start, end)``, as plain numbers, which add up many times faster."""
    roles = [0] * (end - start)
    for layer in layers:
        for item in layer.within(start, end):
            role = int(item.role)
            for offset in range(max(start, item.start), min(end, item.end)):
                roles[offset - start] |= role
    return roles
