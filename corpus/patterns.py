r"""Regular expressions that are compiled when they are first used: a start pays only for those that it needs.

One with a Unicode property (``\p{L}``) is compiled by ``regex``, which is loaded for it; any other by ``re``, which is
there anyway and compiles three times as fast.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PROPERTY = "\\p{"


class Pattern:
    """An expression, with the methods of a compiled one.

    Args:
        source: as ``re`` or ``regex`` reads it.
        flags: of ``re``, which are also those of ``regex``.
    """

    __slots__ = ("_compiled", "_flags", "_source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = int(flags)
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = self._compile()
        return self._compiled

    def _compile(self) -> re.Pattern[str]:
        if _PROPERTY not in self._source:
            return re.compile(self._source, self._flags)
        import regex  # noqa: PLC0415 - most questions need none of its properties

        # What it compiles has the methods of re's own; their types are not related.
        compiled: Any = regex.compile(self._source, self._flags)
        return compiled  # type: ignore[no-any-return]

    def search(self, text: str, *limits: int) -> re.Match[str] | None:
        """The first match anywhere."""
        return self.compiled.search(text, *limits)

    def match(self, text: str, *limits: int) -> re.Match[str] | None:
        """The match at the beginning."""
        return self.compiled.match(text, *limits)

    def fullmatch(self, text: str, *limits: int) -> re.Match[str] | None:
        """The match of the whole."""
        return self.compiled.fullmatch(text, *limits)

    def finditer(self, text: str, *limits: int) -> Iterator[re.Match[str]]:
        """Every match, in order."""
        return self.compiled.finditer(text, *limits)

    def findall(self, text: str) -> list[str]:
        """The text of every match, or of its group, in order; for expressions with at most one group."""
        return self.compiled.findall(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """``text`` with every match replaced."""
        return self.compiled.sub(replacement, text)
