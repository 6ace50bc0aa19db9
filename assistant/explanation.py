"""Why a question was answered or refused: how it was read, what counted, and what made the best sentence the best.

The signs and features, their weights and what they mean are read from the models themselves, so that an explanation
says what they say.
"""

from __future__ import annotations

import difflib
import inspect
import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from assistant.confidence import Signs, read_signs, steps_reached
from assistant.features import Features
from assistant.wanted_words import importance, is_mentioned
from assistant.weights import confidence_weights, sentence_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.answer_kind import AnswerKind
    from assistant.candidate import Candidate
    from assistant.reading import Reading
    from corpus import Document, Span
    from index import Alternative, Index, Origin

_WORD = re.compile(r"\S+")
_ATTRIBUTE = re.compile(r"^ {4}(?P<name>\w+): (?P<meaning>.+(?:\n {6,}\S.*)*)", re.MULTILINE)
_INTERCEPT = "what every question begins with"


@dataclass(frozen=True, slots=True)
class ExplainedChoice:
    """What may stand in a text for a word of the question.

    Attributes:
        terms: the terms that must all stand there.
        origin: where it came from.
        weight: what the BM25 score of each term is multiplied by.
        equivalence: from 0 to 1, how much of the word's meaning is there.
        is_in_texts: whether the texts have all the terms.
    """

    terms: tuple[str, ...]
    origin: Origin
    weight: float
    equivalence: float
    is_in_texts: bool


@dataclass(frozen=True, slots=True)
class ExplainedWord:
    """A word that was looked for.

    Attributes:
        text: the word as it was understood.
        typed: what was typed in its place; None where it was taken as typed, or from the turns before.
        choices: what may stand for it, the word itself first.
        weight: how much it counts beside the others; 1 for a word as typed.
        importance: how much it says, in idf times weight; 0 for what only rewards an exact writing.
        is_in_texts: whether the texts have it, or what says the same.
    """

    text: str
    typed: str | None
    choices: tuple[ExplainedChoice, ...]
    weight: float
    importance: float
    is_in_texts: bool


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one sign or feature gave.

    Attributes:
        name: what it is called.
        meaning: what it says, in words.
        value: what was found.
        weight: what the value is multiplied by.
        steps: what the steps add that the value reaches.
    """

    name: str
    meaning: str
    value: float
    weight: float
    steps: float = 0.0

    @property
    def given(self) -> float:
        """What it gave to the sum."""
        return self.value * self.weight + self.steps


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """The best sentence: where it stands, and what each feature gave to its score."""

    document: Document
    span: Span
    features: tuple[Contribution, ...]

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.document.quote(self.span)

    @property
    def score(self) -> float:
        """What sentences are ordered by."""
        return sum(feature.given for feature in self.features)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a question was read, and why it was answered or refused.

    Attributes:
        question: as typed.
        kind: what kind of answer it asks for; None where nothing was looked for.
        leaning: how it leans on the turns before it, in words.
        words: what was looked for.
        signs: what counted for and against an answer; empty where there was nothing to weigh: a reply, an item that
            was told by counting, a question to which no passage was found.
        probability: from 0 to 1, that the texts answer; what the signs add up to where there are any.
        threshold: the probability from which on a question is answered.
        sentence: the best sentence; None where there was nothing to weigh.
    """

    question: str
    kind: AnswerKind | None
    leaning: str
    words: tuple[ExplainedWord, ...]
    signs: tuple[Contribution, ...]
    probability: float
    threshold: float
    sentence: ExplainedSentence | None

    @property
    def total(self) -> float:
        """The sum of what the signs gave: the log-odds that the texts answer."""
        return sum(sign.given for sign in self.signs)


def explained(
    question: str,
    reading: Reading,
    index: Index,
    candidates: Sequence[Candidate],
    *,
    probability: float,
    threshold: float,
) -> Explanation:
    """The explanation of a question that was looked up.

    Args:
        question: as typed.
        reading: how it was understood.
        index: where it was looked up.
        candidates: the sentences that were weighed, the best first; empty where nothing was.
        probability: how sure it was that the texts answer.
        threshold: the probability from which on a question is answered.
    """
    return Explanation(
        question=question,
        kind=reading.form.kind,
        leaning=reading.leaning.value,
        words=tuple(_explained_words(question, reading, index)),
        signs=tuple(_signs(index, reading, candidates)) if candidates else (),
        probability=probability,
        threshold=threshold,
        sentence=_sentence(index, candidates[0]) if candidates else None,
    )


def not_looked_up(question: str, *, probability: float, threshold: float) -> Explanation:
    """The explanation of a question that was answered, or could not be read, without looking into the texts."""
    return Explanation(question, None, "", (), (), probability, threshold, None)


def _explained_words(question: str, reading: Reading, index: Index) -> Iterator[ExplainedWord]:
    typed = _typed_for(question, reading.text)
    for word in reading.query.words:
        is_own = reading.text[word.span.start : word.span.end] == word.text
        yield ExplainedWord(
            text=word.text,
            typed=typed.get(word.text) if is_own else None,
            choices=tuple(_choice(index, alternative) for alternative in word.alternatives),
            weight=word.weight,
            importance=importance(index, word) if word.is_needed else 0.0,
            is_in_texts=is_mentioned(index, word),
        )


def _choice(index: Index, alternative: Alternative) -> ExplainedChoice:
    return ExplainedChoice(
        alternative.terms,
        alternative.origin,
        alternative.weight,
        alternative.equivalence,
        all(term in index for term in alternative.terms),
    )


def _typed_for(question: str, text: str) -> dict[str, str]:
    """From the words of the question as it was understood to what was typed in their place, where they differ."""
    typed, understood = (_WORD.findall(words) for words in (question, text))
    replaced: dict[str, str] = {}
    for kind, a, b, c, d in difflib.SequenceMatcher(None, typed, understood, autojunk=False).get_opcodes():
        if kind == "replace" and b - a == d - c:
            replaced.update(
                (new.strip(_PUNCTUATION), old.strip(_PUNCTUATION))
                for old, new in zip(typed[a:b], understood[c:d], strict=True)
            )
    return replaced


_PUNCTUATION = "?!.,;:…\"'“”‘’()[]"


def _signs(index: Index, reading: Reading, candidates: Sequence[Candidate]) -> Iterator[Contribution]:
    weights = confidence_weights(len(index.passages))
    yield Contribution("intercept", _INTERCEPT, 1.0, weights["intercept"])
    for sign in _contributions(read_signs(index, reading, candidates), Signs, weights):
        yield replace(sign, steps=steps_reached(sign.name, sign.value, len(index.passages)))


def _sentence(index: Index, candidate: Candidate) -> ExplainedSentence:
    features = tuple(_contributions(candidate.features, Features, sentence_weights(len(index.passages))))
    return ExplainedSentence(candidate.document, candidate.span, features)


def _contributions(values: object, kind: type[Any], weights: Mapping[str, float]) -> Iterator[Contribution]:
    meanings = _meanings(kind)
    for field in fields(kind):
        name = field.name
        yield Contribution(name, meanings.get(name, ""), float(getattr(values, name)), weights.get(name, 0.0))


def _meanings(kind: type[object]) -> dict[str, str]:
    """What a class's docstring says of each attribute; nothing where docstrings were left out (``python -OO``)."""
    matches = _ATTRIBUTE.finditer(inspect.getdoc(kind) or "")
    return {match["name"]: " ".join(match["meaning"].split()).rstrip(".") for match in matches}
