"""A run: what was measured, with what, and every judged question."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.evaluation.scoring import score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.evaluation.judge import JudgedQuestion
    from assistant.evaluation.question_set import QuestionSet
    from assistant.evaluation.scoring import Scores
    from corpus import Collection


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What one set was and what it was asked of.

    Attributes:
        set_name: unique among the sets of a run.
        title: of the set.
        format: the form it was written in.
        options: how it was read.
        set_sha256: of the set's files.
        collection: name of the texts.
        collection_sha256: of the texts; of several collections, over all of theirs.
        documents: how many documents there are in all.
        system: what was asked.
    """

    set_name: str
    title: str
    format: str
    options: tuple[tuple[str, str], ...]
    set_sha256: str
    collection: str
    collection_sha256: str
    documents: int
    system: str


@dataclass(frozen=True, eq=False)
class Part:
    """One set asked of one system; its figures are made when they are first wanted. Equal to itself alone."""

    facts: PartFacts
    judged: Sequence[JudgedQuestion]

    @cached_property
    def scores(self) -> Scores:
        """The figures."""
        return score(self.judged)


def facts_of(question_set: QuestionSet, name: str, collections: Mapping[str, Collection], system: str) -> PartFacts:
    """The facts of a set, asked of a system under a name."""
    only = next(iter(collections.values())) if len(collections) == 1 else None
    return PartFacts(
        set_name=name,
        title=question_set.title,
        format=question_set.format,
        options=question_set.options,
        set_sha256=question_set.sha256,
        collection=only.name if only is not None else f"{len(collections)} collections",
        collection_sha256=only.sha256 if only is not None else _sha256_of_all(collections),
        documents=len({document.id for collection in collections.values() for document in collection}),
        system=system,
    )


def _sha256_of_all(collections: Mapping[str, Collection]) -> str:
    digest = hashlib.sha256()
    for key, collection in collections.items():
        digest.update(f"{key}\0{collection.sha256}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
