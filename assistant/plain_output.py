"""Answers, passages and documents as lines of plain text; what the command prints and the plain chat says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.locators import block_at, locator
from assistant.model import BREAKS_OFF, Answer, Citation, Status
from assistant.parts import place_of, running_numbers
from assistant.terminal import Style, one_line, printable
from corpus import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Turn
    from corpus import Document, Passage
    from index import Hit

_BAR_WIDTH = 20


def turn_lines(turn: Turn, style: Style) -> Iterator[str]:
    """What is said to a question: how it was read, where that was not as typed, and the answer.

    Where several were asked at once, so for each under a heading of its own; the numbers of the quotes run on.
    """
    if not turn.parts:
        yield from _question_lines(turn, style, range(1, len(turn.answer.citations) + 1))
        return
    numbers = running_numbers([place_of(citation) for citation in part.answer.citations] for part in turn.parts)
    for place, (part, its_numbers) in enumerate(zip(turn.parts, numbers, strict=True), start=1):
        if place > 1:
            yield ""
        yield style.strong(f"Question {place}: {one_line(part.question)}")
        yield ""
        yield from _question_lines(part, style, its_numbers)


def _question_lines(turn: Turn, style: Style, numbers: Sequence[int]) -> Iterator[str]:
    """What is said to one question; ``numbers`` are those of its quotes."""
    if turn.read_as is not None:
        yield style.faint(f"Read as: {one_line(turn.read_as)}")
        yield ""
    yield from _answer_lines(turn.answer, style, numbers)


def _answer_lines(answer: Answer, style: Style, numbers: Sequence[int]) -> Iterator[str]:
    """An answer: the quotes with their numbers, then where each stands; for a refusal, why and what comes nearest."""
    if answer.status is not Status.ANSWERED:
        yield style.strong(printable(answer.text))
        if answer.nearest:
            yield ""
            yield "Nearest passage, which is not an answer:"
            yield from (f"  {_quoted(citation)} ({_place(citation)})" for citation in answer.nearest)
        return
    if answer.short_answer is not None:
        yield style.strong(printable(answer.citations[0].document.quote(answer.short_answer)))
        yield ""
    for number, citation in zip(numbers, answer.citations, strict=True):
        yield f"{_bullet(citation)}{_quoted(citation)} {style.mark(f'[{number}]')}"
        if citation.incomplete:
            yield f"  ({BREAKS_OFF})"
    yield ""
    for number, citation in zip(numbers, answer.citations, strict=True):
        yield style.faint(f"[{number}] {_place(citation)}")
    if answer.missing:
        yield style.faint(f"Not in the texts: {', '.join(f'“{one_line(word)}”' for word in answer.missing)}")


def hit_lines(hit: Hit, style: Style, *, explain: bool) -> Iterator[str]:
    """A passage that was found: rank, score, place and text; with ``explain``, what each word gave to the score."""
    passage = hit.passage
    place = f"{one_line(locator(passage.document, passage.span))}, {_address(passage)}"
    yield f"{style.mark(f'{hit.rank}.')} {hit.score:.3f}  {style.faint(place)}"
    yield f"   {_indented(printable(passage.text), 3)}"
    if explain:
        widest = max((len(one_line(share.word.text)) for share in hit.shares), default=0)
        for share in hit.shares:
            part = share.share / hit.score if hit.score else 0.0
            bar = "█" * max(1, round(part * _BAR_WIDTH))
            found_by = " + ".join(share.alternative.terms)
            yield (
                f"   {one_line(share.word.text):<{widest}}  {share.share:8.3f}  {part:4.0%}  "
                f"{bar:<{_BAR_WIDTH}}  {style.faint(f'as {one_line(found_by)}, {share.alternative.origin}')}"
            )


def document_lines(document: Document, passages: Sequence[Passage], style: Style) -> Iterator[str]:
    """A document: what is known of it, then its passages with their locators; what is left out is said."""
    yield style.strong(one_line(document.title))
    facts = document.facts
    for name, value in (
        ("document", document.id),
        ("source", facts.source),
        ("publisher", facts.publisher),
        ("date", str(facts.date) if facts.date else None),
        ("rights", facts.rights),
        ("sha256", document.sha256),
    ):
        if value:
            yield style.faint(f"{name}: {one_line(value)}")
    breaks = {block.span.end for block in document.blocks if block.incomplete}
    for passage in passages:
        yield ""
        yield style.mark(f"[{passage.number}] {one_line(locator(document, passage.span))}, {_address(passage)}")
        yield printable(passage.text)
        if passage.span.end in breaks:
            yield style.faint(f"({BREAKS_OFF})")
    left_out = [block for block in document.blocks if block.kind is BlockKind.NAVIGATION]
    if left_out:
        yield ""
        yield style.faint(
            "Never quoted, left over from the web page: "
            + ", ".join(f"“{one_line(document.quote(block.span))}”" for block in left_out)
        )


def _quoted(citation: Citation) -> str:
    return f"“{_indented(printable(citation.quote), 2)}”"


def _indented(text: str, by: int) -> str:
    """``text`` with its further lines moved to the right."""
    return text.replace("\n", "\n" + " " * by)


def _bullet(citation: Citation) -> str:
    block = block_at(citation.document, citation.span)
    return "• " if block is not None and block.kind is BlockKind.LIST_ITEM else ""


def _place(citation: Citation) -> str:
    title = one_line(citation.document.title)
    where = one_line(citation.locator)
    characters = f"characters {citation.span.start}–{citation.span.end}"
    return ", ".join(part for part in (title, where, f"{characters} of {one_line(citation.document.id)}") if part)


def _address(passage: Passage) -> str:
    span = passage.span
    return f"characters {span.start}–{span.end} of {one_line(passage.document.id)}"
