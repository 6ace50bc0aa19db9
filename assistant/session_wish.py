"""Which kept conversation a user wants to go on with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SessionWish:
    """The conversation wished for; by default a new one.

    Attributes:
        continues_last: whether it is the one last used.
        name: what it is called; None where none was named.
    """

    continues_last: bool = False
    name: str | None = None
