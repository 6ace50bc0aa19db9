"""MTRAG (Katsis et al. 2025): conversations that people held, their retrieval tasks and which turns can be answered.

A folder holds ``corpus.jsonl``, ``qrels.tsv`` and, as far as they are needed, ``conversations.json`` and the retrieval
tasks ``lastturn.jsonl``, ``rewrite.jsonl`` and ``questions.jsonl``. A turn's id is ``<conversation><::><turn>``, as in
the qrels, turns of the user counted from 1. ``conversations.json`` gives no ids: a conversation is known by what its
user says. A turn that is judged ``PARTIAL`` is answerable, in part; one that is ``CONVERSATIONAL`` is not judged.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from assistant.evaluation.beir import find_qrels, judged_documents, read_texts
from assistant.evaluation.errors import QuestionSetError
from assistant.evaluation.files import field, read_json, read_objects
from assistant.evaluation.options import ReadingOptions, Task
from assistant.evaluation.qrels import Qrels, read_qrels, without_speaker
from assistant.evaluation.question_set import (
    ONLY_COLLECTION,
    Question,
    QuestionConversation,
    QuestionSet,
    checked,
    sha256_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

FORMAT = "MTRAG"

_CONVERSATIONS = "conversations.json"
_TURN = "<::>"
_ANSWERABLE = {"ANSWERABLE": True, "PARTIAL": True, "UNANSWERABLE": False}


def is_mtrag(folder: Path) -> bool:
    """Whether a folder holds MTRAG's conversations or retrieval tasks."""
    return (folder / _CONVERSATIONS).is_file() or _task_file(folder, Task.LAST_TURN) is not None


def read_mtrag(folder: Path, options: ReadingOptions) -> QuestionSet:
    """The set of a folder: its conversations, or the retrieval task that the options name.

    Raises:
        QuestionSetError: if it cannot be used.
    """
    qrels_path = find_qrels(folder, options)
    qrels = read_qrels(qrels_path)
    task = options.task
    path = folder / _CONVERSATIONS if task is Task.CONVERSATIONS else _task_file(folder, task)
    if path is None or not path.is_file():
        raise QuestionSetError(f"{folder}: the file of the task {task.value!r} is not here; choose another by --task.")
    questions: tuple[Question, ...] = ()
    conversations: tuple[QuestionConversation, ...] = ()
    if task is Task.CONVERSATIONS:
        conversations = tuple(_conversations(read_json(path), path, _Ids(folder), qrels))
    else:
        questions = tuple(_task_questions(path, qrels))
    collection = read_texts(folder, options)
    name = f"{folder.name}-{task.value}"
    return checked(
        QuestionSet(
            name,
            f"{FORMAT} {folder.name}, {_DESCRIPTIONS[task]}",
            FORMAT,
            sha256_of([path, qrels_path]),
            questions,
            conversations,
            collections={ONLY_COLLECTION: collection},
            notes=tuple(judged_documents(qrels, collection, qrels_path)),
            options=(("task", task.value),),
        )
    )


_DESCRIPTIONS = {
    Task.CONVERSATIONS: "conversations",
    Task.LAST_TURN: "last turn alone",
    Task.REWRITE: "last turn as a person rewrote it",
    Task.QUESTIONS: "all turns of the user run together",
}


def _task_file(folder: Path, task: Task) -> Path | None:
    """``lastturn.jsonl``, or the one file whose name ends so, such as ``clapnq_lastturn.jsonl``."""
    found = sorted(folder.glob(f"*{task.value}.jsonl"))
    return found[0] if len(found) == 1 else None


def _task_questions(path: Path, qrels: Qrels) -> Iterator[Question]:
    for origin, value in read_objects(path):
        question_id = field(value, "_id", origin)
        if question_id in qrels:
            text = without_speaker(field(value, "text", origin))
            yield Question(
                question_id,
                text,
                relevant=tuple(qrels[question_id].items()),
                tags=("first turn" if question_id.endswith(f"{_TURN}1") else "later turn",),
                origin=origin,
            )


def _conversations(value: Any, path: Path, ids: _Ids, qrels: Qrels) -> Iterator[QuestionConversation]:  # noqa: ANN401
    if not isinstance(value, list):
        raise QuestionSetError(f"{path}: a list of conversations is needed, as MTRAG has it.")
    for number, conversation in enumerate(value, start=1):
        origin = f"{path}, conversation {number}"
        messages = conversation.get("messages") if isinstance(conversation, dict) else None
        if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
            raise QuestionSetError(f"{origin}: it has no messages, as MTRAG has them.")
        asked = [message for message in messages if message.get("speaker") == "user"]
        if asked:
            texts = [field(message, "text", origin) for message in asked]
            conversation_id = ids.of(texts) or f"conversation-{number}"
            turns = zip(texts, asked, strict=True)
            yield QuestionConversation(conversation_id, tuple(_turns(conversation_id, turns, qrels, origin)))


def _turns(
    conversation_id: str, turns: Iterable[tuple[str, dict[str, Any]]], qrels: Qrels, origin: str
) -> Iterator[Question]:
    for number, (text, message) in enumerate(turns, start=1):
        turn_id = f"{conversation_id}{_TURN}{number}"
        enrichments = message.get("enrichments") or {}
        answerability = _first(enrichments, "Answerability")
        tags = (answerability, _first(enrichments, "Multi-Turn"), *_values(enrichments, "Question Type"))
        yield Question(
            turn_id,
            text,
            relevant=tuple(qrels.get(turn_id, {}).items()),
            answerable=_ANSWERABLE.get(answerability),
            tags=tuple(dict.fromkeys(tag.lower() for tag in tags if tag and tag != "N/A")),
            origin=f"{origin}, turn {number}",
        )


def _values(enrichments: dict[str, Any], key: str) -> list[str]:
    values = enrichments.get(key)
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []


def _first(enrichments: dict[str, Any], key: str) -> str:
    return next(iter(_values(enrichments, key)), "")


class _Ids:
    """Finds the id that the tasks give to a conversation, by what its user says."""

    def __init__(self, folder: Path) -> None:
        self._said: dict[str, Counter[str]] = {}
        for task in (Task.LAST_TURN, Task.QUESTIONS):
            path = _task_file(folder, task)
            for origin, value in read_objects(path) if path is not None else ():
                conversation_id, _, _ = field(value, "_id", origin).rpartition(_TURN)
                text = without_speaker(field(value, "text", origin))
                self._said.setdefault(conversation_id, Counter()).update(map(_folded, text.split("\n")))

    def of(self, texts: Sequence[str]) -> str | None:
        """The id of the conversation that shares most of its user's turns; None if none shares any."""
        own = {_folded(line) for text in texts for line in text.split("\n")}
        shared = {name: sum(line in own for line in said) / len(said) for name, said in self._said.items()}
        best = max(shared, key=shared.__getitem__, default=None)
        if best is None or shared[best] < _SURE:
            return None
        del self._said[best]
        return best


#: Share of its turns from which on a conversation is known again.
_SURE = 0.6


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
