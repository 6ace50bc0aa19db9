"""Measures the assistant and plain BM25 on public question sets; the data is not a part of this repository.

    python benchmarks/quality/run.py FOLDER [--out DIR] [--jobs N] [--only NAME]...

FOLDER holds ``squad/``, ``mtrag/clapnq/``, ``mtrag/govt/``, ``clapnq/``, ``scifact/`` and ``obliqa/`` as
docs/quality.md describes them; what is not there is passed over. Each table that is printed stands under the command
that makes it and says for each measure what plain BM25 and the assistant reach, with an interval and the difference.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeAlias

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.evaluation.compare import differences, pairs_of
from assistant.evaluation.measures import Interval
from assistant.evaluation.run_folder import read_run
from assistant.evaluation.scoring import main_part
from assistant.evaluation.wording import interval_text, p_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.evaluation.run import Part


# What figures.json holds for a set and a system.
Figures: TypeAlias = "dict[tuple[str, str], dict[str, dict[str, Any]]]"


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to measure: its name, its sets and options, and the measures that are shown."""

    name: str
    sets: tuple[str, ...]
    options: tuple[str, ...]
    measures: tuple[str, ...]


_MTRAG = ("mtrag/clapnq", "mtrag/govt")
_RANKING = ("nDCG@5", "R@5")

WORKS = (
    Work("mtrag-conversations", _MTRAG, (), (*_RANKING, "later.nDCG@5", "gold.later.nDCG@5", "AUROC")),
    Work("mtrag-lastturn", _MTRAG, ("--task", "lastturn"), _RANKING),
    Work("mtrag-rewrite", _MTRAG, ("--task", "rewrite"), _RANKING),
    Work("mtrag-questions", _MTRAG, ("--task", "questions"), _RANKING),
    Work(
        "squad-1.1-all",
        ("squad/dev-v1.1.json",),
        ("--collection-per", "all"),
        ("R@1", "R@5", "answer_span@1", "evidence_f1", "contains_gold", "exact", "f1"),
    ),
    Work(
        "squad-1.1-paragraph",
        ("squad/dev-v1.1.json",),
        ("--collection-per", "paragraph"),
        ("answer_span@1", "answered", "exact", "f1"),
    ),
    Work("squad-1.1-elsewhere", ("squad/dev-v1.1.json",), ("--elsewhere",), ("AUROC", "accuracy", "answer_span@1")),
    Work(
        "squad-2.0",
        ("squad/dev-v2.0.json",),
        (),
        ("AUROC", "accuracy", "best_accuracy", "exact", "f1", "HasAns_f1", "NoAns_f1", "answer_span@1"),
    ),
    Work(
        "clapnq",
        ("clapnq",),
        (),
        ("AUROC", "accuracy", "evidence_f1", "evidence_hit@1", "citation_precision", "citation_recall"),
    ),
    Work("obliqa", ("obliqa",), (), ("R@10", "AP", "nDCG@10", "relevant_quote@1")),
    Work("scifact", ("scifact",), (), ("nDCG@10", "R@10", "relevant_quote@1")),
)


def main() -> int:
    """Measures what is asked for; 1 if anything failed."""
    arguments = _parser().parse_args()
    works = [work for work in WORKS if not arguments.only or work.name in arguments.only]
    with tempfile.TemporaryDirectory() as scratch:
        out = arguments.out or Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        codes = [_measure(work, arguments.folder, out, arguments.jobs) for work in works]
    return int(any(codes))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure the assistant and plain BM25 on public question sets.")
    parser.add_argument("folder", type=Path, help="where the sets are")
    parser.add_argument("--out", type=Path, help="keep the runs, with their reports, here")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes (default: 1)")
    parser.add_argument("--only", action="append", choices=[work.name for work in WORKS], help="only this one")
    return parser


def _measure(work: Work, folder: Path, out: Path, jobs: int) -> int:
    paths = [folder / name for name in work.sets if (folder / name).exists()]
    if not paths:
        print(f"\n{work.name}: not in {folder.name}")
        return 0
    words = ["eval", *map(str, paths), *work.options, "--baseline", "bm25", "--failures", "0"]
    shown = " ".join(["alliance eval", *work.sets, *work.options, "--baseline bm25"])
    print(f"\n### {work.name}\n\n`{shown}`\n", flush=True)
    started = perf_counter()
    command = [sys.executable, "-c", "from assistant.cli import run; run()"]
    done = subprocess.run(
        [*command, *words, "--jobs", str(jobs), "--out", str(out / work.name)],
        check=False,
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parents[2],
    )
    if done.returncode == 0:
        print(*_table(work, out / work.name), sep="\n")
        print(f"\n{perf_counter() - started:.0f} s", flush=True)
    return done.returncode


def _table(work: Work, run: Path) -> Iterator[str]:
    parts = read_run(run)
    written = json.loads((run / "figures.json").read_bytes())
    figures: Figures = {(entry["set"], entry["system"]): entry["figures"] for entry in written}
    yield "| set | measure | n | plain BM25 | assistant | 95 % interval | difference |"
    yield "|---|---|--:|--:|--:|---|---|"
    baselines = {part.facts.set_name: part for part in parts if part.facts.system == "bm25"}
    for part in parts:
        if part.facts.system == "assistant":
            yield from _rows(work, part, baselines[part.facts.set_name], figures)


def _rows(work: Work, part: Part, baseline: Part, figures: Figures) -> Iterator[str]:
    own, other = figures[part.facts.set_name, "assistant"], figures[part.facts.set_name, "bm25"]
    pairs = pairs_of(main_part(baseline.judged), main_part(part.judged))
    tested = {difference.measure: difference for difference in differences(pairs, work.measures)}
    for measure in work.measures:
        if measure not in own:
            continue
        interval = Interval(**own[measure])
        plain = f"{other[measure]['value']:.3f}" if measure in other else ""
        difference = f"{interval.value - other[measure]['value']:+.3f}" if measure in other else ""
        if measure in tested:
            test = tested[measure]
            difference += f" ({'' if test.is_distinguishable else 'not distinguishable, '}{p_text(test.p)})"
        yield (
            f"| {part.facts.set_name} | {measure} | {interval.count:,} | {plain} | {interval.value:.3f} "
            f"| {interval_text(interval)} | {difference} |"
        )


if __name__ == "__main__":
    sys.exit(main())
