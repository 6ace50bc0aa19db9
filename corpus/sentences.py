"""Where sentences begin and end: nltk's Punkt (Kiss and Strunk 2006), given its abbreviations instead of a download."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import regex

from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: A sentence longer than this many code points is cut at white space: what is quoted must be readable.
LONGEST_SENTENCE = 1_200

# nltk abandons an expression after five seconds of wall clock, which would make an answer depend on the machine's
# speed; a piece of this many code points is cut in a fraction of a second.
_LONGEST_PIECE = 20_000

# Lower case, without the last period, as Punkt keeps them.
_ABBREVIATIONS = frozenset(
    [
        "a.m",
        "adm",
        "al",
        "alt",
        "app",
        "approx",
        "apr",
        "arts",
        "assn",
        "aug",
        "ave",
        "b.c",
        "bros",
        "c.f",
        "ca",
        "capt",
        "cf",
        "ch",
        "chap",
        "cit",
        "cl",
        "co",
        "corp",
        "d.c",
        "dec",
        "dept",
        "dir",
        "div",
        "doc",
        "dr",
        "e.g",
        "e.u",
        "ed",
        "eds",
        "eq",
        "esp",
        "est",
        "etc",
        "ex",
        "excl",
        "ext",
        "feb",
        "ff",
        "fig",
        "figs",
        "fri",
        "ft",
        "g.m",
        "gen",
        "gov",
        "hon",
        "i.e",
        "incl",
        "inc",
        "inst",
        "int",
        "jan",
        "jr",
        "jul",
        "jun",
        "l.p",
        "lat",
        "lit",
        "lt",
        "ltd",
        "maj",
        "max",
        "mgr",
        "min",
        "mon",
        "mr",
        "mrs",
        "ms",
        "mt",
        "n.b",
        "nat",
        "nos",
        "nov",
        "obs",
        "oct",
        "op",
        "orig",
        "p",
        "p.a",
        "p.m",
        "para",
        "paras",
        "pct",
        "ph.d",
        "pl",
        "pp",
        "pres",
        "prof",
        "publ",
        "q.v",
        "reg",
        "regs",
        "rep",
        "repr",
        "resp",
        "rev",
        "rt",
        "rts",
        "s.a",
        "sec",
        "sect",
        "sen",
        "sept",
        "sep",
        "sgt",
        "sr",
        "st",
        "ste",
        "subs",
        "suppl",
        "tel",
        "thu",
        "transl",
        "tue",
        "u.k",
        "u.n",
        "u.s",
        "u.s.a",
        "univ",
        "v",
        "viz",
        "vol",
        "vols",
        "vs",
        "w.r.t",
        "yr",
        "yrs",
    ]
)

# These are words of their own too: abbreviations where they are capitalised, and before a number ("art. 5").
_WORD_OR_ABBREVIATION = regex.compile(
    r"\b(?:(?P<counted>art|col|no|par|pos|sub|tab)|arch|fed|mar|sat|sun|wed)\.\s*\Z", regex.IGNORECASE
)
_LONGEST_OF_THEM = 8
_NEXT_WORD = regex.compile(r"[§(]*\s*(?:(?P<count>\d|[IVXLC]+\b|\p{Lu}\b)|\p{L}+)")

# A capitalised one of these after an abbreviation begins a new sentence ("in the U.S. The talks ...").
_STARTERS = frozenset(
    [
        "a",
        "although",
        "an",
        "and",
        "another",
        "as",
        "at",
        "because",
        "both",
        "but",
        "each",
        "even",
        "he",
        "her",
        "here",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "it",
        "its",
        "many",
        "meanwhile",
        "moreover",
        "most",
        "my",
        "nevertheless",
        "no",
        "of",
        "on",
        "one",
        "our",
        "several",
        "she",
        "since",
        "some",
        "such",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "thus",
        "to",
        "under",
        "until",
        "we",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "why",
        "with",
        "you",
        "your",
    ]
)

_CANNOT_SPLIT = regex.compile(r"[^.?!…。]*+[.?!…。]*+[\"'”’)\]]*+\s*+")
_LETTER = regex.compile(r"\p{L}")
# "Place: Town Hall": a line that says first what it tells, as at the head of minutes, letters and forms.
_LABELLED_LINE = regex.compile(
    r"^[^\S\n]*[*_]{0,2}\p{Lu}[^\n:.!?*_]{0,40}(?::[*_]{0,2}|[*_]{1,2}:)[^\S\n]+\S", regex.MULTILINE
)


class SentenceSplitter(Protocol):
    """Anything that finds the sentences of a stretch of text."""

    def __call__(self, text: str) -> Iterable[Span]:
        """The sentences of ``text`` in order, without the white space around them."""
        ...


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` in order, in code points, without white space around them; they never overlap.

    Together they hold every character of ``text`` that is not white space. Where most lines begin with a label
    ("Place: Town Hall"), each of those begins a sentence.
    """
    return tuple(
        sentence.shifted(part.start) for part in _parts_with_a_label(text) for sentence in _sentences_of(part.of(text))
    )


