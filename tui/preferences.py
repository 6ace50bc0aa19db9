"""What a user prefers on the screen: theme and keys, in ``chat.yaml`` in the settings folder, read strictly."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import SettingsError
from tui.keys import BY_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: The file's name in the settings folder.
FILE = "chat.yaml"

_NAMES = ("theme", "keys")
_THEME_LINE = re.compile(r"^theme:.*$", re.MULTILINE)
_MODIFIERS = frozenset({"ctrl", "alt", "shift", "super", "hyper", "meta"})


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a user prefers.

    Attributes:
        theme: the name of a theme; None for the usual one.
        keys: for the ids of actions, the keys to use instead of the usual ones, separated by commas.
    """

    theme: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)


def read_preferences(path: Path, themes: Iterable[str]) -> Preferences:
    """The preferences of a file; the usual ones where there is no such file.

    Raises:
        SettingsError: if the file cannot be read, or names what is no preference, no theme, no action or no key.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Preferences()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the preferences of the chat cannot be read ({error}).") from error
    from corpus.yaml_reader import load_yaml  # noqa: PLC0415 - only who has preferences pays for a YAML parser

    values = load_yaml(text, str(path), SettingsError)
    if values is None:
        return Preferences()
    if not isinstance(values, dict):
        raise SettingsError(f"{path}: preferences are lines such as `theme: nord`.")
    for name in values:
        _check_known(str(name), _NAMES, f"{path}: there is no preference")
    return Preferences(_theme(values.get("theme"), themes, path), _keys(values.get("keys"), path))


def remember_theme(path: Path, theme: str) -> None:
    """Writes the theme into the file and leaves everything else in it as it is.

    Raises:
        OSError: if the file cannot be written.
    """
    line = f"theme: {theme}"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    has_theme = _THEME_LINE.search(text) is not None
    text = _THEME_LINE.sub(line, text, count=1) if has_theme else f"{line}\n{text}"
    path.parent.mkdir(parents=True, exist_ok=True)
    _write_atomically(path, text)


def _write_atomically(path: Path, text: str) -> None:
    import tempfile  # noqa: PLC0415 - only who changes a theme pays for it

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _theme(value: object, themes: Iterable[str], path: Path) -> str | None:
    if value is None:
        return None
    _check_known(str(value), tuple(themes), f"{path}: there is no theme")
    return str(value)


def _keys(value: object, path: Path) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: keys are lines such as `find: ctrl+g`, indented under `keys:`.")
    return {_action(name, path): _key_list(name, keys, path) for name, keys in value.items()}


def _action(name: object, path: Path) -> str:
    _check_known(str(name), tuple(BY_ID), f"{path}: there is no action")
    return str(name)


def _key_list(name: object, value: Any, path: Path) -> str:  # noqa: ANN401 - any YAML value
    keys = [key.strip() for key in str(value).split(",")] if isinstance(value, (str, int)) else []
    if not keys or not all(map(_is_key, keys)):
        raise SettingsError(
            f"{path}: the keys of {name} are {value!r}; write them as in `{name}: ctrl+g` or `{name}: f5,ctrl+g`."
        )
    return ",".join(keys)


def _is_key(text: str) -> bool:
    from textual.keys import Keys  # noqa: PLC0415 - only who changes keys pays for the list of them

    *modifiers, key = text.split("+") if len(text) > 1 else [text]
    is_named = key in {known.value for known in Keys} or key.replace("_", "").isalpha()
    return set(modifiers) <= _MODIFIERS and (len(key) == 1 or (len(key) > 1 and is_named) or _is_function_key(key))


def _is_function_key(key: str) -> bool:
    return re.fullmatch(r"f(?:[1-9]|1\d|2[0-4])", key) is not None


def _check_known(name: str, known: tuple[str, ...], problem: str) -> None:
    if name in known:
        return
    import difflib  # noqa: PLC0415 - only who mistypes a name pays for it

    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}."
    raise SettingsError(f"{problem} {name!r}; {hint}")
