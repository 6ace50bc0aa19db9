"""Measures the assistant and plain BM25 on the pages beside this file: ``python benchmarks/other_pages.py [--jobs N]``.

Prints a table with a line for each page, and the mean over the pages of each part.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from statistics import mean
from typing import TYPE_CHECKING, Any

from own_sets import page_paths

if TYPE_CHECKING:
    from pathlib import Path

_MEASURES = ("evidence_hit@1", "gold.later.evidence_hit@1", "answering_recall", "refusing_recall", "AUROC", "passed")
_SYSTEMS = ("bm25", "assistant")


def main(jobs: int) -> None:
    """Prints the table."""
    columns = [f"{measure}, {system}" for measure in _MEASURES for system in _SYSTEMS]
    print(f"| part | page | {' | '.join(columns)} |")
    print(f"|---|---|{'--:|' * len(columns)}")
    for part in ("development", "final"):
        paths = page_paths(part)
        rows = [_figures(path, jobs) for path in paths]
        for path, row in zip(paths, rows, strict=True):
            print(_line(part, path.stem, row))
        print(_line(part, "**mean**", [mean(column) for column in zip(*rows, strict=True)]), flush=True)


def _line(part: str, page: str, values: list[float]) -> str:
    return f"| {part} | {page} | {' | '.join(f'{value:.3f}' for value in values)} |"


def _figures(path: Path, jobs: int) -> list[float]:
    """The measures of each system on one page."""
    command = [sys.executable, "-c", "from assistant.cli import run; run()"]
    command += ["eval", str(path), "--texts", str(path.with_suffix(".txt"))]
    command += ["--baseline", "bm25", "--shipped-lexicon", "--failures", "0", "--json", "--jobs", str(jobs)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = {part["system"]: part["figures"] for part in json.loads(run.stdout)}
    return [float(figures[system][measure]["value"]) for measure in _MEASURES for system in _SYSTEMS]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=1)
    main(parser.parse_args().jobs)
