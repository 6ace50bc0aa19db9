"""The lexicon as it is looked up: from the terms of a phrase to what may stand for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class RelationKind(StrEnum):
    """How the other phrase relates to the one that was looked up."""

    SAME = "same"
    FAMILY = "family"
    NEAR = "near"
    NARROWER = "narrower"
    BROADER = "broader"
    LOOSE = "loose"
    """For want of anything nearer."""
    ANTONYM = "antonym"


@dataclass(frozen=True, slots=True)
class Relation:
    """Another phrase and how it relates.

    Attributes:
        terms: its terms as the index has them.
        kind: how it relates to the phrase that was looked up.
    """

    terms: tuple[str, ...]
    kind: RelationKind


class Lexicon:
    """Relations between phrases, each given as the terms that the analyser makes of it.

    Args:
        relations: from the terms of a phrase to its relations, the strongest first.
    """

    def __init__(self, relations: Mapping[tuple[str, ...], tuple[Relation, ...]]) -> None:
        self._relations = relations
        self.longest = max(map(len, relations), default=0)
        """The number of terms of the longest phrase."""

    def relations(self, phrase: tuple[str, ...]) -> tuple[Relation, ...]:
        """What may stand for a phrase, the strongest first; empty for one that the lexicon does not have."""
        return self._relations.get(phrase, ())

    def __contains__(self, phrase: object) -> bool:
        return phrase in self._relations

    def __len__(self) -> int:
        return len(self._relations)

    def items(self) -> Iterable[tuple[tuple[str, ...], tuple[Relation, ...]]]:
        """Every phrase with its relations."""
        return self._relations.items()

    def merged_with(self, other: Lexicon) -> Lexicon:
        """A lexicon with the relations of both; where both relate two phrases, as the other does.

        A loose relation gives way to any other.
        """
        return _MergedLexicon(self, other)


class _MergedLexicon(Lexicon):
    """Two lexicons looked up as one, which spares unfolding what nobody asks for."""

    def __init__(self, first: Lexicon, other: Lexicon) -> None:
        super().__init__({})
        self._first = first
        self._other = other
        self.longest = max(first.longest, other.longest)
        # A question comes to the same phrases on many ways.
        self._merged = lru_cache(maxsize=_MOST_KEPT)(self._merge)

    def relations(self, phrase: tuple[str, ...]) -> tuple[Relation, ...]:
        return self._merged(phrase)

    def __reduce__(self) -> tuple[type[_MergedLexicon], tuple[Lexicon, Lexicon]]:
        # Other processes look up for themselves: what is kept cannot be sent to them.
        return _MergedLexicon, (self._first, self._other)

    def _merge(self, phrase: tuple[str, ...]) -> tuple[Relation, ...]:
        kinds: dict[tuple[str, ...], RelationKind] = {}
        for relations in (self._other.relations(phrase), self._first.relations(phrase)):
            for relation in relations:
                if kinds.get(relation.terms, RelationKind.LOOSE) is RelationKind.LOOSE:
                    kinds[relation.terms] = relation.kind
        strongest = sorted(kinds.items(), key=lambda item: _STRENGTH[item[1]])
        return tuple(Relation(terms, kind) for terms, kind in strongest)

    def __contains__(self, phrase: object) -> bool:
        return phrase in self._first or phrase in self._other

    def __len__(self) -> int:
        return len(self._phrases())

    def items(self) -> Iterable[tuple[tuple[str, ...], tuple[Relation, ...]]]:
        return [(phrase, self.relations(phrase)) for phrase in self._phrases()]

    def _phrases(self) -> dict[tuple[str, ...], None]:
        return dict.fromkeys(phrase for lexicon in (self._first, self._other) for phrase, _ in lexicon.items())


_MOST_KEPT = 50_000
_STRENGTH = {kind: place for place, kind in enumerate(RelationKind)}
