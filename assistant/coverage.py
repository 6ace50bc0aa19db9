"""How much of a question stands in a sentence and around it, and how near its words stand to each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.sentence_terms import analysed_text, context_terms, label_terms, terms_in
from assistant.served import AS_GOOD, SERVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.passage_sentences import PassageSentence
    from assistant.sentence_terms import Analysed
    from assistant.wanted_words import Asked, Wanted

# Neighbouring words of the question count as near where they stand at most this many words apart.
_NEAR = 3
# How much a word counts that stands in the label over a sentence, beside one in it: "Rent: The tenant pays …".
_UNDER_LABEL = 0.9
# Where an amount counts a half.
_LEVEL = 20.0


class Standing(NamedTuple):
    """The terms that stand in a sentence, and further and further around it."""

    words: frozenset[str]
    """Those of whole words in it, and of the label over it."""
    own: frozenset[str]
    """Those in it, parts of compounds among them."""
    label: frozenset[str]
    """Those of the label over it."""
    with_before: frozenset[str]
    """Its own, and those of the sentence before it."""
    with_context: frozenset[str]
    """Those, and the ones of what the passage stands under."""

    @classmethod
    def of(cls, sentence: PassageSentence, analysed: Analysed, *, is_named: bool) -> Standing:
        """The terms around a sentence; one that names what the one before it speaks of has the words of that, too."""
        passage = sentence.hit.passage
        own, label = frozenset(analysed.positions), label_terms(passage)
        if is_named and sentence.before is not None:
            label |= analysed_text(passage.document.quote(sentence.before)).words
        with_before = own | terms_in(passage.document.quote(sentence.before)) if sentence.before else own
        with_context = with_before | context_terms(passage.context)
        return cls(analysed.words | label, own, label, with_before, with_context)


class Coverage(NamedTuple):
    """What share of the question a sentence has, what the one before it and its context add to that, and how much.

    Each goes into the feature of its name; ``before`` into *supported* or *nearby*.
    """

    typed: float
    served: float
    before: float
    framed: float
    amount: float
    amount_around: float
    words_around: int
    words_exact: int


def coverage_of(asked: Asked, terms: Standing) -> Coverage:
    """How much of what is asked stands in a sentence and around it."""
    with_label = terms.own | terms.label
    typed = served = added_before = framed = 0.0
    words_around = words_exact = 0
    for word in asked.words:
        typed += word.idf * (word.terms <= terms.words)
        by_itself = word.degree(terms.own)
        if terms.label:
            by_itself = max(by_itself, _UNDER_LABEL * word.degree(with_label))
        before = max(by_itself, word.degree(terms.with_before))
        around = max(before, word.degree(terms.with_context))
        served += word.importance * by_itself
        added_before += word.importance * (before - by_itself)
        framed += word.importance * (around - before)
        words_around += around >= SERVED
        words_exact += by_itself >= AS_GOOD
    total = asked.importance
    return Coverage(
        typed=typed / asked.idf,
        served=served / total,
        before=added_before / total,
        framed=framed / total,
        amount=served,
        amount_around=served + added_before + framed,
        words_around=words_around,
        words_exact=words_exact,
    )


def share(words: Sequence[Wanted], terms: frozenset[str]) -> float:
    """The share of words, by importance, that stand among terms; 0 where there are no words."""
    total = sum(word.importance for word in words)
    return sum(word.importance * word.degree(terms) for word in words) / total if total else 0.0


def levelled(amount: float) -> float:
    """An amount that grows ever less, and counts a half at ``_LEVEL``: a long question says much more than once."""
    return amount / (1 + amount / _LEVEL)


def nearness(words: Iterable[Wanted], own: Mapping[str, tuple[int, ...]]) -> float:
    """The share of neighbouring words of the question that stand near each other."""
    places = [_places(word, own) for word in words]
    pairs = list(pairwise(places))
    if not pairs:
        return 0.0
    return sum(any(0 < abs(b - a) <= _NEAR for a in left for b in right) for left, right in pairs) / len(pairs)


def _places(word: Wanted, own: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    keys = own.keys()
    return tuple(place for _, choice in word.choices if choice <= keys for place in own[min(choice)])
