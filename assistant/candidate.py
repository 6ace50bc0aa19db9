"""A sentence that may be the answer, and the terms in it and around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.sentence_terms import context_terms, label_terms, terms_in

if TYPE_CHECKING:
    from assistant.features import Features
    from corpus import Document, Span
    from index import Hit


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
        names_them: whether names are asked for, or one of its own, and it names what that sentence speaks of.
    """

    document: Document
    block: int
    span: Span
    hit: Hit
    features: Features
    score: float
    leans_on: Span | None = None
    names_them: bool = False

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.document.quote(self.span)


def terms_with_label(candidate: Candidate) -> frozenset[str]:
    """The terms of a sentence and of the label that it stands under."""
    terms = terms_in(candidate.text) | label_terms(candidate.hit.passage)
    if candidate.names_them and candidate.leans_on is not None:
        terms |= terms_in(candidate.document.quote(candidate.leans_on))
    return terms


def terms_around(candidate: Candidate) -> frozenset[str]:
    """The terms of a sentence, of what it leans on and of what it stands in."""
    terms = terms_in(candidate.text) | context_terms(candidate.hit.passage.context)
    if candidate.leans_on is not None:
        terms |= terms_in(candidate.document.quote(candidate.leans_on))
    return terms
