"""Reads the files of question sets; what cannot be read is said in one sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.evaluation.errors import QuestionSetError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_text(path: Path) -> str:
    """The text of a file in UTF-8.

    Raises:
        QuestionSetError: if it cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise QuestionSetError(f"{path}: byte {error.start} is not UTF-8 text; save the file as UTF-8.") from error
    except FileNotFoundError as error:
        raise QuestionSetError(f"{path}: there is no such file or folder.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise QuestionSetError(f"{path}: the file cannot be read ({reason}).") from error


def read_json(path: Path) -> Any:  # noqa: ANN401 - any JSON value
    """The value of a JSON file.

    Raises:
        QuestionSetError: if it holds none.
    """
    try:
        return json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise QuestionSetError(f"{path}: this is not valid JSON ({error}).") from error


def read_objects(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line of a JSONL file as a mapping, with file and line.

    Raises:
        QuestionSetError: if a line is no JSON object.
    """
    for origin, line in read_lines(path):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise QuestionSetError(f"{origin}: this is not valid JSON ({error}).") from error
        if not isinstance(value, dict):
            raise QuestionSetError(f"{origin}: a JSON object is needed here, one a line.")
        yield origin, value


def read_lines(path: Path) -> Iterator[tuple[str, str]]:
    """Each line of a file that is not blank, with file and line; a line ends at a line feed and nothing else."""
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            yield f"{path}, line {number}", line.removesuffix("\r")


def field(values: dict[str, Any], key: str, origin: str) -> str:
    """A text or number of a mapping, as a text.

    Raises:
        QuestionSetError: if it is missing or something else.
    """
    value = values.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise QuestionSetError(f"{origin}: {key!r} is missing or is not a text.")
    return value
