"""Reads Markdown (CommonMark with tables) through markdown-it-py; the spans are those of the file as it was written."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import regex

from corpus.model import BlockKind, Span
from corpus.structure import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

#: YAML between two lines of three hyphens at the very top of a file: facts about it, not a part of what it says. It
#: begins with a name and a colon, after comments perhaps; other words between such lines are a part of the text.
FRONT_MATTER = regex.compile(
    r"""\ufeff?---[^\S\n]*\n
        (?P<yaml>(?:[^\S\n]*(?:\#[^\n]*)?\n)*+[\w"'][^\n:]*:\s.*?)
        ^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)""",
    regex.DOTALL | regex.MULTILINE | regex.VERBOSE,
)

_QUOTE_MARKERS = r"(?:[^\S\n]*>)*[^\S\n]*"
_ITEM_MARKER = regex.compile(rf"(?:{_QUOTE_MARKERS}(?:[-*+]|\d{{1,9}}[.)])[^\S\n]+)+(?:\[[ xX]\][^\S\n]+)?")
_HEADING_MARKER = regex.compile(rf"{_QUOTE_MARKERS}#{{1,6}}[^\S\n]+")
_HEADING_CLOSE = regex.compile(r"[^\S\n]+#+[^\S\n]*$")
_LEADING = regex.compile(_QUOTE_MARKERS)
_INLINE_RULES = ["inline", "text_join"]
_BYTE_ORDER_MARK = "\ufeff"

#: How deep lists and block quotes may stand in one another; what stands deeper is not read. A list counts twice.
_DEEPEST = 100


def markdown_pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a Markdown text in reading order; front matter, raw HTML and rules are left out."""
    # Imported here because a collection without Markdown need not wait for it.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    matter = FRONT_MATTER.match(text)
    offset = matter.end() if matter else len(text) - len(text.removeprefix(_BYTE_ORDER_MARK))
    body = text[offset:]
    # The parser counts only these as line ends, and its own normalisation keeps their number.
    line_starts = [0, *accumulate(len(line) for line in regex.split(r"(?<=\r\n|\n|\r(?!\n))", body))]
    # Emphasis and links are a part of what is quoted: only the blocks are wanted.
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table").disable(_INLINE_RULES)
    tokens = parser.parse(body)
    return tuple(
        Piece(piece.kind, piece.span.shifted(offset), piece.level)
        for piece in _pieces(body, tokens, line_starts)
        if len(piece.span)
    )


def _pieces(text: str, tokens: Sequence[Token], line_starts: Sequence[int]) -> Iterator[Piece]:
    depth = 0
    item_starts = False
    for index, token in enumerate(tokens):
        depth += {"bullet_list_open": 1, "ordered_list_open": 1}.get(token.type, 0)
        depth -= {"bullet_list_close": 1, "ordered_list_close": 1}.get(token.type, 0)
        item_starts = item_starts or token.type == "list_item_open"
        if token.map is None:
            continue
        lines = _lines(text, line_starts, token.map)
        if token.type == "inline" and tokens[index - 1].type == "heading_open":
            level = int(tokens[index - 1].tag.removeprefix("h"))
            yield Piece(BlockKind.HEADING, _heading_span(text, lines), level)
        elif token.type == "inline" and tokens[index - 1].type == "paragraph_open":
            kind = BlockKind.LIST_ITEM if depth and item_starts else BlockKind.PARAGRAPH
            yield Piece(kind, _without(_ITEM_MARKER if depth else _LEADING, text, lines), depth or 0)
            item_starts = False
        elif token.type in {"fence", "code_block"}:
            yield Piece(BlockKind.CODE, _trimmed(text, lines))
        elif token.type == "tr_open":
            yield Piece(BlockKind.TABLE_ROW, _without(_LEADING, text, lines))


def _lines(text: str, line_starts: Sequence[int], lines: Sequence[int]) -> Span:
    first, last = (min(line, len(line_starts) - 1) for line in lines)
    return Span(line_starts[first], max(line_starts[first], min(len(text), line_starts[last])))


def _heading_span(text: str, lines: Span) -> Span:
    span = _without(_HEADING_MARKER, text, lines)
    close = _HEADING_CLOSE.search(text, span.start, span.end)
    return Span(span.start, close.start()) if close else span


def _without(marker: regex.Pattern[str], text: str, lines: Span) -> Span:
    match = marker.match(text, lines.start, lines.end)
    return _trimmed(text, Span(match.end(), lines.end) if match else lines)


def _trimmed(text: str, span: Span) -> Span:
    inside = span.of(text)
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, max(start, span.start + len(inside.rstrip())))
