"""``alliance eval``: how good the answers are, on a test question set."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.commands.options import UsageError, add_texts, new_parser, settings_from, users_files_from
from assistant.exit_codes import ExitCode
from assistant.terminal import one_line, style_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation.run import Part
    from assistant.evaluation.session import Session
    from assistant.lexicon import UsersFile

_EXAMPLES = """
alliance eval
alliance eval my-questions.yaml --texts my-folder/
alliance eval alliance-development --tag list --failures 50
alliance eval --out run-1 && alliance eval --set k1=0.9 --out run-2
alliance eval --compare run-1 run-2
alliance eval alliance-final-7 --min passed=0.7 --min verbatim_rate=1 --no-regression run-1
alliance eval dev-v1.1.json --collection-per all --baseline bm25 --jobs 4
alliance eval mtrag/govt --task rewrite
alliance eval topics.txt --qrels qrels.txt --texts corpus.jsonl
"""

# Enough for the measures that look furthest down the ranking.
_PASSAGES = 100
_FAILURES = 20


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``eval``."""
    parser = new_parser(subparsers, "eval", "measure the answers against test question sets", _EXAMPLES)
    parser.add_argument(
        "sets",
        nargs="*",
        metavar="SET",
        help="a set that ships: alliance-development (-2 to -10) or alliance-final-4 (to -7); default: all. Or "
        "a set in YAML or JSONL, a SQuAD file, a BEIR or MTRAG folder, CLAPNQ files, or TREC topics",
    )
    add_texts(parser)
    _add_reading(parser)
    _add_asking(parser)
    _add_output(parser)
    parser.set_defaults(run=run)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how a set is read")
    group.add_argument(
        "--collection-per",
        choices=("article", "all", "paragraph"),
        default="article",
        help="SQuAD: what is the collection that a question is put to (default: its article)",
    )
    group.add_argument(
        "--elsewhere", action="store_true", help="SQuAD: put each question to another article too, which has no answer"
    )
    group.add_argument(
        "--task",
        choices=("conversations", "lastturn", "rewrite", "questions"),
        default="conversations",
        help="MTRAG: conversations with their history (default), or a retrieval task",
    )
    group.add_argument("--split", metavar="NAME", help="BEIR: use qrels/NAME.tsv (default: qrels.tsv, or test)")
    group.add_argument("--qrels", type=Path, metavar="FILE", help="use these judgements; TREC topics need them")


