"""What a user can set, and its defaults; one flat list of names, the same in the settings file and in ``--set``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, get_type_hints

from corpus import PassageSettings, SettingsError
from index import Bm25Settings, IndexSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_INDEX = IndexSettings()


@dataclass(frozen=True, slots=True)
class Settings:
    """How the assistant cuts, searches and answers.

    Attributes:
        passage_size: the most sentences of a passage; at least 1.
        passage_overlap: how many sentences a passage shares with the one before it; less than ``passage_size``.
        k1: how soon a repeated word stops counting in BM25; 0 or more.
        b: how much BM25 holds back long passages; from 0 to 1.
        context_weight: how much a passage's title, headings and introducing sentence count beside it; 0 or more.
        document_weight: how much the whole document counts beside the passage; 0 or more.
        passages: how many passages a turn keeps; at least 1.
        quotes: the most quotes of an answer that is not a list; at least 1.
        threshold: the confidence, from 0 to 1, below which a question is refused.

    Raises:
        SettingsError: if they are not so.
    """

    passage_size: int = _INDEX.passages.size
    passage_overlap: int = _INDEX.passages.overlap
    k1: float = _INDEX.bm25.k1
    b: float = _INDEX.bm25.b
    context_weight: float = _INDEX.context_weight
    document_weight: float = _INDEX.document_weight
    passages: int = 10
    quotes: int = 3
    threshold: float = 0.44

    def __post_init__(self) -> None:
        for name in ("passages", "quotes"):
            if getattr(self, name) < 1:
                raise SettingsError(f"The setting {name} is {getattr(self, name)}; it must be at least 1.")
        if not 0 <= self.threshold <= 1:
            raise SettingsError(f"The setting threshold is {self.threshold}; it must be a number from 0 to 1.")
        self.index_settings()

    def index_settings(self) -> IndexSettings:
        """The part that the index is made with."""
        return IndexSettings(
            passages=PassageSettings(self.passage_size, self.passage_overlap),
            bm25=Bm25Settings(self.k1, self.b),
            context_weight=self.context_weight,
            document_weight=self.document_weight,
        )


def read_settings(path: Path) -> dict[str, Any]:
    """The settings that a file names; none where there is no such file.

    Raises:
        SettingsError: if the file cannot be read or names what is no setting.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the settings cannot be read ({error}).") from error
    from corpus.yaml_reader import load_yaml  # noqa: PLC0415 - only who has settings pays for a YAML parser

    values = load_yaml(text, str(path), SettingsError)
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise SettingsError(f"{path}: settings are lines such as `k1: 1.2`.")
    return {str(name): _checked(str(name), value, str(path)) for name, value in values.items()}


def parse_assignments(assignments: Iterable[str]) -> dict[str, Any]:
    """The settings of ``name=value`` words.

    Raises:
        SettingsError: if one is not such a word or names what is no setting.
    """
    values: dict[str, Any] = {}
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        if not equals:
            raise SettingsError(f"--set {assignment}: write a setting as name=value, for instance k1=0.9.")
        values[name] = _checked(name, _number(text), "--set")
    return values


def make_settings(*layers: Mapping[str, Any]) -> Settings:
    """The settings of several sources, the later ones over the earlier ones."""
    merged: dict[str, Any] = {}
    for layer in layers:
        merged.update(layer)
    return Settings(**merged)


def _number(text: str) -> object:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _checked(name: str, value: object, place: str) -> object:
    kinds = get_type_hints(Settings)
    if name not in {field.name for field in fields(Settings)}:
        import difflib  # noqa: PLC0415 - only who mistypes a name pays for it

        near = difflib.get_close_matches(name, kinds, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]}?" if near else f"the settings are {', '.join(kinds)}."
        raise SettingsError(f"{place}: there is no setting {name!r}; {hint}")
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or (kinds[name] is int and not isinstance(value, int)):
        wanted = "a whole number" if kinds[name] is int else "a number"
        raise SettingsError(f"{place}: {name} is {value!r}; it must be {wanted}.")
    return value
