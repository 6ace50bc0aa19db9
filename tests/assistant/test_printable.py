"""What may reach a terminal, and when it is coloured."""

from __future__ import annotations

import io
import os

import pytest
from hostile import FORBIDDEN, texts
from hypothesis import given

from assistant.terminal import ColorChoice, Style, one_line, printable, style_for


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text\twith a tab\nand a line", "plain text\twith a tab\nand a line"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b\x07c\x7fd", "a␀b␇c␡d"),
        ("\x9b1m", "⟨U+009B⟩1m"),
        ("a\u202eb\u2069", "a⟨U+202E⟩b⟨U+2069⟩"),
        ("a\r\nb\u2028c\x85d\u2029e", "a\nb\nc\nd\ne"),
        ("a\rb", "a␍b"),
        ("half \ud800", "half ⟨U+D800⟩"),
        ("[bold]עברית e\u0301[/]", "[bold]עברית e\u0301[/]"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(text=texts())
def test_nothing_that_a_terminal_would_obey_is_left(text: str) -> None:
    assert not FORBIDDEN.search(printable(text))
    assert not FORBIDDEN.search(one_line(text))
    assert "\n" not in one_line(text)
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize(
    ("choice", "terminal", "environment", "colored"),
    [
        (ColorChoice.AUTO, True, {"TERM": "xterm"}, True),
        (ColorChoice.AUTO, False, {"TERM": "xterm"}, False),
        (ColorChoice.AUTO, True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (ColorChoice.AUTO, True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        (ColorChoice.AUTO, True, {"TERM": "dumb"}, False),
        (ColorChoice.ALWAYS, False, {"TERM": "dumb", "NO_COLOR": "1"}, True),
        (ColorChoice.NEVER, True, {"TERM": "xterm"}, False),
    ],
)
def test_colour_is_used_where_it_is_wanted(
    choice: ColorChoice,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    terminal: bool,
    colored: bool,
) -> None:
    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    style = style_for(choice, _Terminal() if terminal else io.StringIO())
    assert (style.mark("[1]") != "[1]") == colored


def test_a_style_without_colour_changes_nothing_and_nothing_is_not_coloured() -> None:
    plain, colored = Style(is_colored=False), Style(is_colored=True)
    assert [plain.strong("a"), plain.faint("a"), plain.mark("a")] == ["a", "a", "a"]
    assert colored.strong("a").startswith("\x1b[")
    assert colored.strong("a").endswith("\x1b[0m")
    assert colored.strong("") == ""
    assert os.linesep not in colored.faint("a")
