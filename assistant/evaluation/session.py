"""One evaluation from the sets that are named to the parts of a run."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evaluation.detect import SHIPPED, read_question_set
from assistant.evaluation.errors import EvaluationUsageError
from assistant.evaluation.judge import judge
from assistant.evaluation.locate import located
from assistant.evaluation.outcome import History
from assistant.evaluation.progress import Progress
from assistant.evaluation.question_set import ONLY_COLLECTION
from assistant.evaluation.run import Part, facts_of
from assistant.evaluation.runner import Runner, SystemName, units_of
from assistant.evaluation.scoring import main_part
from assistant.terminal import one_line
from corpus import read_collection
from corpus.alliance import alliance_collection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.evaluation.options import ReadingOptions
    from assistant.evaluation.question_set import QuestionSet
    from assistant.lexicon import Lexicon
    from assistant.settings import Settings
    from corpus import Collection


@dataclass(frozen=True, slots=True)
class Selection:
    """Which questions count.

    Attributes:
        tags: those with one of these tags; all where there are none.
        failing: those that failed in this run; all where it is None.
        limit: at most so many of each set; None for all.
    """

    tags: tuple[str, ...] = ()
    failing: Sequence[Part] | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """How an evaluation is done.

    Attributes:
        reading: how sets are read.
        selection: which questions count.
        settings: the assistant's.
        histories: what conversations are asked after, each in turn.
        systems: what is asked, the assistant first.
        jobs: how many processes.
        lexicon: the assistant's; None for the one that ships.
    """

    reading: ReadingOptions
    selection: Selection
    settings: Settings
    histories: tuple[History, ...] = (History.LIVE, History.GOLD)
    systems: tuple[SystemName, ...] = (SystemName.ASSISTANT,)
    jobs: int = 1
    lexicon: Lexicon | None = None

    def parts(self, names: Sequence[str]) -> list[Part]:
        """The sets of these names, asked and judged; both sets that ship where none is named.

        Raises:
            AllianceError: if a set or a text cannot be used, or no question is left to ask.
        """
        ready = [self._read(name) for name in names or SHIPPED]
        unique = _unique([question_set.name for question_set, _ in ready])
        chosen = [
            (self._select(question_set, name), name, texts)
            for (question_set, texts), name in zip(ready, unique, strict=True)
        ]
        if not any(len(question_set) for question_set, _, _ in chosen):
            raise EvaluationUsageError(self._why_nothing_is_left([question_set for question_set, _ in ready]))
        return [
            part
            for question_set, name, texts in chosen
            if len(question_set)
            for part in self._parts_of(question_set, name, texts)
        ]

    def _read(self, name: str) -> tuple[QuestionSet, Mapping[str, Collection]]:
        question_set = read_question_set(name, self.reading)
        for note in question_set.notes:
            _narrate(note)
        collections = question_set.collections or {ONLY_COLLECTION: self._texts()}
        return located(question_set, collections), collections

    def _texts(self) -> Collection:
        return read_collection(self.reading.texts) if self.reading.texts else alliance_collection()

    def _select(self, question_set: QuestionSet, name: str) -> QuestionSet:
        selection = self.selection
        if selection.tags:
            question_set = question_set.selected(lambda question: bool(set(selection.tags) & set(question.tags)))
        if selection.failing is not None:
            failing = _failing(selection.failing, name)
            question_set = question_set.selected(lambda question: question.id in failing)
        return question_set if selection.limit is None else question_set.limited(selection.limit)

    def _parts_of(self, question_set: QuestionSet, name: str, texts: Mapping[str, Collection]) -> Iterator[Part]:
        units = units_of(question_set, self.histories)
        total = sum(len(unit.turns) for unit in units)
        ranks_documents = any(question.relevant for question in question_set.all_questions())
        for system in self.systems:
            label = name if system is SystemName.ASSISTANT else f"{name}, {system}"
            progress = Progress(label, total, sys.stderr)
            runner = Runner(system, self.settings, texts, ranks_documents, self.jobs, self.lexicon)
            outcomes = runner.run(units, progress.advance)
            progress.close()
            yield Part(facts_of(question_set, name, texts, system.value), judge(question_set, outcomes))

    def _why_nothing_is_left(self, question_sets: Sequence[QuestionSet]) -> str:
        tags = dict.fromkeys(
            tag for question_set in question_sets for question in question_set.all_questions() for tag in question.tags
        )
        if self.selection.tags and not set(self.selection.tags) & set(tags):
            known = f"the tags are {', '.join(tags)}" if tags else "its questions have no tags"
            return f"--tag {' '.join(self.selection.tags)}: no question has this tag; {known}."
        if self.selection.failing is not None:
            return "--filter-failing: no question of these sets failed in that run; there is nothing to ask."
        return "No question is left to ask; a conversation is taken whole, so raise --limit."


def _unique(names: Sequence[str]) -> list[str]:
    """The names, each once: a second one of the same kind gets a number."""
    unique: list[str] = []
    for name in names:
        number, candidate = 1, name
        while candidate in unique:
            number += 1
            candidate = f"{name}-{number}"
        unique.append(candidate)
    return unique


def _failing(run: Sequence[Part], set_name: str) -> set[str]:
    return {
        judged.id
        for part in run
        if part.facts.set_name == set_name and part.facts.system == SystemName.ASSISTANT
        for judged in main_part(part.judged)
        if judged.passed is False
    }


def _narrate(sentence: str) -> None:
    print(one_line(sentence), file=sys.stderr)  # noqa: T201 - what was passed over is for people to read
