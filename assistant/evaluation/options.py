"""How a set is read, where its form leaves a choice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class CollectionPer(StrEnum):
    """What of a SQuAD file is the collection that a question is put to."""

    ARTICLE = "article"
    ALL = "all"
    PARAGRAPH = "paragraph"


class Task(StrEnum):
    """Which questions of an MTRAG folder are asked."""

    CONVERSATIONS = "conversations"
    """Every turn of every conversation, with the turns before it."""
    LAST_TURN = "lastturn"
    """The last turn alone, as typed."""
    REWRITE = "rewrite"
    """The last turn as a person rewrote it to stand alone."""
    QUESTIONS = "questions"
    """All turns of the user so far, run together."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Choices of the user; None where the set decides.

    Attributes:
        texts: files and folders to ask about instead of those the set brings.
        collection_per: for SQuAD.
        is_put_elsewhere: for SQuAD: whether every question is put to another article too, where it has no answer.
        task: for MTRAG.
        split: for BEIR: which judgements, by the name of their file.
        qrels: for TREC topics: the file of relevance judgements.
    """

    texts: tuple[Path, ...] = ()
    collection_per: CollectionPer = CollectionPer.ARTICLE
    is_put_elsewhere: bool = False
    task: Task = Task.CONVERSATIONS
    split: str | None = None
    qrels: Path | None = None
