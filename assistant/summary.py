"""The sentences that carry a text, in its order (centroid-based extraction; Radev et al. 2004)."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from corpus import BlockKind
from index import terms_of
from index.background import background_share
from index.light_words import LIGHT_TERMS

if TYPE_CHECKING:
    from corpus import Document, Span

_QUOTED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})
# A sentence that shares more than this of its terms with one already chosen says nothing new.
_MOST_SHARED = 0.6


def carrying_sentences(document: Document, most: int) -> tuple[Span, ...]:
    """At most ``most`` sentences that say most of what the text is about, in the order of the text."""
    sentences = [
        sentence
        for block in document.blocks
        if block.kind in _QUOTED and not block.incomplete
        for sentence in block.sentences
    ]
    terms = {sentence: frozenset(terms_of(document.quote(sentence))) - LIGHT_TERMS for sentence in sentences}
    counts = Counter(term for found in terms.values() for term in found)
    weight = {term: count * (1 - background_share(term)) for term, count in counts.items() if count > 1}
    chosen: list[Span] = []
    for sentence in sorted(sentences, key=lambda span: -_centrality(terms[span], weight)):
        is_new = all(len(terms[sentence] & terms[other]) <= _MOST_SHARED * len(terms[sentence]) for other in chosen)
        if terms[sentence] and is_new:
            chosen.append(sentence)
        if len(chosen) == most:
            break
    return tuple(sorted(chosen))


def _centrality(terms: frozenset[str], weight: dict[str, float]) -> float:
    """How much of the text's recurring vocabulary a sentence has, a long one held back by the root of its length."""
    return sum(weight.get(term, 0.0) for term in terms) / math.sqrt(len(terms) or 1)
