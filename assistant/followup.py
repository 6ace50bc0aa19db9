"""Follow-ups: whether a question leans on what was said before, and which words it takes from there.

After Historical Query Expansion (Lin et al. 2020, CAsT 2019): words of earlier turns join the query, weighted; the
further back a turn lies, the less they weigh. Where the question does not lean on them they only help to order what
its own words find, and are not needed in an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from assistant.model import Conversation
from assistant.openings import ANOTHER_TOPIC, GOES_BACK, LEADS, OPENING, RETURNS, TURNS_TO
from assistant.question_words import ASKS, ASKS_FOR_INSTANCES, QUESTION_WORD
from assistant.served import SERVED
from corpus.patterns import Pattern
from index import Alternative, Origin, QueryWord, analyse
from index.light_words import LIGHT_TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.model import Citation, Turn
    from corpus import Span
    from index import Index, Query


class Leaning(Enum):
    """How a question leans on the turns before it."""

    NONE = "stands alone"
    ELLIPSIS = "goes on with another topic"
    """"And on plastics?": what is asked is the same, of something else."""
    PRONOUN = "points back"
    """"Who signed it?": what is asked is new, of the same thing."""
    WHOLE = "has no topic of its own"
    """"Why?", "What else?"."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """What words of the turn before weigh: those of its question, and those of its answer."""

    question: float
    answer: float


# Chosen on MTRAG and the development sets, where they change little: an ellipsis has least of its own.
_WEIGHTS = {
    Leaning.NONE: _Weights(0.3, 0.1),
    Leaning.ELLIPSIS: _Weights(0.5, 0.0),
    Leaning.PRONOUN: _Weights(0.4, 0.1),
    Leaning.WHOLE: _Weights(0.8, 0.2),
}
#: What a word weighs that a question says in passing: less than its own, and enough to be taken on by the next one.
IN_PASSING = 0.5
# What is left of a word's weight with every turn that lies between.
_DECAY = 0.6
_TURNS_BACK = 4
# What is left of the words of a turn that was not answered: it may have been off the topic.
_UNANSWERED = 0.4
_ANSWER_WORDS = 5
# A question of at most so many words of its own is taken to lean when anything else points to it.
_FEW_WORDS = 3
# A question of so many words that begins with a preposition may be a part of a sentence begun before.
_FRAGMENT_WORDS = 7

_OPENS_ELLIPSIS = Pattern(
    rf"{LEADS}(?:and|but|or|also|plus|what\ about|how\ about|what\ of|same\ (?:for|with)|as\ (?:for|to))\b",
    re.IGNORECASE | re.VERBOSE,
)
_POINTS_BACK = Pattern(
    r"""\b(?:it|its|itself|they|them|their|theirs|themselves|this|these|those|he|she|him|her|his|hers|there|such
        |one|ones)\b
      | \bthat\b(?!\s+(?:the|a|an|is|are|was|were|have|has|will|would|can)\b)
      | ^\W*(?:is|are|was|were|does|did|do|has|have|had|will|would|can|could|should)\ that\b
      | \bthe\ (?:same|other|others|former|latter|first|second|third|last|next|rest)\b
      | \bthe\ (?:two|three|pair)\b
            (?=\W*$|\s+(?:of\ (?:them|these|those)|is|are|was|were|will|would|do|does|did|have|can|could)\b)
      | \b(?:else|instead|too|both|neither|either)\b
      | \b(?:as\ well|though|then|for\ (?:instance|example)|at\ least)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# Says that what follows is not about what was said last.
