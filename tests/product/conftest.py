"""The command as a user runs it: another process, a folder of its own, an empty home."""

from __future__ import annotations

import os
import subprocess
import sys
import termios
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

#: The console script beside the interpreter that runs the tests.
ALLIANCE = str(Path(sys.executable).with_name("alliance"))


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def alliance_command() -> str:
    return ALLIANCE


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Ran]:
    """Runs ``alliance`` with words and what it shall read; a traceback fails the test."""

    def run(
        *words: str | Path,
        stdin: str | bytes = b"",
        env: Mapping[str, str] | None = None,
        command: Sequence[str] = (ALLIANCE,),
    ) -> Ran:
        done = subprocess.run(
            [*command, *map(str, words)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **(env or {})},
            check=False,
            timeout=120,
        )
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        assert "Traceback" not in err, err
        assert "Exception ignored" not in err, err
        return Ran(done.returncode, out, err)

    return run


@pytest.fixture
def run_in_terminal(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Runs ``alliance`` in a pseudo-terminal of 61 columns; gives the exit code and all that it shows."""

    def run_in_terminal(*words: str, env: Mapping[str, str] | None = None, typed: str = "") -> tuple[int, str]:
        controller, terminal = os.openpty()
        termios.tcsetwinsize(terminal, (20, 61))
        attributes = termios.tcgetattr(terminal)
        attributes[1] &= ~termios.OPOST  # line feeds stay line feeds
        attributes[3] &= ~termios.ECHO
        termios.tcsetattr(terminal, termios.TCSANOW, attributes)
        with subprocess.Popen(
            [ALLIANCE, *words],
            stdin=terminal,
            stdout=terminal,
            stderr=subprocess.STDOUT,
            cwd=tmp_path,
            env={**os.environ, "TERM": "xterm-256color", **(env or {})},
        ) as process:
            os.close(terminal)
            os.write(controller, typed.encode())
            shown = b"".join(_read_all(controller))
        os.close(controller)
        return process.returncode, shown.decode("utf-8")

    return run_in_terminal


def _read_all(file: int) -> Iterator[bytes]:
    while True:
        try:
            read = os.read(file, 65_536)
        except OSError:
            # How Linux says that nobody has the terminal open any more.
            return
        if not read:
            return
        yield read