def _parts_with_a_label(text: str) -> Iterator[Span]:
    """The stretches of ``text`` that begin with a label; the whole of it where most of its lines do not."""
    starts = [match.start() for match in _LABELLED_LINE.finditer(text)] if "\n" in text and ":" in text else []
    are_labelled = len(starts) > 1 and 2 * len(starts) > len(text.splitlines())
    cuts = [0, *(start for start in starts if start), len(text)] if are_labelled else [0, len(text)]
    return (Span(start, end) for start, end in pairwise(cuts))


def _sentences_of(text: str) -> Iterator[Span]:
    spans = [Span(0, len(text))] if _CANNOT_SPLIT.fullmatch(text) else _rejoined(text, _punkt_spans(text))
    return (piece for span in spans for piece in _cut_to_length(text, span))


def _punkt_spans(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        cut = (
            len(text) if len(text) - start <= _LONGEST_PIECE else _last_white_space(text, start, start + _LONGEST_PIECE)
        )
        for first, last in _tokenizer().span_tokenize(text[start:cut]):
            yield Span(start + first, start + last)
        start = cut


def _rejoined(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, made to cover the text without gaps; one that begins in lower case goes on the one before it."""
    start = 0
    previous_end: int | None = None
    for span in spans:
        if previous_end is not None and not _goes_on(text, span):
            yield Span(start, span.start)
            start = span.start
        previous_end = span.end
    yield Span(start, len(text))


def _goes_on(text: str, span: Span) -> bool:
    if _follows_an_abbreviation(text, span.start):
        return True
    first = _LETTER.search(text, span.start, span.end)
    return first is None or (first.group().islower() and first.start() - span.start <= 1)


def _follows_an_abbreviation(text: str, place: int) -> bool:
    """Whether the word before ``place`` that could as well end a sentence is an abbreviation there."""
    before = _WORD_OR_ABBREVIATION.search(text, max(0, place - _LONGEST_OF_THEM), place)
    following = _NEXT_WORD.match(text, place)
    if before is None or following is None:
        return False
    if before["counted"] and following["count"] and following["count"] != "I":
        return True
    is_number = following["count"] is not None and following["count"].isdigit()
    return before.group()[0].isupper() and (is_number or following.group().casefold() not in _STARTERS)


def _cut_to_length(text: str, span: Span) -> Iterator[Span]:
    span = _trimmed(text, span)
    while len(span) > LONGEST_SENTENCE:
        cut = _last_white_space(text, span.start, span.start + LONGEST_SENTENCE)
        yield _trimmed(text, Span(span.start, cut))
        span = _trimmed(text, Span(cut, span.end))
    if len(span):
        yield span


def _last_white_space(text: str, start: int, limit: int) -> int:
    """The last white space in the second half of ``[start, limit)``; ``limit`` where there is none."""
    for position in range(limit - 1, (start + limit) // 2, -1):
        if text[position].isspace():
            return position
    return limit


def _trimmed(text: str, span: Span) -> Span:
    inside = span.of(text)
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, max(start, span.start + len(inside.rstrip())))


class _Tokenizer(Protocol):
    def span_tokenize(self, text: str) -> Iterable[tuple[int, int]]: ...


@cache
def _tokenizer() -> _Tokenizer:
    # Imported here because importing any part of nltk loads all of it, which a text that is already cut can spare.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer  # noqa: PLC0415

    parameters = PunktParameters()
    parameters.abbrev_types.update(_ABBREVIATIONS)
    parameters.sent_starters.update(_STARTERS)
    tokenizer: _Tokenizer = PunktSentenceTokenizer(parameters)
    return tokenizer
