"""What is written: spans, blocks, documents and passages. Plain values that never change once made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.patterns import Pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator


# A heading of more words, or of more characters, is a statement.
_LONGEST_LABEL = 5
_LONGEST_LABEL_WRITTEN = 80
#: What the number of a provision begins with, as an expression of ``re`` and ``regex`` in verbose mode.
PROVISION = r"""(?:(?i:article|art\.|section|sec\.|chapter|part|title|annex|appendix|schedule|rule|clause)\s+|§\s*)"""
# The number that a heading begins with: "2.", "Article 4".
_NUMBER = Pattern(
    rf"""\s*{PROVISION}?
        (?:[0-9]+(?:\.[0-9]+)*[a-z]?|[IVXLC]+)[.:)]?\s+""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` in code points of one document's text.

    Raises:
        ValueError: if not ``0 <= start <= end``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span runs from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same span, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlap(self, other: Span) -> int:
        """How many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    DATE_LINE = "date line"
    CODE = "code"
    TABLE_ROW = "table row"
    NAVIGATION = "navigation"
    """Left over from a web page's menus: kept in the text, never searched and never quoted."""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or other unit of a document, without its bullet or markers.

    Attributes:
        kind: what it is.
        span: where it stands, in code points of the document's text.
        sentences: its sentences in order, in code points of the document's text; they never overlap.
        section: index into the document's sections, None before the first.
        ordinal: 1-based number among the blocks of its kind in its section (for a list item: in its list).
        list_number: 1-based number of its list in its section; None unless it is a list item.
        lists_in_section: how many lists its section has; 0 unless it is a list item.
        introduction: the sentence that introduces its list; None where there is none.
        incomplete: whether the published text breaks off at the block's end.
    """

    kind: BlockKind
    span: Span
    sentences: tuple[Span, ...]
    section: int | None = None
    ordinal: int = 1
    list_number: int | None = None
    introduction: Span | None = None
    incomplete: bool = False
    lists_in_section: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    Attributes:
        heading: where the heading stands, in code points of the document's text.
        level: 1 for the highest.
        number: 1-based number in the document in reading order; None for the heading that is the document's title.
        parent: index of the section it stands in; None at the top.
    """

    heading: Span
    level: int
    number: int | None
    parent: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document besides its text; None where it is not known.

    Attributes:
        title: its title.
        source: where it was published, usually a URL.
        publisher: who published it.
        date: when.
        language: a BCP 47 tag.
        rights: under which terms it may be used.
    """

    title: str | None = None
    source: str | None = None
    publisher: str | None = None
    date: datetime.date | None = None
    language: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was published, with its structure as spans over it.

    Attributes:
        id: what citations call it; unique in a collection.
        title: its title; never empty.
        text: every character as read; nothing is ever changed in it.
        sha256: of the text in UTF-8, in hexadecimal; for a file, the SHA-256 of the file.
        facts: what is known besides the text.
        sections: its headings in reading order.
        blocks: its blocks in reading order; they never overlap.
    """

    id: str
    title: str
    text: str
    sha256: str
    facts: Facts = field(default_factory=Facts)
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()

    def quote(self, span: Span) -> str:
        """The verbatim text of a span of this document."""
        return span.of(self.text)

    def is_label(self, heading: Span) -> bool:
        """Whether a heading only names what is spoken of under it: a few words, no figure but its number, no colon."""
        if len(heading) > _LONGEST_LABEL_WRITTEN:
            return False
        content = self.quote(heading)
        number = _NUMBER.match(content)
        named = content[number.end() :] if number else content
        return (
            0 < len(named.split()) <= _LONGEST_LABEL
            and not any(map(str.isdigit, named))
            and ":" not in named.rstrip().removesuffix(":")
        )

    def headings_over(self, block: Block) -> tuple[Span, ...]:
        """The headings a block stands under, the highest first, the heading that is the block itself left out."""
        headings: list[Span] = []
        section = block.section
        while section is not None:
            heading = self.sections[section].heading
            if heading != block.span:
                headings.append(heading)
            section = self.sections[section].parent
        return tuple(reversed(headings))


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is indexed and cited: one to a few sentences of one block.

    Attributes:
        document: the document it is a part of.
        span: where it stands, in code points of the document's text.
        sentences: its sentences in order.
        block: index of its block in ``document.blocks``.
        number: 1-based number in the document.
        headings: the headings it stands under, the highest first; indexed with it, never quoted as part of it.
        introduction: the sentence that introduces its list, likewise; None where there is none.
    """

    document: Document
    span: Span
    sentences: tuple[Span, ...]
    block: int
    number: int
    headings: tuple[Span, ...] = ()
    introduction: Span | None = None

    @property
    def text(self) -> str:
        """The verbatim text of the passage."""
        return self.document.quote(self.span)

    @property
    def label(self) -> Span | None:
        """The nearest heading it stands under, where that only names what is spoken of: "Rent", "2. Term and notice".

        None under the title alone, under a heading that is a statement, and for a heading itself.
        """
        section = self.document.blocks[self.block].section
        if section is None or self.document.sections[section].number is None:
            return None
        heading = self.document.sections[section].heading
        return heading if heading in self.headings and self.document.is_label(heading) else None

    @property
    def is_label(self) -> bool:
        """Whether it is a heading that only names what is spoken of."""
        block = self.document.blocks[self.block]
        return block.kind is BlockKind.HEADING and self.document.is_label(block.span)

    @property
    def context(self) -> tuple[str, ...]:
        """What the passage stands in: title, headings, the sentence that introduces its list; no string twice."""
        spans = (*self.headings, *((self.introduction,) if self.introduction else ()))
        return tuple(dict.fromkeys([self.document.title, *(self.document.quote(span) for span in spans)]))


@dataclass(frozen=True, slots=True)
class Collection:
    """A named set of documents.

    Attributes:
        name: what the user calls it.
        documents: in the order in which they were added.

    Raises:
        CorpusError: if two documents share an id.
    """

    name: str
    documents: tuple[Document, ...]
    _by_id: dict[str, Document] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for document in self.documents:
            if self._by_id.setdefault(document.id, document) is not document:
                raise CorpusError(f"Two documents have the id {document.id!r}; give each its own.")

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)

    def document(self, document_id: str) -> Document:
        """The document of that id.

        Raises:
            KeyError: if the collection has none.
        """
        return self._by_id[document_id]

    @property
    def sha256(self) -> str:
        """SHA-256 over the ids and hashes of the documents in order: the same for the same collection anywhere."""
        import hashlib  # noqa: PLC0415 - it loads OpenSSL, for which a question need not wait

        digest = hashlib.sha256()
        for document in self.documents:
            digest.update(f"{document.id}\0{document.sha256}\n".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()
