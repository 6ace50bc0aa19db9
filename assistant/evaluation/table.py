"""What the terminal shows: the figures at a glance, what went wrong, and what changed between two runs."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

from assistant.evaluation.compare import compare_parts
from assistant.evaluation.judge import Verdict
from assistant.evaluation.measures import latency_summary
from assistant.evaluation.scoring import main_part
from assistant.evaluation.wording import expected_lines, given_lines, interval_text, number, p_text
from assistant.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.evaluation.compare import Comparison, Difference, Pair
    from assistant.evaluation.judge import JudgedQuestion
    from assistant.evaluation.run import Part
    from assistant.evaluation.scoring import Figure
    from assistant.terminal import Style

# The same in a pipe and on a terminal of any width.
_WIDTH = 110
_GAP = "   "
_NAME = 28
_LONGEST_SHOWN = 400
_MOST_TAGS = 24


def table(part: Part, baseline: Part | None, style: Style) -> Iterator[str]:
    """The figures of one set, beside those of a baseline if there is one."""
    facts = part.facts
    yield style.strong(one_line(f"{facts.set_name}: {facts.title}"))
    yield style.faint(one_line(f"{_counts(part)}, over {facts.collection} ({_many(facts.documents, 'document')})"))
    if baseline is not None:
        yield style.faint(one_line(f"difference: {part.facts.system} less {baseline.facts.system}, paired"))
    yield ""
    yield style.faint(_heading(baseline))
    tested = {d.measure: d for d in compare_parts(baseline, part).differences} if baseline is not None else {}
    others = {figure.measure: figure for figure in baseline.scores.figures()} if baseline is not None else {}
    for group in part.scores.groups:
        yield style.strong(group.title)
        for figure in group.figures:
            yield _row(figure, others.get(figure.measure), tested.get(figure.measure))
    if part.scores.tags:
        yield style.strong("passed, by tag")
        yield from (_row(figure, others.get(f"tag.{figure.measure}"), None) for figure in part.scores.tags[:_MOST_TAGS])
        if len(part.scores.tags) > _MOST_TAGS:
            yield style.faint(f"  and {len(part.scores.tags) - _MOST_TAGS} more, in the report of --out")
    yield ""
    yield "questions: " + ", ".join(f"{count} {verdict.value}" for verdict, count in part.scores.verdicts)
    yield from _time(part)


def failures(part: Part, most: int, style: Style) -> Iterator[str]:
    """The questions that did not pass, expected and given side by side, the gravest first, at most so many."""
    failed = sorted(
        (judged for judged in main_part(part.judged) if judged.passed is False),
        key=lambda judged: _GRAVITY.index(judged.verdict),
    )
    if not failed or most < 1:
        return
    shown = f", {most} of them shown" if most < len(failed) else ""
    yield style.strong(f"what went wrong: {len(failed)} questions{shown}")
    for judged in failed[:most]:
        yield ""
        yield one_line(f"{judged.verdict.value}: {judged.id}: {judged.ask}{_read_as(judged)}")
        yield from _side_by_side(("expected", expected_lines(judged)), ("given", given_lines(judged)), style)


def comparison_lines(comparison: Comparison, most: int, style: Style) -> Iterator[str]:
    """What changed in one set."""
    yield style.strong(one_line(f"{comparison.set_name}, {comparison.system}"))
    yield from (style.faint(one_line(note)) for note in comparison.notes)
    fixed, broken = len(comparison.fixed), len(comparison.broken)
    yield (
        f"{fixed} fixed, {broken} broken, {comparison.still_passed + comparison.still_failed} unchanged "
        f"({comparison.still_passed} right, {comparison.still_failed} wrong); "
        f"McNemar {p_text(comparison.mcnemar_p)}: {_told(comparison)}"
    )
    yield ""
    yield style.faint(
        f"  {'measure':<24}{'before':>8}{'after':>8}{'change':>9}   {'95 % interval':<18}{'n':>6}   randomisation test"
    )
    for difference in comparison.differences:
        yield _difference_row(difference)
    for title, pairs in (("fixed", comparison.fixed), ("broken", comparison.broken)):
        yield from _changed(title, pairs, most, style)


_GRAVITY = (
    Verdict.WRONGLY_ANSWERED,
    Verdict.WRONG,
    Verdict.WRONGLY_REFUSED,
    Verdict.INCOMPLETE,
    Verdict.RIGHT,
    Verdict.NOT_JUDGED,
)


def _counts(part: Part) -> str:
    main = main_part(part.judged)
    conversations = {judged.conversation for judged in main if judged.conversation is not None}
    unanswerable = sum(judged.answerable is False for judged in main)
    counts = [_many(len(main), "question")]
    if unanswerable:
        counts.append(f"{unanswerable} without an answer")
    if conversations:
        turns = sum(judged.conversation is not None for judged in main)
        counts.append(f"{turns} of them in {_many(len(conversations), 'conversation')}")
    return ", ".join(counts)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _heading(baseline: Part | None) -> str:
    heading = f"  {'measure':<{_NAME}}{'value':>7}   {'95 % interval':<18}{'n':>6}"
    return heading + (f"{baseline.facts.system:>9}{'difference':>13}" if baseline is not None else "")


def _row(figure: Figure, other: Figure | None, tested: Difference | None) -> str:
    interval = figure.interval
    row = f"  {one_line(figure.measure)[:_NAME]:<{_NAME}}{number(interval.value):>7}"
    row += f"   {interval_text(interval):<18}{interval.count:>6}"
    if other is None:
        return row.rstrip()
    row += f"{number(other.interval.value):>9}{interval.value - other.interval.value:>+13.3f}"
    return f"{row}   {_test_text(tested)}" if tested is not None else row


def _test_text(difference: Difference) -> str:
    return p_text(difference.p) if difference.is_distinguishable else f"not distinguishable, {p_text(difference.p)}"


def _difference_row(difference: Difference) -> str:
    interval = difference.interval
    return (
        f"  {difference.measure:<24}{number(difference.before):>8}{number(difference.after):>8}{interval.value:>+9.3f}"
        f"   {interval_text(interval):<18}{interval.count:>6}   {_test_text(difference)}"
    )


def _told(comparison: Comparison) -> str:
    if comparison.mcnemar_p >= 0.05:  # noqa: PLR2004 - the level of every test here
        return "not distinguishable"
    return "better" if len(comparison.fixed) > len(comparison.broken) else "worse"


def _time(part: Part) -> Iterator[str]:
    summary = latency_summary([judged.outcome.seconds for judged in part.judged])
    if summary is not None and summary.per_second is not None:
        yield (
            f"time: p50 {summary.p50 * 1000:.1f} ms, p95 {summary.p95 * 1000:.1f} ms, "
            f"{summary.per_second:,.0f} questions a second (n {summary.count})"
        )


def _read_as(judged: JudgedQuestion) -> str:
    return f" (read as: {judged.outcome.read_as})" if judged.outcome.read_as else ""


def _changed(title: str, pairs: Sequence[Pair], most: int, style: Style) -> Iterator[str]:
    if not pairs or most < 1:
        return
    shown = f", {most} of them shown" if most < len(pairs) else ""
    yield ""
    yield style.strong(f"{title}: {len(pairs)} questions{shown}")
    for before, after in pairs[:most]:
        yield ""
        yield one_line(f"{after.id}: {after.ask}")
        for line in expected_lines(after):
            yield from _wrapped(f"expected {line}", _WIDTH - 2, "  ")
        yield from _side_by_side(("before", given_lines(before)), ("after", given_lines(after)), style)


def _side_by_side(left: tuple[str, Sequence[str]], right: tuple[str, Sequence[str]], style: Style) -> Iterator[str]:
    width = (_WIDTH - 2 - len(_GAP)) // 2
    yield "  " + style.faint(f"{left[0]:<{width}}{_GAP}{right[0]}")
    for one, other in zip_longest(_column(left[1], width), _column(right[1], width), fillvalue=""):
        yield f"  {one:<{width}}{_GAP}{other}".rstrip()


def _column(lines: Iterable[str], width: int) -> list[str]:
    return [row for line in lines for row in _wrapped(line, width, "")]


def _wrapped(line: str, width: int, indent: str) -> Iterator[str]:
    text = one_line(line)
    if len(text) > _LONGEST_SHOWN:
        text = text[:_LONGEST_SHOWN].rstrip() + "…"
    for row in textwrap.wrap(text, width) or [""]:
        yield indent + row
