"""What somebody says who corrects the question before: "Sorry, I meant Japan.", "No, biodiversity, not plastics"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.model import Conversation
from assistant.openings import LEAD
from assistant.question import is_name, read_form
from assistant.question_words import AUXILIARY, QUESTION_WORD
from assistant.short_answer import FOUND_IN_QUOTES
from corpus import Span
from corpus.patterns import Pattern
from index import analyse, terms_of
from index.light_words import LIGHT_TERMS

if TYPE_CHECKING:
    from index import Index

_LEADS = rf"^\W*(?:(?:{LEAD}|no|nope|yes|wait|hang\ on|oops|pardon|apologies|my\ mistake|actually|and|but)\b\W*){{0,6}}"
_I_MEANT = (
    r"(?:i|we)\ (?:was\ |were\ )?(?:(?:only|just|actually|really|rather)\ ){0,2}"
    r"(?:(?:meant|mean)\b(?:\ to\ (?:say|ask|write|type)\b)?|(?<=was\ )(?:after|asking\ about)\b|(?<=really\ )after\b)"
)
_CORRECTS = Pattern(
    rf"""{_LEADS}{_I_MEANT}[\s:,]+
        (?!(?:it|that|this|by|so|what\ i)\b)(?P<meant>\w[^.?!;\n]*?)
        (?:,?\ (?:and\ )?(?:not|instead\ of|rather\ than)\ (?P<instead>[^.?!,;\n]+))?
        (?:,?\ (?:sorry|please|of\ course))?
        (?:[.?!;\n]+\s*(?P<more>\w.*)|,\s+(?P<asks>{QUESTION_WORD}\b.*)|[\s.?!;]*)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_OPENS_AS_QUESTION = Pattern(rf"(?:{QUESTION_WORD}|{AUXILIARY})\b", re.IGNORECASE)
_ARTICLE_BEFORE = Pattern(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_ARTICLE = Pattern(r"(?:the|an?)\s", re.IGNORECASE)
# A name in a row of words with capitals: "Mr Smith".
_NAME = Pattern(r"\b(?-i:[A-Z])[\w’']*\.?(?:\s+(?-i:[A-Z])[\w’']*\.?)*")
# A longer message says more than what was meant.
_LONGEST = 300


def as_meant(question: str, conversation: Conversation, index: Index) -> tuple[str, Conversation] | None:
    """The question that a correction makes of the last one, and the conversation that it stands in.

    Args:
        question: as typed.
        conversation: the turns before it.
        index: of the collection; what is corrected is rather a name that it lacks.

    Returns:
        What to read instead; None where nothing is corrected.
    """
    match = _CORRECTS.match(question) if conversation.turns and len(question) <= _LONGEST else None
    if match is None:
        return None
    before = Conversation(conversation.turns[:-1])
    meant, more = match["meant"], match["asks"] or match["more"]
    if more:
        # What says nothing itself is asked of what was meant.
        return f"{meant}{':' if LIGHT_TERMS.issuperset(terms_of(more)) else '.'} {more}", Conversation()
    if _OPENS_AS_QUESTION.match(meant):
        return f"{meant}?", before
    asked = conversation.turns[-1].question
    place = _said_instead(match["instead"], asked) if match["instead"] else _slip(meant, asked, index)
    if place is None:
        return f"And {meant}?", conversation
    article = _ARTICLE_BEFORE.search(asked, 0, place.start) if _ARTICLE.match(meant) is not None else None
    start = article.start() if article is not None else place.start
    return f"{asked[:start]}{meant}{asked[place.end :]}", before


def _said_instead(words: str, asked: str) -> Span | None:
    """Where the last question has what was not meant, as one piece; None where it has not, or asks when or how many."""
    if read_form(asked).kind in FOUND_IN_QUOTES:
        return None
    terms = tuple(terms_of(words))
    tokens = [token for token in analyse(asked) if not token.is_whole]
    for place in range(len(tokens) - len(terms) + 1):
        piece = tokens[place : place + len(terms)]
        if terms and tuple(token.term for token in piece) == terms:
            return Span(piece[0].start, piece[-1].end)
    return None


def _slip(meant: str, asked: str, index: Index) -> Span | None:
    """The name of the last question that has a word the texts lack, where a name was meant."""
    if not is_name(f"- {meant}", Span(2, 2 + len(meant))):
        return None
    unknown = [token for token in analyse(asked) if not token.is_whole and token.term not in index]
    for match in _NAME.finditer(asked):
        name = Span(*match.span())
        if is_name(asked, name) and any(name.covers(Span(token.start, token.end)) for token in unknown):
            return name
    return None
