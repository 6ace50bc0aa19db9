"""What each piece of the assistant is worth: every one taken away by itself, nothing fitted again.

    python benchmarks/quality/ablation.py FOLDER [--markdown] [--only NAME]...

FOLDER holds ``squad/`` and ``clapnq/`` as docs/quality.md describes them; the alliance sets ship with the product. A
difference is the figure with everything less the figure without the piece, so that what is above 0 helps, with its 95 %
bootstrap interval over the questions, paired; the turns of a conversation are drawn together. The same data gives the
same table.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import astuple, dataclass, fields, replace
from itertools import groupby
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from own_sets import alliance_sets, page_paths, page_sets
from pieces import (
    ALLIANCE,
    CLAPNQ,
    CONVERSATIONS,
    OBLIQA,
    PAGES,
    SCIFACT,
    SQUAD2,
    SQUAD_ALL,
    SQUAD_PARAGRAPH,
    Piece,
    pieces,
    signs_recorded,
)

from assistant import Assistant, Conversation
from assistant.confidence import Signs
from assistant.evaluation.detect import read_question_set
from assistant.evaluation.measures import Interval, auroc, bootstrap_mean, bootstrap_statistic, evidence_hit
from assistant.evaluation.options import CollectionPer, ReadingOptions
from assistant.model import Status
from assistant.settings import Settings
from index import Index, search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from assistant.evaluation.question_set import Question, QuestionSet
    from assistant.lexicon import Lexicon
    from assistant.model import Turn
    from corpus import Collection
    from index import IndexSettings

    # What a measure says of each question; None where it says nothing.
    Scores: TypeAlias = "tuple[float | None, ...]"

_SEED = 2026
_RESAMPLES = 1_000
_RESAMPLES_OF_AUROC = 300
# Every how many-th question is asked.
_EVERY = {SQUAD_ALL: 14, SQUAD_PARAGRAPH: 14, SQUAD2: 10, CLAPNQ: 1, OBLIQA: 20, SCIFACT: 8}
_FINAL = "alliance-final"
# Nothing is refused: the best sentence is looked at, however unsure.
_ANSWERED_ANYWAY = Settings(threshold=0.0)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured.

    Attributes:
        title: what the table calls it.
        of: the score of a question, or its confidence; None where it does not count.
        is_auroc: whether the confidences are held against which questions are answerable.
    """

    title: str
    of: Callable[[Question, Turn], float | None]
    is_auroc: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Questions that are asked, and what is measured of the answers.

    Attributes:
        name: of the set.
        units: questions by themselves, or the turns of conversations, of one collection after the other.
        collections: the texts, by the keys that the questions name.
        measures: what is measured.
        settings: the assistant's.
    """

    name: str
    units: tuple[tuple[Question, ...], ...]
    collections: Mapping[str, Collection]
    measures: tuple[Measure, ...]
    settings: Settings

    def scored(self, unit: Sequence[Question]) -> Sequence[Question]:
        """The questions that count: of a conversation the later turns."""
        return unit[1:] if len(unit) > 1 else unit

    @property
    def questions(self) -> list[Question]:
        """The questions that count, as they are asked."""
        return [question for unit in self.units for question in self.scored(unit)]

    @property
    def clusters(self) -> list[str]:
        """For each of them, what it succeeds and fails together with."""
        return [str(number) for number, unit in enumerate(self.units) for _ in self.scored(unit)]


@dataclass(frozen=True, slots=True)
class Worth:
    """What a piece is worth by one measure: the figure without it, and what it adds; None where nothing changes."""

    without: float
    difference: Interval | None

    @property
    def is_distinguishable(self) -> bool:
        """Whether the interval leaves out 0."""
        found = self.difference
        return found is not None and found.low is not None and found.high is not None and found.low * found.high > 0


class Bench:
    """Asks the questions of all sets, with everything and without a piece; an index is made once."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.tasks = tasks
        self._indices: dict[tuple[int, IndexSettings, int], Index] = {}
        self._means: dict[str, dict[str, float]] = {}
        self._everything = {task.name: self._with_everything(task) for task in tasks}

    def figures(self) -> dict[tuple[str, str], tuple[float, int]]:
        """With everything: the figure and the number of questions, by set and measure."""
        return {
            (task.name, measure.title): (_figure(task, measure, scores), sum(score is not None for score in scores))
            for task in self.tasks
            for measure, scores in zip(task.measures, self._everything[task.name], strict=True)
        }

    def worth(self, piece: Piece) -> dict[tuple[str, str], Worth]:
        """What a piece is worth, by set and measure."""
        lexicon = piece.lexicon() if piece.lexicon is not None else None
        found: dict[tuple[str, str], Worth] = {}
        for task in self.tasks:
            if task.name not in piece.sets:
                continue
            settings = replace(task.settings, **piece.settings)  # type: ignore[arg-type]
            with piece.off(self._means[task.name]):
                made = self._asked(task, settings, lexicon)
            for measure, before, after in zip(task.measures, self._everything[task.name], made, strict=True):
                found[task.name, measure.title] = _worth(task, measure, before, after)
        return found

    def _with_everything(self, task: Task) -> tuple[Scores, ...]:
        with signs_recorded() as signs:
            scores = self._asked(task, task.settings, None)
        means = np.array([astuple(of_question) for of_question in signs], dtype=float).mean(axis=0)
        self._means[task.name] = dict(zip((sign.name for sign in fields(Signs)), map(float, means), strict=True))
        return scores

    def _asked(self, task: Task, settings: Settings, lexicon: Lexicon | None) -> tuple[Scores, ...]:
        """What each measure says of each question that counts."""
        with patch("assistant.assistant.Index", self._index):
            rows = [
                [measure.of(question, turn) for measure in task.measures]
                for key, units in groupby(task.units, key=lambda unit: unit[0].collection)
                for question, turn in _turns(Assistant(task.collections[key], settings, lexicon), task, units)
            ]
        return tuple(zip(*rows, strict=True))

    def _index(self, collection: Collection, settings: IndexSettings, _progress: object) -> Index:
        key = id(collection), settings, search.PROSE
        if key not in self._indices:
            self._indices[key] = Index(collection, settings)
        return self._indices[key]


