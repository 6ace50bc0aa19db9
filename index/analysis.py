"""One analyser for passages and queries: from text to the terms it can be found by, with the offsets they came from.

Words are compatibility-normalised (Unicode NFKC), case-folded, freed of Latin accents and stemmed (the Snowball English
stemmer, Porter 2001). A compound gives its parts and the whole in one word, so that ``micro-plastics`` is found as
``microplastics`` and as ``micro plastics``; a date gives its ISO 8601 forms, so that ``31/05/2021`` is found as
``31 May 2021`` and as ``May 31``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from corpus.dates import DateMention, find_dates
from corpus.patterns import Pattern
from index.stemming import stem
from index.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

# Characters that stand inside words and are not seen: soft hyphen, zero-width space and joiners, word joiner.
_INVISIBLE = "\u00ad\u200b-\u200d\u2060"
_APOSTROPHE = "['\u2019\u02bc]"
_JOINER = "[-\u2010\u2011\u2012\u2013/_&]"
# "30 x 30"; "30x30" is a word like any other.
_PRODUCT = r"\d+(?:(?:\s[xX]\s?|[xX]\s)\d+)+\b"


class _Chunks:
    """What a text is cut into, told by the letters, capitals and characters of words that it may have.

    Args:
        letter: the characters that are letters, as they stand between brackets.
        capital: those that are capitals.
        character: those that words are made of.
    """

    def __init__(self, letter: str, capital: str, character: str) -> None:
        word = f"[{character}{_INVISIBLE}]+"
        part = f"{word}(?:{_APOSTROPHE}{word})*"
        initials = rf"(?:[{capital}]\.){{2,}}(?:[{capital}]\b)?|\b[{letter}](?:\s?&\s?[{letter}])+\b"
        self.chunk = Pattern(
            rf"""(?P<initials>{initials})
               | (?P<compound>{_PRODUCT}|{part}(?:{_JOINER}{part})+)
               | (?P<number>\d+(?:[.,]\d+)+)
               | (?P<word>{part})""",
            re.VERBOSE,
        )
        self.part = Pattern(part)
        self.not_in_term = Pattern(f"[^{character}]")


_ANY = _Chunks(r"\p{L}", r"\p{Lu}", r"\p{L}\p{M}\p{N}")
# Texts of nothing but these are cut alike by lists of characters, which spares the loading of Unicode's properties.
_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿ"
_LATIN = _Chunks(_LETTERS, "A-ZÀ-ÖØ-Þ", f"{_LETTERS}0-9")
_NOT_LATIN = Pattern(rf"[^\x00-\x1b\x20-\x7f{_LETTERS}\xa0«»£€§°·×–—‘’“”„•…]")
_UNSEEN = Pattern(f"[{_INVISIBLE}]")
_ACCENT = Pattern("[\u0300-\u036f]")
_THOUSANDS = Pattern(r"(?<=\d),(?=\d{3}(?:\D|$))")
# "30×30" and "30 × 30" are written with a letter x in terms; so is the sign alone, which is found again from its place.
_TIMES = Pattern(r"(?<=\d)(?:[×✕]|\s[×✕]\s)(?=\d)|\A[×✕]\Z")

_SHORTEST_ACRONYM = 2
_LONGEST_TERM = 100


class Token(NamedTuple):
    """A term and where it was found; a tuple, because an index makes one of every word of every text.

    Attributes:
        term: what is indexed and looked up.
        start: first code point of what it was made from, in the text that was analysed.
        end: the code point after it.
        position: which word of the text it is, from 0; stop words count; a compound stands at its first part.
        is_whole: whether it stands for the whole of a compound or a date whose parts are tokens as well.
    """

    term: str
    start: int
    end: int
    position: int
    is_whole: bool = False


def analyse(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` in order, stop words left out."""
    return tuple(_tokens(_TIMES.sub(_as_letter_x, text)))


def terms_of(text: str) -> list[str]:
    """The terms of ``text`` in order, stop words left out; what BM25 counts."""
    return [token.term for token in analyse(text)]


