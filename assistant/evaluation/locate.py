"""From evidence as a set writes it to spans of the documents, white space folded."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.evaluation.errors import QuestionSetError
from assistant.terminal import one_line
from corpus import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.evaluation.question_set import Evidence, Question, QuestionSet
    from corpus import Collection, Document

_LONGEST_SHOWN = 80
_WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text with every run of white space, no-break spaces among it, as one space.

    Attributes:
        text: the folded text.
        bends: folded positions, ascending, from each of which on the text as it was is further on than before.
        shifts: how far it is from there on, in code points.
    """

    text: str
    bends: Sequence[int]
    shifts: Sequence[int]

    def spans_of(self, wanted: str) -> Iterator[Span]:
        """Where ``wanted``, folded too, stands in the text as it was; places may overlap."""
        needle = " ".join(wanted.split())
        start = self.text.find(needle) if needle else -1
        while start >= 0:
            yield Span(self._before(start), self._before(start + len(needle) - 1) + 1)
            start = self.text.find(needle, start + 1)

    def _before(self, position: int) -> int:
        """Where a character that is no white space stood in the text as it was."""
        return position + self.shifts[bisect_right(self.bends, position) - 1]


def folded(text: str) -> FoldedText:
    """``text``, folded."""
    bends, shifts = [0], [0]
    for run in _WHITE_SPACE.finditer(text):
        if len(run.group()) > 1:
            # The run is one space at its start less the shift so far; what follows stands right after that space.
            bends.append(run.start() - shifts[-1] + 1)
            shifts.append(run.end() - bends[-1])
    return FoldedText(_WHITE_SPACE.sub(" ", text), bends, shifts)


def located(question_set: QuestionSet, collections: Mapping[str, Collection]) -> QuestionSet:
    """The set with a span for every piece of evidence.

    Args:
        question_set: the set.
        collections: the texts, by the keys that the questions name.

    Raises:
        QuestionSetError: if evidence is not in the texts, or in more than one place of them.
    """
    locator = _Locator(collections)
    return question_set.map(locator.located)


class _Locator:
    def __init__(self, collections: Mapping[str, Collection]) -> None:
        self._collections = collections
        self._folded: dict[tuple[str, str], FoldedText] = {}

    def located(self, question: Question) -> Question:
        if all(item.span is not None for group in question.evidence for item in group):
            return question
        groups = tuple(tuple(self._place(item, question) for item in group) for group in question.evidence)
        return replace(question, evidence=groups)

    def _place(self, item: Evidence, question: Question) -> Evidence:
        if item.span is not None:
            return item
        documents = self._documents(item, question)
        found = [(document, span) for document in documents for span in self._fold(document).spans_of(item.text)]
        if not found:
            raise QuestionSetError(self._message(item, question, "is not in"))
        if len(found) > 1:
            raise QuestionSetError(self._message(item, question, "stands more than once in", _several_hint(found)))
        document, span = found[0]
        return replace(item, document=document.id, span=span)

    def _fold(self, document: Document) -> FoldedText:
        key = document.id, document.sha256
        if key not in self._folded:
            self._folded[key] = folded(document.text)
        return self._folded[key]

    def _documents(self, item: Evidence, question: Question) -> Sequence[Document]:
        collection = self._collections[question.collection]
        if item.document is None:
            return collection.documents
        try:
            return [collection.document(item.document)]
        except KeyError as error:
            raise QuestionSetError(
                f"{question.origin}: the evidence of {question.id!r} names the document {item.document!r}, which "
                f"is not in {collection.name}; is the set for another collection? Name its texts with --texts."
            ) from error

    def _message(self, item: Evidence, question: Question, problem: str, hint: str | None = None) -> str:
        collection = self._collections[question.collection]
        where = item.document or collection.name
        hint = hint or "correct the quote, or name the texts that the set is for with --texts"
        return f"{question.origin}: the evidence {_shown(item.text)} of {question.id!r} {problem} {where}; {hint}."


def _several_hint(found: Sequence[tuple[Document, Span]]) -> str:
    documents = list(dict.fromkeys(document.id for document, _ in found))
    if len(documents) == 1:
        return "quote more of the sentence, so that it is one place"
    return f"say which `document` is meant, for instance {documents[0]!r} or {documents[1]!r}"


def _shown(text: str) -> str:
    line = one_line(text)
    return f"“{line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN].rstrip() + '…'}”"