def main() -> None:
    """Prints the table."""
    arguments = _parser().parse_args()
    chosen = [piece for piece in pieces() if not arguments.only or piece.name in arguments.only]
    started = perf_counter()
    bench = Bench(list(_tasks(arguments.folder)))
    worths: dict[str, dict[tuple[str, str], Worth]] = {}
    for number, piece in enumerate(chosen, start=1):
        worths[piece.name] = bench.worth(piece)
        print(f"{number} of {len(chosen)}, {perf_counter() - started:.0f} s: {piece.name}", file=sys.stderr, flush=True)
    print(*(_markdown if arguments.markdown else _plain)(bench.figures(), worths), sep="\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure what each piece of the assistant is worth.")
    parser.add_argument("folder", type=Path, help="where the sets are")
    parser.add_argument("--markdown", action="store_true", help="tables for docs/quality.md")
    parser.add_argument("--only", action="append", choices=[piece.name for piece in pieces()], help="only this one")
    return parser


def _tasks(folder: Path) -> Iterator[Task]:
    squad, squad2, clapnq = folder / "squad" / "dev-v1.1.json", folder / "squad" / "dev-v2.0.json", folder / "clapnq"
    first = Measure("hit@1", _hit)
    sure = Measure("AUROC", _confidence, is_auroc=True)
    of_questions = (first, Measure("hit@1, final set", _hit_in_final), Measure("refused", _refused), sure)
    yield from _of_alliance(of_questions, (Measure("later hit@1", _hit),))
    yield _of_pages((first, sure))
    paragraph = Measure("R@1", _first_document)
    everything = ReadingOptions(collection_per=CollectionPer.ALL)
    given = ReadingOptions(collection_per=CollectionPer.PARAGRAPH)
    if squad.exists():
        yield _public(SQUAD_ALL, read_question_set(str(squad), everything), (paragraph, first))
        yield _public(SQUAD_PARAGRAPH, read_question_set(str(squad), given), (first,))
    if squad2.exists():
        yield _public(SQUAD2, read_question_set(str(squad2), ReadingOptions()), (sure,))
    if clapnq.exists():
        yield _public(CLAPNQ, read_question_set(str(clapnq), ReadingOptions()), (sure,))
    for name, path in ((OBLIQA, folder / "obliqa"), (SCIFACT, folder / "scifact")):
        if path.exists():
            yield _public(name, read_question_set(str(path), ReadingOptions()), (Measure("R@10", _recall),))


