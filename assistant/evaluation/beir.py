"""BEIR folders (Thakur et al. 2021) and TREC topics with qrels: questions with judged documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.evaluation.errors import EvaluationUsageError, QuestionSetError
from assistant.evaluation.qrels import Qrels, read_qrels, read_topics
from assistant.evaluation.question_set import ONLY_COLLECTION, Question, QuestionSet, checked, sha256_of
from corpus import read_collection

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assistant.evaluation.options import ReadingOptions
    from corpus import Collection

FORMAT = "BEIR"
TREC_FORMAT = "TREC"

CORPUS = "corpus.jsonl"
QUERIES = "queries.jsonl"
_SPLITS = ("test", "dev", "train")


def read_beir(folder: Path, options: ReadingOptions) -> QuestionSet:
    """The set of a folder with ``queries.jsonl``, qrels and, unless other texts are named, ``corpus.jsonl``.

    Raises:
        QuestionSetError: if it cannot be used.
    """
    judgements = find_qrels(folder, options)
    name = folder.name if judgements.parent == folder else f"{folder.name}-{judgements.stem}"
    collection = read_texts(folder, options)
    return _judged_set(name, FORMAT, queries=folder / QUERIES, judgements=judgements, collection=collection)


def read_trec(topics: Path, options: ReadingOptions) -> QuestionSet:
    """The set of a file of topics and a file of judgements; its texts must be named.

    Raises:
        QuestionSetError: if it cannot be used.
        EvaluationUsageError: if the judgements or the texts are not named.
    """
    if options.qrels is None:
        raise EvaluationUsageError(f"{topics}: topics need judgements; name their file with --qrels.")
    if not options.texts:
        raise EvaluationUsageError(f"{topics}: topics need texts; name them with --texts.")
    collection = read_collection(options.texts)
    return _judged_set(topics.stem, TREC_FORMAT, queries=topics, judgements=options.qrels, collection=collection)


def _judged_set(name: str, form: str, *, queries: Path, judgements: Path, collection: Collection) -> QuestionSet:
    qrels = read_qrels(judgements)
    asked = list(read_topics(queries))
    notes = [*judged_documents(qrels, collection, judgements)]
    if any(query not in qrels for query, _, _ in asked):
        count = sum(query not in qrels for query, _, _ in asked)
        notes.append(f"{name}: {count} of {len(asked)} questions have no judgements and are not asked.")
    questions = tuple(
        Question(query, text, relevant=tuple(qrels[query].items()), origin=origin)
        for query, text, origin in asked
        if query in qrels
    )
    return checked(
        QuestionSet(
            name,
            f"{form} {name}",
            form,
            sha256_of([queries, judgements]),
            questions,
            collections={ONLY_COLLECTION: collection},
            notes=tuple(notes),
        )
    )


def read_texts(folder: Path, options: ReadingOptions) -> Collection:
    """The texts that the user names, else the folder's own."""
    if options.texts:
        return read_collection(options.texts)
    corpus = folder / CORPUS
    if not corpus.is_file():
        raise QuestionSetError(f"{folder}: there is no {CORPUS} here; name the texts with --texts.")
    return read_collection([corpus], folder.name)


def find_qrels(folder: Path, options: ReadingOptions) -> Path:
    """The file of judgements: the one named, ``qrels.tsv``, or that of a split in ``qrels/``, test before dev."""
    if options.qrels is not None:
        return options.qrels
    if options.split is None and (folder / "qrels.tsv").is_file():
        return folder / "qrels.tsv"
    splits = {path.stem: path for path in sorted((folder / "qrels").glob("*.tsv"))}
    wanted = [options.split] if options.split else [*_SPLITS, *splits]
    for split in wanted:
        if split in splits:
            return splits[split]
    there = f"the splits here are {', '.join(splits)}" if splits else "there is no qrels.tsv and no qrels folder"
    raise QuestionSetError(f"{folder}: no judgements{f' for {options.split!r}' if options.split else ''}; {there}.")


def judged_documents(qrels: Qrels, collection: Collection, judgements: Path) -> Iterable[str]:
    """Notes on judged documents that the collection does not have.

    Raises:
        QuestionSetError: if it has none of them.
    """
    known = {document.id for document in collection}
    judged = dict.fromkeys(document for grades in qrels.values() for document in grades)
    unknown = [document for document in judged if document not in known]
    if len(unknown) == len(judged):
        raise QuestionSetError(
            f"{judgements}: none of the judged documents is in {collection.name}; the set is for another collection."
        )
    if unknown:
        yield (
            f"{judgements}: {len(unknown)} of {len(judged)} judged documents are not in {collection.name}, "
            f"{unknown[0]!r} for one; they count as not found."
        )
