"""One turn made of the answers to several questions, and the numbers under which its quotes are shown."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, TypeVar

from assistant.model import Answer, Status, Turn
from index import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from assistant.model import Citation
    from corpus import Span
    from index import Hit

_Item = TypeVar("_Item")


def joined(question: str, parts: Sequence[Turn], most_passages: int) -> Turn:
    """The turn that a message of several questions is.

    Args:
        question: the message as typed.
        parts: a turn for each of its questions, in order; at least one.
        most_passages: how many passages are kept.
    """
    read_as = None
    if any(part.read_as is not None for part in parts):
        read_as = " / ".join(part.read_as or part.question for part in parts)
    words = dict.fromkeys(word for part in parts for word in part.query.words)
    hits = _in_turn([part.hits for part in parts], _place_of_hit)[:most_passages]
    ranked = tuple(replace(hit, rank=rank) for rank, hit in enumerate(hits, start=1))
    return Turn(question, read_as, Query(tuple(words)), _joined_answer(parts), ranked, tuple(parts))


def running_numbers(groups: Iterable[Sequence[Hashable]]) -> tuple[tuple[int, ...], ...]:
    """The number of each quote of each part: they run on from part to part, and a quote that returns keeps its own."""
    numbers: dict[Hashable, int] = {}
    return tuple(tuple(numbers.setdefault(quote, len(numbers) + 1) for quote in group) for group in groups)


def place_of(citation: Citation) -> tuple[str, Span]:
    """What tells a citation from others: its document and its span."""
    return citation.document.id, citation.span


def _joined_answer(parts: Sequence[Turn]) -> Answer:
    answers = [part.answer for part in parts]
    status = _joined_status(answers)
    counted = [answer for answer in answers if answer.status is status]
    missing = tuple(dict.fromkeys(word for answer in answers for word in answer.missing))
    if status is Status.ANSWERED:
        return Answer(
            status,
            _in_turn([answer.citations for answer in answers], place_of),
            short_answer=counted[0].short_answer,
            confidence=min(answer.confidence for answer in counted),
            missing=missing,
        )
    return Answer(
        status,
        confidence=max(answer.confidence for answer in counted),
        missing=missing,
        nearest=_in_turn([answer.nearest for answer in answers], place_of),
        reply=" ".join(dict.fromkeys(answer.text for answer in answers)),
    )


def _joined_status(answers: Iterable[Answer]) -> Status:
    found = {answer.status for answer in answers}
    return next(status for status in (Status.ANSWERED, Status.NOT_FOUND, Status.REPLY) if status in found)


def _place_of_hit(hit: Hit) -> tuple[str, Span]:
    return hit.passage.document.id, hit.passage.span


def _in_turn(groups: Iterable[Sequence[_Item]], key: Callable[[_Item], Hashable]) -> tuple[_Item, ...]:
    """The first of every group, then the second of every group, and so on; of equals the first."""
    unique: dict[Hashable, _Item] = {}
    for item in chain.from_iterable(_rounds(groups)):
        unique.setdefault(key(item), item)
    return tuple(unique.values())


def _rounds(groups: Iterable[Sequence[_Item]]) -> Iterator[list[_Item]]:
    missing = object()
    for items in zip_longest(*groups, fillvalue=missing):
        yield [item for item in items if item is not missing]  # type: ignore[misc]
