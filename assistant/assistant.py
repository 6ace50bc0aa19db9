"""The one place where questions are answered; the chat, the command line and the evaluation all call it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer_kind import AnswerKind
from assistant.asides import without_asides
from assistant.asked_for import asks_for_whole_list
from assistant.confidence import confidence
from assistant.correction import as_meant
from assistant.counting import item_asked_for, items_introduced_by, list_asked_for, rest_of, with_part_asked_for
from assistant.date_line import asks_for_date_of_text, asks_only_when, completing_date_line, date_line
from assistant.evidence import weigh_sentences
from assistant.followup import Leaning, already_quoted, asks_for_more, asks_for_the_rest, quoted_last
from assistant.last_quote import told_by_last_quote
from assistant.lexicon import shipped_lexicon
from assistant.locators import block_at, locator
from assistant.manners import asks_about_publication, asks_for_summary, reply_to
from assistant.model import Answer, Citation, Conversation, Status, Turn
from assistant.parts import joined
from assistant.passage_order import reordered
from assistant.reading import Reader, Reading
from assistant.retrieval import PASSAGES_READ, passages_read
from assistant.said_beside import without_background
from assistant.served import degree
from assistant.settings import Settings
from assistant.several import questions_in
from assistant.short_answer import FOUND_IN_QUOTES, has_kind, short_answer
from assistant.summary import carrying_sentences
from assistant.wanted_words import is_mentioned, says_something
from corpus.alliance import alliance_collection
from index import Index, Query, read_query, terms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.candidate import Candidate
    from assistant.counting import Places
    from assistant.explanation import Explanation
    from assistant.lexicon import Lexicon
    from corpus import Block, Collection, Document, Span
    from index import Hit

#: The longest question that is read, in code points.
LONGEST_QUESTION = 10_000

# An item of a list that is asked for by its number is told by counting.
_SURE_OF_AN_ITEM = 0.95
# What stands after the last quotes goes on where they ended; whether that is what was meant is likely, not sure.
_SURE_OF_THE_REST = 0.6
# How many sentences tell what a text is about.
_SUMMARY_SENTENCES = 4
# How much less than the best sentence another may score to be quoted beside it, in log-odds.
_ALSO_MAY_LACK = 0.5
# From which share of the question's words on a sentence has all of it, and how much less than the best one it may then
# score, in log-odds: what is said of a topic is often said in several places.
_HAS_ALL = 0.99
_HAS_ALL_MAY_LACK = 3.5
# How much less than the best sentence one may score that was not quoted yet, where more is asked for; in log-odds.
_NEW_MAY_LACK = 2.0


class Assistant:
    """Answers questions over a collection, in the words of its texts.

    It never changes once made: the same question in the same conversation gets the same answer, and one assistant may
    serve several threads.

    Args:
        collection: the texts; by default the alliance text.
        settings: how to search and answer.
        lexicon: words for words; by default the lexicon that ships.
        progress: told now and then what share of the texts is prepared, from 0 to 1.
    """

    def __init__(
        self,
        collection: Collection | None = None,
        settings: Settings | None = None,
        lexicon: Lexicon | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> None:
        self.collection = collection if collection is not None else alliance_collection()
        self.settings = settings or Settings()
        self.index = Index(self.collection, self.settings.index_settings(), progress)
        self.reader = Reader(self.index, lexicon if lexicon is not None else shipped_lexicon())

    def ask(self, question: str, conversation: Conversation | None = None, *, as_typed: bool = False) -> Turn:
        """The turn that a question is in a conversation.

        Nothing is raised whatever the question holds; one that cannot be read is answered by a sentence that says so.
        A message that asks several questions is a turn with a part for each.

        Args:
            question: as typed.
            conversation: the turns before it; None or an empty one for a first question.
            as_typed: whether to take the question word for word: nothing corrected, nothing filled in, nothing cut.
        """
        problem = unreadable(question)
        if problem is not None:
            return _unread(question, problem)
        conversation = conversation or Conversation()
        questions = () if as_typed else questions_in(without_asides(question))
        if questions and self._said_about_itself(question) is None:
            return joined(question, self._asked_in_order(questions, conversation), self.settings.passages)
        return self._asked(question, conversation, as_typed=as_typed)

    def _asked_in_order(self, questions: Sequence[str], conversation: Conversation) -> tuple[Turn, ...]:
        """A turn for each question, in the conversation so far with the questions before it."""
        so_far = conversation
        for question in questions:
            so_far = so_far.with_turn(self._asked(question, so_far))
        return so_far.turns[len(conversation.turns) :]

    def _asked(self, question: str, conversation: Conversation, *, as_typed: bool = False) -> Turn:
        """The turn that one question is."""
        meant = self._meant(question, conversation, as_typed=as_typed)
        if meant is not None:
            turn = self._asked(*meant)
            return replace(turn, question=question, read_as=turn.read_as or meant[0])
        said = None if as_typed else self._said_about_itself(question)
        if said is not None:
            return Turn(question, None, Query(()), said, ())
        reading = self._read(question, conversation, as_typed=as_typed)
        told = None if as_typed else self._told_by_its_place(reading, conversation)
        if told is not None:
            places, sure, how = told
            answer = Answer(Status.ANSWERED, tuple(cite(*place) for place in places), confidence=sure)
            return Turn(question, f"{reading.text} ({how})", reading.query, answer, ())
        if not reading.query.words:
            return _unread(question, "There is no word in the question that a text could be searched for.")
        hits, candidates = self._look_up(reading, conversation)
        answer = self._answer(reading, hits, candidates)
        return Turn(question, reading.read_as, reading.query, answer, hits[: self.settings.passages])

    def _meant(self, question: str, conversation: Conversation, *, as_typed: bool) -> tuple[str, Conversation] | None:
        """What a correction makes of the last question, with its conversation; None where nothing is corrected.

        What is corrected may itself have been a correction.
        """
        meant = None if as_typed else as_meant(question, conversation, self.index)
        return meant and (self._meant(*meant, as_typed=as_typed) or meant)

    def _told_by_its_place(self, reading: Reading, conversation: Conversation) -> tuple[Places, float, str] | None:
        """What is asked for by where it stands, how sure that is, and how it was told; None where nothing is."""
        is_item = reading.form.kind not in _NOT_OF_AN_ITEM
        item = item_asked_for(reading.text, conversation, self.collection.documents) if is_item else None
        if item is not None:
            return (item,), _SURE_OF_AN_ITEM, "counted in the list"
        if asks_for_whole_list(reading.text):
            items = list_asked_for(conversation, self.collection.documents)
            if items:
                return items, _SURE_OF_AN_ITEM, "the list"
        told = told_by_last_quote(reading, conversation)
        if told:
            return told, _SURE_OF_THE_REST, "by what was quoted"
        rest = self._rest(reading, conversation)
        return (rest, _SURE_OF_THE_REST, "after what was quoted") if rest else None

    def _read(self, question: str, conversation: Conversation, *, as_typed: bool) -> Reading:
        """How a question is read; one that points to a part of the last quote with that part in the pointer's place."""
        if as_typed:
            return self.reader.read(question, conversation, as_typed=True)
        asked = without_asides(question)
        with_part = with_part_asked_for(asked, conversation)
        if with_part is None:
            reading = self.reader.read(asked, conversation)
            # What was left out is never left out in silence.
            return reading if asked == question else replace(reading, read_as=reading.read_as or reading.text)
        reading = self.reader.read(with_part)
        return replace(reading, read_as=reading.text, asks_for_new=True)

    def _new_first(
        self, reading: Reading, candidates: tuple[Candidate, ...], conversation: Conversation
    ) -> tuple[Candidate, ...]:
        """The sentences that were not quoted before; all where none of those answers."""
        quoted = already_quoted(conversation)
        new = tuple(c for c in candidates if (c.document.id, c.span) not in quoted)
        # Where nothing new answers nearly as well, what was quoted may hold more than was asked for before.
        if not new or new[0].score < candidates[0].score - _NEW_MAY_LACK:
            return candidates
        return new if confidence(self.index, reading, new) >= self.settings.threshold else candidates

    def _look_up(self, reading: Reading, conversation: Conversation) -> tuple[tuple[Hit, ...], tuple[Candidate, ...]]:
        """The passages and the sentences found, the best first."""
        hits = self.index.search(reading.query, max(self.settings.passages, PASSAGES_READ))
        candidates = weigh_sentences(self.index, reading, passages_read(self.index, reading, hits))
        if conversation.turns and (reading.asks_for_new or asks_for_more(reading.text)):
            candidates = self._new_first(reading, candidates, conversation)
        return reordered(self.index, reading, hits, candidates), candidates

    def explain(
        self, turn: Turn, conversation: Conversation | None = None, *, as_typed: bool = False
    ) -> tuple[Explanation, ...]:
        """Why each question of a turn was answered or refused, in order.

        What was found and weighed is not kept with a turn: it is done again, which gives the same.

        Args:
            turn: one that :meth:`ask` gave.
            conversation: the turns before it, as they were given to :meth:`ask`.
            as_typed: as it was given to :meth:`ask`.
        """
        so_far = conversation or Conversation()
        explanations: list[Explanation] = []
        for single in turn.parts or (turn,):
            explanations.append(self._explained(single, so_far, as_typed=as_typed))
            so_far = so_far.with_turn(single)
        return tuple(explanations)

    def _explained(self, turn: Turn, conversation: Conversation, *, as_typed: bool) -> Explanation:
        from assistant.explanation import explained, not_looked_up  # noqa: PLC0415 - only who asks why pays for it

        sure, threshold = turn.answer.confidence, self.settings.threshold
        if not turn.query.words:
            return not_looked_up(turn.question, probability=sure, threshold=threshold)
        meant = self._meant(turn.question, conversation, as_typed=as_typed)
        question, conversation = meant if meant is not None else (turn.question, conversation)
        reading = self._read(question, conversation, as_typed=as_typed)
        told = None if as_typed else self._told_by_its_place(reading, conversation)
        candidates = self._look_up(reading, conversation)[1] if told is None else ()
        return explained(turn.question, reading, self.index, candidates, probability=sure, threshold=threshold)

    def search(self, words: str) -> tuple[Hit, ...]:
        """The passages that hold some words, the best first, as many as the settings say."""
        return self.index.search(read_query(words[:LONGEST_QUESTION], self.index), self.settings.passages)

    def _said_about_itself(self, question: str) -> Answer | None:
        """The answer to what is no question to a text's sentences: a greeting, a call for help or for a summary."""
        question = without_background(self.reader.corrected(without_asides(question)))
        of_text = self._line_of_publication(question)
        if of_text is not None:
            return of_text
        reply = reply_to(question, self.collection)
        if reply is not None:
            return Answer(Status.REPLY, confidence=1.0, reply=reply)
        if asks_for_summary(question) and len(self.collection) == 1:
            document = self.collection.documents[0]
            spans = carrying_sentences(document, _SUMMARY_SENTENCES)
            if spans:
                return Answer(Status.ANSWERED, tuple(cite(document, span) for span in spans), confidence=1.0)
        return None

    def _line_of_publication(self, question: str) -> Answer | None:
        """The line that says when the text was published or by whom, where that is asked for; None without one.

        Of several texts none is meant, and who published a text is told by what is known of it, if anything is.
        """
        if len(self.collection) != 1:
            return None
        document = self.collection.documents[0]
        is_asked_for = asks_for_date_of_text(question) or (
            asks_about_publication(question) and (document.facts.publisher is None or asks_only_when(question))
        )
        line = date_line(document) if is_asked_for else None
        return Answer(Status.ANSWERED, (cite(document, line),), confidence=1.0) if line is not None else None

    def _rest(self, reading: Reading, conversation: Conversation) -> Places:
        """What goes on after the last quotes, where nothing but that is asked for."""
        if reading.leaning is not Leaning.WHOLE or not asks_for_the_rest(reading.text):
            return ()
        return rest_of(quoted_last(conversation), already_quoted(conversation))[: self.settings.quotes]

    def _answer(self, reading: Reading, hits: Sequence[Hit], candidates: Sequence[Candidate]) -> Answer:
        sure = confidence(self.index, reading, candidates)
        unknown = (
            word.text for word in reading.query.needed if says_something(word) and not is_mentioned(self.index, word)
        )
        missing = tuple(dict.fromkeys(unknown))
        if not candidates or sure < self.settings.threshold:
            return self._refusal(missing, hits, sure)
        spans = _quoted(candidates, reading, self.settings.quotes)
        line = completing_date_line(reading.text, *spans[0]) if reading.form.kind is AnswerKind.DATE else None
        if line is not None:
            spans = ((spans[0][0], line), *spans)[: max(2, self.settings.quotes)]
        citations = tuple(cite(document, span) for document, span in spans)
        return Answer(
            Status.ANSWERED,
            citations,
            short_answer=_short_answer(reading.form.kind, reading.text, citations[0]),
            confidence=sure,
            missing=missing,
        )

    def _refusal(self, missing: tuple[str, ...], hits: Sequence[Hit], sure: float) -> Answer:
        nearest = tuple(cite(hit.passage.document, hit.passage.span) for hit in hits[:1])
        return Answer(
            Status.NOT_FOUND,
            confidence=sure,
            missing=missing,
            nearest=nearest,
            reply=_refusal_sentence(missing, len(self.collection)),
        )