def _of_alliance(of_questions: tuple[Measure, ...], of_turns: tuple[Measure, ...]) -> Iterator[Task]:
    """The questions and the conversations over the alliance text, of all the sets that ship."""
    sets = alliance_sets()
    texts = sets[0].collections or {}
    questions = tuple((question,) for question_set in sets for question in question_set.questions)
    conversations = tuple(talk.turns for question_set in sets for talk in question_set.conversations)
    yield Task(ALLIANCE, questions, texts, of_questions, Settings())
    yield Task(CONVERSATIONS, conversations, texts, of_turns, Settings())


def _of_pages(measures: tuple[Measure, ...]) -> Task:
    """The questions and the conversations over the pages of which only totals are looked at."""
    units: list[tuple[Question, ...]] = []
    collections: dict[str, Collection] = {}
    for page, of_page in zip(page_paths("final"), page_sets("final"), strict=True):
        (collections[page.stem],) = (of_page.collections or {}).values()
        asked = (*((question,) for question in of_page.questions), *(talk.turns for talk in of_page.conversations))
        units += [tuple(replace(question, collection=page.stem) for question in unit) for unit in asked]
    return Task(PAGES, tuple(units), collections, measures, Settings())


def _public(name: str, question_set: QuestionSet, measures: tuple[Measure, ...]) -> Task:
    """Some of the questions of a public set; where all of them have answers, none is refused."""
    asked = sorted(question_set.questions[:: _EVERY[name]], key=lambda question: question.collection)
    settings = Settings() if any(measure.is_auroc for measure in measures) else _ANSWERED_ANYWAY
    units = tuple((question,) for question in asked)
    return Task(name, units, question_set.collections or {}, measures, settings)


def _turns(assistant: Assistant, task: Task, units: Iterable[tuple[Question, ...]]) -> Iterator[tuple[Question, Turn]]:
    """The questions that count, each with its turn after those that the assistant gave before it."""
    for unit in units:
        conversation = Conversation()
        scored = task.scored(unit)
        for question in unit:
            turn = assistant.ask(question.ask, conversation)
            conversation = conversation.with_turn(turn)
            if any(question is other for other in scored):
                yield question, turn


def _hit(question: Question, turn: Turn) -> float | None:
    """Whether the first quote is evidence, of questions that have some."""
    if not question.answerable or not question.gold:
        return None
    quoted = [(citation.document.id, citation.span) for citation in turn.answer.citations]
    return float(bool(evidence_hit(quoted, question.gold, k=1)))


def _hit_in_final(question: Question, turn: Turn) -> float | None:
    """The same, of the questions that nobody looks at while tuning."""
    return _hit(question, turn) if question.origin.startswith(_FINAL) else None


def _refused(question: Question, turn: Turn) -> float | None:
    """Whether it was refused, of questions that have no answer."""
    return float(turn.answer.status is not Status.ANSWERED) if question.answerable is False else None


def _first_document(question: Question, turn: Turn) -> float | None:
    """Whether the first passage stands in a relevant document."""
    return float(bool(turn.hits) and turn.hits[0].passage.document.id in dict(question.relevant))


def _recall(question: Question, turn: Turn) -> float | None:
    """The share of the relevant documents among those of the first ten passages."""
    relevant = {name for name, grade in question.relevant if grade > 0}
    found = {hit.passage.document.id for hit in turn.hits}
    return len(relevant & found) / len(relevant) if relevant else None


