"""CLAPNQ (Rosenthal et al. 2025): questions put to a given passage, with the sentences of it that answer.

Each question has its own collection, the passage or passages given with it. What several annotators selected are
alternatives: each of them is enough. The free-form answers are not used; they are nobody's own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.evaluation.errors import QuestionSetError
from assistant.evaluation.files import field, read_objects
from assistant.evaluation.locate import folded
from assistant.evaluation.question_set import Evidence, Question, QuestionSet, checked, sha256_of
from corpus import Collection, Facts, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.evaluation.options import ReadingOptions
    from corpus import Document, Span

FORMAT = "CLAPNQ"


def is_clapnq(path: Path) -> bool:
    """Whether the first line of a JSONL file has the shape of CLAPNQ."""
    first = next(read_objects(path), None)
    return first is not None and {"input", "passages", "output"} <= first[1].keys()


def read_clapnq(path: Path, options: ReadingOptions) -> QuestionSet:
    """The set of a JSONL file, or of all JSONL files of a folder.

    Raises:
        QuestionSetError: if it cannot be used.
    """
    if options.texts:
        raise QuestionSetError(f"{path}: a CLAPNQ set brings its own texts; leave --texts away.")
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    questions: list[Question] = []
    collections: dict[str, Collection] = {}
    lost = 0
    for file in files:
        for origin, value in read_objects(file):
            collection = _collection(value, origin)
            question, count = _question(value, collection, origin)
            questions.append(question)
            collections[question.id] = collection
            lost += count
    notes = (f"{path}: {lost} selected sentences are not in their passage and are left out.",) if lost else ()
    name = path.name if path.is_dir() else path.stem
    return checked(
        QuestionSet(name, FORMAT, FORMAT, sha256_of(files), tuple(questions), collections=collections, notes=notes)
    )


def _collection(value: dict[str, Any], origin: str) -> Collection:
    question_id = field(value, "id", origin)
    documents = tuple(
        read_document(
            field(passage, "text", origin),
            document_id=f"{question_id}:{number}",
            facts=Facts(title=passage["title"] if isinstance(passage.get("title"), str) else None),
        )
        for number, passage in enumerate(_objects(value, "passages", origin), start=1)
    )
    return Collection(f"the passage of {question_id}", documents)


def _question(value: dict[str, Any], collection: Collection, origin: str) -> tuple[Question, int]:
    """The question, and how many selected sentences are not in its passage."""
    groups: list[tuple[Evidence, ...]] = []
    lost = 0
    is_answerable = False
    for output in _objects(value, "output", origin):
        selected = [sentence for sentence in output.get("selected_sentences") or [] if isinstance(sentence, str)]
        is_answerable = is_answerable or bool(selected or str(output.get("answer") or "").strip())
        found = [_found(sentence, collection.documents) for sentence in selected if sentence.strip()]
        lost += found.count(None)
        groups.append(tuple(item for item in found if item is not None))
    question_id = field(value, "id", origin)
    return Question(
        question_id,
        field(value, "input", origin),
        evidence=tuple(dict.fromkeys(group for group in groups if group)),
        answerable=is_answerable,
        collection=question_id,
        origin=origin,
    ), lost


def _found(sentence: str, documents: Sequence[Document]) -> Evidence | None:
    """The sentence where it first stands: one that stands twice says the same in both places."""
    return next((Evidence(sentence, name, span) for name, span in _places(sentence, documents)), None)


def _places(sentence: str, documents: Sequence[Document]) -> Iterator[tuple[str, Span]]:
    for document in documents:
        for span in folded(document.text).spans_of(sentence):
            yield document.id, span


def _objects(value: dict[str, Any], key: str, origin: str) -> list[dict[str, Any]]:
    items = value.get(key)
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise QuestionSetError(f"{origin}: {key!r} is missing or is not a list of objects, as CLAPNQ has it.")
    return items
