"""Writes a run as a folder that anyone can inspect, and reads one back.

``manifest.json`` says what was measured and with what, ``figures.json`` holds every figure, ``report.html`` shows all
of it, and for each set and system there are ``questions.jsonl``, ``run.trec`` and, where the set has short answers,
``squad-predictions.json`` and ``squad-na-probabilities.json``. Whatever depends on the clock stands in ``times.json``
alone: all other files of two runs of the same thing are the same to the byte.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
import shutil
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from assistant.evaluation.errors import RunFolderError
from assistant.evaluation.judge import ranked_documents
from assistant.evaluation.measures import latency_summary
from assistant.evaluation.records import from_record, to_record
from assistant.evaluation.report_html import report
from assistant.evaluation.run import Part, PartFacts
from assistant.evaluation.scoring import SEED, main_part, thinned
from assistant.json_output import to_json
from assistant.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from assistant.evaluation.judge import JudgedQuestion
    from assistant.settings import Settings

#: What ``manifest.json`` says it is.
FORMAT = "alliance evaluation run"
#: Raised whenever a folder of the version before can no longer be read.
FORMAT_VERSION = 1

_MANIFEST = "manifest.json"
_QUESTIONS = "questions.jsonl"
_PACKAGES = ("ir-measures", "nltk", "numpy", "PyStemmer", "rank-bm25", "regex")
_UNSAFE_IN_NAME = re.compile(r"[^\w.+-]+")
# What separates the columns of a TREC run, and the sign that stands for it.
_NOT_IN_TREC_ID = re.compile(r"[\s%]")


def write_run(folder: Path, parts: Sequence[Part], settings: Settings, options: Mapping[str, Any], jobs: int) -> None:
    """Writes a run into a new or empty folder, or in the place of another run.

    Args:
        folder: where.
        parts: what was measured.
        settings: the assistant's.
        options: which questions were chosen and how they were asked.
        jobs: how many processes there were; a matter of time only.

    Raises:
        RunFolderError: if the folder holds something that is no run, or cannot be written.
    """
    check_free(folder)
    fresh = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        fresh.mkdir(parents=True)
        try:
            _write(fresh, parts, settings, options, jobs)
            _replace(folder, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise RunFolderError(f"{folder}: the run cannot be written ({error.strerror or error}).") from error


def check_free(folder: Path) -> None:
    """Nothing, where a run may be written.

    Raises:
        RunFolderError: if the folder holds something that is no run.
    """
    if folder.exists() and not _may_be_replaced(folder):
        raise RunFolderError(f"{folder}: there is something here that is no run; name a new folder with --out.")


def read_run(folder: Path) -> list[Part]:
    """The parts of a run.

    Raises:
        RunFolderError: if the folder holds none, or one of another version.
    """
    manifest = _read_manifest(folder)
    try:
        return [_read_part(folder, entry) for entry in manifest["parts"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise RunFolderError(f"{folder / _MANIFEST}: this is not as it was written ({error!r}).") from error


def part_folder(part: Part, parts: Sequence[Part]) -> str:
    """Where in a run the files of a part stand; in the folder itself where there is only one."""
    if len(parts) == 1:
        return "."
    name = _UNSAFE_IN_NAME.sub("-", part.facts.set_name).strip(".") or "set"
    return f"{name}/{part.facts.system}"


def _may_be_replaced(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    if not any(folder.iterdir()):
        return True
    try:
        return isinstance(_manifest(folder), dict)
    except RunFolderError:
        return False


def _replace(folder: Path, fresh: Path) -> None:
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _write(folder: Path, parts: Sequence[Part], settings: Settings, options: Mapping[str, Any], jobs: int) -> None:
    manifest = _new_manifest(parts, settings, options)
    _write_json(folder / _MANIFEST, manifest)
    _write_json(folder / "figures.json", [figures_object(part) for part in parts])
    _write_json(folder / "times.json", _times(parts, jobs))
    _write_text(folder / "report.html", report(parts, manifest))
    for part in parts:
        own = folder / part_folder(part, parts)
        own.mkdir(parents=True, exist_ok=True)
        _write_text(own / _QUESTIONS, "".join(f"{to_json(to_record(judged))}\n" for judged in part.judged))
        _write_text(own / "run.trec", "".join(_trec_lines(part)))
        main = main_part(part.judged)
        if any("exact" in judged.scores for judged in main):
            _write_json(own / "squad-predictions.json", {judged.id: judged.outcome.prediction for judged in main})
            no_answer = {judged.id: 1 - judged.outcome.confidence for judged in main}
            _write_json(own / "squad-na-probabilities.json", no_answer)


def _new_manifest(parts: Sequence[Part], settings: Settings, options: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "versions": {
            "alliance": __version__,
            "python": platform.python_version(),
            **{name: _version(name) for name in _PACKAGES},
        },
        "settings": asdict(settings),
        "seed": SEED,
        "options": dict(options),
        "parts": [
            {**asdict(part.facts), "options": dict(part.facts.options), "folder": part_folder(part, parts)}
            for part in parts
        ],
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def figures_object(part: Part) -> dict[str, Any]:
    """Every figure of a part as a plain value."""
    return {
        "set": part.facts.set_name,
        "system": part.facts.system,
        "figures": {figure.measure: asdict(figure.interval) for figure in part.scores.figures()},
        "verdicts": {verdict.value: count for verdict, count in part.scores.verdicts},
        "risk_coverage": [asdict(point) for point in thinned(part.scores.risk_coverage)],
        "reliability": [asdict(one) for one in part.scores.reliability],
    }


def _times(parts: Sequence[Part], jobs: int) -> dict[str, Any]:
    return {
        "written": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "jobs": jobs,
        "parts": [_times_of(part) for part in parts],
    }


def _times_of(part: Part) -> dict[str, Any]:
    summary = latency_summary([judged.outcome.seconds for judged in part.judged])
    return {
        "set": part.facts.set_name,
        "system": part.facts.system,
        "summary": asdict(summary) if summary is not None else None,
        "seconds": [
            {"id": judged.id, "history": judged.history, "seconds": round(judged.outcome.seconds, 6)}
            for judged in part.judged
        ],
    }


def _trec_lines(part: Part) -> Iterator[str]:
    """``query Q0 document rank score system``; the score only repeats the rank, so that no reader breaks ties anew.

    Documents are ranked where the set judges documents, otherwise passages, as ``document#start-end``. White space and
    percent signs in ids are written as in URLs, because columns are separated by white space.
    """
    main = main_part(part.judged)
    of_documents = any(judged.relevant for judged in main)
    for judged in main:
        ranking = ranked_documents(judged.outcome) if of_documents else _ranked_passages(judged)
        for rank, name in enumerate(ranking, start=1):
            score = len(ranking) - rank + 1
            yield f"{_trec_id(judged.id)} Q0 {_trec_id(name)} {rank} {score} {part.facts.system}\n"


def _ranked_passages(judged: JudgedQuestion) -> list[str]:
    return [f"{found.document}#{found.span.start}-{found.span.end}" for found in judged.outcome.found]


def _trec_id(name: str) -> str:
    return _NOT_IN_TREC_ID.sub(lambda match: quote(match.group()), name) or "%20"


def _write_json(path: Path, value: object) -> None:
    _write_text(path, to_json(value, indent=1) + "\n")


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "backslashreplace"))


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / _MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise RunFolderError(f"{folder}: there is no run here; name a folder that --out has written.") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise RunFolderError(f"{folder}: there is no run here; name a folder that --out has written.")
    return manifest


def _read_manifest(folder: Path) -> dict[str, Any]:
    manifest = _manifest(folder)
    found = manifest.get("format_version")
    if found != FORMAT_VERSION:
        raise RunFolderError(
            f"{folder}: this run was written in version {found!r} of the form, and this program reads version "
            f"{FORMAT_VERSION}; make the run again with --out."
        )
    return manifest


def _read_part(folder: Path, entry: dict[str, Any]) -> Part:
    own = folder / entry["folder"] / _QUESTIONS
    facts = PartFacts(
        **{name: entry[name] for name in PartFacts.__slots__ if name != "options"},
        options=tuple(entry["options"].items()),
    )
    judged = []
    try:
        lines = own.read_bytes().decode("utf-8").removesuffix("\n").split("\n")
    except (OSError, ValueError) as error:
        raise RunFolderError(f"{own}: the file is missing or cannot be read; make the run again.") from error
    for number, line in enumerate(lines, start=1):
        try:
            judged.append(from_record(json.loads(line)))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise RunFolderError(f"{own}, line {number}: this is not as it was written ({error!r}).") from error
    return Part(facts, judged)
