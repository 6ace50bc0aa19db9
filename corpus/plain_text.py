"""Reads plain text: paragraphs, headings, lists and date lines, told from the shape of the lines.

Plain text says nothing of its structure, so each rule here is a convention that people keep when they type or when a
web page is saved as text: blank lines between blocks, bullets or numbers before items, a short line without a closing
mark as a heading, lines wrapped at a width.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

import regex

from corpus.dates import DateMention, find_dates
from corpus.model import PROVISION, BlockKind, Span
from corpus.structure import Piece, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BULLET = regex.compile(
    r"[^\S\r\n]*(?:[•‣◦⁃▪▫●○■□◆➢➤✓*+·–—-]|\(?\d{1,3}[.)]|\([a-zA-Z]\)|[a-z]\)|\([ivxlc]{1,6}\)|[ivxlc]{1,6}\))[^\S\r\n]+(?=\S)"
)
_NUMBERED_HEADING = regex.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+\p{Lu}")
# "Article 4", whose title stands on the next line in laws.
_PROVISION = regex.compile(rf"{PROVISION}(?:\d+[a-z]?|[IVXLC]+|[A-Z])(?:\.\d+)*[.:]?", regex.VERBOSE)
_CAPITAL = regex.compile(r"\p{Lu}")
_DATE_LINE = regex.compile(
    r"(?:date|published|publication date|updated|last updated|last modified)\s*(?:on|:)\s*(?P<date>\S.*)",
    regex.IGNORECASE,
)
# "News item | 14 March 2024 | Ministry of Health": marks keep the date apart from what else the line over news says.
_BEFORE_OWN_DATE = regex.compile(r"(?:^|[|,;·•(–—-])\s*(?:\p{L}+day,?\s+)?\Z")
_AFTER_OWN_DATE = regex.compile(r"\s*(?:$|[|,;·•)–—-])")
# "Published by the Secretariat, Riga, 14 March 2023".
_IS_PUBLISHED = regex.compile(r"\b(?:published|issued|posted|released|updated)\b[^.;|]{0,80}\Z", regex.IGNORECASE)
_LONGEST_DATE_LINE = 200
# Among how many pieces the head of a text is.
_HEAD = 4
_NAVIGATION = regex.compile(
    r"""(?:skip|jump|go)\ to\ (?:the\ )?(?:main\ |page\ )?(?:content|navigation|menu|search|footer)
      | (?:back\ to|return\ to)\ (?:the\ )?top(?:\ of\ (?:the\ )?page)? | main\ menu | menu | site\ map | sitemap
      | (?:toggle|open|close|show|hide)\ (?:main\ )?(?:menu|navigation|search)
      | you\ are\ here:? | share\ (?:this\ page|this|on\ .{1,20}) | print(?:\ this\ page)?
      | (?:accept|reject)(?:\ all)?\ cookies | cookie\ (?:settings|preferences) | log\ in | sign\ in | subscribe""",
    regex.IGNORECASE | regex.VERBOSE,
)
# "Overview    News", "Home > Topics > Plastics": short labels with wide gaps or arrows between them.
# A label holds single spaces only, or the expression could cut the same line in millions of ways.
_LABEL = r"\w(?:[ ]?[\w'-]){0,24}"
_BREADCRUMBS = regex.compile(rf"{_LABEL}(?:(?:\s{{2,}}|\s*[>»›→|/]\s*){_LABEL}){{1,7}}")

_LINE_BREAK = regex.compile(r"[\r\n]")
_BLANK_LINE = regex.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)")
_LETTER = regex.compile(r"\p{L}")

_LONGEST_HEADING = 150
_LONGEST_HEADING_AMONG_LINES = 80
_WIDEST_WRAP = 120
_NUMBER_AND_TITLE = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """One line without its break; ``span`` leaves out the white space around it."""

    span: Span
    text: str
    indent: int


def plain_text_pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a plain text in reading order."""
    pieces = [piece for paragraph in _paragraphs_of_lines(text) for piece in _pieces_of_paragraph(text, paragraph)]
    return tuple(_with_headings(text, _with_date_line(text, list(_with_navigation(text, pieces)))))