def _unread(question: str, problem: str) -> Turn:
    return Turn(question, None, Query(()), Answer(Status.NOT_FOUND, reply=problem), ())


def unreadable(question: str) -> str | None:
    """Why a question cannot be read, as a sentence; None for one that can."""
    if not question.strip():
        return "The question is empty; ask something."
    if len(question) > LONGEST_QUESTION:
        return f"The question has {len(question):,} characters; ask in at most {LONGEST_QUESTION:,}."
    return None


def cite(document: Document, span: Span) -> Citation:
    """The citation of a span, with its locator and whether the text breaks off at its end."""
    block = block_at(document, span)
    breaks_off = block is not None and block.incomplete and block.span.end == span.end
    return Citation(document, span, locator(document, span), breaks_off)


def _quoted(candidates: Sequence[Candidate], reading: Reading, most: int) -> tuple[tuple[Document, Span], ...]:
    """The spans that answer, the best first; the items of a list where its introduction is what was asked for."""
    form = reading.form
    best = candidates[0]
    introduced = items_introduced_by(best.document, best.span)
    items = introduced or (_items_under_label(best, reading) if form.kind in _OF_A_LIST else ())
    if items and _are_of_kind(items, best.document, reading):
        return tuple((best.document, item.span) for item in items)
    chosen = [(best.document, best.span)]
    if best.leans_on is not None and best.features.supported > 0:
        chosen.append((best.document, best.leans_on))
    enough = (candidate for candidate in candidates if _is_as_good(candidate, best))
    chosen.extend((candidate.document, candidate.span) for candidate in enough if form.kind in _SEVERAL)
    return tuple(dict.fromkeys(chosen))[:most]


