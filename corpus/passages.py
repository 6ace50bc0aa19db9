"""Chunking: cuts documents into passages, the units that are indexed and cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import SettingsError
from corpus.model import Block, BlockKind, Document, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """How passages are cut.

    Attributes:
        size: the most sentences a passage holds; at least 1.
        overlap: how many sentences a passage shares with the one before it in the same block; less than ``size``.

    Raises:
        SettingsError: if they are not so.
    """

    size: int = 4
    overlap: int = 0

    def __post_init__(self) -> None:
        if self.size < 1:
            raise SettingsError(f"The passage size is {self.size} sentences; it must be at least 1.")
        if not 0 <= self.overlap < self.size:
            raise SettingsError(
                f"The passage overlap is {self.overlap} sentences; it must be at least 0 and less than the "
                f"passage size, {self.size}."
            )


def cut_into_passages(documents: Iterable[Document], settings: PassageSettings | None = None) -> tuple[Passage, ...]:
    """The passages of all documents in reading order; none runs across a heading or a list item."""
    settings = settings or PassageSettings()
    return tuple(passage for document in documents for passage in _passages(document, settings))


def _passages(document: Document, settings: PassageSettings) -> Iterator[Passage]:
    number = 0
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.NAVIGATION:
            continue
        headings = document.headings_over(block)
        for sentences in _windows(block, settings):
            number += 1
            span = Span(sentences[0].start, sentences[-1].end)
            yield Passage(document, span, sentences, index, number, headings, block.introduction)


def _windows(block: Block, settings: PassageSettings) -> Iterator[tuple[Span, ...]]:
    step = settings.size - settings.overlap
    for start in range(0, len(block.sentences), step):
        yield block.sentences[start : start + settings.size]
        if start + settings.size >= len(block.sentences):
            return
