"""From passages to sentences: which sentence, list item or heading of the passages found answers best."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from corpus import Block, BlockKind, Span
from index import analyse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus import Document, Passage
    from index import Hit, Index, Query, QueryWord

#: How much of a word's meaning is there when the word stands not in the sentence but in what the sentence leans on.
SUPPORT = 0.8
#: ... and when it stands only in the title, a heading or the sentence that introduces the list.
CONTEXT = 0.5

# A sentence that begins so leans on the one before it.
_LEANS = regex.compile(
    r"""\W*(?:as\ such|in\ (?:this|these|that)|(?:for|of|to)\ (?:this|these)|this|these|those|it|its|they|their|them
      |both|such|he|she|his|her)\b""",
    regex.IGNORECASE | regex.VERBOSE,
)
_SHORTEST_STATEMENT = 6
_QUESTION_PENALTY = 0.5
_LABEL_PENALTY = 0.8
_PASSAGE_WEIGHT = 0.15
_BREVITY_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be the answer.

    Attributes:
        document: where it stands.
        block: index of its block in the document.
        span: the sentence.
        hit: the passage through which it was found.
        coverage: from 0 to 1, the share of the question's words, by idf, that it has or leans on.
        own_coverage: the same of the words that it has itself.
        score: what candidates are ordered by.
        leans_on: the sentence before, where it begins with *these*, *it* or the like; else None.
    """

    document: Document
    block: int
    span: Span
    hit: Hit
    coverage: float
    own_coverage: float
    score: float
    leans_on: Span | None = None

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.document.quote(self.span)

    def in_block(self) -> Block:
        """The block that it is a part of."""
        return self.document.blocks[self.block]


def weigh_sentences(index: Index, query: Query, hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    """The sentences of the passages found, the best first; equal ones in the order of the hits, then of reading."""
    weights = [(word, importance(index, word)) for word in query.needed]
    best_hit = max((hit.score for hit in hits), default=0.0)
    candidates = [_weigh(sentence, weights, best_hit) for hit in hits for sentence in _sentences(hit)]
    unique: dict[tuple[str, Span], Candidate] = {}
    for candidate in candidates:
        unique.setdefault((candidate.document.id, candidate.span), candidate)
    return tuple(sorted(unique.values(), key=lambda candidate: -candidate.score))


def importance(index: Index, word: QueryWord) -> float:
    """How much a word of the question says: the idf of what stands for it; of an unknown word, the highest there is."""
    for alternative in word.alternatives:
        if all(term in index for term in alternative.terms):
            return max(index.body.idf(term) for term in alternative.terms)
    return index.body.idf(word.alternatives[0].terms[0])


def is_known(index: Index, word: QueryWord) -> bool:
    """Whether the collection has the word, or what may stand for it."""
    return any(all(term in index for term in alternative.terms) for alternative in word.alternatives)


@dataclass(frozen=True, slots=True)
class _Sentence:
    hit: Hit
    span: Span
    before: Span | None
    """The sentence before it in its block."""


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
        yield _Sentence(hit, block.sentences[place], before)


def _question_before(passage: Passage) -> Span | None:
    """The question that a block answers, where the one before it is a question, as on a page of frequent questions."""
    if passage.block == 0:
        return None
    before = passage.document.blocks[passage.block - 1]
    is_question = before.sentences and passage.document.quote(before.span).endswith("?")
    return before.sentences[-1] if is_question else None


def _weigh(sentence: _Sentence, weights: Iterable[tuple[QueryWord, float]], best_hit: float) -> Candidate:
    document, passage = sentence.hit.passage.document, sentence.hit.passage
    own = _terms(document.quote(sentence.span))
    leans_on = sentence.before if sentence.before and _needs_before(document, sentence) else None
    support = _terms(document.quote(leans_on)) if leans_on else frozenset()
    context = frozenset(term for text in passage.context for term in _terms(text))
    total = covered = own_covered = 0.0
    for word, weight in weights:
        total += weight
        own_covered += weight * _degree(word, own)
        covered += weight * max(
            _degree(word, own), SUPPORT * _degree(word, own | support), CONTEXT * _degree(word, own | context)
        )
    coverage = covered / total if total else 0.0
    own_coverage = own_covered / total if total else 0.0
    return Candidate(
        document,
        passage.block,
        sentence.span,
        sentence.hit,
        coverage,
        own_coverage,
        _score(document, sentence, coverage, best_hit, len(own)),
        leans_on,
    )


def _score(document: Document, sentence: _Sentence, coverage: float, best_hit: float, length: int) -> float:
    score = coverage
    score += _PASSAGE_WEIGHT * (sentence.hit.score / best_hit if best_hit else 0.0)
    score += _BREVITY_WEIGHT / (1 + length / 10)
    text = document.quote(sentence.span)
    block = document.blocks[sentence.hit.passage.block]
    if text.endswith("?"):
        score *= _QUESTION_PENALTY
    elif block.kind is BlockKind.HEADING and length < _SHORTEST_STATEMENT:
        score *= _LABEL_PENALTY
    return score


def _degree(word: QueryWord, terms: frozenset[str]) -> float:
    """How much of a word's meaning stands in ``terms``, from 0 to 1."""
    return max(
        (
            alternative.equivalence
            for alternative in word.alternatives
            if all(term in terms for term in alternative.terms)
        ),
        default=0.0,
    )


def _needs_before(document: Document, sentence: _Sentence) -> bool:
    before = document.quote(sentence.before) if sentence.before else ""
    return before.endswith("?") or _leans(document, sentence.span)


def _leans(document: Document, sentence: Span) -> bool:
    return _LEANS.match(document.quote(sentence)) is not None


@lru_cache(maxsize=50_000)
def _terms(text: str) -> frozenset[str]:
    return frozenset(token.term for token in analyse(text))
