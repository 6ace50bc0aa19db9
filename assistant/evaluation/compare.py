"""What changed between two runs: question by question, and whether the difference can be told from chance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from assistant.evaluation.errors import RunFolderError
from assistant.evaluation.judge import JudgedQuestion
from assistant.evaluation.measures import Interval, mcnemar_exact, randomisation_test
from assistant.evaluation.scoring import MEANS, SEED, main_part, mean_interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evaluation.run import Part

#: A difference with a smaller p is distinguishable from chance.
SIGNIFICANCE = 0.05

#: The same question in the earlier and in the later run.
Pair: TypeAlias = tuple[JudgedQuestion, JudgedQuestion]


@dataclass(frozen=True, slots=True)
class Difference:
    """How a measure differs over the questions that have it in both runs.

    Attributes:
        measure: which.
        before: its mean in the earlier run.
        after: its mean in the later run.
        interval: of the mean difference, later less earlier.
        p: of a paired randomisation test, two-sided.
    """

    measure: str
    before: float
    after: float
    interval: Interval
    p: float

    @property
    def is_distinguishable(self) -> bool:
        """Whether chance is an unlikely reason."""
        return self.p < SIGNIFICANCE


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed in one set.

    Attributes:
        set_name: the set.
        system: what was asked.
        notes: why the two may not be comparable, a sentence each.
        fixed: failed before, passes now.
        broken: passed before, fails now.
        still_passed: how many pass in both.
        still_failed: how many fail in both.
        mcnemar_p: of the exact McNemar test of fixed against broken, two-sided.
        differences: of every measure.
    """

    set_name: str
    system: str
    notes: tuple[str, ...]
    fixed: tuple[Pair, ...]
    broken: tuple[Pair, ...]
    still_passed: int
    still_failed: int
    mcnemar_p: float
    differences: tuple[Difference, ...]


def compare_runs(before: Sequence[Part], after: Sequence[Part]) -> list[Comparison]:
    """The comparisons of the parts that two runs have in common.

    Raises:
        RunFolderError: if they have none.
    """
    earlier = {(part.facts.set_name, part.facts.system): part for part in before}
    common = [(earlier[key], part) for part in after if (key := (part.facts.set_name, part.facts.system)) in earlier]
    if not common:
        raise RunFolderError(
            f"The two runs have no set in common: one is of {_names(before)}, the other of {_names(after)}."
        )
    return [compare_parts(*pair) for pair in common]


@lru_cache(maxsize=16)
def compare_parts(before: Part, after: Part) -> Comparison:
    """What changed from one part to another over the same set."""
    pairs = pairs_of(before.judged, after.judged)
    main = main_part(question for _, question in pairs)
    in_main = {question.key for question in main}
    judged = [pair for pair in pairs if pair[1].key in in_main and None not in (pair[0].passed, pair[1].passed)]
    fixed = tuple(pair for pair in judged if not pair[0].passed and pair[1].passed)
    broken = tuple(pair for pair in judged if pair[0].passed and not pair[1].passed)
    still_passed = sum(bool(a.passed and b.passed) for a, b in judged)
    return Comparison(
        set_name=after.facts.set_name,
        system=after.facts.system,
        notes=tuple(_notes(before, after, len(pairs))),
        fixed=fixed,
        broken=broken,
        still_passed=still_passed,
        still_failed=len(judged) - len(fixed) - len(broken) - still_passed,
        mcnemar_p=mcnemar_exact(len(fixed), len(broken)),
        differences=tuple(differences([pair for pair in pairs if pair[1].key in in_main])),
    )


def pairs_of(before: Sequence[JudgedQuestion], after: Sequence[JudgedQuestion]) -> list[Pair]:
    """The questions that both have, asked in the same words after the same history."""
    earlier = {question.key: question for question in before}
    return [
        (earlier[question.key], question)
        for question in after
        if question.key in earlier and earlier[question.key].ask == question.ask
    ]


def differences(pairs: Sequence[Pair], measures: Sequence[str] = MEANS) -> Iterator[Difference]:
    """The difference of each of these measures, which are means over questions."""
    for measure in measures:
        both = [pair for pair in pairs if measure in pair[0].scores and measure in pair[1].scores]
        if not both:
            continue
        values = [b.scores[measure] - a.scores[measure] for a, b in both]
        clusters = [b.cluster for _, b in both]
        interval = mean_interval(values, clusters)
        if interval is not None:
            yield Difference(
                measure,
                before=sum(a.scores[measure] for a, _ in both) / len(both),
                after=sum(b.scores[measure] for _, b in both) / len(both),
                interval=interval,
                p=randomisation_test(values, clusters, seed=SEED) if any(values) else 1.0,
            )


def _notes(before: Part, after: Part, common: int) -> Iterator[str]:
    if before.facts.set_sha256 != after.facts.set_sha256:
        yield "The set is not the same in both runs; questions that both have in the same words are compared."
    if before.facts.collection_sha256 != after.facts.collection_sha256:
        yield "The texts are not the same in both runs."
    for name, part in (("earlier", before), ("later", after)):
        if len(part.judged) > common:
            yield f"{len(part.judged) - common} questions are in the {name} run alone and are left out."


def _names(parts: Sequence[Part]) -> str:
    return ", ".join(dict.fromkeys(part.facts.set_name for part in parts)) or "nothing"
