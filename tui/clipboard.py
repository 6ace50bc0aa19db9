"""The clipboard, by the system's own command where it has one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS = 2.0
# Terminals that are known to have no clipboard of their own.
_WITHOUT_CLIPBOARD = frozenset({"linux", "dumb", ""})


def copy_with_command(text: str) -> str | None:
    """Puts text on the clipboard; returns the command that did, or None where none could."""
    return next((command[0] for command in _commands() if _runs(command, text)), None)


def terminal_may_copy() -> bool:
    """Whether the terminal may understand OSC 52, the escape sequence that sets a clipboard."""
    return os.environ.get("TERM", "") not in _WITHOUT_CLIPBOARD


def _commands() -> Iterator[tuple[str, ...]]:
    if sys.platform == "darwin":
        yield ("pbcopy",)
    if os.environ.get("WAYLAND_DISPLAY"):
        yield ("wl-copy",)
    if os.environ.get("DISPLAY"):
        yield ("xclip", "-selection", "clipboard")
        yield ("xsel", "--clipboard", "--input")
    yield ("clip.exe",)


def _runs(command: tuple[str, ...], text: str) -> bool:
    program = shutil.which(command[0])
    if program is None:
        return False
    encoding = "utf-16" if command[0] == "clip.exe" else "utf-8"
    try:
        subprocess.run(  # noqa: S603 - one of the commands above, found on the user's own path
            [program, *command[1:]],
            input=text.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
