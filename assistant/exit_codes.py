"""The exit codes of ``alliance``; they are API."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command ended with."""

    OK = 0
    """Done; for ``ask``, answered."""
    NOT_FOUND = 1
    """The texts do not answer, or hold no such words."""
    USAGE = 2
    """The command's words, a setting or a question set are not right."""
    CORPUS = 3
    """A text, or an index, that cannot be used."""
    GATE = 4
    """A measure of ``eval`` is below what was asked for."""
    INTERRUPTED = 130
    """Ctrl+C."""
