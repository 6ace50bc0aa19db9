"""Reads YAML that somebody else wrote: only plain values, no aliases, and an error that names file and line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.errors import AllianceError

# Nothing that is read is more than a few levels deep; the parser in C ends the process at some hundred thousand.
_DEEPEST = 50
_TOO_DEEP = "brackets or lists stand too deep inside each other"


def load_yaml(text: str, name: str, error: type[AllianceError]) -> Any:  # noqa: ANN401 - any plain YAML value
    """The plain value that ``text`` holds.

    A key that stands twice is refused, for one of its values would be lost. Aliases are refused, because a few lines of
    them can unfold to more than any memory holds, and so is what is nested deeper than anything that people write.

    Args:
        text: the YAML.
        name: what the message calls it, a path for instance.
        error: the kind of error to raise.

    Raises:
        AllianceError: of the kind ``error``, with file and line, where ``text`` is not such YAML.
    """
    import yaml  # noqa: PLC0415 - a question about the shipped text needs none

    with yaml_refused_as(error, name):
        return yaml.load(text, Loader=plain_loader(text, name, error))  # noqa: S506 - a safe loader


def plain_loader(text: str, name: str, error: type[AllianceError]) -> Any:  # noqa: ANN401 - a class of PyYAML
    """PyYAML's loader for ``text``, in C where there is one, once it holds no aliases, deep nesting or doubled keys.

    Raises:
        AllianceError: of the kind ``error``, with file and line, where it does.
        yaml.YAMLError: where ``text`` is no YAML.
    """
    import yaml  # noqa: PLC0415 - a question about the shipped text needs none

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = 0
    keys = _Keys()
    for event in yaml.parse(text, Loader=loader):
        twice = keys.said_twice(event)
        if twice is not None:
            raise error(f"{name}{_line(event.start_mark)}: {twice!r} stands twice; write its values together, once.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise error(f"{name}{_line(event.start_mark)}: {_TOO_DEEP}.")
        if isinstance(event, yaml.AliasEvent):
            raise error(f"{name}{_line(event.start_mark)}: aliases (*name) are not allowed; write the value out.")
    return loader


class _Keys:
    """The keys of the mappings that are open while a text is parsed, as they are written."""

    def __init__(self) -> None:
        # Of each open collection its keys so far, None for a list, and whether a key comes next.
        self._open: list[tuple[set[str] | None, bool]] = []

    def said_twice(self, event: Any) -> str | None:  # noqa: ANN401 - an event of PyYAML
        """The key that an event is, where its mapping has it already; takes the event in."""
        import yaml  # noqa: PLC0415 - whoever parses has it

        if isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            return None
        if not isinstance(event, yaml.NodeEvent):
            return None
        keys, comes_key = self._open[-1] if self._open else (None, False)
        key = event.value if keys is not None and comes_key and isinstance(event, yaml.ScalarEvent) else None
        is_doubled = keys is not None and key in keys
        if keys is not None:
            keys.update([key] if key is not None else [])
            self._open[-1] = (keys, not comes_key)
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append((set(), True) if isinstance(event, yaml.MappingStartEvent) else (None, False))
        return key if is_doubled else None


@contextmanager
def yaml_refused_as(error: type[AllianceError], name: str) -> Iterator[None]:
    """Raises what PyYAML refuses as another kind of error, with file and line."""
    import yaml  # noqa: PLC0415 - a question about the shipped text needs none

    try:
        yield
    except yaml.MarkedYAMLError as problem:
        # The parser reads ahead of its events, and gives up by itself from a thousand levels on.
        too_deep = "nesting depth" in str(problem.problem)
        what = _TOO_DEEP if too_deep else f"this is not valid YAML ({problem.problem})"
        raise error(f"{name}{_line(problem.problem_mark)}: {what}.") from problem
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        raise error(f"{name}: this is not valid YAML ({problem}).") from problem


class _Mark(Protocol):
    @property
    def line(self) -> int: ...


def _line(mark: _Mark | None) -> str:
    """The line that a mark is on, as the message says it."""
    return f", line {mark.line + 1}" if mark else ""
