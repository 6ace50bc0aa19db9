"""Reads YAML that somebody else wrote: only plain values, no aliases, and an error that names file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from corpus.errors import AllianceError

# Nothing that is read is more than a few levels deep; the parser in C ends the process at some hundred thousand.
_DEEPEST = 50


def load_yaml(text: str, name: str, error: type[AllianceError]) -> Any:  # noqa: ANN401 - any plain YAML value
    """The plain value that ``text`` holds.

    Aliases are refused, because a few lines of them can unfold to more than any memory holds, and so is what is nested
    deeper than anything that people write.

    Args:
        text: the YAML.
        name: what the message calls it, a path for instance.
        error: the kind of error to raise.

    Raises:
        AllianceError: of the kind ``error``, with file and line, where ``text`` is not such YAML.
    """
    import yaml  # noqa: PLC0415 - a question about the shipped text needs none

    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        depth = 0
        for event in yaml.parse(text, Loader=loader_class):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise error(f"{name}{_line(event.start_mark)}: brackets or lists stand too deep inside each other.")
            if isinstance(event, yaml.AliasEvent):
                raise error(f"{name}{_line(event.start_mark)}: aliases (*name) are not allowed; write the value out.")
        return yaml.load(text, Loader=loader_class)  # noqa: S506 - a safe loader, the one in C where there is one
    except yaml.MarkedYAMLError as problem:
        raise error(f"{name}{_line(problem.problem_mark)}: this is not valid YAML ({problem.problem}).") from problem
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        raise error(f"{name}: this is not valid YAML ({problem}).") from problem


class _Mark(Protocol):
    @property
    def line(self) -> int: ...


def _line(mark: _Mark | None) -> str:
    """The line that a mark is on, as the message says it."""
    return f", line {mark.line + 1}" if mark else ""