def _is_as_good(candidate: Candidate, best: Candidate) -> bool:
    """Whether a sentence answers nearly as well as the best, or has all of the question as the best has."""
    return candidate.score >= best.score - _ALSO_MAY_LACK or (
        min(candidate.features.served, best.features.served) >= _HAS_ALL
        and candidate.score >= best.score - _HAS_ALL_MAY_LACK
    )


# Who asks for one of these of an item does not ask for the item.
_NOT_OF_AN_ITEM = FOUND_IN_QUOTES - {AnswerKind.NAMES} | {AnswerKind.REASON, AnswerKind.CONDITION}
# What asks for a list, or may: "What are the action points?".
_OF_A_LIST = frozenset({AnswerKind.LIST, AnswerKind.DEFINITION})
# Kinds of question to which several sentences may each be a part of the answer.
_SEVERAL = frozenset(
    {
        AnswerKind.ANY,
        AnswerKind.LIST,
        AnswerKind.REASON,
        AnswerKind.CONDITION,
        AnswerKind.YES_NO,
        AnswerKind.DEFINITION,
    }
)


def _are_of_kind(items: Sequence[Block], document: Document, reading: Reading) -> bool:
    """Whether most items hold what is asked for, where that is a few words of them."""
    if reading.form.kind not in FOUND_IN_QUOTES:
        return True
    found = [has_kind(reading.form.kind, reading.text, document.quote(item.span)) for item in items]
    return 2 * sum(found) > len(found)


def _items_under_label(candidate: Candidate, reading: Reading) -> tuple[Block, ...]:
    """The list of an item that answers by nothing but the label over it: "List the action points."."""
    block = candidate.document.blocks[candidate.block]
    own = frozenset(terms_of(candidate.text))
    is_told_by_label = candidate.features.typed >= _HAS_ALL and not any(
        degree(word, own) for word in reading.query.needed
    )
    if block.list_number is None or not is_told_by_label:
        return ()
    place = (block.section, block.list_number)
    return tuple(other for other in candidate.document.blocks if (other.section, other.list_number) == place)


def _short_answer(kind: AnswerKind, question: str, citation: Citation) -> Span | None:
    inside = short_answer(kind, question, citation.quote)
    return inside.shifted(citation.span.start) if inside else None


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
