"""Values that remember the line they were read from, so that every message can name it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from assistant.evaluation.errors import QuestionSetError
from corpus.yaml_reader import plain_loader, yaml_refused_as

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT_TAGS = frozenset({"str", "int", "float", "timestamp"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A value of YAML or JSON, and where it stands.

    Attributes:
        value: a mapping or a sequence of placed values, a text, a truth value, or None. Numbers and dates are texts,
            as they were written.
        origin: file and line.
        key_origins: of a mapping, file and line of each key.
    """

    value: Value
    origin: str
    key_origins: dict[str, str] | None = None


Value: TypeAlias = "dict[str, Placed] | list[Placed] | str | bool | None"


def read_yaml(text: str, name: str) -> Placed:
    """The value of one YAML document, without aliases and without tags that make anything but plain values.

    Raises:
        QuestionSetError: with file and line, where ``text`` is not such YAML.
    """
    import yaml  # noqa: PLC0415 - only sets in YAML pay for a YAML parser

    with yaml_refused_as(QuestionSetError, name):
        node = yaml.compose(text, Loader=plain_loader(text, name, QuestionSetError))
    return Placed(None, f"{name}, line 1") if node is None else _from_node(node, name)


def read_json_lines(text: str, name: str) -> Iterator[Placed]:
    """The value of each line that is not blank.

    Raises:
        QuestionSetError: with file and line, where one is not JSON.
    """
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if line.strip():
            origin = f"{name}, line {number}"
            try:
                yield _from_json(json.loads(line, parse_int=str, parse_float=str, parse_constant=str), origin)
            except (ValueError, RecursionError) as problem:
                raise QuestionSetError(f"{origin}: this is not valid JSON ({problem}).") from problem


def _from_node(node: Any, name: str) -> Placed:  # noqa: ANN401 - a node of PyYAML
    origin = f"{name}, line {node.start_mark.line + 1}"
    if node.id == "mapping":
        return _from_mapping(node, name, origin)
    if node.id == "sequence":
        return Placed([_from_node(item, name) for item in node.value], origin)
    kind = node.tag.rpartition(":")[2]
    if kind in _TEXT_TAGS:
        return Placed(node.value, origin)
    if kind == "bool":
        return Placed(node.value.lower() in {"true", "yes", "on"}, origin)
    if kind == "null":
        return Placed(None, origin)
    raise QuestionSetError(f"{origin}: {node.value!r} is neither a text nor true or false; put it in quotes.")


def _from_mapping(node: Any, name: str, origin: str) -> Placed:  # noqa: ANN401
    values: dict[str, Placed] = {}
    origins: dict[str, str] = {}
    for key_node, value_node in node.value:
        place = f"{name}, line {key_node.start_mark.line + 1}"
        if key_node.id != "scalar":
            raise QuestionSetError(f"{place}: a key is a plain word.")
        values[key_node.value] = _from_node(value_node, name)
        origins[key_node.value] = place
    return Placed(values, origin, origins)


def _from_json(value: Any, origin: str) -> Placed:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        placed = {key: _from_json(item, origin) for key, item in value.items()}
        return Placed(placed, origin, dict.fromkeys(placed, origin))
    if isinstance(value, list):
        return Placed([_from_json(item, origin) for item in value], origin)
    return Placed(value, origin)
