"""The lexicon files that a user keeps in a folder, read beside the lexicon that ships."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.lexicon.compiled import shipped_lexicon
from assistant.lexicon.source import LexiconError, entries_of, lexicon_text, make_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assistant.lexicon.model import Lexicon

_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class UsersFile:
    """A lexicon file of the user's.

    Attributes:
        name: of the file, in its folder.
        sha256: of its bytes.
        entries: how many it has.
        lexicon: what it says.
    """

    name: str
    sha256: str
    entries: int
    lexicon: Lexicon


def read_users_files(folder: Path) -> tuple[UsersFile, ...]:
    """The lexicon files of a folder, in the order of their names; none where there is no such folder.

    Raises:
        LexiconError: if one cannot be read, or is not written as a lexicon is.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in _ENDINGS and not path.name.startswith("."))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise LexiconError(f"{folder}: the folder of lexicon files cannot be read ({error.strerror}).") from error
    return tuple(map(_read_file, paths))


def with_users_files(files: Iterable[UsersFile]) -> Lexicon:
    """The lexicon that ships with what the files say over it, the later ones over the earlier ones."""
    lexicon = shipped_lexicon()
    for file in files:
        lexicon = lexicon.merged_with(file.lexicon)
    return lexicon


def _read_file(path: Path) -> UsersFile:
    import hashlib  # noqa: PLC0415 - only who has files pays for it

    text = lexicon_text(path)
    entries = entries_of(text, str(path))
    return UsersFile(path.name, hashlib.sha256(text.encode("utf-8")).hexdigest(), len(entries), make_lexicon(entries))
