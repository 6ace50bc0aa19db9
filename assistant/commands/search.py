"""``alliance search``: the ranked passages for some words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.commands.options import UsageError, add_passages, add_texts, make_assistant, new_parser
from assistant.exit_codes import ExitCode
from assistant.terminal import one_line, style_for

if TYPE_CHECKING:
    import argparse

_EXAMPLES = """
alliance search "plastic pollution"
alliance search --explain "micro plastics"
alliance search -k 3 --json "circular economy" --texts reports/
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``search``."""
    parser = new_parser(subparsers, "search", "rank the passages that hold some words", _EXAMPLES)
    parser.add_argument("words", help="what to look for")
    add_texts(parser)
    add_passages(parser)
    parser.add_argument("--explain", action="store_true", help="show what each word gave to each score")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Searches; the exit code says whether anything was found."""
    from assistant.assistant import unreadable  # noqa: PLC0415

    problem = unreadable(arguments.words)
    if problem is not None:
        raise UsageError(problem)
    assistant = make_assistant(arguments)
    hits = assistant.search(arguments.words)
    if arguments.json:
        from assistant.json_output import hit_object, to_json  # noqa: PLC0415

        print(to_json({"query": arguments.words, "passages": [hit_object(hit) for hit in hits]}, indent=2))
    else:
        from assistant.plain_output import hit_lines  # noqa: PLC0415

        style = style_for(arguments.color, sys.stdout)
        for hit in hits:
            print(*hit_lines(hit, style, explain=arguments.explain), sep="\n")
    if not hits:
        print(f"No passage has any of the words {one_line(arguments.words)!r}.", file=sys.stderr)
    return ExitCode.OK if hits else ExitCode.NOT_FOUND
