"""The questions of a message that asks several: "When was the summit? And who attended it?" is two.

A message is cut where a question ends and another begins: at the end of a sentence, at a semicolon or a new line, and
where "and when", ", and who" or "and what about" joins one question to another. What was only said before a question
belongs to it; nothing is cut inside quotation marks or brackets, and "where and when" is one question.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.asides import TAG, is_aside
from assistant.question_words import QUESTION_WORD
from corpus import Span
from corpus.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: So many questions of a message are answered one by one; the last of them holds whatever follows.
MOST_QUESTIONS = 5

_FLAGS = re.IGNORECASE | re.VERBOSE | re.DOTALL

_BE = r"(?:is|are|was|were)"
_DO = r"(?:do|does|did|can|could|will|would|shall|should|may|might|must)"
_PREPOSITION = (
    r"(?:about|against|among|at|between|by|for|from|in|into|of|on|over|since|through|to|under|until|with|within)"
)
_LEAD = r"(?:(?:and|but|also|or|so|then|now|ok(?:ay)?|please)\b,?\s+)*"
_REQUEST = r"(?:tell|show|give|list|name|explain|describe|define|enumerate|summari[sz]e)"

# How a question begins, where something is left of it after the first word.
_OPENS = Pattern(
    rf"^{_LEAD}(?:{_PREPOSITION}\s+)?(?:{QUESTION_WORD}|{_BE}|{_DO}|has|have|had|{_REQUEST})\b.*?\w", _FLAGS
)
_OPENING_WORD = Pattern(rf"^{_LEAD}(?:{_PREPOSITION}\s+)?\w+", _FLAGS)
# How a question without its mark begins: fewer statements do.
_ASKS = Pattern(
    rf"""^{_LEAD}(?:
        (?:{_PREPOSITION}\s+)?{QUESTION_WORD}\s+(?:\w+\s+){{0,2}}(?:{_BE}|{_DO}|has|have|had)\b(?![^?]*,)
      | (?:{_BE}|do|does|did|can|could|should)\s+(?:the|it|they|there|these|this|you)\b
      | (?:what|how)\ about\b
      | {_REQUEST}\b)""",
    _FLAGS,
)
_CALLS_FOR_HELP = Pattern(
    r"""^\W*(?:(?:may|can|could)\ i\ ask|(?:can|could|would|will)\ you\ (?:please\ )?(?:help|assist|answer))
        \b(?:\W+\w+){0,5}\W*$""",
    _FLAGS,
)
_IS_TAG = Pattern(
    rf"^\W*(?:{TAG}|okay|really|please|true|hm+|eh|you know)\W*$".replace(" ", r"\s+"), re.IGNORECASE | re.DOTALL
)
_IS_GREETING = Pattern(
    r"^\W*(?:hi|hello|hey|good\ (?:morning|afternoon|evening)|thanks|thank\ you)(?:\ \w+){0,2}\W*$", _FLAGS
)
# Fewer words before the first question are its topic.
_FEW_WORDS = 2

_SENTENCE_END = Pattern(r"""(?:[?!…]+|(?P<stop>\.))["”’»)\]]*(?=\s|$) | ; | (?P<line>\n)""", _FLAGS)
_JOIN = Pattern(
    rf"""(?:,\s*|\s+)and\s+(?=(?:what|how)\s+(?:about|of)\b)
      | ,\s*and\s+(?=(?:{_PREPOSITION}\s+)?{QUESTION_WORD}\s+(?!not\b)\w)
      | (?P<bare>\s+and\s+)(?=(?:{_PREPOSITION}\s+)?(?P<opener>{QUESTION_WORD})\s+(?!not\b)\w)
      | ,\s*and\s+(?={_BE}\s+(?:it|they|he|she|there|this|these|those)\b|{_DO}\s+(?:it|they|he|she|the|(?-i:[A-Z])))""",
    _FLAGS,
)
# What a question cannot end with: the other half of it follows.
_DANGLING = Pattern(rf"\b(?:{QUESTION_WORD}|{_PREPOSITION}|and|or|but|the|an?|than|as|that|both|either)[\s,]*$", _FLAGS)
_COMPARES = Pattern(
    r"\b(?:between|differen(?:t|ce)|compare[ds]?|versus|both|either|whether|same|relat(?:e|ed|ion|ionship))\b", _FLAGS
)
# Words with which a clause inside a question begins; "and who" may go on with it.
_RELATIVE = Pattern(r"\b(?:that|which|who|whom|whose|where)\b", _FLAGS)
_MAY_GO_ON = frozenset(["which", "who", "whom", "whose", "where"])
# No message that lacks all of these asks several questions.
_MARKS = ("?", "!", "…", ". ", ";", "\n")
_AFTER_AND = frozenset(re.findall(r"[a-z]+", f"{QUESTION_WORD} {_BE} {_DO} {_PREPOSITION}"))