def _paragraphs_of_lines(text: str) -> Iterator[list[_Line]]:
    """The lines between blank lines, one list each."""
    position = 1 if text.startswith("\ufeff") else 0
    paragraph: list[_Line] = []
    for raw in text[position:].splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = position + len(raw) - len(raw.lstrip())
            line = _Line(Span(start, start + len(stripped)), stripped, start - position)
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
        position += len(raw)
    if paragraph:
        yield paragraph


def _pieces_of_paragraph(text: str, lines: Sequence[_Line]) -> Iterator[Piece]:
    """Cuts lines without a blank one between them into items and paragraphs; wrapped lines stay together."""
    whole = Span(lines[0].span.start, lines[-1].span.end)
    if names_provision(whole.of(text)):
        yield Piece(BlockKind.PARAGRAPH, whole)
        return
    width = max(len(line.text) for line in lines)
    group: list[_Line] = []
    for line in lines:
        if group and not _goes_on(group, line, width):
            yield _piece(text, group)
            group = []
        group.append(line)
    yield _piece(text, group)


def names_provision(content: str) -> bool:
    """Whether two lines are the number of a provision and its title."""
    lines = [line.strip() for line in content.splitlines()]
    return (
        len(lines) == _NUMBER_AND_TITLE
        and _PROVISION.fullmatch(lines[0]) is not None
        and _CAPITAL.match(lines[1]) is not None
        and len(lines[1]) <= _LONGEST_HEADING_AMONG_LINES
        and not ends_sentence(lines[1])
    )


def _goes_on(group: Sequence[_Line], line: _Line, width: int) -> bool:
    """Whether ``line`` is the wrapped continuation of the lines before it."""
    previous = group[-1]
    is_after_sentence = ends_sentence(previous.text)
    in_item = _bullet(group[0]) is not None
    if _bullet(line) is not None:
        return not (is_after_sentence or in_item or line.indent > previous.indent)
    if in_item and line.indent > group[0].indent:
        return True
    if not is_after_sentence and line.text[0].islower():
        return True
    if width > _WIDEST_WRAP:
        return False
    first_word = line.text.split(maxsplit=1)[0]
    return len(previous.text) + 1 + len(first_word) > width


def _bullet(line: _Line) -> regex.Match[str] | None:
    return _BULLET.match(line.text)


def _piece(text: str, lines: Sequence[_Line]) -> Piece:
    span = Span(lines[0].span.start, lines[-1].span.end)
    bullet = _bullet(lines[0])
    if bullet is not None:
        item = span.of(text)[bullet.end() :]
        # Control characters count as white space, too, and no expression for a bullet knows them all.
        start = span.end - len(item.lstrip())
        return Piece(BlockKind.LIST_ITEM, Span(start, span.end), 1 + lines[0].indent, marker=span.start)
    dated = _DATE_LINE.fullmatch(span.of(text))
    if dated is not None and _is_date(dated["date"]):
        return Piece(BlockKind.DATE_LINE, span)
    return Piece(BlockKind.PARAGRAPH, span)


def _is_date(text: str) -> bool:
    return any(mention.span == Span(0, len(text)) for mention in find_dates(text))


