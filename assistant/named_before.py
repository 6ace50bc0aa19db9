"""Sentences that name what the one before them speaks of: "These include …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answer_kind import AnswerKind
from assistant.enumerations import says_which
from assistant.locators import block_at
from assistant.names import countries_named
from assistant.question_words import AUXILIARY
from assistant.sentence_terms import context_terms, terms_in
from assistant.served import AS_GOOD, SERVED, degree
from corpus.patterns import Pattern

if TYPE_CHECKING:
    from assistant.passage_sentences import PassageSentence
    from assistant.reading import Reading
    from assistant.sentence_terms import Analysed
    from assistant.wanted_words import Asked
    from corpus import Document, Span

#: The kinds of answer that are names.
ASKS_FOR_NAMES = frozenset({AnswerKind.LIST, AnswerKind.NAMES, AnswerKind.PERSON})
# From this degree on a sentence that names nothing itself speaks of what is asked for.
_SPEAKS_OF = 0.7
# The nouns of those whose names are asked for.
_NOUN_OF_THEM = Pattern(r"(?:countr|nation|state|government|partners?\b(?!\s+(?:countr|nation|state)))", re.IGNORECASE)
_WHICH_THINGS = Pattern(
    rf"\b(?:what|which)\ (?:(?!{AUXILIARY}\b)[\w’'-]+\ ){{0,2}}?(?P<thing>(?!{AUXILIARY}\b)[\w’'-]+s)\ {AUXILIARY}\b",
    re.IGNORECASE | re.VERBOSE,
)
# Whoever asks for others asks for none of those that the texts are all about.
_ASKS_FOR_OTHERS = Pattern(
    r"\b(?:others?|else|further|more|additional|next|besides|apart\s+from|except|beyond)\b", re.IGNORECASE
)


def named_in(document: Document, sentence: Span) -> Span | None:
    """The sentence before, whose things another one names, "These include …"; None where it names none."""
    block = block_at(document, sentence)
    if block is None or not says_which(document.quote(sentence)):
        return None
    return next((before for before in reversed(block.sentences) if before.end <= sentence.start), None)


def names_what_is_asked_for(sentence: PassageSentence, analysed: Analysed, reading: Reading, asked: Asked) -> bool:
    """Whether a sentence names what the one before speaks of, and that is asked for: names, or one that it has."""
    document = sentence.hit.passage.document
    text = document.quote(sentence.span)
    if sentence.before is None or not says_which(text):
        return False
    if reading.form.kind not in ASKS_FOR_NAMES:
        own = frozenset(analysed.positions)
        return any(word.importance >= 1 and not word.is_taken and word.degree(own) >= SERVED for word in asked.words)
    spoken_of = terms_in(document.quote(sentence.before))
    if _asks_for_other_things(reading, text, spoken_of):
        return False
    if _ASKS_FOR_OTHERS.search(reading.text) is None:
        # Of what the title names, the one before speaks anyway: who is in the alliance is none of those it may grow by.
        spoken_of -= context_terms(sentence.hit.passage.context)
    return any(
        degree(word, spoken_of) >= _SPEAKS_OF
        for word in reading.query.needed
        if _NOUN_OF_THEM.match(reading.text, word.span.start) is None
    )


def _asks_for_other_things(reading: Reading, text: str, spoken_of: frozenset[str]) -> bool:
    """Whether it is asked which things of a name, of which the sentence before speaks, and a sentence names countries.

    "Which commitments does it contain?" asks for none of the countries that show commitments.
    """
    match = _WHICH_THINGS.search(reading.text) if reading.form.kind is AnswerKind.LIST else None
    if match is None or not countries_named(text):
        return False
    thing = match.start("thing")
    return any(word.span.start == thing and degree(word, spoken_of) >= AS_GOOD for word in reading.said) and (
        _NOUN_OF_THEM.match(reading.text, thing) is None
    )
