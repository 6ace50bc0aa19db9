"""Asks every question of a set, in its conversation, in one process or several; the order never depends on which."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import groupby, islice
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from assistant import Assistant
from assistant.evaluation.baseline import PlainBm25, SentenceTerms
from assistant.evaluation.outcome import History, Outcome, outcome_of
from assistant.locators import locator
from assistant.model import Answer, Citation, Conversation, Status
from corpus import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from assistant.evaluation.question_set import Place, Question, QuestionSet
    from assistant.lexicon import Lexicon
    from assistant.model import Turn
    from assistant.settings import Settings
    from corpus import Collection

# Questions that are sent to a process at once.
_BATCH = 16


class System(Protocol):
    """Whatever answers: the assistant, or a baseline behind the same call."""

    def ask(self, question: str, conversation: Conversation | None = None) -> Turn:
        """The turn that a question is in a conversation."""
        ...


class SystemName(StrEnum):
    """The systems that can be measured."""

    ASSISTANT = "assistant"
    BM25 = "bm25"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is asked in one go: a question by itself (``history`` is None), or the turns of a conversation."""

    turns: tuple[Question, ...]
    history: History | None


@dataclass(frozen=True, slots=True)
class Runner:
    """Asks questions of one system.

    Attributes:
        system: which.
        settings: the assistant's; ``passages`` says how many passages, or documents, are kept.
        collections: the texts, by the keys that the questions name.
        ranks_documents: whether the set judges documents, so that a baseline must rank documents.
        jobs: how many processes; 1 stays in this one.
        lexicon: the assistant's; None for the one that ships.
    """

    system: SystemName
    settings: Settings
    collections: Mapping[str, Collection]
    ranks_documents: bool = False
    jobs: int = 1
    lexicon: Lexicon | None = None

    def run(self, units: Sequence[Unit], progress: Callable[[int], None]) -> list[Outcome]:
        """What was said to every question, in the order of the units and their turns.

        Args:
            units: what to ask.
            progress: is told each time how many more questions have been answered.
        """
        outcomes: list[Outcome] = []
        for answered in self._answered(list(_batches(units))):
            outcomes.extend(answered)
            progress(len(answered))
        return outcomes

    def _answered(self, batches: Sequence[Sequence[Unit]]) -> Iterator[list[Outcome]]:
        if self.jobs <= 1 or len(batches) <= 1:
            yield from map(_Desk(self).answer, batches)
            return
        # Processes are started afresh: a copy of a process that has threads, as numpy's libraries do, may hang.
        context = multiprocessing.get_context("spawn")
        with context.Pool(min(self.jobs, len(batches)), _open_desk, (self,)) as pool:
            yield from pool.imap(_answer_at_desk, batches)


def units_of(question_set: QuestionSet, histories: Iterable[History]) -> list[Unit]:
    """Every question by itself, then all conversations once for each kind of history."""
    units = [Unit((question,), None) for question in question_set.questions]
    units.extend(
        Unit(conversation.turns, history) for history in histories for conversation in question_set.conversations
    )
    return units


def _batches(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Neighbouring units of one collection, a few at a time."""
    for _, group in groupby(units, key=lambda unit: unit.turns[0].collection):
        yield from iter(partial(_taken, iter(group)), [])


def _taken(units: Iterator[Unit]) -> list[Unit]:
    return list(islice(units, _BATCH))


class _Desk:
    """Where units are answered: keeps the system of the collection that was asked last."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._key: str | None = None
        self._system: System | None = None
        is_baseline = runner.system is SystemName.BM25
        self._sentences = SentenceTerms(runner.collections.values()) if is_baseline else None

    def answer(self, units: Sequence[Unit]) -> list[Outcome]:
        """What is said to every turn of every unit."""
        return [outcome for unit in units for outcome in self._unit(unit)]

    def _unit(self, unit: Unit) -> Iterator[Outcome]:
        system, collection = self._for(unit.turns[0].collection)
        conversation = Conversation()
        for question in unit.turns:
            started = perf_counter()
            turn = system.ask(question.ask, conversation if conversation.turns else None)
            seconds = perf_counter() - started
            yield outcome_of(turn, question.id, unit.history, collection, seconds)
            if unit.history is History.LIVE:
                conversation = conversation.with_turn(turn)
            elif unit.history is History.GOLD:
                conversation = conversation.with_turn(gold_turn(turn, question, collection))

    def _for(self, key: str) -> tuple[System, Collection]:
        collection = self._runner.collections[key]
        if self._system is None or self._key != key:
            self._key, self._system = key, self._made(collection)
        return self._system, collection

    def _made(self, collection: Collection) -> System:
        runner = self._runner
        if self._sentences is None:
            return Assistant(collection, runner.settings, runner.lexicon)
        return PlainBm25(
            collection,
            runner.settings.passages,
            sentences=self._sentences,
            ranks_documents=runner.ranks_documents,
        )


def gold_turn(turn: Turn, question: Question, collection: Collection) -> Turn:
    """The turn as it would have been had it been answered rightly.

    The right answer quotes the gold evidence; where a set names relevant documents only, the whole of each; where it
    names neither, what the assistant said stands.
    """
    if question.answerable is False:
        return replace(turn, answer=Answer(Status.NOT_FOUND))
    places = _gold_places(question, collection)
    if not places:
        return turn
    documents = [(collection.document(name), span) for name, span in places]
    citations = tuple(Citation(document, span, locator(document, span)) for document, span in documents)
    return replace(turn, answer=Answer(Status.ANSWERED, citations, confidence=1.0))


def _gold_places(question: Question, collection: Collection) -> Sequence[Place]:
    if question.gold:
        return question.gold[0]
    known = {document.id: document for document in collection}
    relevant = [known[name] for name, grade in question.relevant if grade > 0 and name in known]
    return [(document.id, Span(0, len(document.text))) for document in relevant]


_desk: _Desk | None = None


def _open_desk(runner: Runner) -> None:
    global _desk  # noqa: PLW0603 - a process of the pool has one desk, made when it starts
    _desk = _Desk(runner)


def _answer_at_desk(units: Sequence[Unit]) -> list[Outcome]:
    if _desk is None:
        raise RuntimeError("the process has no desk; it was not started by a runner")
    return _desk.answer(units)
