"""The plain chat: a dialogue of lines that any terminal, pipe or screen reader can follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SUMMIT = "When did the EU-Japan Summit take place?"
BOXES = re.compile("[\u2500-\u257f\u2580-\u259f]")


@pytest.mark.parametrize("words", [[], ["chat"], ["chat", "--plain"]], ids=["alone", "chat", "plain"])
def test_a_pipe_gets_the_dialogue(run: Callable[..., Any], words: list[str]) -> None:
    ran = run(*words, stdin=f"{SUMMIT}\n\n   \nWhat is the budget of the alliance?\n")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:3] == [f"You: {SUMMIT}", "Answer:", "May 31"]
    assert [line for line in lines if line.startswith("You:")] == [
        f"You: {SUMMIT}",
        "You: What is the budget of the alliance?",
    ]
    assert lines.count("Answer:") == 2
    assert "The text does not mention “budget”." in lines
    assert not BOXES.search(ran.out)


@pytest.mark.parametrize("word", ["/quit", "quit", "EXIT", "bye"])
def test_a_word_ends_it(run: Callable[..., Any], word: str) -> None:
    ran = run("chat", stdin=f"{word}\n{SUMMIT}\n")
    assert (ran.code, ran.out) == (0, "")


def test_nothing_said_is_nothing_answered(run: Callable[..., Any]) -> None:
    assert (run("chat").code, run("chat").out) == (0, "")


def test_a_line_that_is_not_utf_8_does_no_harm(run: Callable[..., Any]) -> None:
    ran = run("chat", stdin=b"caf\xe9 plastics?\n")
    assert ran.code == 0
    assert "You: caf\ufffd plastics?" in ran.out


def test_a_dumb_terminal_gets_the_plain_chat(run_in_terminal: Callable[..., tuple[int, str]]) -> None:
    code, shown = run_in_terminal(env={"TERM": "dumb"}, typed=f"{SUMMIT}\n/quit\n")
    assert code == 0
    assert "You: " in shown
    assert "Answer:\nMay 31\n" in shown
    assert "\x1b" not in shown
    assert not BOXES.search(shown)