_ENCLOSED = Pattern(r"""“[^“”]*” | "[^"]*" | «[^«»]*» | ‘[^‘’]*’ | \([^()]*\) | \[[^][]*\] | `[^`]*`""", _FLAGS)
_MARKER = Pattern(r"\s*(?:[-*•–]\s+|\(?(?:\d{1,2}|[a-h])[.)]\s+)", _FLAGS)
_ABBREVIATION_WORDS = """
    approx art ca capt cf ch co col corp dr ed eds eq esp etc ex fig gen gov hon inc incl jr lt ltd max min mr mrs ms mt
    no nos p par para pp prof rep resp rev sec sen sgt sr st vol vs viz
"""
_ABBREVIATIONS = frozenset(_ABBREVIATION_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the message, and whether it asks something by itself."""

    span: Span
    asks: bool


def questions_in(message: str) -> tuple[str, ...]:
    """The questions of a message, each as it was typed, in order.

    Returns:
        At least two, at most :data:`MOST_QUESTIONS`; or none where the message is one question or no question.
    """
    if not _may_ask_several(message):
        return ()
    enclosed = [Span(*match.span()) for match in _ENCLOSED.finditer(message)]
    pieces = [
        _Piece(clause, _asks(clause.of(message)))
        for sentence in _sentences(message, enclosed)
        for clause in _clauses(message, sentence, enclosed)
        if not (_IS_GREETING.match(clause.of(message)) or is_aside(clause.of(message)))
    ]
    questions = _capped(list(_with_what_was_said(message, pieces)))
    return tuple(span.of(message) for span in questions) if len(questions) > 1 else ()


def _may_ask_several(message: str) -> bool:
    """Whether it is worth a closer look, which costs a dozen patterns; nearly every message is one plain question."""
    inner = message.strip().rstrip("?!. ")
    words = inner.casefold().split()
    is_joined = any(word == "and" and follows in _AFTER_AND for word, follows in pairwise(words))
    return is_joined or any(mark in inner for mark in _MARKS)


def _sentences(message: str, enclosed: Sequence[Span]) -> Iterator[Span]:
    """The sentences, and what semicolons and new lines part, without list markers before them."""
    start = 0
    for match in _SENTENCE_END.finditer(message):
        if _is_inside(match.start(), enclosed):
            continue
        said, follows = message[start : match.start()], message[match.end() :].lstrip()
        if match["stop"] and not _ends_sentence(said, follows):
            continue
        if match["line"] and not _parts_questions(said, follows):
            continue
        yield from _trimmed(message, start, match.end())
        start = match.end()
    yield from _trimmed(message, start, len(message))


def _ends_sentence(said: str, follows: str) -> bool:
    """Whether a period after ``said`` ends a sentence: not after an abbreviation, a list's number or an initial."""
    words = said.split()
    last = words[-1].strip('"“”‘’()[]').casefold() if words else ""
    if last in _ABBREVIATIONS or "." in last or (len(last) <= 1 and last.isalpha()) or _is_marker(said):
        return False
    return not follows[:1].islower()


def _is_marker(said: str) -> bool:
    return _MARKER.fullmatch(f"{said}. ") is not None


def _parts_questions(said: str, follows: str) -> bool:
    """Whether a new line parts two questions, and is not only where a long line was broken."""
    line = follows.split("\n", 1)[0]
    rest = line[marker.end() :] if (marker := _MARKER.match(line)) else line
    return bool(_ASKS.match(said.strip()) and _OPENS.match(rest) and not _DANGLING.search(said))


def _clauses(message: str, sentence: Span, enclosed: Sequence[Span]) -> Iterator[Span]:
    """The questions that are joined in one sentence; the sentence itself where it joins none."""
    start = sentence.start
    for match in _JOIN.finditer(message, sentence.start, sentence.end):
        if not _is_inside(match.start(), enclosed) and _joins_questions(message[start : match.start()], match):
            yield from _trimmed(message, start, match.start())
            start = match.end()
    yield from _trimmed(message, start, sentence.end)


def _joins_questions(said: str, match: re.Match[str]) -> bool:
    opening = _OPENS.match(said)
    if opening is None or _DANGLING.search(said) or _COMPARES.search(said):
        return False
    if match["bare"] and match["opener"].casefold() in _MAY_GO_ON:
        return _RELATIVE.search(said, _first_word(said)) is None
    return True


def _first_word(said: str) -> int:
    """Where the first word ends with which a question begins."""
    match = _OPENING_WORD.match(said)
    return match.end() if match else 0


def _asks(text: str) -> bool:
    """Whether a piece of a message is a question of its own."""
    if _CALLS_FOR_HELP.match(text) or _IS_TAG.match(text):
        return False
    return text.rstrip('"”’»)] ').endswith("?") or _ASKS.match(text) is not None or _is_clause(text)


def _is_clause(text: str) -> bool:
    """Whether a piece without an end is a question: the first of two that were joined."""
    return not text.endswith((".", "!", "…")) and _OPENS.match(text) is not None


def _with_what_was_said(message: str, pieces: Iterable[_Piece]) -> Iterator[Span]:
    """Each question with what was said before it, and the last also with what was said after it."""
    question: Span | None = None
    waiting: Span | None = None
    for piece in pieces:
        if piece.asks and not (question is None and _is_topic(piece.span.of(message))):
            if question is not None:
                yield question
            question = Span(waiting.start, piece.span.end) if waiting else piece.span
            waiting = None
        elif question is not None and _IS_TAG.match(piece.span.of(message)):
            question = Span(question.start, piece.span.end)
        else:
            waiting = Span(waiting.start, piece.span.end) if waiting else piece.span
    if question is not None:
        yield Span(question.start, waiting.end) if waiting else question


def _is_topic(text: str) -> bool:
    """Whether a piece before the first question only names a topic: "Japan? When did it ..."."""
    return len(text.split()) <= _FEW_WORDS and _OPENS.match(text) is None


def _capped(questions: list[Span]) -> list[Span]:
    if len(questions) <= MOST_QUESTIONS:
        return questions
    last = Span(questions[MOST_QUESTIONS - 1].start, questions[-1].end)
    return [*questions[: MOST_QUESTIONS - 1], last]


def _trimmed(message: str, start: int, end: int) -> Iterator[Span]:
    """The span without a list marker before it or a comma after it; nothing if no word is left."""
    if (marker := _MARKER.match(message, start, end)) is not None:
        start = marker.end()
    text = message[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip().rstrip(",; \t\n")
    if any(map(str.isalnum, text)):
        yield Span(start, start + len(text))


def _is_inside(place: int, enclosed: Sequence[Span]) -> bool:
    before = bisect_left(enclosed, place, key=lambda span: span.start) - 1
    return before >= 0 and place < enclosed[before].end - 1
