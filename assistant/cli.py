"""The ``alliance`` command: reads its words, runs the one that was named, turns what went wrong into a sentence."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from assistant.commands.options import Parser
from assistant.exit_codes import ExitCode
from assistant.terminal import one_line
from assistant.version import __version__
from corpus.errors import AllianceError, CorpusError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

# Every command and its module in assistant.commands, in the order of the help.
_COMMANDS = {
    "ask": "ask",
    "chat": "chat",
    "search": "search",
    "show": "show",
    "eval": "evaluate",
    "sessions": "sessions",
    "config": "config",
    "completion": "completion",
}

_EPILOG = """\
examples:
  alliance                        open the chat on the alliance text
  alliance ask "What is said about plastics?"
  alliance search --explain "circular economy"
  alliance chat --texts my-folder/

exit codes:
  0 answered or done    1 not found in the texts    2 usage
  3 a text or an index cannot be used    4 a gate of eval failed    130 interrupted
"""


def run() -> NoReturn:
    """The console script."""
    code = main(sys.argv[1:])
    # What is left lasts to the end: looking through all of it once more for garbage is a tenth of a short command.
    gc.freeze()
    sys.exit(code)


def main(words: Sequence[str]) -> int:
    """Runs ``alliance`` with these words; returns the exit code and never raises but for a defect of the program."""
    _make_streams_safe()
    try:
        code = _run(list(words) or ["chat"])
        sys.stdout.flush()
    except AllianceError as error:
        return _complain(error.sentence, ExitCode.CORPUS if isinstance(error, CorpusError) else ExitCode.USAGE)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is still to be written goes nowhere.
        _discard_output()
        return ExitCode.OK
    except OSError as error:
        # A full disk under the output, a folder as standard input: no text is to blame, and no line of the program.
        _discard_output()
        return _complain(f"The input or the output cannot be used: {error.strerror or error}.", ExitCode.USAGE)
    return code


def build_parser(commands: Iterable[str] = tuple(_COMMANDS)) -> argparse.ArgumentParser:
    """The parser of the whole command, or of as much of it as ``commands`` are."""
    parser = Parser(
        prog="alliance",
        description="Ask a body of texts and get answers in their own words, with citations.",
        epilog=_EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"alliance {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in commands:
        importlib.import_module(f"assistant.commands.{_COMMANDS[name]}").add_parser(subparsers)
    return parser


def _run(words: Sequence[str]) -> int:
    # Who names a command need not wait for the others.
    parser = build_parser([words[0]]) if words[0] in _COMMANDS else build_parser()
    try:
        arguments = parser.parse_args(words)
    except SystemExit as parsed:
        # Help, the version or wrong usage: argparse has said what there is to say.
        return int(parsed.code or 0)
    return int(arguments.run(arguments))


def _complain(sentence: str, code: ExitCode) -> int:
    print(f"alliance: {one_line(sentence)}", file=sys.stderr)
    return code


def _make_streams_safe() -> None:
    """UTF-8 wherever it goes, so that a pipe gets what a terminal gets, and no character that stops the program.

    A stream that was closed before the start is one that nobody reads, or in which nothing stands.
    """
    for name, mode, errors in (("stdin", "r", "replace"), ("stdout", "w", _ESCAPE), ("stderr", "w", _ESCAPE)):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end
        stream = getattr(sys, name)
        if isinstance(
            stream, io.TextIOWrapper
        ):  # who calls this from a program of their own may have put another there
            stream.reconfigure(encoding="utf-8", errors=errors)


_ESCAPE = "backslashreplace"


def _discard_output() -> None:
    """What Python would still write at the end goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
