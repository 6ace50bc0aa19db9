"""Reads the YAML that people write a lexicon in."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

from assistant.lexicon.model import Lexicon, Relation, RelationKind
from corpus import SettingsError, Span
from corpus.patterns import Pattern
from corpus.yaml_reader import load_yaml
from index import analyse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_LISTS = ("same", "near", "family", "narrower", "loose", "antonyms")
_BOTH_WAYS = (("near", RelationKind.NEAR), ("family", RelationKind.FAMILY), ("loose", RelationKind.LOOSE))
#: Words of a phrase; every question is held against phrases of the length of the longest.
LONGEST_PHRASE = 12
#: "For other countries", "help other nations": none of its words is looked for by itself.
ABROAD = "for other countries"
# Turns of phrase that are said in many ways, by the group that finds them.
_SAID_IN_MANY_WAYS = {
    "never": "never … before",
    "more": "more of them",
    "special": "special about",
    "elsewhere": ABROAD,
}
# What a term begins with that is a turning word.
_TURNS = "~"
_TURNING_WORD = Pattern(
    r"""\b(?:(?P<never>(?:never|nobody|nothing|no\s+one|none|no\s+such|no\s+other|ever)(?:\s+[\w’'-]+){1,7}?\s+before)
      |(?P<more>more\s+of\s+(?:them|these|those)|others?\s+like\s+(?:it|this|that|them)|be\s+(?:others|more)(?=\W*$)
        |(?:been|were)\s+others(?=\W*$)
        |others?(?:\s+[\w’'-]+){0,4}?\s+follow|(?<=\bwho['’]s\ )next|(?<=\bwho\ is\ )next|(?<=\bwho\ comes\ )next)
      |(?P<special>(?:special|unusual|remarkable|extraordinary|new)\s+about(?=\s+(?:it|this|that|the|these|them)\b))
      |(?P<elsewhere>(?:for|in|to|help(?:ing)?|support(?:ing)?|assist(?:ing)?)\s+other\s+(?:countries|nations|states|governments))
      |each\s+other
      |other|another|before|done|without|not?|less|more|same|again|own|only)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_STRENGTH = {kind: place for place, kind in enumerate(RelationKind)}

_Pair: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], RelationKind]


class LexiconError(SettingsError):
    """A lexicon file that cannot be used."""

    title = "Lexicon cannot be used"


def read_lexicon_file(path: Path) -> Lexicon:
    """The lexicon that a file holds.

    Raises:
        LexiconError: if it cannot be read, or is not written as a lexicon is.
    """
    return make_lexicon(entries_of(lexicon_text(path), str(path)))


def lexicon_text(path: Path) -> str:
    """The text of a lexicon file.

    Raises:
        LexiconError: if it cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: byte {error.start} is not UTF-8 text; save the lexicon as UTF-8.") from error
    except OSError as error:
        raise LexiconError(f"{path}: the lexicon cannot be read ({error.strerror}).") from error


def entries_of(text: str, name: str) -> list[dict[str, Any]]:
    """The entries of a lexicon's YAML, checked.

    Raises:
        LexiconError: saying what is wrong; ``name`` is what the message calls the file.
    """
    value = load_yaml(text, name, LexiconError)
    if not isinstance(value, dict) or not isinstance(value.get("entries"), list):
        raise LexiconError(f"{name}: a lexicon has a list of entries; begin it with the line `entries:`.")
    for number, entry in enumerate(value["entries"], start=1):
        _check(entry, f"{name}, entry {number}")
    entries: list[dict[str, Any]] = value["entries"]
    return entries


def _check(entry: object, place: str) -> None:
    if not isinstance(entry, dict) or "term" not in entry:
        raise LexiconError(f"{place}: an entry has a term, for instance `term: waste`.")
    _check_phrase(entry["term"], f"{place}, term")
    for key, value in entry.items():
        if key == "term":
            continue
        if key not in _LISTS:
            import difflib  # noqa: PLC0415 - only who mistypes a key pays for it

            near = difflib.get_close_matches(str(key), ["term", *_LISTS], n=1)
            hint = f"did you mean {near[0]}?" if near else f"the keys are term, {', '.join(_LISTS)}."
            raise LexiconError(f"{place} ({entry['term']}): there is no key {key!r}; {hint}")
        if not isinstance(value, list):
            raise LexiconError(f"{place} ({entry['term']}): {key} is a list of words or phrases, in [brackets].")
        for phrase in value:
            _check_phrase(phrase, f"{place} ({entry['term']}), {key}")


def _check_phrase(phrase: object, place: str) -> None:
    if not isinstance(phrase, str):
        # YAML takes a bare no, on or 30 for something else than a word.
        raise LexiconError(f"{place}: {phrase!r} is no word or phrase; put it in quotes if it is meant as one.")
    if not any(map(str.isalnum, phrase)):
        raise LexiconError(f"{place}: {phrase!r} has no word that a text could be searched for.")
    if len(phrase_terms(phrase)) > LONGEST_PHRASE:
        raise LexiconError(f"{place}: {phrase!r} has more than {LONGEST_PHRASE} words; a phrase is shorter.")


def make_lexicon(entries: Iterable[dict[str, Any]]) -> Lexicon:
    """The lexicon of entries that were checked; of two relations of one pair, the stronger counts."""
    strongest: dict[tuple[str, ...], dict[tuple[str, ...], RelationKind]] = defaultdict(dict)
    for entry in entries:
        for phrase, other, kind in _pairs(entry):
            if phrase and other and phrase != other:
                known = strongest[phrase].get(other)
                if known is None or _STRENGTH[kind] < _STRENGTH[known]:
                    strongest[phrase][other] = kind
    return Lexicon(
        {
            phrase: tuple(Relation(terms, kinds[terms]) for terms in sorted(kinds, key=lambda t: _STRENGTH[kinds[t]]))
            for phrase, kinds in strongest.items()
        }
    )


def _pairs(entry: dict[str, Any]) -> Iterator[_Pair]:
    equals = [turned_phrase_terms(text) for text in (entry["term"], *entry.get("same", []))]
    for equal in equals:
        yield from ((equal, other, RelationKind.SAME) for other in equals)
        for key, kind in _BOTH_WAYS:
            yield from _both_ways(equal, entry.get(key, []), kind, kind)
        yield from _both_ways(equal, entry.get("narrower", []), RelationKind.NARROWER, RelationKind.BROADER)
        yield from _both_ways(equal, entry.get("antonyms", []), RelationKind.ANTONYM, RelationKind.ANTONYM)


def _both_ways(head: tuple[str, ...], texts: Sequence[str], there: RelationKind, back: RelationKind) -> Iterator[_Pair]:
    for text in texts:
        other = turned_phrase_terms(text)
        yield head, other, there
        yield other, head, back


def phrase_terms(text: str) -> tuple[str, ...]:
    """The terms of a phrase, the parts of its compounds and not their wholes."""
    return tuple(token.term for token in analyse(text) if not token.is_whole)


def turned_phrase_terms(text: str) -> tuple[str, ...]:
    """The terms of a phrase with its turning words.

    A function word that turns what a phrase says (*other* countries, never *before*) is a term that begins with ``~``.
    No text has such a term: a phrase with one is recognised in questions and never looked for.
    """
    turning = list(turning_words(text))
    tokens = [
        (token.start, token.term)
        for token in analyse(text)
        if not token.is_whole and not any(span.start <= token.start < span.end for span, _ in turning)
    ]
    return tuple(term for _, term in sorted([*tokens, *((span.start, term) for span, term in turning)]))


def turning_words(text: str) -> Iterator[tuple[Span, str]]:
    """The function words that turn what a phrase says: where each stands, and its term."""
    for match in _TURNING_WORD.finditer(text):
        # What stands between does not matter: "nobody had a treaty before".
        known = next((said for name, said in _SAID_IN_MANY_WAYS.items() if match[name]), None)
        said = known or " ".join(match.group().casefold().split())
        yield Span(*match.span()), f"{_TURNS}{said}"


def is_turn_of_phrase(term: str) -> bool:
    """Whether a term stands for a phrase with a turning word, which no text has as a word."""
    return _TURNS in term
