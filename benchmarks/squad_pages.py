"""Pages of several paragraphs, made of SQuAD: questions that a page answers, and questions that another one does.

A paragraph is less than what people ask of and an article more. A page is one document of eight paragraphs of an
article. It is asked its own questions, those of SQuAD 2.0 that it seems to answer and does not, and as many that belong
half an article further on: about the same subject, and not answered here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.evaluation.detect import read_question_set
from assistant.evaluation.options import CollectionPer, ReadingOptions
from assistant.evaluation.question_set import Question
from assistant.evaluation.squad import ELSEWHERE
from corpus import Collection, Facts, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.evaluation.question_set import QuestionSet
    from corpus import Document

_PARAGRAPHS = 8
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: on which page, from which code point on, and the page that is half an article away."""

    page: str
    start: int
    elsewhere: str


def read_pages(path: Path, step: int) -> QuestionSet:
    """Every ``step``-th question of a SQuAD 2.0 file, with pages as collections.

    Raises:
        QuestionSetError: if the file cannot be read.
    """
    paragraphs = read_question_set(str(path), ReadingOptions(collection_per=CollectionPer.PARAGRAPH))
    documents = [document for collection in (paragraphs.collections or {}).values() for document in collection]
    pages: dict[str, Collection] = {}
    places: dict[str, _Place] = {}
    for article, group in groupby(documents, key=lambda document: document.id.rpartition(":")[0]):
        parts = list(_parts(list(group)))
        names = [f"{article}, page {number}" for number in range(1, len(parts) + 1)]
        for number, (name, part) in enumerate(zip(names, parts, strict=True)):
            pages[name] = _page(name, part)
            elsewhere = names[(number + len(names) // 2) % len(names)]
            start = 0
            for document in part:
                places[document.id] = _Place(name, start, elsewhere)
                start += len(document.text) + len(_BETWEEN)
    questions = (on_page for question in paragraphs.questions[::step] for on_page in _asked(question, places))
    return replace(paragraphs, questions=tuple(questions), collections=pages)


def _parts(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """The paragraphs of each page; what is left over at the end goes on the last one."""
    count = max(1, len(documents) // _PARAGRAPHS)
    for number in range(count):
        start = number * _PARAGRAPHS
        yield documents[start : start + _PARAGRAPHS] if number < count - 1 else documents[start:]


def _page(name: str, documents: Sequence[Document]) -> Collection:
    text = _BETWEEN.join(document.text for document in documents)
    return Collection(name, (read_document(text, document_id=name, facts=Facts(title=documents[0].title)),))


def _asked(question: Question, places: dict[str, _Place]) -> Iterator[Question]:
    """A question put to its own page, and one that has an answer there also to another page."""
    place = places[question.collection]
    evidence = tuple(
        tuple(replace(part, document=place.page, span=part.span.shifted(place.start)) for part in group if part.span)
        for group in question.evidence
    )
    yield Question(question.id, question.ask, evidence=evidence, answerable=question.answerable, collection=place.page)
    if question.answerable and place.elsewhere != place.page:
        yield Question(question.id + ELSEWHERE, question.ask, answerable=False, collection=place.elsewhere)