_TURNS_AWAY = Pattern(
    rf"""{OPENING}(?:(?:{GOES_BACK}|{TURNS_TO})\b(?!\ (?:it|that|this|these|those|them)\b)
        |(?:moving\ on|changing\ the\ subject|on\ another\ note)\b|{ANOTHER_TOPIC}\s*[:.,;-])""",
    re.IGNORECASE | re.VERBOSE,
)
# Of all that the texts are about, and not of what was said last: "What is the whole thing for?".
_OF_ALL_OF_IT = Pattern(
    rf"""\b{QUESTION_WORD}\b[^?]{{1,60}}?\b(?:the\ whole\ (?:thing|affair|business|undertaking|enterprise|deal|pact)
        |(?<!\bto\ )the\ \w+\ as\ a\ whole)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_RETURNS = Pattern(RETURNS, re.IGNORECASE | re.VERBOSE)
# A part of a sentence: "Through which bodies?", "On the strength of what?".
_OPENS_FRAGMENT = Pattern(
    r"""^\W*(?:on|in|by|with|without|through|via|under|for|from|at|to|towards|against|until|since|between|among|besides
        |of|as|about|concerning|regarding)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# A verb, or a clause of its own after a comma: such a question is whole.
_IS_WHOLE = Pattern(
    r"""\b(?:is|are|was|were|be|been|has|have|had|do|does|did|ca|can|could|wo|will|would|shall|should|may|might|must)
        (?:n['’]t)?\b
      | ['’]s\b | ,\s+(?:(?:and|but)\s+)?(?:what|which|who|whom|whose|when|where|why|how|list|name|tell|show|give)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_FOR_MORE = Pattern(
    rf"""\b(?:(?:what|anything|something|who|where|nothing|anywhere|somewhere)\ (?:else|more)|any\ others?
        |tell\ me\ more)\b
      | (?:^\W*(?:(?:and|so|now)\ )?|\b(?:tell\ (?:me|us)|(?:is|are)\ there|anything|something|says?|know|hear|read)\ )
        more\ (?:on|about)\b
      | \b(?:(?:in\ )?more\ details?|the\ details|elaborate\ on|expand\ on|explained?\ further)\b
      | {ASKS_FOR_INSTANCES}""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_FOR_THE_REST = Pattern(
    r"""^\W*(?:(?:and|so|ok(?:ay)?)\W+)*
        (?:(?:is|are)\ there\ )?(?:(?:what|anything|something)\ (?:else|more)|(?:any\ )?(?:others?|more)
            |(?:tell\ me|say|show\ me)\ more|go\ on|continue)
        (?:\ (?:is\ there|is\ said|is\ mentioned|does\ (?:it|the\ text)\ say|do\ they\ say|there
            |(?:about|in|of|on)\ (?:it|that|this|the|them)(?:\ (?:list|section|text|paragraph|article))?))*\W*$""",
    re.IGNORECASE | re.VERBOSE,
)


def returned_to(question: str, conversation: Conversation) -> Conversation | None:
    """The conversation as it was when a topic was spoken of to which a question says that it returns; else None."""
    match = _RETURNS.search(question)
    turns = conversation.turns
    if match is None or not turns:
        return None
    return Conversation(turns[:1] if match["first"] else turns[:-1] or turns)


def turns_away(question: str) -> bool:
    """Whether a message says that what follows is not about what was said last: "Different matter:"."""
    return _TURNS_AWAY.search(question) is not None


def leaning_of(question: str, query: Query, frame: Iterable[Span] = ()) -> Leaning:
    """How a question leans on the turns before it.

    Args:
        question: as it is read.
        query: what it looks for as it stands.
        frame: the parts of it that only build it, and point to nothing.
    """
    typed = question
    for span in frame:
        if len(span.of(question).split()) > 1:
            question = question[: span.start] + "-" * len(span) + question[span.end :]
    own = [word for word in query.needed if word.term not in LIGHT_TERMS]
    if _OF_ALL_OF_IT.search(typed) or (own and turns_away(typed)):
        return Leaning.PRONOUN if _RETURNS.search(typed) else Leaning.NONE
    if not own:
        return Leaning.WHOLE
    if _OPENS_ELLIPSIS.search(question) and len(own) <= _FEW_WORDS:
        return Leaning.ELLIPSIS
    if _POINTS_BACK.search(question):
        return Leaning.PRONOUN
    if _is_fragment(typed):
        # What has a question word asks more about the same; what has none names something else to ask it about.
        return Leaning.PRONOUN if ASKS.search(typed) else Leaning.ELLIPSIS
    return Leaning.NONE


def _is_fragment(question: str) -> bool:
    """Whether a question is a part of a sentence that was begun before."""
    length = len(question.split())
    if length <= _FEW_WORDS:
        return not question.rstrip().endswith(".")
    opens = _OPENS_FRAGMENT.search(question) is not None
    return opens and length <= _FRAGMENT_WORDS and _IS_WHOLE.search(question) is None


def asks_for_more(question: str) -> bool:
    """Whether a question asks for what was not said yet."""
    return _ASKS_FOR_MORE.search(question) is not None


def asks_for_the_rest(question: str) -> bool:
    """Whether a question only asks to go on where the last answer ended: "What else?", "Anything more?"."""
    return _ASKS_FOR_THE_REST.search(question) is not None


def history_words(conversation: Conversation, query: Query, leaning: Leaning, index: Index) -> tuple[QueryWord, ...]:
    """The words that a question takes from the turns before it, with their weights; never one that it has itself."""
    weights = _WEIGHTS[leaning]
    taken = {alternative.terms for word in query.words for alternative in word.alternatives}
    words: dict[str, QueryWord] = {}
    for age, turn in enumerate(_turns_spoken_of(conversation, query)):
        decay = _DECAY**age * (1.0 if turn.answer.citations else _UNANSWERED)
        for word in _words_of_question(turn):
            # What the texts do not have leads nowhere in them.
            if index.has(word, SERVED):
                _take(words, word, weights.question * decay, taken, needed=leaning is not Leaning.NONE)
        for word in _words_of_answer(turn, index):
            _take(words, word, weights.answer * decay, taken, needed=False)
    return tuple(words.values())


def _turns_spoken_of(conversation: Conversation, query: Query) -> tuple[Turn, ...]:
    """The turns that a question may lean on, the likeliest first: the last ones, before them one that it returns to.

    A question that says a word of an earlier turn and none of the turns since returns to the topic of that turn.
    """
    turns = tuple(reversed(conversation.questions))
    own = {word.typed for word in query.needed if word.term not in LIGHT_TERMS}
    back = next((age for age, turn in enumerate(turns) if own & _terms_said(turn)), 0)
    return (turns[back], *turns[:back], *turns[back + 1 :])[:_TURNS_BACK] if turns else ()


def _terms_said(turn: Turn) -> frozenset[tuple[str, ...]]:
    """The terms that a turn's question says itself."""
    return frozenset(word.typed for word in _words_of_question(turn))


def _take(
    words: dict[str, QueryWord], word: QueryWord, weight: float, taken: set[tuple[str, ...]], *, needed: bool
) -> None:
    """Takes a word, unless the question has it or it was taken with more weight."""
    term = word.term
    if not weight or (term,) in taken or term in LIGHT_TERMS:
        return
    if term not in words or words[term].weight < weight:
        words[term] = QueryWord(word.text, word.span, _as_history(word), is_needed=needed, weight=weight)


def _as_history(word: QueryWord) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(known.terms, known.weight, known.equivalence, Origin.HISTORY) for known in word.alternatives
    )


def is_taken(word: QueryWord) -> bool:
    """Whether a word was taken from the turns before, so that its span is a place there."""
    return word.alternatives[0].origin is Origin.HISTORY


def _words_of_question(turn: Turn) -> Iterator[QueryWord]:
    """The words that a turn's question said itself, but for what was only said before it asked."""
    for word in turn.query.needed:
        if word.weight >= IN_PASSING and not is_taken(word):
            yield word


def _words_of_answer(turn: Turn, index: Index) -> Iterator[QueryWord]:
    """The words of the best quote that say most."""
    if not turn.answer.citations:
        return
    citation = turn.answer.citations[0]
    span = turn.answer.short_answer or citation.span
    tokens = {token.term: token for token in analyse(citation.document.quote(span)) if not token.is_whole}
    for term in sorted(tokens, key=lambda term: (-index.body.idf(term), term))[:_ANSWER_WORDS]:
        token = tokens[term]
        text = citation.document.text[span.start + token.start : span.start + token.end]
        yield QueryWord(text, span, (Alternative((term,)),))


def quoted_last(conversation: Conversation) -> tuple[Citation, ...]:
    """What the last question that was answered was answered with."""
    return next((turn.answer.citations for turn in reversed(conversation.questions) if turn.answer.citations), ())


def already_quoted(conversation: Conversation) -> frozenset[tuple[str, Span]]:
    """What the turns before quoted, as document and span."""
    return frozenset(
        (citation.document.id, citation.span) for turn in conversation.turns for citation in turn.answer.citations
    )