def _confidence(question: Question, turn: Turn) -> float | None:
    return turn.answer.confidence if question.answerable is not None else None


def _figure(task: Task, measure: Measure, scores: Scores) -> float:
    known = [(question, score) for question, score in zip(task.questions, scores, strict=True) if score is not None]
    if measure.is_auroc:
        return auroc([score for _, score in known], [bool(question.answerable) for question, _ in known]) or 0.0
    return float(np.mean([score for _, score in known]))


def _worth(task: Task, measure: Measure, before: Scores, after: Scores) -> Worth:
    without = _figure(task, measure, after)
    if before == after:
        return Worth(without, None)
    asked = zip(task.questions, task.clusters, before, after, strict=True)
    known = [(question, cluster, one, other or 0.0) for question, cluster, one, other in asked if one is not None]
    clusters = [cluster for _, cluster, _, _ in known]
    if not measure.is_auroc:
        differences = [one - other for _, _, one, other in known]
        return Worth(without, bootstrap_mean(differences, clusters, seed=_SEED, resamples=_RESAMPLES))
    rows = [(one, other, bool(question.answerable)) for question, _, one, other in known]
    difference = bootstrap_statistic(
        _more_auroc, list(zip(*rows, strict=True)), clusters, seed=_SEED, resamples=_RESAMPLES_OF_AUROC
    )
    return Worth(without, difference)


def _more_auroc(before: Sequence[float], after: Sequence[float], labels: Sequence[bool]) -> float | None:
    one, other = auroc(before, labels), auroc(after, labels)
    return one - other if one is not None and other is not None else None


def _plain(
    figures: Mapping[tuple[str, str], tuple[float, int]], worths: Mapping[str, Mapping[tuple[str, str], Worth]]
) -> Iterator[str]:
    """A line for each piece, set and measure."""
    for name, of_piece in worths.items():
        yield name
        for (task, measure), worth in of_piece.items():
            figure, count = figures[task, measure]
            sign = "*" if worth.is_distinguishable else " "
            yield (
                f"  {task + ', ' + measure:<38} {count:>5} with {figure:.3f} without {worth.without:.3f}"
                f" {sign} {_difference(worth)}"
            )


def _markdown(
    figures: Mapping[tuple[str, str], tuple[float, int]], worths: Mapping[str, Mapping[tuple[str, str], Worth]]
) -> Iterator[str]:
    """One table for the alliance text and one for the public sets."""
    own = [key for key in figures if key[0] in {ALLIANCE, CONVERSATIONS}]
    public = [key for key in figures if key not in own]
    yield from _table(own, figures, worths)
    yield ""
    yield from _table(public, figures, worths)


def _table(
    columns: Sequence[tuple[str, str]],
    figures: Mapping[tuple[str, str], tuple[float, int]],
    worths: Mapping[str, Mapping[tuple[str, str], Worth]],
) -> Iterator[str]:
    if not columns:
        return
    yield (
        "| without | "
        + " | ".join(f"{task}: {measure}, n = {figures[task, measure][1]:,}" for task, measure in columns)
        + " |"
    )
    yield "|---|" + "---|" * len(columns)
    yield "| nothing | " + " | ".join(f"{figures[column][0]:.3f}" for column in columns) + " |"
    for name, of_piece in worths.items():
        if any(column in of_piece for column in columns):
            yield f"| {name} | " + " | ".join(_cell(of_piece.get(column)) for column in columns) + " |"


def _cell(worth: Worth | None) -> str:
    if worth is None:
        return ""
    text = f"{worth.without:.3f}, {_difference(worth)}" if worth.difference is not None else "="
    return f"**{text}**" if worth.is_distinguishable else text


def _difference(worth: Worth) -> str:
    found = worth.difference
    if found is None:
        return "="
    ends = f" ({found.low:+.3f} to {found.high:+.3f})" if found.low is not None and found.high is not None else ""
    return f"{found.value:+.3f}{ends}"


if __name__ == "__main__":
    main()
