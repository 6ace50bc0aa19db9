"""``alliance completion``: the script that completes commands and options in a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.commands.options import new_parser
from assistant.exit_codes import ExitCode

if TYPE_CHECKING:
    import argparse

_EXAMPLES = """
alliance completion bash > ~/.local/share/bash-completion/completions/alliance
alliance completion zsh > ~/.zsh/completions/_alliance
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``completion``."""
    parser = new_parser(subparsers, "completion", "print a script that completes commands in a shell", _EXAMPLES)
    parser.add_argument("shell", choices=["bash", "zsh", "tcsh"])
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the script."""
    import shtab  # noqa: PLC0415 - wanted once in a lifetime

    from assistant.cli import build_parser  # noqa: PLC0415 - the parser is made of the commands, this one among them

    print(shtab.complete(build_parser(), shell=arguments.shell))
    return ExitCode.OK
