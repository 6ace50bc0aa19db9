"""``alliance config``: the settings in force, and where everything stands."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.commands.options import new_parser
from assistant.exit_codes import ExitCode
from assistant.paths import user_paths
from assistant.terminal import one_line

if TYPE_CHECKING:
    import argparse

_EXAMPLES = """
alliance config
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``config``."""
    parser = new_parser(
        subparsers, "config", "list the settings and lexicon files in force, and where they are kept", _EXAMPLES
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the settings as the YAML that the settings file may hold; comments say where things stand."""
    from assistant.lexicon import read_users_files  # noqa: PLC0415 - help and completion need no lexicon
    from assistant.settings import make_settings, read_settings  # noqa: PLC0415 - not needed for its help

    paths = user_paths(arguments.home)
    stored = read_settings(paths.settings_file)
    print(f"# settings file: {one_line(str(paths.settings_file))}")
    print(f"# data: {one_line(str(paths.data))}")
    files = read_users_files(paths.lexicon)
    print(f"# lexicon files: {one_line(str(paths.lexicon))}" + ("" if files else " (none there)"))
    for file in files:
        print(f"#   {one_line(file.name)}: {file.entries:,} {'entry' if file.entries == 1 else 'entries'}")
    for name, value in asdict(make_settings(stored)).items():
        print(f"{name}: {value}" + ("" if name in stored else "  # default"))
    return ExitCode.OK
