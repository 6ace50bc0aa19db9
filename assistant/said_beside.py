"""What a message says beside its question: what somebody read, whom they ask for, what they teach.

"I met a lawyer from Berlin. What is said about plastics?" asks nothing about lawyers; "A client asks about plastics.
What was agreed?" asks about plastics.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.followup import turns_away
from corpus.patterns import Pattern
from index import Query
from index.light_words import LIGHT_TERMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import QueryWord

#: What a word weighs that stands not in the question but in what was said before it, or in the one of two alternatives
#: of which the texts have less.
SAID_BESIDE = 0.35
# A question that says so much itself has its topic, whatever was said before it.
_STANDS_ALONE = 2
# A message's sentences, and those of them that are questions.
_SENTENCE = Pattern(r"\S.*?(?:[.!?](?=\s|$)|$)", re.DOTALL)
_QUESTION = Pattern(r"[^.!?\s][^.!?]*\?")
# A sentence that says what the question after it is about: "A client asks about supply chains."
_SETS_TOPIC = Pattern(
    r"""^\W*(?:i|we|i['’]m|we['’]re|(?:an?|my|our|the)\ \w+)\b[^.!?]{0,20}?
        \b(?:ask(?:s|ed|ing)?|read|heard|saw|learn(?:ed|t)|write|writing|draft(?:ing)?|work(?:ing)?
          |look(?:ing)?|interested|preparing|needs?|want)\b
        [^.!?]{0,30}?
        \b(?:about|on|into|regarding|concerning)\b
      | ^\W*(?:\w+\ ){1,3}?(?:ask(?:s|ed|ing)?)\ (?:me|us)\ (?:about|on|regarding)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# One that says on what something is to be written, which every question after it is about: "I need a line on plastics."
_WRITES_ON = Pattern(
    r"""^\W*(?:i|we|i['’]m|we['’]re)\b[^.!?]{0,20}?\b(?:writ(?:e|ing)|draft(?:ing)?|need|preparing)\ (?:[\w-]+\ ){0,3}?
        (?:line|paragraph|section|sentence|slide|piece|article|note|chapter|passage|bit|word|few\ words|few\ lines)s?
        \ (?:about|on|regarding|concerning)\b
      | ^\W*(?:about|on|regarding|concerning|as\ (?:to|for))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What somebody says of themselves before they ask: "I am a journalist on deadline: what …".
_PREAMBLE = Pattern(
    r"""^\W*(?:(?:i|we|i['’]m|we['’]re|my|our)\b[^?:;.]{3,80}[:;.]
        |as\ an?\ (?!result|rule|consequence|part|whole|matter|reminder|start)\w+(?:\ \w+){0,3},)\s+(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)


def with_less_weight(query: Query, words: Sequence[QueryWord], share: float) -> Query:
    """The query with a share of the weight of some of its words."""
    less = {id(word) for word in words}
    return Query(tuple(replace(word, weight=word.weight * share) if id(word) in less else word for word in query.words))


def with_background(text: str, query: Query) -> Query:
    """The query with less weight on what was only said beside the question: "I read that ... . Is it true?"."""
    questions = _asking(text)
    if not questions:
        return query
    beside = [word for word in query.words if not _is_in(questions, word)]
    itself = [word for word in query.needed if _is_in(questions, word)]
    if itself:
        # What comes after the question is never its topic.
        after = [word for word in beside if word.span.start >= questions[-1][1]]
        query = with_less_weight(query, after, SAID_BESIDE)
    before = [word for word in beside if word.span.start < questions[-1][1]]
    asked = sum(word.term not in LIGHT_TERMS for word in itself)
    said = text[: questions[0][0]]
    topic = _WRITES_ON.search(said) or (_SETS_TOPIC.search(said) if asked < _STANDS_ALONE else None)
    if topic is not None:
        # "Visitors ask me about plastics": who asks is no topic.
        before = [word for word in before if word.span.start < topic.end()]
    return with_less_weight(query, before, SAID_BESIDE) if asked or topic is not None else query


def without_background(text: str) -> str:
    """The questions of a message alone, without what was said before and between them."""
    return " ".join(text[start:end] for start, end in _asking(text)) or text


def asked_itself(text: str, query: Query) -> tuple[str, Query]:
    """The questions of a message, in their places, and their words; all of it where they say nothing of their own."""
    questions = _asking(text)
    words = tuple(word for word in query.words if _is_in(questions, word))
    if turns_away(text) or not any(word.is_needed and word.term not in LIGHT_TERMS for word in words):
        return text, query
    in_place = ""
    for start, end in questions:
        in_place = in_place.ljust(start) + text[start:end]
    return in_place, Query(words)


def _is_in(questions: Sequence[tuple[int, int]], word: QueryWord) -> bool:
    return any(start <= word.span.start < end for start, end in questions)


def _asking(text: str) -> tuple[tuple[int, int], ...]:
    """Where a message asks, as beginnings and ends; nothing where all of it does, or it cannot be told."""
    preamble = _PREAMBLE.match(text)
    questions = tuple(match.span() for match in _QUESTION.finditer(text))
    if preamble is not None:
        later = tuple((max(start, preamble.end()), end) for start, end in questions if end > preamble.end())
        return later or ((preamble.end(), len(text)),)
    return questions if len(questions) != len(_SENTENCE.findall(text)) else ()
