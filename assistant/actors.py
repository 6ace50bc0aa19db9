"""Who acts in a quote, or is acted for: somebody by name, and somebody told by what they are."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.names import find_names, names_a_body
from assistant.novelty import terms_of_question
from assistant.quantities import SPELLED
from assistant.question_words import AUXILIARY
from corpus import Span
from corpus.patterns import Pattern
from index import terms_of
from index.background import common_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = Pattern(r"[\p{L}\p{N}]+")
# "Ada Quill": two words that are written as names.
_FULL_NAME = Pattern(r"\p{Lu}[\p{L}’'-]*\ \p{Lu}")
# Somebody told by what they are, who does something, or by or for whom it is done: "The landlord repairs …", "Anglers
# need …", "by its minister", "for members".
_DETERMINER = r"(?:the|an?|each|every|either|any|no|its|their|our|his|her)"
_DOER = Pattern(
    rf"""\b{_DETERMINER}\s+(?:[\w-]+\s+){{0,2}}?(?P<role>[\w-]+)
        (?=\s+(?:can|could|will|would|shall|should|may|might|must|needs?\s+to|(?:is|are|was|were)\s+(?:responsible|liable))\b
          |\s+\w+(?:s|ed)\s+{_DETERMINER}\b)
      | ^\W*(?P<opening>[\w-]+s)(?=\s+(?!of\b|and\b|or\b)\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_ALL_OR_NONE = Pattern(r"\b(?:nobody|no\s+one|everybody|everyone)\b", re.IGNORECASE)
_SOMEBODY = rf"""\s+(?:{_DETERMINER}\s+(?P<role>[\w-]+(?:\s+[\w-]+){{0,2}})
    |(?!(?:[0-9]+|{SPELLED.replace(" ", "|")})\b)(?:[\w-]+\s+)?(?P<many>[\w-]+s)\b)"""
_BY_WHOM = Pattern(rf"\bby{_SOMEBODY}", re.VERBOSE | re.IGNORECASE)
_FOR_WHOM = Pattern(rf"\bfor{_SOMEBODY}", re.VERBOSE | re.IGNORECASE)
# "Which banks", "which private banks"; a country or a side is told by its name alone.
_TOLD_BY_NAME = r"(?:countr|state|nation|government|partner|part(?:y|ies)|side|group|region|member)\w*\b"
_ASKS_WHICH_OF = Pattern(
    rf"""(?:\b(?:which|what(?=\ (?:[\w-]+\ ){{1,3}}?(?:{AUXILIARY}|take|takes)\b|\ [\w-]+\W*$))\ |
          ^\W*(?:please\ )?(?:list|name|names?,?\ (?:please,?\ )?of)\ (?:(?:all|the|of)\ )*)
        (?:of\ (?:the|these|those)\ )?(?!{AUXILIARY}\b|{_TOLD_BY_NAME})(?P<noun>[\w-]+)
        (?:\ (?!{AUXILIARY}\b|{_TOLD_BY_NAME})(?P<narrowed>[\w-]+))?""",
    re.IGNORECASE | re.VERBOSE,
)
# What is somebody's may be a body's: "Whose priorities are these?".
_ASKS_WHOSE = Pattern(r"\bwhose\b", re.IGNORECASE)
_ASKS_FOR_WHOM = Pattern(r"\bfor\s+whom\b|\bwhom?\b[^?]*\bfor\W*$", re.IGNORECASE)


def somebody_asked_for(question: str) -> Span | None:
    """The word for those of whom it is asked which: "Which banks lend?", "List the ministers"; None where none is."""
    for match in _ASKS_WHICH_OF.finditer(question):
        # Of two words the second is the noun: a private is a soldier, and private banks are none.
        for group in ("narrowed", "noun"):
            # A European is somebody, and a European programme is not.
            is_adjective = bool(match[group]) and match[group][0].isupper() and not match[group].endswith("s")
            if match[group] and not is_adjective and _is_role(match[group].casefold()):
                return Span(*match.span(group))
    return None


def tells_actor(question: str, quote: str) -> bool:
    """Whether ``quote`` tells somebody by what they are, who acts: "The board decides", "borne by the members"."""
    return _has_actor(quote, terms_of_question(question), question)


def find_somebody(quote: str, asked: frozenset[str], question: str) -> Iterator[Span]:
    """Names that may be somebody's: "Research and Development" has but words that are written small, and no role."""
    for span in find_names(quote, asked, question):
        if _FULL_NAME.search(span.of(quote)):
            yield span
            continue
        words = [word for word in _WORD.findall(span.of(quote)) if word[0].isupper()]
        if any(word.casefold() not in common_words() or word.isupper() or _is_role(word.casefold()) for word in words):
            yield span


def _has_actor(quote: str, asked: frozenset[str], question: str) -> bool:
    """Whether the quote tells somebody by what they are whom the question does not say, or says all or nobody."""
    if _ALL_OR_NONE.search(quote) is not None:
        return True
    if _ASKS_WHOSE.search(question) and names_a_body(quote, asked):
        return True
    patterns = (_DOER, _BY_WHOM, _FOR_WHOM) if _ASKS_FOR_WHOM.search(question) else (_DOER, _BY_WHOM)
    words = (
        word
        for pattern in patterns
        for match in pattern.finditer(quote)
        for words in match.groupdict().values()
        if words
        for word in words.casefold().split()
    )
    return any(_is_role(word) and asked.isdisjoint(terms_of(word)) for word in words)


def _is_role(word: str) -> bool:
    singular = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return word in _roles() or singular in _roles()


@cache
def _roles() -> frozenset[str]:
    """What people and bodies are called: words whose usual sense in WordNet is a person, and bodies that act."""
    return frozenset((Path(__file__).parent / "role_words.txt").read_text(encoding="utf-8").split())
