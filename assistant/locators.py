"""Where a span stands, in words that a person can follow: ``§ 2 “Scope”, bullet 4, sentence 1``."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from corpus import Block, BlockKind, Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_HEADING = 60


def locator(document: Document, span: Span) -> str:
    """Section, block and sentences that ``span`` begins in; empty for a document without blocks."""
    block = block_at(document, span)
    if block is None:
        return ""
    return ", ".join(_parts(document, block, span))


def block_at(document: Document, span: Span) -> Block | None:
    """The block that ``span`` begins in; None where it begins before every block."""
    index = bisect_right(document.blocks, span.start, key=lambda block: block.span.start) - 1
    return document.blocks[index] if index >= 0 else None


def _parts(document: Document, block: Block, span: Span) -> Iterator[str]:
    section = document.sections[block.section] if block.section is not None else None
    if section is not None and section.number is not None:
        heading = " ".join(document.quote(section.heading).split())
        yield f"§ {section.number} “{_shortened(heading)}”"
    is_own_heading = section is not None and section.heading == block.span
    if is_own_heading:
        yield "heading" if section is not None and section.number is not None else "title"
        return
    yield from _block_parts(block)
    first = bisect_right(block.sentences, span.start, key=lambda sentence: sentence.start)
    last = bisect_left(block.sentences, span.end, key=lambda sentence: sentence.start)
    if len(block.sentences) > 1 and 0 < first <= last and last - first + 1 < len(block.sentences):
        yield f"sentence {first}" if first == last else f"sentences {first}–{last}"


def _block_parts(block: Block) -> Iterator[str]:
    if block.kind is not BlockKind.LIST_ITEM:
        yield (f"{block.kind.value} {block.ordinal}" if block.kind is not BlockKind.DATE_LINE else block.kind.value)
        return
    if block.lists_in_section > 1:
        yield f"list {block.list_number}"
    yield f"bullet {block.ordinal}"


def _shortened(heading: str) -> str:
    return heading if len(heading) <= _LONGEST_HEADING else heading[: _LONGEST_HEADING - 1].rstrip() + "…"
