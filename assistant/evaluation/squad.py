"""SQuAD 1.1 (Rajpurkar et al. 2016) and 2.0 (Rajpurkar et al. 2018): one JSON file of articles and their questions.

Every paragraph is a document, ``Title:1`` and on. The evidence of a question is the sentence, or the sentences, that
hold one of its gold answers, as this product splits sentences; the answers themselves stand in ``answer_spans``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from assistant.evaluation.errors import QuestionSetError
from assistant.evaluation.files import field, read_json
from assistant.evaluation.options import CollectionPer, ReadingOptions
from assistant.evaluation.question_set import Evidence, Question, QuestionSet, checked, sha256_of
from corpus import Collection, CorpusError, Facts, Span, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus import Document

FORMAT = "SQuAD"

#: What is added to the id of a question that is put to another article.
ELSEWHERE = "::elsewhere"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    article: str
    document: Document
    questions: tuple[dict[str, Any], ...]
    origin: str


def is_squad(value: object) -> bool:
    """Whether the value of a JSON file has the shape of SQuAD."""
    return isinstance(value, dict) and isinstance(value.get("data"), list)


def read_squad(path: Path, options: ReadingOptions) -> QuestionSet:
    """The set that a SQuAD file holds, with its articles as collections.

    Raises:
        QuestionSetError: if it cannot be used.
    """
    if options.texts:
        raise QuestionSetError(f"{path}: a SQuAD file brings its own texts; leave --texts away.")
    value = read_json(path)
    paragraphs = list(_paragraphs(value, str(path)))
    collections = _collections(paragraphs, options.collection_per)
    questions = list(chain.from_iterable(_questions(paragraph, options) for paragraph in paragraphs))
    if options.is_put_elsewhere:
        questions.extend(_elsewhere(questions, list(collections), path))
    version = str(value.get("version", "")).strip()
    return checked(
        QuestionSet(
            f"{path.stem}-{options.collection_per.value}{'-elsewhere' if options.is_put_elsewhere else ''}",
            f"{FORMAT} {version}".strip(),
            FORMAT,
            sha256_of([path]),
            tuple(questions),
            collections=collections,
            options=(
                ("collection_per", options.collection_per.value),
                ("elsewhere", "yes" if options.is_put_elsewhere else "no"),
            ),
        )
    )


def _paragraphs(value: dict[str, Any], name: str) -> Iterator[_Paragraph]:
    titles: set[str] = set()
    for number, article in enumerate(_list(value, "data", name), start=1):
        origin = f"{name}, article {number}"
        title = _unique(field(_object(article, origin), "title", origin), titles)
        for place, paragraph in enumerate(_list(article, "paragraphs", origin), start=1):
            here = f"{origin}, paragraph {place}"
            text = field(_object(paragraph, here), "context", here)
            document = _document(text, f"{title}:{place}", title, here)
            yield _Paragraph(title, document, tuple(_list(paragraph, "qas", here)), here)


def _document(text: str, document_id: str, title: str, origin: str) -> Document:
    try:
        return read_document(text, document_id=document_id, facts=Facts(title=title.replace("_", " ")))
    except CorpusError as error:
        raise QuestionSetError(f"{origin}: {error.sentence}") from error


def _unique(title: str, titles: set[str]) -> str:
    number, name = 1, title
    while name in titles:
        number += 1
        name = f"{title}_{number}"
    titles.add(name)
    return name


def _key(paragraph: _Paragraph, per: CollectionPer) -> str:
    if per is CollectionPer.ALL:
        return "all articles"
    return paragraph.article if per is CollectionPer.ARTICLE else paragraph.document.id


def _collections(paragraphs: list[_Paragraph], per: CollectionPer) -> dict[str, Collection]:
    documents: dict[str, list[Document]] = {}
    for paragraph in paragraphs:
        documents.setdefault(_key(paragraph, per), []).append(paragraph.document)
    return {key: Collection(key, tuple(group)) for key, group in documents.items()}


def _questions(paragraph: _Paragraph, options: ReadingOptions) -> Iterator[Question]:
    document = paragraph.document
    for number, qa in enumerate(paragraph.questions, start=1):
        origin = f"{paragraph.origin}, question {number}"
        question_id = field(_object(qa, origin), "id", origin)
        is_unanswerable = qa.get("is_impossible", False) is True
        answers = () if is_unanswerable else tuple(_answers(qa, document.text, origin))
        spans = tuple(dict.fromkeys(span for _, span in answers))
        yield Question(
            question_id,
            field(qa, "question", origin),
            evidence=_evidence(document, spans),
            answers=tuple(dict.fromkeys(text for text, _ in answers)),
            answer_spans=tuple((document.id, span) for span in spans),
            relevant=() if is_unanswerable else ((document.id, 1),),
            answerable=not is_unanswerable,
            collection=_key(paragraph, options.collection_per),
            origin=origin,
        )


def _answers(qa: dict[str, Any], text: str, origin: str) -> Iterator[tuple[str, Span]]:
    answers = _list(qa, "answers", origin)
    if not answers:
        raise QuestionSetError(f'{origin}: there is no answer; give one, or mark it with "is_impossible": true.')
    for answer in answers:
        words = field(_object(answer, origin), "text", origin)
        start = answer.get("answer_start")
        if not isinstance(start, int) or text[max(start, 0) : max(start, 0) + len(words)] != words:
            raise QuestionSetError(f"{origin}: the answer {words!r} does not stand at its answer_start, {start!r}.")
        yield words, Span(start, start + len(words))


def _evidence(document: Document, spans: tuple[Span, ...]) -> tuple[tuple[Evidence, ...], ...]:
    groups = (tuple(_sentences_over(document, span)) for span in spans)
    return tuple(
        tuple(Evidence(document.quote(sentence), document.id, sentence) for sentence in group)
        for group in dict.fromkeys(groups)
    )


def _sentences_over(document: Document, span: Span) -> Iterator[Span]:
    sentences = (sentence for block in document.blocks for sentence in block.sentences)
    found = [sentence for sentence in sentences if sentence.overlap(span)]
    yield from found or [span]


def _elsewhere(questions: list[Question], keys: list[str], path: Path) -> Iterator[Question]:
    """Each question that has an answer, put to the collection after its own, where it has none."""
    if len(keys) < 2:  # noqa: PLR2004 - one and another
        raise QuestionSetError(f"{path}: there is one collection only, so no question can be put elsewhere.")
    following = dict(zip(keys, [*keys[1:], keys[0]], strict=True))
    for question in questions:
        if question.answerable:
            yield Question(
                question.id + ELSEWHERE,
                question.ask,
                answerable=False,
                tags=("elsewhere",),
                collection=following[question.collection],
                origin=question.origin,
            )


def _object(value: object, origin: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise QuestionSetError(f"{origin}: a JSON object is needed here, as SQuAD has it.")
    return value


def _list(values: dict[str, Any], key: str, origin: str) -> list[Any]:
    value = values.get(key, [])
    if not isinstance(value, list):
        raise QuestionSetError(f"{origin}: {key!r} is not a list, as SQuAD has it.")
    return value
