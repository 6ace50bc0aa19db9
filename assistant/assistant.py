"""The one place where questions are answered; the chat, the command line and the evaluation all call it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from assistant.confidence import Signs, confidence
from assistant.evidence import Candidate, is_known, weigh_sentences
from assistant.locators import locator
from assistant.model import Answer, Citation, Conversation, Status, Turn
from assistant.question import AnswerKind, QuestionForm, read_form
from assistant.settings import Settings
from assistant.short_answer import short_answer
from corpus import BlockKind, Collection, Span
from corpus.alliance import alliance_collection
from index import Index, Query, read_query

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus import Block, Document
    from index import Hit

#: The longest question that is read, in code points.
LONGEST_QUESTION = 10_000

# How close to the best sentence another must come to be quoted beside it, as a share of its score.
_ALSO_QUOTED = 0.85
# How close it must come to be preferred because it has an answer of the kind asked for.
_STILL_CLOSE = 0.7
# From how many passages sentences are weighed.
_PASSAGES_READ = 20


class Assistant:
    """Answers questions over a collection, in the words of its texts.

    It never changes once made: the same question in the same conversation gets the same answer, and one assistant may
    serve several threads.

    Args:
        collection: the texts; by default the alliance text.
        settings: how to search and answer.
    """

    def __init__(self, collection: Collection | None = None, settings: Settings | None = None) -> None:
        self.collection = collection if collection is not None else alliance_collection()
        self.settings = settings or Settings()
        self.index = Index(self.collection, self.settings.index_settings())

    def ask(self, question: str, conversation: Conversation | None = None) -> Turn:
        """The turn that a question is in a conversation.

        Nothing is raised whatever the question holds; one that cannot be read is answered by a sentence that says so.

        Args:
            question: as typed.
            conversation: the turns before it; None or an empty one for a first question.
        """
        del conversation
        form = read_form(question[:LONGEST_QUESTION])
        query = self._read(question[:LONGEST_QUESTION], form)
        problem = unreadable(question)
        if problem is None and not query.words:
            problem = "There is no word in the question that a text could be searched for."
        if problem is not None:
            return Turn(question, None, Query(()), Answer(Status.NOT_FOUND, reply=problem), ())
        hits = self.index.search(query, max(self.settings.passages, _PASSAGES_READ))
        answer = self._answer(question, form, query, hits[:_PASSAGES_READ])
        return Turn(question, None, query, answer, hits[: self.settings.passages])

    def search(self, words: str) -> tuple[Hit, ...]:
        """The passages that hold some words, the best first, as many as the settings say."""
        return self.index.search(read_query(words[:LONGEST_QUESTION], self.index), self.settings.passages)

    def _read(self, question: str, form: QuestionForm) -> Query:
        """The query without the words that only build the question, unless it has no others."""
        query = read_query(question, self.index, form.frame)
        return query if query.words else read_query(question, self.index)

    def _answer(self, question: str, form: QuestionForm, query: Query, hits: Sequence[Hit]) -> Answer:
        candidates = weigh_sentences(self.index, query, hits)
        missing = tuple(word for word in query.needed if not is_known(self.index, word))
        if not candidates:
            return self._refusal(tuple(word.text for word in missing), hits, 0.0)
        best = _best(candidates, form, question)
        unknown_names = sum(_is_name(question, word.span) for word in missing)
        sure = confidence(Signs(candidates[0].coverage, candidates[0].own_coverage, unknown_names))
        words = tuple(word.text for word in missing)
        if sure < self.settings.threshold:
            return self._refusal(words, hits, sure)
        spans = _quoted(best, candidates, form, self.settings.quotes)
        citations = tuple(cite(document, span) for document, span in spans)
        return Answer(
            Status.ANSWERED,
            citations,
            short_answer=_short_answer(form.kind, question, citations[0]),
            confidence=sure,
            missing=words,
        )

    def _refusal(self, missing: Sequence[str], hits: Sequence[Hit], sure: float) -> Answer:
        nearest = tuple(cite(hit.passage.document, hit.passage.span) for hit in hits[:1])
        missing = tuple(dict.fromkeys(missing))
        return Answer(
            Status.NOT_FOUND,
            confidence=sure,
            missing=missing,
            nearest=nearest,
            reply=_refusal_sentence(missing, len(self.collection)),
        )


def unreadable(question: str) -> str | None:
    """Why a question cannot be read, as a sentence; None for one that can."""
    if not question.strip():
        return "The question is empty; ask something."
    if len(question) > LONGEST_QUESTION:
        return f"The question has {len(question):,} characters; ask in at most {LONGEST_QUESTION:,}."
    return None


def cite(document: Document, span: Span) -> Citation:
    """The citation of a span, with its locator and whether the text breaks off at its end."""
    incomplete = any(block.incomplete and block.span.end == span.end for block in document.blocks)
    return Citation(document, span, locator(document, span), incomplete)


def _best(candidates: Sequence[Candidate], form: QuestionForm, question: str) -> Candidate:
    """The best candidate; among those close to it, the first that has an answer of the kind asked for."""
    close = [candidate for candidate in candidates if candidate.score >= _STILL_CLOSE * candidates[0].score]
    found = [(candidate, short_answer(form.kind, question, candidate.text)) for candidate in close]
    fitting = [(candidate, span.of(candidate.text)) for candidate, span in found if span is not None]
    if form.kind is AnswerKind.NAMES:
        fitting.sort(key=lambda pair: -pair[1].count(","))
    return fitting[0][0] if fitting else candidates[0]


def _quoted(
    best: Candidate, candidates: Sequence[Candidate], form: QuestionForm, most: int
) -> tuple[tuple[Document, Span], ...]:
    """The spans that answer, the best first; the items of a list where its introduction is what was asked for."""
    items = _items_introduced_by(best)
    if items:
        return tuple((best.document, item.span) for item in items)
    chosen = [(best.document, best.span)]
    if best.leans_on is not None and best.coverage > best.own_coverage:
        chosen.append((best.document, best.leans_on))
    enough = takewhile(lambda candidate: candidate.score >= _ALSO_QUOTED * best.score, candidates)
    chosen.extend((candidate.document, candidate.span) for candidate in enough if form.kind in _SEVERAL)
    return tuple(dict.fromkeys(chosen))[:most]


# Kinds of question to which several sentences may each be a part of the answer.
_SEVERAL = frozenset({AnswerKind.ANY, AnswerKind.LIST, AnswerKind.REASON, AnswerKind.YES_NO, AnswerKind.DEFINITION})


def _items_introduced_by(candidate: Candidate) -> tuple[Block, ...]:
    return tuple(
        block
        for block in candidate.document.blocks
        if block.kind is BlockKind.LIST_ITEM and block.introduction == candidate.span
    )


def _short_answer(kind: AnswerKind, question: str, citation: Citation) -> Span | None:
    inside = short_answer(kind, question, citation.quote)
    return inside.shifted(citation.span.start) if inside else None


def _is_name(question: str, span: Span) -> bool:
    """Whether a word of the question is a number, or written as a name: a capital that no sentence begins with."""
    word = span.of(question)
    begins = not question[: span.start].strip(" \t\"'“‘(")
    return any(map(str.isdigit, word)) or (word[0].isupper() and (not begins or word.isupper()))


def _refusal_sentence(missing: Sequence[str], texts: int) -> str:
    subject, verb = ("The text", "does") if texts == 1 else ("The texts", "do")
    if not missing:
        return f"{subject} {verb} not answer this."
    return f"{subject} {verb} not mention {_enumerated(missing)}."


def _enumerated(words: Sequence[str]) -> str:
    quoted = list(_in_quotes(words))
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _in_quotes(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield f"“{word}”"
