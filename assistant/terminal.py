"""What may reach a terminal: text without anything that a terminal would obey, and colour where it is wanted."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

_LINE_ENDS = re.compile("\r\n|[\u2028\u2029\u0085]")
# Controls but for tab and line feed, what turns the direction of text around, and halves of surrogate pairs.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PICTURES = 0x2400
_DELETE = "\x7f"


def printable(text: str) -> str:
    """``text`` with a visible stand-in for every character that a terminal would act on.

    Control characters become their Unicode control pictures (U+2400 block), direction overrides and the like their
    code point in angle brackets; tabs and line feeds stay.
    """
    return _UNSAFE.sub(_stand_in, _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """``text`` made printable with every run of white space as one space."""
    return printable(" ".join(text.split()))


def _stand_in(match: re.Match[str]) -> str:
    character = match.group()
    if character < " ":
        return chr(_PICTURES + ord(character))
    return "\u2421" if character == _DELETE else f"⟨U+{ord(character):04X}⟩"


class ColorChoice(StrEnum):
    """When colour is used."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Style:
    """Wraps text in the codes of a colour, or leaves it as it is.

    Args:
        is_colored: whether to use codes at all.
    """

    def __init__(self, *, is_colored: bool) -> None:
        self._is_colored = is_colored

    def strong(self, text: str) -> str:
        """What matters most."""
        return self._wrapped("1", text)

    def faint(self, text: str) -> str:
        """What may be passed over."""
        return self._wrapped("2", text)

    def mark(self, text: str) -> str:
        """A citation's number."""
        return self._wrapped("36", text)

    def _wrapped(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._is_colored and text else text


def style_for(choice: ColorChoice, stream: TextIO) -> Style:
    """The style for a stream; by itself, colour on a terminal that has it unless ``NO_COLOR`` is set (no-color.org)."""
    if choice is not ColorChoice.AUTO:
        return Style(is_colored=choice is ColorChoice.ALWAYS)
    is_wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(is_colored=is_wanted and stream.isatty())
