"""Relevance judgements and topics: TREC's files, and BEIR's tab-separated ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from assistant.evaluation.errors import QuestionSetError
from assistant.evaluation.files import field, read_lines, read_objects, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: For each query the judged documents with their grades, in the order of the file.
Qrels: TypeAlias = "dict[str, dict[str, int]]"

_TREC_COLUMNS = 4
_BEIR_COLUMNS = 3
_TOPIC = re.compile(r"<top>(.*?)</top>", re.DOTALL | re.IGNORECASE)
_NUMBER = re.compile(r"<num>\s*(?:Number:)?\s*(\S+?)\s*(?:</num>|<|\n)", re.IGNORECASE)
_TITLE = re.compile(r"<title>\s*(?:Topic:)?\s*(.*?)\s*(?:</title>|<\w)", re.DOTALL | re.IGNORECASE)
_USER = re.compile(r"^\|user\|:\s*", re.MULTILINE)


def read_qrels(path: Path) -> Qrels:
    """Judgements as ``query-id corpus-id score`` with a heading (BEIR), or ``query 0 document grade`` (TREC).

    Raises:
        QuestionSetError: if a line is neither.
    """
    qrels: Qrels = {}
    for origin, line in read_lines(path):
        if line.startswith("query-id"):
            continue
        columns = line.split("\t") if "\t" in line else line.split()
        if len(columns) not in (_BEIR_COLUMNS, _TREC_COLUMNS):
            raise QuestionSetError(
                f"{origin}: a judgement is `query-id corpus-id score`, or TREC's `query 0 document grade`."
            )
        query, document, grade = columns[0], columns[-2], columns[-1]
        try:
            qrels.setdefault(query.strip(), {})[document.strip()] = int(grade)
        except ValueError as error:
            raise QuestionSetError(f"{origin}: the grade {grade!r} is not a whole number.") from error
    if not qrels:
        raise QuestionSetError(f"{path}: there are no judgements in this file.")
    return qrels


def read_topics(path: Path) -> Iterator[tuple[str, str, str]]:
    """Id, question and origin of each topic: TREC's ``<top>`` blocks, ``id<TAB>question``, or JSONL of ``_id, text``.

    Raises:
        QuestionSetError: if it is none of these.
    """
    if path.suffix.lower() in {".jsonl", ".json"}:
        for origin, value in read_objects(path):
            yield field(value, "_id", origin), without_speaker(field(value, "text", origin)), origin
    elif "<top>" in read_text(path).lower():
        yield from _trec_topics(path)
    else:
        yield from _tab_separated(path)


def without_speaker(text: str) -> str:
    """A question without the ``|user|:`` that MTRAG sets before it."""
    return _USER.sub("", text)


def _trec_topics(path: Path) -> Iterator[tuple[str, str, str]]:
    text = read_text(path)
    for match in _TOPIC.finditer(text):
        origin = f"{path}, line {text.count(chr(10), 0, match.start()) + 1}"
        number, title = _NUMBER.search(match[1]), _TITLE.search(match[1])
        if number is None or title is None or not title[1].strip():
            raise QuestionSetError(f"{origin}: a topic needs a <num> and a <title>.")
        yield number[1], " ".join(title[1].split()), origin


def _tab_separated(path: Path) -> Iterator[tuple[str, str, str]]:
    for origin, line in read_lines(path):
        topic, tab, question = line.partition("\t")
        if not tab or not question.strip():
            raise QuestionSetError(f"{origin}: a topic is its id, a tab and the question.")
        yield topic.strip(), question.strip(), origin
