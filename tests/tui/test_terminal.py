"""The real program in a pseudo-terminal: start, ask, follow up, cite, quit; the terminal is as it was."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from time import monotonic
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

_PATIENCE_SECONDS = 60
_SEQUENCES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[@-_]")


class Terminal:
    """A terminal with the program in it."""

    def __init__(self, home: str, *words: str, size: tuple[int, int] = (120, 40), **variables: str) -> None:
        self._master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self._slave = slave
        self.before = termios.tcgetattr(slave)
        environment = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COV_CORE_SOURCE"}}
        environment |= {"TERM": "xterm-256color", "ALLIANCE_HOME": home, **variables}
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from assistant.cli import run; run()", *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        self.output = b""
        self._closed: set[int] = set()

    @property
    def attributes(self) -> list[object]:
        return termios.tcgetattr(self._slave)

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def read(self, seconds: float = 0.1) -> None:
        while select.select([self._master], [], [], seconds)[0]:
            self.output += os.read(self._master, 65_536)

    def text(self) -> str:
        return _SEQUENCES.sub(b"", self.output).decode("utf-8", "replace")

    def wait_for(self, wanted: str) -> None:
        end = monotonic() + _PATIENCE_SECONDS
        while wanted not in self.text():
            assert self.process.poll() is None, f"ended early:\n{self.text()[-2000:]}"
            assert monotonic() < end, f"{wanted!r} did not appear:\n{self.text()[-2000:]}"
            self.read()

    def wait_for_end(self) -> int:
        end = monotonic() + _PATIENCE_SECONDS
        while self.process.poll() is None:
            assert monotonic() < end, "the program did not end"
            self.read()
        self.read()
        return self.process.returncode

    def hang_up(self) -> None:
        """Closes the terminal, as closing its window does."""
        for descriptor in {self._master, self._slave} - self._closed:
            os.close(descriptor)
            self._closed.add(descriptor)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.hang_up()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*words: str, **options: object) -> Terminal:
        opened.append(Terminal(str(tmp_path / "home"), *words, **options))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def assert_restored(terminal: Terminal) -> None:
    assert terminal.attributes == terminal.before
    left = terminal.output.rindex(b"\x1b[?1049l")
    assert terminal.output.rindex(b"\x1b[?25h") > terminal.output.rindex(b"\x1b[?25l")
    assert b"\x1b[?1049h" not in terminal.output[left:]
    for mouse in (b"1000", b"1003", b"1006", b"2004"):
        assert terminal.output.rindex(b"\x1b[?" + mouse + b"l") > terminal.output.rindex(b"\x1b[?" + mouse + b"h")


def test_start_ask_follow_up_cite_and_quit(terminal: Callable[..., Any]) -> None:
    chat = terminal("chat")
    chat.wait_for("Ask the alliance text")
    chat.type("What is said about plastics?\r")
    chat.wait_for("[1]")
    chat.wait_for("tackle plastic pollution")
    chat.type("What is the budget of it?\r")
    chat.wait_for("∅")
    chat.type("\x1b[1;3A")
    chat.type("\x1b")
    chat.read(0.5)
    chat.type("2")
    chat.read(0.5)
    chat.type("\x11")
    assert chat.wait_for_end() == 0
    assert_restored(chat)
    assert "Traceback" not in chat.text()
    again = terminal("chat", "--continue")
    again.wait_for("tackle plastic pollution")
    again.wait_for("∅")
    again.type("\x11")
    assert again.wait_for_end() == 0


def test_the_terminal_is_restored_after_ctrl_c(terminal: Callable[..., Any]) -> None:
    chat = terminal()
    chat.wait_for("Ask the alliance text")
    chat.type("\x03")
    chat.wait_for("Ctrl+C again")
    chat.type("\x03")
    assert chat.wait_for_end() == 130
    assert_restored(chat)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_the_terminal_is_restored_after_a_signal(
    terminal: Callable[..., Any], number: signal.Signals, code: int
) -> None:
    chat = terminal()
    chat.wait_for("Ask the alliance text")
    chat.process.send_signal(number)
    assert chat.wait_for_end() == code
    assert_restored(chat)


def test_nothing_stays_behind_when_the_terminal_is_closed(terminal: Callable[..., Any]) -> None:
    chat = terminal()
    chat.wait_for("Ask the alliance text")
    chat.type("What is said about plastics?\r")
    chat.wait_for("tackle plastic pollution")
    chat.hang_up()
    assert chat.process.wait(_PATIENCE_SECONDS) == 129
    again = terminal("chat", "--continue")
    again.wait_for("tackle plastic pollution")
    again.type("\x11")
    assert again.wait_for_end() == 0


def test_texts_that_cannot_be_used_end_it_with_a_sentence_and_exit_code_3(terminal: Callable[..., Any]) -> None:
    chat = terminal("chat", "--texts", "no/such/file.txt")
    assert chat.wait_for_end() == 3
    assert_restored(chat)
    assert "there is no such file or folder" in chat.text()
    assert "Traceback" not in chat.text()


def test_settings_that_are_wrong_end_it_before_it_opens(terminal: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "home" / "config").mkdir(parents=True)
    (tmp_path / "home" / "config" / "chat.yaml").write_text("theem: nord\n")
    chat = terminal()
    assert chat.wait_for_end() == 2
    assert "did you mean 'theme'" in chat.text()
    assert b"\x1b[?1049h" not in chat.output


@pytest.mark.parametrize("options", [{"TERM": "dumb"}, {}])
def test_a_dumb_terminal_and_plain_get_the_plain_chat(terminal: Callable[..., Any], options: dict[str, str]) -> None:
    chat = terminal("chat", *([] if options else ["--plain"]), **options)
    chat.wait_for("You:")
    chat.type("What is said about plastics?\n")
    chat.wait_for("[1]")
    chat.type("/quit\n")
    assert chat.wait_for_end() == 0
    assert b"\x1b[?1049h" not in chat.output


def test_without_colour_the_program_sends_no_colour(terminal: Callable[..., Any]) -> None:
    chat = terminal("chat", NO_COLOR="1")
    chat.wait_for("Ask the alliance text")
    chat.type("What is said about plastics?\r")
    chat.wait_for("tackle plastic pollution")
    chat.type("\x11")
    assert chat.wait_for_end() == 0
    codes = {code for match in re.findall(rb"\x1b\[([0-9;]*)m", chat.output) for code in match.split(b";")}
    colours = {str(code).encode() for code in (*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108))}
    assert not codes & colours
    assert b"7" in codes


def test_it_does_not_wait_for_a_load_that_is_not_wanted_any_more(terminal: Callable[..., Any], tmp_path: Path) -> None:
    fifo = tmp_path / "never.txt"
    os.mkfifo(fifo)
    chat = terminal("chat", "--texts", str(fifo))
    chat.wait_for("Reading the texts")
    chat.type("\x11")
    assert chat.wait_for_end() == 0
    assert_restored(chat)
