"""From passages to sentences: which sentence, list item or heading of the passages found answers best.

Each sentence is described by a few features between 0 and 1; its score is their weighted sum. The weights stand in
``weights.json``, made by ``benchmarks/fit_weights.py``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from assistant.question import AnswerKind
from assistant.short_answer import has_kind
from assistant.weights import sentence_weights
from corpus import BlockKind, Span
from index import analyse
from index.background import background_share
from index.light_words import LIGHT_TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.reading import Reading
    from corpus import Block, Document, Passage
    from index import Hit, Index, QueryWord

# A sentence that begins so leans on the one before it.
_LEANS = regex.compile(
    r"""\W*(?:as\ such|in\ (?:this|these|that)|(?:for|of|to)\ (?:this|these)|this|these|those|it|its|they|their|them
      |both|such|he|she|his|her)\b""",
    regex.IGNORECASE | regex.VERBOSE,
)
_IS = regex.compile(r"\b(?:is|are|was|were|means|refers to|stands for|denotes|consists of)\b")
# A heading of fewer terms than this is a label and says nothing.
_SHORTEST_STATEMENT = 6
# Neighbouring words of the question count as near where they stand at most this many words apart.
_NEAR = 3
# From this degree on a word counts as served.
_SERVED = 0.6
# How much a light word weighs beside any other.
_LIGHT = 0.15
# How many passages of English prose are mixed in where words are weighed.
_BACKGROUND_PASSAGES = 100


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a sentence; every one from 0 to 1.

    Attributes:
        typed: the share of the question's words, by idf, that it has as they were typed.
        served: the share by importance, with what may stand for them, by how well it serves.
        supported: what the sentence before adds to that, where this one leans on it.
        nearby: what the sentence before adds to that, where this one does not.
        framed: what title, headings and the sentence that introduces the list add to that.
        passage: the score of its passage, as a share of the best passage's.
        kind: whether it has an answer of the kind that is asked for.
        near: the share of neighbouring words of the question that stand near each other in it.
        brief: how short it is.
        asks: whether it is itself a question.
        label: whether it is a heading that says nothing.
        first: whether it is the first of its block.
        defines: whether it says what the thing asked about is.
        new: how much it says that the question does not.
    """

    typed: float
    served: float
    supported: float
    nearby: float
    framed: float
    passage: float
    kind: float
    near: float
    brief: float
    asks: float
    label: float
    first: float
    defines: float
    new: float

    @property
    def coverage(self) -> float:
        """The share of the question's words, by importance, that stand in the sentence or in what it leans on."""
        return self.served + self.supported + self.framed


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be the answer.

    Attributes:
        document: where it stands.
        block: index of its block in the document.
        span: the sentence.
        hit: the passage through which it was found.
        features: what speaks for it.
        score: what candidates are ordered by.
        leans_on: the sentence before, where it begins with *these*, *it* or the like; else None.
    """

    document: Document
    block: int
    span: Span
    hit: Hit
    features: Features
    score: float
    leans_on: Span | None = None

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.document.quote(self.span)

    def in_block(self) -> Block:
        """The block that it is a part of."""
        return self.document.blocks[self.block]


def weigh_sentences(index: Index, reading: Reading, hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    """The sentences of the passages found, the best first; equal ones in the order of the hits, then of reading."""
    words = [
        (word, importance(index, word), index.body.idf(word.alternatives[0].terms[0]) * word.weight)
        for word in reading.query.needed
    ]
    best_hit = max((hit.score for hit in hits), default=0.0)
    unique: dict[tuple[str, Span], Candidate] = {}
    for hit in hits:
        for sentence in _sentences(hit):
            key = (hit.passage.document.id, sentence.span)
            if key not in unique:
                unique[key] = _weigh(sentence, reading, words, best_hit)
    return tuple(sorted(unique.values(), key=lambda candidate: -candidate.score))


def importance(index: Index, word: QueryWord) -> float:
    """How much a word of the question says: the idf of its term, with passages of English prose mixed in.

    A collection of a dozen passages cannot tell rare words from common ones; one of thousands is not moved by the
    mixture.
    """
    term = word.alternatives[0].terms[0]
    passages = index.body.size + _BACKGROUND_PASSAGES
    with_term = index.body.text_frequency(term) + _BACKGROUND_PASSAGES * background_share(term)
    idf = math.log(1 + (passages - with_term + 0.5) / (with_term + 0.5))
    return idf * word.weight * (_LIGHT if term in LIGHT_TERMS else 1.0)


def is_known(index: Index, word: QueryWord) -> bool:
    """Whether the collection has the word, or what may stand for it."""
    return any(all(term in index for term in alternative.terms) for alternative in word.alternatives)


def says_something(word: QueryWord) -> bool:
    """Whether it says something about the texts that they lack a word: it was typed, and is no light one."""
    return word.weight >= 1 and word.alternatives[0].terms[0] not in LIGHT_TERMS


def unserved(candidate: Candidate, words: Iterable[QueryWord]) -> tuple[QueryWord, ...]:
    """The words that neither a sentence nor what it leans on or stands in serves for the greater part."""
    texts = [candidate.text, *candidate.hit.passage.context]
    if candidate.leans_on is not None:
        texts.append(candidate.document.quote(candidate.leans_on))
    places = [_positions(text) for text in texts]
    return tuple(word for word in words if _degree(word, *places) < _SERVED)


@dataclass(frozen=True, slots=True)
class _Sentence:
    hit: Hit
    span: Span
    before: Span | None
    """The sentence before it in its block."""
    is_first: bool


def _sentences(hit: Hit) -> Iterator[_Sentence]:
    """The sentences of a passage, and the one after it where that leans on its last."""
    passage = hit.passage
    block = passage.document.blocks[passage.block]
    first = block.sentences.index(passage.sentences[0])
    last = first + len(passage.sentences)
    if last < len(block.sentences) and _leans(passage.document, block.sentences[last]):
        last += 1
    for place in range(first, last):
        before = block.sentences[place - 1] if place else _question_before(passage)
        yield _Sentence(hit, block.sentences[place], before, is_first=place == 0)


def _question_before(passage: Passage) -> Span | None:
    """The question that a block answers, where the one before it is a question, as on a page of frequent questions."""
    if passage.block == 0:
        return None
    before = passage.document.blocks[passage.block - 1]
    is_question = before.sentences and passage.document.quote(before.span).endswith("?")
    return before.sentences[-1] if is_question else None


def _weigh(
    sentence: _Sentence, reading: Reading, words: Sequence[tuple[QueryWord, float, float]], best_hit: float
) -> Candidate:
    passage = sentence.hit.passage
    document = passage.document
    text = document.quote(sentence.span)
    own = _positions(text)
    leans = sentence.before is not None and _needs_before(document, sentence)
    before = _positions(document.quote(sentence.before)) if sentence.before else {}
    context = [_positions(part) for part in passage.context]
    typed = served = supported = framed = total = idf_total = 0.0
    for word, weight, idf in words:
        total += weight
        idf_total += idf
        typed += idf * all(term in own for term in word.alternatives[0].terms)
        by_itself = _degree(word, own)
        with_before = max(by_itself, _degree(word, own, before)) if before else by_itself
        served += weight * by_itself
        supported += weight * (with_before - by_itself)
        framed += weight * (max(with_before, _degree(word, own, *context)) - with_before)
    total = total or 1.0
    asked = {term for word, _, _ in words for alternative in word.alternatives for term in alternative.terms}
    features = Features(
        typed=typed / (idf_total or 1.0),
        served=served / total,
        supported=supported / total if leans else 0.0,
        nearby=0.0 if leans else supported / total,
        framed=framed / total,
        passage=sentence.hit.score / best_hit if best_hit else 0.0,
        kind=float(has_kind(reading.form.kind, reading.text, text)),
        near=_nearness([word for word, _, _ in words], own),
        brief=1 / (1 + len(own) / 10),
        asks=float(text.endswith("?")),
        label=float(_is_label(passage, len(own))),
        first=float(sentence.is_first),
        defines=float(reading.form.kind is AnswerKind.DEFINITION and _defines(text, own, asked)),
        new=1 - 1 / (1 + sum(term not in asked for term in own) / 5),
    )
    leans_on = sentence.before if leans else None
    return Candidate(document, passage.block, sentence.span, sentence.hit, features, score(features), leans_on)


def _defines(text: str, own: Mapping[str, tuple[int, ...]], asked: frozenset[str] | set[str]) -> bool:
    """Whether a sentence begins with what is asked about and goes on to say what it is."""
    match = _IS.search(text)
    if match is None:
        return False
    subject = _positions(text[: match.start()])
    return bool(subject) and asked & set(own) <= set(subject)


def score(features: Features) -> float:
    """The weighted sum of the features."""
    return sum(weight * float(getattr(features, name)) for name, weight in sentence_weights().items())


def _is_label(passage: Passage, length: int) -> bool:
    return passage.document.blocks[passage.block].kind is BlockKind.HEADING and length < _SHORTEST_STATEMENT


def _degree(word: QueryWord, *texts: Mapping[str, object]) -> float:
    """How much of a word's meaning stands in the texts together, from 0 to 1."""
    best = 0.0
    for alternative in word.alternatives:
        if alternative.equivalence > best and all(any(term in text for text in texts) for term in alternative.terms):
            best = alternative.equivalence
    return best


def _nearness(words: Iterable[QueryWord], own: Mapping[str, tuple[int, ...]]) -> float:
    """The share of neighbouring words of the question that stand near each other."""
    places = [_places(word, own) for word in words]
    pairs = list(pairwise(places))
    if not pairs:
        return 0.0
    return sum(any(0 < abs(b - a) <= _NEAR for a in left for b in right) for left, right in pairs) / len(pairs)


def _places(word: QueryWord, own: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(
        place
        for alternative in word.alternatives
        if all(term in own for term in alternative.terms)
        for place in own[alternative.terms[0]]
    )


def _needs_before(document: Document, sentence: _Sentence) -> bool:
    before = document.quote(sentence.before) if sentence.before else ""
    return before.endswith("?") or _leans(document, sentence.span)


def _leans(document: Document, sentence: Span) -> bool:
    return _LEANS.match(document.quote(sentence)) is not None


@lru_cache(maxsize=50_000)
def _positions(text: str) -> dict[str, tuple[int, ...]]:
    """Each term of a text and the words at which it stands."""
    positions: dict[str, tuple[int, ...]] = {}
    for token in analyse(text):
        positions[token.term] = (*positions.get(token.term, ()), token.position)
    return positions
