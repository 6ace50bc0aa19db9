"""Plain BM25 behind the same call as the assistant, so that both can be measured in one run.

Documents, or passages where a set judges passages by evidence, are ranked by BM25 for the question as typed; of the
document that comes first, the sentence with the greatest idf overlap is quoted. The confidence is the idf coverage of
the best sentence of the collection. The idf is that of the sentences of all texts of the set, because a collection may
be a single passage. It sees no conversation and refuses only where no word of the question is found.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from assistant.locators import locator
from assistant.model import Answer, Citation, Conversation, Status, Turn
from corpus import BlockKind, Passage, Span, cut_into_passages
from index import Bm25, Bm25Settings, Hit, Query, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus import Collection, Document


class SentenceTerms:
    """The terms of every sentence of some collections, and how rare they are among these sentences.

    Args:
        collections: a document that is in several counts once.
    """

    def __init__(self, collections: Iterable[Collection]) -> None:
        self._held: dict[tuple[str, str, Span], frozenset[str]] = {}
        for document in (document for collection in collections for document in collection):
            for span in _sentences(document):
                key = (document.id, document.sha256, span)
                if key not in self._held:
                    self._held[key] = frozenset(terms_of(document.quote(span)))
        self._frequencies = Counter(term for terms in self._held.values() for term in terms)

    def of(self, document: Document, span: Span) -> frozenset[str]:
        """The terms of one sentence."""
        return self._held[document.id, document.sha256, span]

    def idf(self, term: str) -> float:
        """Lucene's idf."""
        count = self._frequencies[term]
        return math.log(1 + (len(self._held) - count + 0.5) / (count + 0.5))


class PlainBm25:
    """BM25 over titles and texts, k1 = 1.2 and b = 0.75.

    Args:
        collection: the texts.
        k: how many passages a turn keeps.
        sentences: those of all texts of the set, this collection's among them; by default its own.
        ranks_documents: whether whole documents are ranked; otherwise their passages.
    """

    def __init__(
        self,
        collection: Collection,
        k: int,
        *,
        sentences: SentenceTerms | None = None,
        ranks_documents: bool = True,
    ) -> None:
        self._k = k
        self._units = tuple(map(_whole, collection.documents)) if ranks_documents else cut_into_passages(collection)
        self._bm25 = Bm25([_terms(unit) for unit in self._units], Bm25Settings())
        self._sentences = sentences or SentenceTerms([collection])
        held = (self._sentences.of(document, span) for document in collection for span in _sentences(document))
        self._own_sentences = Bm25([sorted(terms) for terms in held], Bm25Settings())

    def ask(self, question: str, conversation: Conversation | None = None) -> Turn:
        """The turn that a question is, whatever was said before."""
        del conversation
        terms = terms_of(question)
        hits = self._search(terms)
        # A word that is said twice counts twice in BM25, and once in the share of the words that a sentence has.
        return Turn(question, None, Query(()), self._answer(list(dict.fromkeys(terms)), hits), hits)

    def _search(self, terms: Sequence[str]) -> tuple[Hit, ...]:
        scores = np.zeros(len(self._units))
        for term in terms:
            found, shares = self._bm25.scores(term)
            scores[found] += shares
        touched = np.flatnonzero(scores)
        ranked = touched[np.lexsort((touched, -scores[touched]))][: self._k]
        return tuple(
            Hit(self._units[place], float(scores[place]), rank, ()) for rank, place in enumerate(ranked, start=1)
        )

    def _answer(self, terms: Sequence[str], hits: Sequence[Hit]) -> Answer:
        document = hits[0].passage.document if hits else None
        sentences = _sentences(document) if document is not None else ()
        if document is None or not sentences:
            return Answer(Status.NOT_FOUND)
        best = max(sentences, key=lambda span: self._overlap(terms, document, span))
        citation = Citation(document, best, locator(document, best))
        return Answer(Status.ANSWERED, (citation,), confidence=self._coverage(terms))

    def _coverage(self, terms: Sequence[str]) -> float:
        """The share of the question's words, by idf, that the sentence with most of them has, whichever it is."""
        held = np.zeros(self._own_sentences.size)
        for term in terms:
            held[self._own_sentences.scores(term)[0]] += self._sentences.idf(term)
        whole = sum(map(self._sentences.idf, terms))
        return min(1.0, float(held.max(initial=0.0)) / whole) if whole else 0.0

    def _overlap(self, terms: Sequence[str], document: Document, span: Span) -> float:
        held = self._sentences.of(document, span)
        return sum(self._sentences.idf(term) for term in terms if term in held)


def _terms(unit: Passage) -> list[str]:
    """Of title and text; a text that begins with its title is not given it twice."""
    title, text = unit.document.title, unit.text
    return terms_of(text if text.startswith(title) else f"{title}\n{text}")


def _sentences(document: Document) -> tuple[Span, ...]:
    content = (block for block in document.blocks if block.kind is not BlockKind.NAVIGATION)
    return tuple(sentence for block in content for sentence in block.sentences)


def _whole(document: Document) -> Passage:
    return Passage(document, Span(0, len(document.text)), _sentences(document), 0, 1)
