"""The product's own form of a question set, in YAML or as JSON lines, read strictly."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NoReturn

from assistant.evaluation.errors import QuestionSetError
from assistant.evaluation.files import read_text
from assistant.evaluation.places import Placed, read_json_lines, read_yaml
from assistant.evaluation.question_set import (
    Evidence,
    Question,
    QuestionConversation,
    QuestionSet,
    checked,
    sha256_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FORMAT = "alliance"

_SET_KEYS = ("title", "questions", "conversations")
_GOLD_KEYS = ("evidence", "alternatives", "answers", "unanswerable", "tags")
_QUESTION_KEYS = ("id", "ask", *_GOLD_KEYS)
_CONVERSATION_KEYS = ("id", "turns", "tags")
_EVIDENCE_KEYS = ("text", "document")


def read_own_format(path: Path) -> QuestionSet:
    """The set that a YAML file, or a file of JSON lines, holds.

    Raises:
        QuestionSetError: if it cannot be used; the message names file and line and says what to do.
    """
    text = read_text(path)
    if path.suffix.lower() == ".jsonl":
        top = _from_lines(read_json_lines(text, str(path)), str(path))
    else:
        top = read_yaml(text, str(path))
    values = _mapping(top, "a set", _SET_KEYS)
    title = _text(values["title"], "the title") if "title" in values else path.stem
    questions = tuple(_question(item) for item in _items(values.get("questions"), "questions"))
    conversations = tuple(_conversation(item) for item in _items(values.get("conversations"), "conversations"))
    return checked(QuestionSet(path.stem, title, FORMAT, sha256_of([path]), questions, conversations))


def _from_lines(lines: Iterable[Placed], name: str) -> Placed:
    """JSON lines as one set: a line with ``turns`` is a conversation, one with ``title`` alone names the set."""
    title: dict[str, Placed] = {}
    questions, conversations = [], []
    for line in lines:
        keys = line.value if isinstance(line.value, dict) else {}
        if set(keys) == {"title"}:
            title = {"title": keys["title"]}
        elif "turns" in keys:
            conversations.append(line)
        else:
            questions.append(line)
    origin = f"{name}, line 1"
    return Placed(
        {**title, "questions": Placed(questions, origin), "conversations": Placed(conversations, origin)},
        origin,
        {},
    )


def _question(item: Placed) -> Question:
    values = _mapping(item, "a question", _QUESTION_KEYS)
    question_id = _required(values, "id", item, "a question")
    return _with_gold(values, item, question_id, ())


def _conversation(item: Placed) -> QuestionConversation:
    values = _mapping(item, "a conversation", _CONVERSATION_KEYS)
    conversation_id = _required(values, "id", item, "a conversation")
    tags = _texts(values.get("tags"), "tags")
    turns = _items(values.get("turns"), "turns")
    if not turns:
        _refuse(item.origin, f"the conversation {conversation_id!r} has no turns; it needs at least one")
    return QuestionConversation(
        conversation_id,
        tuple(_turn(turn, f"{conversation_id}::{number}", tags) for number, turn in enumerate(turns, start=1)),
    )


def _turn(item: Placed, default_id: str, tags: tuple[str, ...]) -> Question:
    values = _mapping(item, "a turn", _QUESTION_KEYS)
    turn_id = _text(values["id"], "the id") if "id" in values else default_id
    return _with_gold(values, item, turn_id, tags)


def _with_gold(values: dict[str, Placed], item: Placed, question_id: str, tags: tuple[str, ...]) -> Question:
    ask = _required(values, "ask", item, f"the question {question_id!r}")
    evidence = _evidence_groups(values)
    answers = _texts(values.get("answers"), "answers")
    is_unanswerable = _truth(values.get("unanswerable"), "unanswerable")
    if is_unanswerable and (evidence or answers):
        _refuse(item.origin, f"the question {question_id!r} is unanswerable, so it has no evidence and no answers")
    if not is_unanswerable and not evidence and not answers:
        _refuse(
            item.origin,
            f"the question {question_id!r} has no evidence; quote the sentences that answer it, "
            "or write `unanswerable: true`",
        )
    return Question(
        question_id,
        ask,
        evidence=evidence,
        answers=answers,
        answerable=not is_unanswerable,
        tags=tuple(dict.fromkeys((*_texts(values.get("tags"), "tags"), *tags))),
        origin=item.origin,
    )


def _evidence_groups(values: dict[str, Placed]) -> tuple[tuple[Evidence, ...], ...]:
    first = _evidence(values.get("evidence"), "evidence")
    others = [_evidence(group, "alternatives") for group in _items(values.get("alternatives"), "alternatives")]
    if others and not first:
        _refuse(values["alternatives"].origin, "alternatives stand beside `evidence`; write the first group there")
    return tuple(group for group in (first, *others) if group)


def _evidence(items: Placed | None, key: str) -> tuple[Evidence, ...]:
    return tuple(_one_evidence(item) for item in _items(items, key))


def _one_evidence(item: Placed) -> Evidence:
    if not isinstance(item.value, dict):
        return Evidence(_text(item, "a piece of evidence"))
    values = _mapping(item, "a piece of evidence", _EVIDENCE_KEYS)
    text = _required(values, "text", item, "a piece of evidence")
    return Evidence(text, _text(values["document"], "the document") if "document" in values else None)


def _mapping(item: Placed, what: str, known: tuple[str, ...]) -> dict[str, Placed]:
    if not isinstance(item.value, dict):
        _refuse(item.origin, f"{what} is written as `key: value` lines, with the keys {', '.join(known)}")
    for key in item.value:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"the keys are {', '.join(known)}."
            origin = (item.key_origins or {}).get(key, item.origin)
            raise QuestionSetError(f"{origin}: {what} has no key {key!r}; {hint}")
    return item.value


def _items(item: Placed | None, key: str) -> list[Placed]:
    if item is None or item.value is None:
        return []
    if not isinstance(item.value, list):
        _refuse(item.origin, f"{key} is a list; put it in [brackets], or each item on its own line after a dash")
    return item.value


def _texts(item: Placed | None, key: str) -> tuple[str, ...]:
    return tuple(_text(entry, f"an item of {key}") for entry in _items(item, key))


def _required(values: dict[str, Placed], key: str, item: Placed, what: str) -> str:
    if key not in values:
        _refuse(item.origin, f"{what} has no {key}; give it one")
    return _text(values[key], f"the {key}")


def _text(item: Placed, what: str) -> str:
    if not isinstance(item.value, str):
        _refuse(item.origin, f"{what} is not a text; put it in quotes")
    if not item.value.strip():
        _refuse(item.origin, f"{what} is empty; write it out, or leave the key away")
    return item.value


def _truth(item: Placed | None, key: str) -> bool:
    if item is None:
        return False
    if not isinstance(item.value, bool):
        _refuse(item.origin, f"{key} is true or false")
    return item.value


def _refuse(origin: str, problem: str) -> NoReturn:
    raise QuestionSetError(f"{origin}: {problem}.")
