"""Options that several commands share, and what they stand for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.terminal import ColorChoice, one_line, printable
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import SupportsWrite

    from assistant.assistant import Assistant
    from assistant.lexicon import Lexicon, UsersFile
    from assistant.settings import Settings
    from corpus import Collection


_HELP_WIDTH = 100


class UsageError(SettingsError):
    """The words of a command are not right."""

    title = "Usage"


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help of one width, so that a terminal and a pipe get the same bytes."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_HELP_WIDTH)


class Parser(argparse.ArgumentParser):
    """A parser whose messages may quote what was typed without passing on what a terminal would obey.

    Options are written out: a script that abbreviates one would break when another of the same beginning comes.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - argparse's own
        options.setdefault("formatter_class", _Help)
        options.setdefault("allow_abbrev", False)
        super().__init__(**options)
        self.color = False

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        super()._print_message(printable(message), file)


def new_parser(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str, examples: str
) -> argparse.ArgumentParser:
    """The parser of one command, with the options that every command has and its examples in the help."""
    parser = subparsers.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog="examples:\n" + "\n".join(f"  {line.strip()}" for line in examples.strip().splitlines()),
    )
    parser.add_argument(
        "--color",
        type=_color,
        default=ColorChoice.AUTO,
        metavar="WHEN",
        help="auto, always or never (auto: on a terminal, unless NO_COLOR is set)",
    )
    parser.add_argument(
        "--home", type=Path, metavar="DIR", help="keep settings and data under DIR (or set ALLIANCE_HOME)"
    )
    return parser


def add_texts(parser: argparse.ArgumentParser) -> None:
    """``--texts`` and ``--set``: what is asked, and how it is searched."""
    parser.add_argument(
        "--texts",
        type=Path,
        nargs="+",
        action="extend",
        metavar="PATH",
        help="ask these instead of the alliance text: text and Markdown files, folders, JSONL files (_id, title, text)",
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        dest="assignments",
        help="change a setting for this once, for instance passage_size=2 or k1=0.9; `alliance config` lists them",
    )


def add_passages(parser: argparse.ArgumentParser) -> None:
    """``-k``: how many passages."""
    parser.add_argument(
        "-k", "--passages", type=_positive, metavar="N", help="how many passages to return (default: 10)"
    )


def read_texts(arguments: argparse.Namespace, progress: Callable[[float], None] | None = None) -> Collection:
    """The collection that the options name; the alliance text where they name none.

    Args:
        arguments: the options.
        progress: told now and then what share of the texts is read, from 0 to 1.

    Raises:
        CorpusError: if a text cannot be used.
    """
    if arguments.texts:
        from corpus import read_collection  # noqa: PLC0415

        return read_collection(arguments.texts, progress=progress)
    from corpus.alliance import alliance_collection  # noqa: PLC0415

    return alliance_collection()


def settings_from(arguments: argparse.Namespace) -> Settings:
    """The settings: those of the file, under those of ``--set``, under those of other options.

    Raises:
        SettingsError: if one is not right.
    """
    from assistant.paths import user_paths  # noqa: PLC0415
    from assistant.settings import make_settings, parse_assignments, read_settings  # noqa: PLC0415

    options = {"passages": arguments.passages} if getattr(arguments, "passages", None) else {}
    stored = read_settings(user_paths(arguments.home).settings_file)
    return make_settings(stored, parse_assignments(arguments.assignments), options)


def users_files_from(arguments: argparse.Namespace) -> tuple[UsersFile, ...]:
    """The user's lexicon files.

    Raises:
        LexiconError: if one is not right.
    """
    from assistant.lexicon import read_users_files  # noqa: PLC0415
    from assistant.paths import user_paths  # noqa: PLC0415

    return read_users_files(user_paths(arguments.home).lexicon)


def lexicon_from(arguments: argparse.Namespace) -> Lexicon:
    """The lexicon that ships with the user's files over it.

    Raises:
        LexiconError: if one of the files is not right.
    """
    from assistant.lexicon import with_users_files  # noqa: PLC0415

    return with_users_files(users_files_from(arguments))


def make_assistant(arguments: argparse.Namespace) -> Assistant:
    """The assistant over the texts that the options name, with the user's lexicon.

    Raises:
        AllianceError: if a text, a setting or a lexicon file is not right.
    """
    from assistant.assistant import Assistant  # noqa: PLC0415

    settings, lexicon = settings_from(arguments), lexicon_from(arguments)
    return Assistant(read_texts(arguments), settings, lexicon)


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{one_line(text)!r} is not a whole number from 1 upwards")
    return number


def _color(text: str) -> ColorChoice:
    try:
        return ColorChoice(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{one_line(text)!r} is none of {', '.join(ColorChoice)}") from None