def _chunks_for(text: str) -> _Chunks:
    return _ANY if _NOT_LATIN.search(text) else _LATIN


def _as_letter_x(match: re.Match[str]) -> str:
    """An x, padded so that no offset moves."""
    return match.group().translate({ord("×"): "x", ord("✕"): "x"})


def _tokens(text: str) -> Iterator[Token]:
    shouted = _is_shouted(text)
    dates = list(find_dates(text))
    position = 0
    chunks = _chunks_for(text)
    for match in chunks.chunk.finditer(text):
        while dates and dates[0].span.start <= match.start():
            yield from _date_tokens(dates.pop(0), position)
        start = match.start()
        kind = match.lastgroup or "word"
        for term, first, last, step, is_whole in _analysed_chunk(match.group(), kind, shouted):
            if term:
                yield Token(term, start + first, start + last, position + step, is_whole)
        position += len(chunks.part.findall(match.group())) if kind == "compound" else 1


def _is_shouted(text: str) -> bool:
    """Whether capitals say nothing because everything is written in them."""
    return text.isupper() and len(text.split()) > 2  # noqa: PLR2004 - "WHO US" may be two names


def _date_tokens(date: DateMention, position: int) -> Iterator[Token]:
    """ISO 8601 forms of a date, the reduced ones too: what a less exact mention of the same day would give."""
    forms = []
    if date.year is not None:
        forms.append(f"{date.year:04}-{date.month:02}")
    if date.day is not None:
        forms.append(f"--{date.month:02}-{date.day:02}")
    if date.year is not None and date.day is not None:
        forms.append(f"{date.year:04}-{date.month:02}-{date.day:02}")
    for form in forms:
        yield Token(form, date.span.start, date.span.end, position, is_whole=True)


_Analysed: TypeAlias = tuple[tuple[str, int, int, int, bool], ...]


@lru_cache(maxsize=100_000)
def _analysed_chunk(chunk: str, kind: str, shouted: bool) -> _Analysed:  # noqa: FBT001 - a cache wants positions
    """Term, first and last code point, word within the chunk and wholeness of all that a chunk gives."""
    if kind == "initials":
        return ((_term(_without_marks(chunk), shouted=shouted), 0, len(chunk), 0, False),)
    if kind == "number":
        return ((_THOUSANDS.sub("", chunk), 0, len(chunk), 0, False),)
    if kind == "word":
        return ((_term(chunk, shouted=shouted), 0, len(chunk), 0, False),)
    parts = list(_chunks_for(chunk).part.finditer(chunk))
    pieces = [
        (_term(part.group(), shouted=shouted), part.start(), part.end(), step, False) for step, part in enumerate(parts)
    ]
    whole = _term("".join(_bare(part.group()) for part in parts), shouted=shouted)
    return (*pieces, (whole, 0, len(chunk), 0, True))


def _bare(word: str) -> str:
    """The word without a possessive ending; an abbreviation without the ending of its plural: ``NGOs``."""
    if word.endswith("s") and len(word) > _SHORTEST_ACRONYM and word[:-1].isupper():
        return word[:-1]
    for ending in ("'s", "\u2019s", "\u02bcs", "'S", "\u2019S"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def _term(word: str, *, shouted: bool) -> str:
    """The term of one word; empty for a stop word."""
    word = _UNSEEN.sub("", word)
    folded = _folded(word)
    if folded in STOP_WORDS:
        return "" if shouted else _acronym(word, folded)
    return stem(_without_marks(_folded(_bare(word))))[:_LONGEST_TERM]


def _without_marks(word: str) -> str:
    """The word's letters and digits alone."""
    return word if word.isalnum() else _chunks_for(word).not_in_term.sub("", word)


def _acronym(word: str, folded: str) -> str:
    """``US``, ``IT`` and ``WHO`` are names although ``us``, ``it`` and ``who`` are stop words; they keep their case."""
    is_acronym = len(word) >= _SHORTEST_ACRONYM and word.isupper() and folded.isalpha()
    return word if is_acronym else ""


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    without_accents = _ACCENT.sub("", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFC", without_accents).replace("\u2019", "'").replace("\u02bc", "'")
