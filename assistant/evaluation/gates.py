"""Gates for continuous integration: a measure that must be reached, and a run that must not be fallen behind."""

from __future__ import annotations

import difflib
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evaluation.errors import EvaluationUsageError
from assistant.evaluation.scoring import LESS_IS_BETTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evaluation.compare import Comparison
    from assistant.evaluation.run import Part


@dataclass(frozen=True, slots=True)
class Minimum:
    """The least that a measure must reach; in one set, or in every set that has it."""

    measure: str
    value: float
    set_name: str | None = None


def parse_minimum(word: str) -> Minimum:
    """The gate that ``MEASURE=VALUE``, or ``SET:MEASURE=VALUE``, is.

    Raises:
        EvaluationUsageError: if it is not such a word.
    """
    name, equals, number = word.rpartition("=")
    try:
        value = float(number)
    except ValueError:
        value = math.nan
    if not equals or not name or math.isnan(value):
        raise EvaluationUsageError(f"--min {word}: write a gate as MEASURE=VALUE, for instance evidence_f1=0.7.")
    set_name, colon, measure = name.rpartition(":")
    return Minimum(measure, value, set_name if colon else None)


def failed_minimums(minimums: Sequence[Minimum], parts: Sequence[Part]) -> Iterator[str]:
    """A sentence for every gate that is not reached; a baseline's figures are no matter.

    Raises:
        EvaluationUsageError: if no set has the measure of a gate, or less of it is better.
    """
    parts = [part for part in parts if part.facts.system == "assistant"]
    for minimum in minimums:
        if minimum.measure in LESS_IS_BETTER:
            raise EvaluationUsageError(f"--min {minimum.measure}: less of it is better, so a minimum says nothing.")
        reached = list(_reached(minimum, parts))
        if not reached:
            raise EvaluationUsageError(_no_such(minimum, parts))
        for set_name, value in reached:
            if value < minimum.value:
                yield f"{set_name}: {minimum.measure} is {value:.4f}, below {minimum.value:g}."


def regressions(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """A sentence for every way in which a run has fallen behind the one before.

    More questions broken than fixed is one, whatever a test says, since the same questions were answered better
    before; a measure that is lower by more than chance would make it is another.
    """
    for comparison in comparisons:
        fixed, broken = len(comparison.fixed), len(comparison.broken)
        if broken > fixed:
            yield f"{comparison.set_name}: {broken} questions are broken and {fixed} fixed."
        for difference in comparison.differences:
            if difference.is_distinguishable and difference.interval.value < 0 and difference.measure != "answered":
                yield (
                    f"{comparison.set_name}: {difference.measure} has fallen from {difference.before:.4f} to "
                    f"{difference.after:.4f} (p = {difference.p:.4f})."
                )


def _reached(minimum: Minimum, parts: Sequence[Part]) -> Iterator[tuple[str, float]]:
    for part in parts:
        if minimum.set_name in {None, part.facts.set_name}:
            for figure in part.scores.figures():
                if figure.measure == minimum.measure:
                    yield part.facts.set_name, figure.interval.value


def _no_such(minimum: Minimum, parts: Sequence[Part]) -> str:
    sets = [part.facts.set_name for part in parts]
    if minimum.set_name is not None and minimum.set_name not in sets:
        return f"--min {minimum.set_name}:{minimum.measure}: no such set was run; there are {', '.join(sets)}."
    known = list(dict.fromkeys(figure.measure for part in parts for figure in part.scores.figures()))
    near = difflib.get_close_matches(minimum.measure, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}."
    return f"--min {minimum.measure}: no set that was run has such a figure; {hint}"