def _with_date_line(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, of which the line that dates the text is told, where none says so itself."""
    content = [piece for piece in pieces if piece.kind is not BlockKind.NAVIGATION]
    has_one = any(piece.kind is BlockKind.DATE_LINE for piece in pieces)
    dated = None if has_one else _date_line(text, content)
    for piece in pieces:
        yield Piece(BlockKind.DATE_LINE, piece.span) if piece is dated else piece


def _date_line(text: str, content: Sequence[Piece]) -> Piece | None:
    """The line that says when the text was published, or the one of its head with one whole date set apart."""
    lines = [piece for piece in content[1:] if _may_date_the_text(text, piece)]
    published = next((line for line in lines if _says_when_published(line.span.of(text))), None)
    head = tuple(takewhile(lambda piece: not ends_sentence(piece.span.of(text)), content[:_HEAD]))
    dated = [line for line in lines if line in head and _has_date_set_apart(line.span.of(text))]
    # Of several dated lines none dates the text: they tell of events.
    return published or (dated[0] if len(dated) == 1 else None)


def _may_date_the_text(text: str, piece: Piece) -> bool:
    """Whether a piece is one line and no sentence."""
    line = piece.span.of(text)
    is_line = piece.kind is BlockKind.PARAGRAPH and len(line) <= _LONGEST_DATE_LINE and not _LINE_BREAK.search(line)
    return is_line and not ends_sentence(line)


def _whole_dates(line: str) -> list[DateMention]:
    return [mention for mention in find_dates(line) if mention.date is not None]


def _says_when_published(line: str) -> bool:
    return any(_IS_PUBLISHED.search(line, 0, mention.span.start) for mention in _whole_dates(line))


def _has_date_set_apart(line: str) -> bool:
    whole = _whole_dates(line)
    # "3 May 1950 - 4 June 2020" are the years of somebody's life.
    return (
        len(whole) == 1
        and _BEFORE_OWN_DATE.search(line, 0, whole[0].span.start) is not None
        and _AFTER_OWN_DATE.match(line, whole[0].span.end) is not None
    )


def _with_navigation(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    at_top = True
    for piece in pieces:
        content = piece.span.of(text)
        if _NAVIGATION.fullmatch(content) or (at_top and _BREADCRUMBS.fullmatch(content)):
            yield Piece(BlockKind.NAVIGATION, piece.span)
        else:
            at_top = False
            yield piece


def _with_headings(text: str, pieces: Iterator[Piece]) -> Iterator[Piece]:
    content = list(pieces)
    visible = [piece for piece in content if piece.kind is not BlockKind.NAVIGATION]
    following = dict(pairwise(visible))
    end_of_previous = None
    for piece in content:
        level = None
        after = following.get(piece)
        if after is not None and (
            (piece is visible[0] and after.kind is BlockKind.DATE_LINE)
            or _looks_like_heading(text, end_of_previous, piece, after)
        ):
            level = _heading_level(text, piece, is_first=piece is visible[0])
        yield piece if level is None else Piece(BlockKind.HEADING, _with_number(piece), level)
        end_of_previous = piece.span.end


def _looks_like_heading(text: str, end_of_previous: int | None, piece: Piece, following: Piece) -> bool:
    """A short line without a closing mark that something follows, set apart by blank lines or by its brevity.

    The number of a provision may stand on a line of its own over it.
    """
    content = piece.span.of(text)
    is_one_line = _LINE_BREAK.search(content) is None
    is_heading = is_one_line or names_provision(content)
    if ends_sentence(content) or content.endswith(",") or not (is_heading and _LETTER.search(content)):
        return False
    stands_alone = _has_blank_line(text, piece.span.end, following.span.start) and (
        end_of_previous is None or _has_blank_line(text, end_of_previous, piece.span.start)
    )
    if piece.kind is BlockKind.LIST_ITEM:
        is_over_list = stands_alone and following.marker is not None and not text[following.marker].isdigit()
        is_over_text = is_over_list or following.kind is BlockKind.PARAGRAPH
        return text[_with_number(piece).start].isdigit() and is_over_text and len(content) <= _LONGEST_HEADING
    if piece.kind is not BlockKind.PARAGRAPH:
        return False
    if stands_alone:
        return len(content) <= _LONGEST_HEADING
    is_short = is_one_line and len(content) <= _LONGEST_HEADING_AMONG_LINES
    return is_short and ends_sentence(following.span.of(text))


def _has_blank_line(text: str, start: int, end: int) -> bool:
    return _BLANK_LINE.search(text, start, end) is not None


def _with_number(piece: Piece) -> Span:
    """The span of an item with its number, which is a part of what it says when it is a heading."""
    return piece.span if piece.marker is None else Span(piece.marker, piece.span.end)


def _heading_level(text: str, piece: Piece, *, is_first: bool) -> int:
    """1 for a title, from 2 for what stands under it."""
    numbered = _NUMBERED_HEADING.match(_with_number(piece).of(text))
    if numbered is not None:
        return 2 + numbered["number"].count(".")
    return 1 if is_first and not names_provision(piece.span.of(text)) else 2
