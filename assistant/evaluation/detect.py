"""Reads a question set in whichever form it comes: one of the product's own sets, a file, or a folder."""

from __future__ import annotations

import difflib
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.evaluation.beir import QUERIES, read_beir, read_trec
from assistant.evaluation.clapnq import is_clapnq, read_clapnq
from assistant.evaluation.errors import QuestionSetError
from assistant.evaluation.files import read_json, read_text
from assistant.evaluation.mtrag import is_mtrag, read_mtrag
from assistant.evaluation.own_format import read_own_format
from assistant.evaluation.squad import is_squad, read_squad

if TYPE_CHECKING:
    from assistant.evaluation.options import ReadingOptions
    from assistant.evaluation.question_set import QuestionSet

#: The sets that ship with the product, in the order in which they are run when no set is named.
SHIPPED = (
    "alliance-development",
    "alliance-development-2",
    "alliance-development-3",
    "alliance-development-4",
    "alliance-development-5",
    "alliance-development-6",
    "alliance-development-7",
    "alliance-development-8",
    "alliance-development-9",
    "alliance-development-10",
    "alliance-development-11",
    "alliance-development-12",
    "alliance-development-13",
    "alliance-development-14",
    "alliance-development-15",
    "alliance-development-16",
    "alliance-development-17",
    "alliance-development-18",
    "alliance-development-19",
    "alliance-development-20",
    "alliance-development-21",
    "alliance-development-22",
    "alliance-final-4",
    "alliance-final-5",
    "alliance-final-6",
    "alliance-final-7",
    "alliance-final-8",
    "alliance-final-9",
    "alliance-final-10",
    "alliance-final-11",
    "alliance-final-12",
    "alliance-final-13",
    "alliance-final-14",
)

_FOLDER = files("assistant.evaluation").joinpath("sets")
_FORMS = "a set in YAML or JSONL, a SQuAD file, a BEIR or MTRAG folder, CLAPNQ files, or TREC topics"
_TOPIC_SUFFIXES = frozenset({".txt", ".tsv", ".trec", ".topics", ".xml", ""})


def read_question_set(name: str, options: ReadingOptions) -> QuestionSet:
    """The set of that name, or at that path.

    Args:
        name: one of :data:`SHIPPED`, or a path.
        options: how to read it.

    Raises:
        QuestionSetError: if there is none, or it cannot be used.
    """
    if name in SHIPPED and not Path(name).exists():
        with as_file(_FOLDER.joinpath(f"{name}.yaml")) as path:
            question_set = read_own_format(path)
            # Where the product is installed is nobody's business: messages and runs name the set alone.
            return question_set.map(lambda q: replace(q, origin=q.origin.replace(str(path), path.name)))
    path = Path(name)
    if path.is_dir():
        return _read_folder(path, options)
    if not path.exists():
        near = difflib.get_close_matches(name, SHIPPED, n=1)
        hint = f"did you mean {near[0]}?" if near else f"the sets that ship are {' and '.join(SHIPPED)}."
        raise QuestionSetError(f"{name}: there is no such file, folder or set; {hint}")
    return _read_file(path, options)


def _read_folder(folder: Path, options: ReadingOptions) -> QuestionSet:
    if is_mtrag(folder):
        return read_mtrag(folder, options)
    if (folder / QUERIES).is_file():
        return read_beir(folder, options)
    lines = sorted(folder.glob("*.jsonl"))
    if lines and all(is_clapnq(path) for path in lines):
        return read_clapnq(folder, options)
    raise QuestionSetError(f"{folder}: this folder is no question set; name {_FORMS}.")


def _read_file(path: Path, options: ReadingOptions) -> QuestionSet:
    suffix = path.suffix.lower()
    if suffix in {".yaml", ".yml"}:
        return read_own_format(path)
    if suffix == ".json":
        if is_squad(read_json(path)):
            return read_squad(path, options)
        raise QuestionSetError(f"{path}: this JSON is no SQuAD file; name {_FORMS}.")
    if suffix == ".jsonl":
        if options.qrels is not None:
            return read_trec(path, options)
        return read_clapnq(path, options) if is_clapnq(path) else read_own_format(path)
    if suffix in _TOPIC_SUFFIXES and (options.qrels is not None or "<top>" in read_text(path).lower()):
        return read_trec(path, options)
    raise QuestionSetError(f"{path}: this file is no question set; name {_FORMS}.")
