"""The words inside a quote that answer: a date, a number, names, or what an abbreviation stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.actors import find_somebody, tells_actor
from assistant.answer_kind import AnswerKind
from assistant.asked_for import asks_for_several
from assistant.cue_words import TOLD_BY_WORDS
from assistant.enumerations import enumerates
from assistant.expansions import find_expansions
from assistant.names import find_names
from assistant.novelty import terms_of_question
from assistant.places import find_places
from assistant.quantities import find_numbers
from assistant.times import find_times
from corpus.patterns import Pattern
from index import analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpus import Span
    from index.analysis import Token

# Names can be counted: "How many countries are mentioned?".
_ASKS_HOW_MANY_ARE_NAMED = Pattern(
    r"\bhow\ many\b[^?]{1,80}?\b(?:named|mentioned|listed|enumerated|singled\ out|by\ name)\b",
    re.IGNORECASE | re.VERBOSE,
)
# Asks which person somebody is, which a name answers.
_ASKS_WHO_IS = Pattern(r"\bwho(?:'s|’s|\s+(?:is|are|was|were))\s+(?:the|an?|its|their|your|his|her)\b", re.IGNORECASE)


def short_answer(kind: AnswerKind, question: str, quote: str) -> Span | None:
    """The words of ``quote`` that answer, in code points of ``quote``; None where the whole of it does."""
    finder = _FINDERS.get(kind)
    if finder is None:
        return None
    asked = terms_of_question(question)
    found = [span for span in finder(quote, asked, question) if 0 < len(span) < len(quote)]
    is_nearest_best = kind in _NEAREST or (kind is AnswerKind.NAMES and not asks_for_several(question))
    if is_nearest_best and len(found) > 1:
        return min(found, key=_distance_to([token for token in analyse(quote) if token.term in asked]))
    return found[0] if found else None


def _distance_to(tokens: Sequence[Token]) -> Callable[[Span], int]:
    """How far a span stands from the nearest of some words, in code points; nothing where there are none."""

    def distance(span: Span) -> int:
        gaps = (max(token.start - span.end, span.start - token.end) for token in tokens)
        # A word inside the span says nothing of where it stands.
        return min((gap for gap in gaps if gap >= 0), default=0)

    return distance


def has_kind(kind: AnswerKind, question: str, quote: str) -> bool:
    """Whether ``quote`` holds something of the kind asked for that the question does not say itself."""
    if kind in TOLD_BY_WORDS:
        return TOLD_BY_WORDS[kind].search(quote) is not None
    asked = terms_of_question(question)
    if kind is AnswerKind.PERSON and not _ASKS_WHO_IS.search(question) and tells_actor(question, quote):
        return True
    if kind is AnswerKind.NUMBER and enumerates(quote) and _ASKS_HOW_MANY_ARE_NAMED.search(question):
        return True
    finder = _FOUND.get(kind)
    return finder is not None and any(True for _ in finder(quote, asked, question))


def cannot_answer(kind: AnswerKind, question: str, quote: str) -> bool:
    """Whether a date, a number or an expansion is asked for and ``quote`` has none."""
    return kind in TOLD_BY_FORM and not has_kind(kind, question, quote)


_FINDERS: dict[AnswerKind, Callable[[str, frozenset[str], str], Iterable[Span]]] = {
    AnswerKind.DATE: find_times,
    AnswerKind.NUMBER: find_numbers,
    AnswerKind.EXPANSION: find_expansions,
    AnswerKind.NAMES: find_names,
}
# What is found in a quote; persons and places are found too seldom to be marked in it.
_FOUND = {**_FINDERS, AnswerKind.PERSON: find_somebody, AnswerKind.PLACE: find_places}
#: Kinds of answer that are a few words of a quote.
FOUND_IN_QUOTES = frozenset(_FOUND)
# Of several of these, the one that stands nearest to a word of the question answers: "begins in May and ends in June".
_NEAREST = frozenset({AnswerKind.DATE, AnswerKind.NUMBER})
#: Kinds of answer that are told by their form alone.
TOLD_BY_FORM = frozenset({AnswerKind.DATE, AnswerKind.NUMBER, AnswerKind.EXPANSION})
