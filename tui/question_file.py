"""Appends test questions to a question set, and leaves everything else in the file as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from assistant.evaluation.errors import QuestionSetError
from assistant.json_output import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = (
    "# Questions kept from the chat; `alliance eval` measures the assistant on them.\ntitle: Questions from the chat\n"
)
_TAG = "from-chat"
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class TestQuestion:
    """A question and the evidence that a right answer quotes; without any, the texts do not answer it.

    Attributes:
        id: what the set calls it.
        ask: the question, such that it stands alone.
        evidence: quotes and the ids of their documents.
        answers: short answers, each as good as the other.
    """

    __test__ = False  # its name begins like that of a class of tests

    id: str
    ask: str
    evidence: tuple[tuple[str, str], ...] = ()
    answers: tuple[str, ...] = ()


def id_from(question: str) -> str:
    """An id made of the words of a question."""
    words = re.sub(r"\W+", "-", question.casefold()).strip("-")
    return words[:_LONGEST_ID].strip("-") or "question"


def append_question(path: Path, question: TestQuestion) -> str:
    """Appends a question; returns its id, which has a number at its end where the id was taken.

    The set is read back before the file is replaced, so that what is in the file can always be used.

    Raises:
        QuestionSetError: if the file is no question set.
        OSError: if it cannot be read or written.
    """
    from assistant.evaluation.own_format import read_own_format  # noqa: PLC0415 - only who keeps questions needs it

    text = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    node = _composed(text, path)
    unique_id = _unique(question.id, _ids(node))
    place, indent, head = _place_for_more(text, node, path)
    before, after = text[:place], text[place:]
    entry = head + _entry(question, unique_id, indent)
    whole = f"{before.rstrip()}\n{entry}" + (f"\n{after}" if after.strip() else "")
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=".questions-") as folder:
        made = Path(folder) / path.name
        made.write_text(whole, encoding="utf-8")
        read_own_format(made)
        made.replace(path)
    return unique_id


def _entry(question: TestQuestion, unique_id: str, indent: int) -> str:
    lines = [f"- id: {_scalar(unique_id)}", f"  ask: {_scalar(question.ask)}"]
    if question.evidence:
        lines.append("  evidence:")
        for text, document in question.evidence:
            lines.extend([f"    - text: {_scalar(text)}", f"      document: {_scalar(document)}"])
    else:
        lines.append("  unanswerable: true")
    if question.answers:
        lines.append(f"  answers: [{', '.join(map(_scalar, question.answers))}]")
    lines.append(f"  tags: [{_TAG}]")
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


def _scalar(text: str) -> str:
    """A text in quotes; what JSON calls a string is one in YAML too."""
    return to_json(text)


def _composed(text: str, path: Path) -> Any:  # noqa: ANN401 - a node of PyYAML, which has no public type for it
    import yaml  # noqa: PLC0415 - only who keeps questions pays for a YAML parser

    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise QuestionSetError(f"{path}: this is not valid YAML ({error}).") from error


def _pairs(node: Any) -> Sequence[tuple[Any, Any]]:  # noqa: ANN401 - likewise
    return node.value if getattr(node, "id", "") == "mapping" else ()


def _questions(node: Any) -> Any:  # noqa: ANN401 - likewise
    return next((value for key, value in _pairs(node) if key.value == "questions"), None)


def _ids(node: Any) -> set[str]:  # noqa: ANN401 - likewise
    questions = _questions(node)
    items = questions.value if getattr(questions, "id", "") == "sequence" else ()
    return {str(value.value) for item in items for key, value in _pairs(item) if key.value == "id"}


def _place_for_more(text: str, node: Any, path: Path) -> tuple[int, int, str]:  # noqa: ANN401 - likewise
    """Where the next question goes, how far it is indented, and the line that must stand before it."""
    questions = _questions(node)
    if questions is None:
        return len(text), 2, "questions:\n"
    if getattr(questions, "id", "") != "sequence" or questions.flow_style:
        raise QuestionSetError(
            f"{path}: write the questions one under the other, each after a dash, to append to them."
        )
    after = [key.start_mark.index for key, _ in _pairs(node) if key.start_mark.index > questions.start_mark.index]
    return min(after, default=len(text)), questions.start_mark.column, ""


def _unique(wanted: str, taken: set[str]) -> str:
    number, unique = 1, wanted
    while unique in taken:
        number += 1
        unique = f"{wanted}-{number}"
    return unique
