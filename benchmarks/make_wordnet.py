"""Takes near-synonyms, word families and antonyms from WordNet: ``python benchmarks/make_wordnet.py DICT_FOLDER``.

Remakes ``assistant/lexicon/wordnet.tsv`` and ``index/known_terms.txt`` from the database files of WordNet 3.1 (Fellbaum
1998; ``data.noun``, ``index.sense`` and their neighbours). Two words of one synset are near each other where it is a
usual sense of both, by the counts of sense-tagged texts; words that WordNet says are derived from each other are one
family, as are short adjectives with their comparatives and superlatives, and those that it opposes are antonyms. Only
single words: phrases and rare senses found more that was wrong than right. The terms of all its words are no typing
errors.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.lexicon import Relation, RelationKind
from assistant.lexicon.compiled import WORDNET, write_lexicon
from assistant.lexicon.source import phrase_terms
from index import terms_of
from index.background import known_words
from index.light_words import LIGHT_TERMS

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
# The part of speech that a sense key says by number; satellites of adjectives are adjectives.
_PART_OF_KEY = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# What pointers say: derived from, pertains to.
_FAMILY_POINTERS = frozenset({"+", "\\"})
_ANTONYM_POINTER = "!"
# Of two relations of two words the first of these counts.
_PRECEDENCE = (RelationKind.ANTONYM, RelationKind.FAMILY, RelationKind.NEAR)
# A sense is usual that a word has at least this often, in texts whose senses were tagged.
_USUAL = 0.2
# The first two senses of a word are counted once more: most words were tagged seldom or never.
_FIRST_SENSES = 2
_MOST_RELATIONS = 25
# A rare word of so few letters is more often a typing error: "wen" is a cyst.
_SHORT = 4

# What is compared by endings: adjectives of one syllable, and those of two that end in -y, -le or -ow.
_IS_COMPARED = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]*e?|[^aeiouy]*[aeiouy]+[^aeiouy]+(?:y|le|ow)")
_DOUBLES = re.compile(r"[^aeiouy]*[aeiou][^aeiouwxy]")
_KNOWN_TERMS = Path(__file__).parent.parent / "index" / "known_terms.txt"

# A synset's part of speech and its place in the file.
_Synset = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Pointer:
    symbol: str
    target: _Synset
    source_word: int
    target_word: int


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    pointers: tuple[_Pointer, ...]


def main(folder: Path) -> None:
    """Writes the file."""
    entries = {synset: entry for name, part in _PARTS.items() for synset, entry in _entries(folder, name, part)}
    shares = _shares(folder)
    known = frozenset(term for word in known_words() for term in terms_of(word))
    strongest: dict[tuple[str, ...], dict[tuple[str, ...], RelationKind]] = defaultdict(dict)
    for a, b, kind in _pairs(entries, shares):
        first, second = phrase_terms(a), phrase_terms(b)
        if any(len(term) <= _SHORT and term not in known for term in (*first, *second)):
            continue
        if len(first) == len(second) == 1 and first != second and LIGHT_TERMS.isdisjoint({*first, *second}):
            kinds = {kind, strongest[first].get(second)}
            strongest[first][second] = next(one for one in _PRECEDENCE if one in kinds)
    write_lexicon(
        WORDNET,
        {
            phrase: tuple(Relation(terms, kind) for terms, kind in list(related.items())[:_MOST_RELATIONS])
            for phrase, related in strongest.items()
        },
    )
    words = {word for entry in entries.values() for word in entry.words if word.isalpha() and word.islower()}
    compared = {form for adjective in _adjectives(entries) for form in _degrees(adjective)}
    besides = {term for word in words | compared if len(word) >= _SHORT for term in terms_of(word)}
    besides -= {term for phrase in strongest for term in phrase}
    _KNOWN_TERMS.write_text("\n".join(sorted(besides)) + "\n", encoding="utf-8")
    print(f"{len(strongest):,} words, {sum(map(len, strongest.values())):,} relations; {len(besides):,} terms besides")


def _entries(folder: Path, name: str, part: str) -> Iterator[tuple[_Synset, _Entry]]:
    for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):  # the licence stands at the head of each file
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = tuple(fields[4 + 2 * number].split("(")[0] for number in range(count))
        rest = fields[5 + 2 * count :]
        pointers = tuple(_pointer(rest[place : place + 4]) for place in range(0, 4 * int(fields[4 + 2 * count]), 4))
        yield (part, int(fields[0])), _Entry(words, pointers)


def _pointer(fields: list[str]) -> _Pointer:
    symbol, offset, part, words = fields
    source, target = (int(number, base=16) - 1 for number in (words[:2], words[2:]))
    return _Pointer(symbol, (part.replace("s", "a"), int(offset)), source, target)


def _shares(folder: Path) -> dict[tuple[str, _Synset], float]:
    """How usual each sense of each word is, from 0 to 1."""
    counts: dict[tuple[str, _Synset], int] = {}
    totals: dict[str, int] = defaultdict(int)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, number, tagged = line.split()
        word, sense = key.split("%")
        count = int(tagged) + (int(number) <= _FIRST_SENSES)
        counts[word, (_PART_OF_KEY[sense[0]], int(offset))] = count
        totals[word] += count
    return {(word, synset): count / max(1, totals[word]) for (word, synset), count in counts.items()}


def _pairs(
    entries: dict[_Synset, _Entry], shares: dict[tuple[str, _Synset], float]
) -> Iterator[tuple[str, str, RelationKind]]:
    """Words that are related, both ways."""
    words = {word for (part, _), entry in entries.items() if part != "a" for word in entry.words}
    for adjective in _adjectives(entries):
        # A forest is not more fore.
        for form in sorted(set(_degrees(adjective)) - words):
            yield adjective, form, RelationKind.FAMILY
            yield form, adjective, RelationKind.FAMILY
    for synset, entry in entries.items():
        usual = [word for word in entry.words if shares.get((word.lower(), synset), 0) >= _USUAL]
        yield from ((a, b, RelationKind.NEAR) for a in usual for b in usual if a != b)
        for pointer in entry.pointers:
            is_family = pointer.symbol in _FAMILY_POINTERS
            if (
                not (is_family or pointer.symbol == _ANTONYM_POINTER)
                or min(pointer.source_word, pointer.target_word) < 0
            ):
                continue
            source = entry.words[pointer.source_word]
            target = entries[pointer.target].words[pointer.target_word]
            if source in usual and shares.get((target.lower(), pointer.target), 0) >= _USUAL:
                kind = RelationKind.FAMILY if is_family else RelationKind.ANTONYM
                yield source, target, kind
                yield target, source, kind


def _adjectives(entries: dict[_Synset, _Entry]) -> Iterator[str]:
    """The adjectives that are compared by endings."""
    words = {word for (part, _), entry in entries.items() if part == "a" for word in entry.words}
    return (word for word in sorted(words) if word.isalpha() and word.islower() and _IS_COMPARED.fullmatch(word))


def _degrees(adjective: str) -> tuple[str, str]:
    """Its comparative and its superlative: larger, bigger, drier."""
    if adjective.endswith("e"):
        stem = adjective[:-1]
    elif adjective.endswith("y") and adjective[-2:-1] not in "aeiou":
        stem = f"{adjective[:-1]}i"
    else:
        stem = adjective + adjective[-1] * (_DOUBLES.fullmatch(adjective) is not None)
    return f"{stem}er", f"{stem}est"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
