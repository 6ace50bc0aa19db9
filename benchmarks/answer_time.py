"""How long an answer takes: in milliseconds on the alliance text, and as a multiple of plain BM25 on a big collection.

    python benchmarks/answer_time.py [SQUAD_FILE]

Plain BM25 is ``rank_bm25.BM25Okapi.get_top_n`` over the same passages, given the question's terms ready made. The two
are run in alternation in one process, question by question, so that whatever else the machine is doing slows both.
Every question is asked once, after some others that only warm the caches.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING, Any

from rank_bm25 import BM25Okapi

from assistant import Assistant
from assistant.evaluation.detect import SHIPPED, read_question_set
from assistant.evaluation.options import CollectionPer, ReadingOptions
from index import terms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TOP = 10
_WARMING = 50
_QUESTIONS = 400


@dataclass(frozen=True, slots=True)
class Times:
    """How long answers took.

    Attributes:
        name: of the collection.
        passages: how many it has.
        questions: how many were asked.
        median_ms: of an answer.
        p95_ms: of an answer.
        bm25_median_ms: of plain BM25.
        times: the median, over the questions, of an answer's time as a multiple of plain BM25's.
        times_p95: the 95th percentile of the same.
    """

    name: str
    passages: int
    questions: int
    median_ms: float
    p95_ms: float
    bm25_median_ms: float
    times: float
    times_p95: float


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="The time of an answer beside plain BM25, in alternation.")
    parser.add_argument("squad", nargs="?", help="a SQuAD file, whose paragraphs together are the big collection")
    parser.add_argument("--questions", type=int, default=_QUESTIONS, help=f"at most so many (default: {_QUESTIONS})")
    parser.add_argument("--json", action="store_true", help="print one JSON object a collection")
    arguments = parser.parse_args()
    everything = ReadingOptions(collection_per=CollectionPer.ALL)
    asked = read_question_set(SHIPPED[0], everything)
    results = [measure("the alliance text", Assistant(), [one.ask for one in asked.questions], arguments.questions)]
    if arguments.squad:
        squad = read_question_set(arguments.squad, everything)
        (collection,) = (squad.collections or {}).values()
        questions = [one.ask for one in squad.questions]
        results.append(measure("all paragraphs of the file", Assistant(collection), questions, arguments.questions))
    for result in results:
        print(json.dumps(asdict(result)) if arguments.json else _told(result))


def measure(name: str, assistant: Assistant, questions: Sequence[str], most: int) -> Times:
    """The times of so many of the questions, evenly taken."""
    passages = assistant.index.passages
    plain = BM25Okapi([terms_of(passage.text) for passage in passages])
    step = max(1, len(questions) // (most + _WARMING))
    chosen = questions[::step][: most + _WARMING]
    pairs = [(_answered(assistant, question), _searched(plain, passages, question)) for question in chosen][_WARMING:]
    answers, searches = zip(*pairs, strict=True)
    ratios = [answer / search for answer, search in pairs]
    return Times(
        name=name,
        passages=len(passages),
        questions=len(pairs),
        median_ms=round(median(answers) * 1000, 2),
        p95_ms=round(_p95(answers) * 1000, 2),
        bm25_median_ms=round(median(searches) * 1000, 2),
        times=round(median(ratios), 2),
        times_p95=round(_p95(ratios), 2),
    )


def _answered(assistant: Assistant, question: str) -> float:
    return _seconds(lambda: assistant.ask(question))


def _searched(plain: Any, passages: Sequence[Any], question: str) -> float:  # noqa: ANN401 - rank_bm25 has no types
    terms = terms_of(question)
    return _seconds(lambda: plain.get_top_n(terms, passages, _TOP))


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def _told(times: Times) -> str:
    return (
        f"{times.name}: {times.passages:,} passages, {times.questions} questions\n"
        f"  answer      median {times.median_ms:7.2f} ms   p95 {times.p95_ms:7.2f} ms\n"
        f"  plain BM25  median {times.bm25_median_ms:7.2f} ms\n"
        f"  as multiple median {times.times:7.2f}      p95 {times.times_p95:7.2f}"
    )


if __name__ == "__main__":
    main()
