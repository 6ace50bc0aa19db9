"""The ``alliance`` command: reads its words, runs the one that was named, turns what went wrong into a sentence."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from assistant.exit_codes import ExitCode
from assistant.terminal import one_line
from assistant.version import __version__
from corpus.errors import AllianceError, CorpusError

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = ("ask", "chat", "search", "show", "config", "completion")

_EPILOG = """\
examples:
  alliance                        open the chat on the alliance text
  alliance ask "What is said about plastics?"
  alliance search --explain "circular economy"
  alliance chat --texts my-folder/

exit codes:
  0 answered or done    1 not found in the texts    2 usage
  3 a text or an index cannot be used    130 interrupted
"""


def run() -> NoReturn:
    """The console script."""
    sys.exit(main(sys.argv[1:]))


def main(words: Sequence[str]) -> int:
    """Runs ``alliance`` with these words; returns the exit code and never raises but for a defect of the program."""
    _make_streams_safe()
    try:
        arguments = build_parser().parse_args(list(words) or ["chat"])
        code = int(arguments.run(arguments))
        sys.stdout.flush()
    except AllianceError as error:
        return _complain(error)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; what Python would flush at exit must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    return code


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command."""
    parser = argparse.ArgumentParser(
        prog="alliance",
        description="Ask a body of texts and get answers in their own words, with citations.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"alliance {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in _COMMANDS:
        importlib.import_module(f"assistant.commands.{name}").add_parser(subparsers)
    return parser


def _complain(error: AllianceError) -> int:
    print(f"alliance: {one_line(error.sentence)}", file=sys.stderr)
    return ExitCode.CORPUS if isinstance(error, CorpusError) else ExitCode.USAGE


def _make_streams_safe() -> None:
    """UTF-8 wherever it goes, so that a pipe gets what a terminal gets, and no character that stops the program."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr] # text streams both
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