def _add_asking(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what is asked")
    group.add_argument("--tag", action="append", default=[], help="ask only questions with this tag (repeatable)")
    group.add_argument(
        "--limit", type=_positive, metavar="N", help="ask at most N questions of each set; conversations whole"
    )
    group.add_argument("--filter-failing", type=Path, metavar="RUN", help="ask only what failed in this run")
    group.add_argument(
        "--history",
        choices=("both", "live", "gold", "none"),
        default="both",
        help="what the turns of a conversation are asked after: the assistant's own answers (live), the right ones "
        "(gold), nothing, or live and gold in turn (default)",
    )
    group.add_argument("--baseline", choices=("bm25",), help="ask plain BM25 as well, and compare")
    group.add_argument(
        "-k",
        "--passages",
        type=_positive,
        metavar="N",
        help=f"how many passages are judged for retrieval (default: {_PASSAGES})",
    )
    group.add_argument(
        "--shipped-lexicon",
        action="store_true",
        help="leave your own lexicon files out, for figures that anybody gets again",
    )
    group.add_argument("--jobs", type=_positive, default=1, metavar="N", help="use N processes (default: 1)")


def _add_output(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what is done with the result")
    group.add_argument("--out", type=Path, metavar="DIR", help="write the run, with a report in HTML, to DIR")
    group.add_argument("--json", action="store_true", help="print every figure as JSON instead of the table")
    group.add_argument(
        "--failures",
        type=_count,
        metavar="N",
        default=_FAILURES,
        help=f"show at most N questions that went wrong, or all (default: {_FAILURES})",
    )
    group.add_argument("--compare", nargs=2, type=Path, metavar="RUN", help="compare two runs; asks nothing")
    group.add_argument(
        "--min",
        action="append",
        default=[],
        metavar="MEASURE=VALUE",
        help="exit with 4 if the measure is below the value in any set that has it, or in one: SET:MEASURE=VALUE",
    )
    group.add_argument(
        "--no-regression",
        type=Path,
        metavar="RUN",
        help="exit with 4 if more questions are broken than fixed since RUN, or a measure is distinguishably lower",
    )


def run(arguments: argparse.Namespace) -> int:
    """Measures, or compares two runs; the exit code says whether every gate was passed."""
    if arguments.compare:
        return _compare(arguments)
    from assistant.evaluation.gates import parse_minimum  # noqa: PLC0415
    from assistant.evaluation.run_folder import check_free, read_run, write_run  # noqa: PLC0415

    # What can be wrong is found out before anything is asked.
    if arguments.out:
        check_free(arguments.out)
    minimums = [parse_minimum(word) for word in arguments.min]
    earlier = read_run(arguments.no_regression) if arguments.no_regression else None
    files = () if arguments.shipped_lexicon else users_files_from(arguments)
    session = _session(arguments, files)
    parts = session.parts(arguments.sets)
    _show(parts, arguments)
    if arguments.out:
        write_run(arguments.out, parts, session.settings, _options(arguments, files), arguments.jobs)
        print(one_line(f"The run is in {arguments.out}; open report.html there."), file=sys.stderr)
    return _gate(minimums, earlier, parts)


def _session(arguments: argparse.Namespace, files: Sequence[UsersFile]) -> Session:
    from assistant.evaluation.options import CollectionPer, ReadingOptions, Task  # noqa: PLC0415
    from assistant.evaluation.outcome import History  # noqa: PLC0415
    from assistant.evaluation.run_folder import read_run  # noqa: PLC0415
    from assistant.evaluation.runner import SystemName  # noqa: PLC0415
    from assistant.evaluation.session import Selection, Session  # noqa: PLC0415
    from assistant.lexicon import with_users_files  # noqa: PLC0415

    settings = settings_from(arguments)
    if arguments.passages is None:
        settings = replace(settings, passages=_PASSAGES)
    both = (History.LIVE, History.GOLD)
    return Session(
        reading=ReadingOptions(
            texts=tuple(arguments.texts or ()),
            collection_per=CollectionPer(arguments.collection_per),
            is_put_elsewhere=arguments.elsewhere,
            task=Task(arguments.task),
            split=arguments.split,
            qrels=arguments.qrels,
        ),
        selection=Selection(
            tags=tuple(arguments.tag),
            failing=read_run(arguments.filter_failing) if arguments.filter_failing else None,
            limit=arguments.limit,
        ),
        settings=settings,
        histories=both if arguments.history == "both" else (History(arguments.history),),
        systems=(SystemName.ASSISTANT, *([SystemName(arguments.baseline)] if arguments.baseline else [])),
        jobs=arguments.jobs,
        lexicon=with_users_files(files),
    )


def _options(arguments: argparse.Namespace, files: Sequence[UsersFile]) -> dict[str, Any]:
    """What a run remembers of the command: whatever changes its result, and no path of this machine."""
    return {
        "history": arguments.history,
        "tags": arguments.tag,
        "limit": arguments.limit,
        "filter_failing": arguments.filter_failing.name if arguments.filter_failing else None,
        "baseline": arguments.baseline,
        "lexicon": {file.name: file.sha256 for file in files} or None,
    }


def _show(parts: Sequence[Part], arguments: argparse.Namespace) -> None:
    if arguments.json:
        from assistant.evaluation.run_folder import figures_object  # noqa: PLC0415
        from assistant.json_output import to_json  # noqa: PLC0415

        print(to_json([figures_object(part) for part in parts], indent=1))
        return
    from assistant.evaluation.table import failures, table  # noqa: PLC0415

    style = style_for(arguments.color, sys.stdout)
    baselines = {part.facts.set_name: part for part in parts if part.facts.system == arguments.baseline}
    shown = [part for part in parts if part.facts.system == "assistant"]
    for number, part in enumerate(shown):
        if number:
            print()
        print(*table(part, baselines.get(part.facts.set_name), style), sep="\n")
        wrong = list(failures(part, arguments.failures, style))
        if wrong:
            print("", *wrong, sep="\n")


def _gate(minimums: Sequence[Any], earlier: Sequence[Part] | None, parts: Sequence[Part]) -> int:
    from assistant.evaluation.compare import compare_runs  # noqa: PLC0415
    from assistant.evaluation.gates import failed_minimums, regressions  # noqa: PLC0415

    failed = list(failed_minimums(minimums, parts))
    if earlier is not None:
        own = [part for part in parts if part.facts.system == "assistant"]
        failed.extend(regressions(compare_runs(earlier, own)))
    for sentence in failed:
        print(one_line(f"gate failed: {sentence}"), file=sys.stderr)
    return ExitCode.GATE if failed else ExitCode.OK


def _compare(arguments: argparse.Namespace) -> int:
    if arguments.sets:
        raise UsageError("--compare takes two runs and asks nothing; leave the sets away.")
    from assistant.evaluation.compare import compare_runs  # noqa: PLC0415
    from assistant.evaluation.run_folder import read_run  # noqa: PLC0415
    from assistant.evaluation.table import comparison_lines  # noqa: PLC0415

    before, after = (read_run(folder) for folder in arguments.compare)
    style = style_for(arguments.color, sys.stdout)
    for number, comparison in enumerate(compare_runs(before, after)):
        if number:
            print()
        print(*comparison_lines(comparison, arguments.failures, style), sep="\n")
    return ExitCode.OK


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 upwards")
    return int(text)


def _count(text: str) -> int:
    if text == "all":
        return sys.maxsize
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is neither a whole number nor all")
    return int(text)
