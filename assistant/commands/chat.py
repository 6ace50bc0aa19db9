"""``alliance chat``: the conversation, line by line or on the full screen."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from assistant.commands.options import add_texts, make_assistant, new_parser
from assistant.exit_codes import ExitCode
from assistant.model import Conversation
from assistant.terminal import one_line, style_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assistant.assistant import Assistant
    from assistant.terminal import Style

_EXAMPLES = """
alliance chat
alliance chat --plain
alliance chat --texts reports/
"""

_QUIT = frozenset({"/quit", "/exit", "/q", "quit", "exit", "bye"})


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``chat``."""
    parser = new_parser(subparsers, "chat", "hold a conversation about the texts", _EXAMPLES)
    add_texts(parser)
    parser.add_argument("--plain", action="store_true", help="line by line, without a full screen")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Chats until the input ends or the user leaves."""
    assistant = make_assistant(arguments)
    style = style_for(arguments.color, sys.stdout)
    if is_interactive():
        _introduce(assistant)
    talk(assistant, style)
    return ExitCode.OK


def is_interactive() -> bool:
    """Whether a person sits at a terminal that does more than print lines."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def talk(assistant: Assistant, style: Style) -> None:
    """The plain chat: a question a line, each answered at once."""
    from assistant.plain_output import answer_lines  # noqa: PLC0415

    conversation = Conversation()
    for question in _questions(style):
        turn = assistant.ask(question, conversation)
        conversation = conversation.with_turn(turn)
        print(style.strong("Answer:"), *answer_lines(turn.answer, style), "", sep="\n", flush=True)


def _questions(style: Style) -> Iterator[str]:
    """The lines that are questions; echoed where nobody sees them typed, so that the output reads as a dialogue."""
    is_typed = sys.stdin.isatty()
    if is_typed:
        import readline  # noqa: F401, PLC0415 - gives the prompt a history and line editing
    while True:
        line = _read_line(style) if is_typed else sys.stdin.readline()
        if not line:
            return
        question = line.strip()
        if question.casefold() in _QUIT:
            return
        if question:
            if not is_typed:
                print(f"{style.strong('You:')} {one_line(question)}")
            yield question


def _read_line(style: Style) -> str:
    """A typed line, with its line end; empty at the end of input."""
    try:
        return input(f"{style.strong('You:')} ") + "\n"
    except EOFError:
        print()
        return ""


def _introduce(assistant: Assistant) -> None:
    name = one_line(assistant.collection.name)
    print(f"Ask about {name}; it answers in its own words. Ctrl+D or /quit ends the chat.", file=sys.stderr)
