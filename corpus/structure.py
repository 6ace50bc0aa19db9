"""From the pieces that a reader finds to a document's blocks and sections, numbered as a person would count them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.model import Block, BlockKind, Section, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.sentences import SentenceSplitter

_SENTENCE_MARKS = (".", "!", "?", "…", ":", ";", "。", "！", "？")
_CLOSING_MARKS = "'\"”’»)]"
# No complete sentence ends in one of these.
_ALWAYS_LEADS_ON = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "because",
        "between",
        "but",
        "from",
        "into",
        "its",
        "nor",
        "of",
        "or",
        "than",
        "that",
        "the",
        "their",
        "with",
    ]
)
# These may end a heading or a label ("Log in"), but not one item among items that are sentences.
_MAY_LEAD_ON = frozenset(
    [
        "about",
        "against",
        "among",
        "at",
        "by",
        "during",
        "for",
        "in",
        "on",
        "over",
        "through",
        "to",
        "toward",
        "towards",
        "under",
    ]
)
_LONGEST_LEAD = max(map(len, _ALWAYS_LEADS_ON | _MAY_LEAD_ON))
# What is written in sentences, and may break off in one.
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Piece:
    """What a reader found: a block before its sentences are cut and its place is counted.

    Attributes:
        kind: what it is.
        span: where it stands, in code points, without markers and the white space around it; never empty.
        level: of a heading, 1 for the highest; of a list item, the depth of its list from 1; else 0.
        marker: where the bullet or number of a list item begins; None for what has none.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    marker: int | None = None


@dataclass(slots=True)
class _List:
    level: int
    number: int
    introduction: Span | None
    items: int = 0


@dataclass(slots=True)
class _Builder:
    """Counts sections, lists and blocks while it walks over the pieces once."""

    text: str
    title: str | None
    split: SentenceSplitter
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    counts: dict[BlockKind, int] = field(default_factory=dict)
    lists_in_section: int = 0
    numbered_sections: int = 0

    def add(self, piece: Piece) -> None:
        sentences = tuple(sentence.shifted(piece.span.start) for sentence in self.split(piece.span.of(self.text)))
        if piece.kind is BlockKind.HEADING:
            self._open_section(piece)
        if piece.kind is BlockKind.LIST_ITEM:
            self._add_item(piece, sentences)
        else:
            self.lists.clear()
            self._add_block(piece, sentences)

    def _open_section(self, piece: Piece) -> None:
        while self.path and self.sections[self.path[-1]].level >= piece.level:
            self.path.pop()
        is_title = self.title is not None and _folded(piece.span.of(self.text)) == _folded(self.title)
        if not is_title:
            self.numbered_sections += 1
        parent = self.path[-1] if self.path else None
        number = None if is_title else self.numbered_sections
        self.path.append(len(self.sections))
        self.sections.append(Section(piece.span, piece.level, number, parent))
        self.counts.clear()
        self.lists_in_section = 0

    def _add_block(self, piece: Piece, sentences: tuple[Span, ...]) -> None:
        self.counts[piece.kind] = ordinal = self.counts.get(piece.kind, 0) + 1
        self.blocks.append(Block(piece.kind, piece.span, sentences, self._section(), ordinal))

    def _add_item(self, piece: Piece, sentences: tuple[Span, ...]) -> None:
        while self.lists and self.lists[-1].level > piece.level:
            self.lists.pop()
        if not self.lists or self.lists[-1].level < piece.level:
            self.lists_in_section += 1
            self.lists.append(_List(piece.level, self.lists_in_section, self._introduction()))
        current = self.lists[-1]
        current.items += 1
        self.blocks.append(
            Block(
                piece.kind,
                piece.span,
                sentences,
                self._section(),
                current.items,
                current.number,
                current.introduction,
            )
        )

    def _section(self) -> int | None:
        return self.path[-1] if self.path else None

    def _introduction(self) -> Span | None:
        """The last sentence before a list that begins here, where it ends in a colon."""
        before = self.blocks[-1] if self.blocks else None
        if before is None or not before.sentences or not before.span.of(self.text).endswith((":", "：")):
            return None
        return before.sentences[-1]


def build(
    text: str, pieces: Iterable[Piece], title: str | None, split: SentenceSplitter
) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
    """The sections and blocks of a document.

    Args:
        text: the document's whole text.
        pieces: what the reader found, in reading order, not overlapping.
        title: the document's title; the heading that says the same is not numbered.
        split: finds the sentences of a stretch of text.
    """
    builder = _Builder(text, title, split)
    for piece in pieces:
        builder.add(piece)
    return tuple(builder.sections), _with_breaks_marked(text, _with_lists_counted(builder.blocks))


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence, a list item or an introduction does, in a punctuation mark."""
    return text.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_MARKS)


def _with_lists_counted(blocks: Sequence[Block]) -> list[Block]:
    lists: dict[int | None, int] = {}
    for block in blocks:
        if block.list_number is not None:
            lists[block.section] = max(block.list_number, lists.get(block.section, 0))
    return [
        block if block.list_number is None else replace(block, lists_in_section=lists[block.section])
        for block in blocks
    ]


def _with_breaks_marked(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    running = [block.span.of(text) for block in blocks if block.kind in _RUNNING]
    mostly_sentences = sum(map(ends_sentence, running)) * 2 > len(running)
    return tuple(
        replace(block, incomplete=True)
        if block.kind in _RUNNING and _breaks_off(block.span.of(text), among_sentences=mostly_sentences)
        else block
        for block in blocks
    )


def _breaks_off(block: str, *, among_sentences: bool) -> bool:
    if block.endswith((",", "-", "–")):
        return among_sentences
    word = _last_word(block)
    return word in _ALWAYS_LEADS_ON or (among_sentences and word in _MAY_LEAD_ON)


def _last_word(text: str) -> str:
    """The letters at the end of ``text``; of very many, more than any word that leads on has."""
    start = len(text)
    while start and text[start - 1].isalpha() and len(text) - start <= _LONGEST_LEAD:
        start -= 1
    return text[start:]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
