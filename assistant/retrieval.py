"""The passages whose sentences are read for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answer_kind import AnswerKind
from assistant.date_line import is_of_what_was
from assistant.short_answer import has_kind
from index import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.reading import Reading
    from corpus import Passage, Span
    from index import Index

#: How many passages are read sentence by sentence.
PASSAGES_READ = 30
# Kinds of answer that may be told without a word of the question, and the most passages of a collection so small that
# what is asked must be of the one thing that it speaks of: "On what day did they get together?", "What is it all for?".
_TOLD_BY_ITSELF = frozenset({AnswerKind.DATE, AnswerKind.REASON})
_SMALL = 60


def passages_read(index: Index, reading: Reading, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The passages whose sentences are weighed: the best of those found.

    Where the collection is small, those follow that hold the kind of thing that is asked for, and no word of the
    question; their score is 0, and they are nothing that was found.
    """
    best = tuple(hits[:PASSAGES_READ])
    if not _may_be_told_by_itself(reading) or len(index.passages) > _SMALL:
        return best
    # By its place, for a passage is equal to another by all of its document.
    found = {_place(hit.passage) for hit in hits}
    unseen = (passage for passage in index.passages if _place(passage) not in found)
    others = enumerate(_of_kind(unseen, reading), start=len(hits) + 1)
    return (*best, *(Hit(passage, 0.0, rank, ()) for rank, passage in others))


def _may_be_told_by_itself(reading: Reading) -> bool:
    kind = reading.form.kind
    return kind in _TOLD_BY_ITSELF and (kind is not AnswerKind.DATE or is_of_what_was(reading.text))


def _place(passage: Passage) -> tuple[str, Span]:
    return passage.document.id, passage.span


def _of_kind(passages: Iterable[Passage], reading: Reading) -> Iterator[Passage]:
    for passage in passages:
        if not passage.is_label and has_kind(reading.form.kind, reading.text, passage.text):
            yield passage
