"""A test question set: questions, conversations, and what a right answer to each of them is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from assistant.evaluation.errors import QuestionSetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from corpus import Collection, Span

#: A span and the id of the document that it stands in.
Place: TypeAlias = "tuple[str, Span]"

#: The key of the collection of a set that has only one.
ONLY_COLLECTION = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A part of the texts that an answer must quote.

    Attributes:
        text: as the set writes it; white space may differ from the document's.
        document: id of the document it stands in; None where the set does not say.
        span: where it stands, in code points of that document's text; None until it is located.
    """

    text: str
    document: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what a right answer to it is.

    Attributes:
        id: unique in its set.
        ask: the question, as typed.
        evidence: complete sets of evidence, each as good as the other; of the one chosen, all is needed. Empty where
            the set names none.
        answers: short answers, each as good as the other; empty where the set names none.
        answer_spans: where the short answers stand in the texts, if the set says so.
        relevant: ids of the documents that were judged, with their grade; 0 is not relevant.
        answerable: whether the texts answer it; None where the set does not say.
        tags: what the set calls it, for figures by tag.
        collection: key of the collection that it is put to.
        origin: file and line, or whatever leads a person to it, for messages.
        is_scored: whether it counts; a turn may be asked only for the sake of the turns after it.
    """

    id: str
    ask: str
    evidence: tuple[tuple[Evidence, ...], ...] = ()
    answers: tuple[str, ...] = ()
    answer_spans: tuple[Place, ...] = ()
    relevant: tuple[tuple[str, int], ...] = ()
    answerable: bool | None = None
    tags: tuple[str, ...] = ()
    collection: str = ONLY_COLLECTION
    origin: str = ""
    is_scored: bool = True

    @property
    def gold(self) -> tuple[tuple[Place, ...], ...]:
        """The located evidence as places: any one of these groups, complete."""
        return tuple(
            tuple((item.document, item.span) for item in group if item.document is not None and item.span is not None)
            for group in self.evidence
        )


@dataclass(frozen=True, slots=True)
class QuestionConversation:
    """Questions that are asked one after the other; every turn is a question."""

    id: str
    turns: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A test question set.

    Attributes:
        name: what tables and folders call it.
        title: what it is about, for people.
        format: the form it was written in.
        sha256: of the files it was read from.
        questions: questions asked by themselves.
        conversations: questions asked one after the other.
        collections: the texts that come with it, by key; empty where it brings none.
        notes: what was passed over when it was read, a sentence each.
        options: how it was read, where there was a choice.
    """

    name: str
    title: str
    format: str
    sha256: str
    questions: tuple[Question, ...] = ()
    conversations: tuple[QuestionConversation, ...] = ()
    collections: Mapping[str, Collection] | None = None
    notes: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()

    def __len__(self) -> int:
        return sum(1 for question in self.all_questions() if question.is_scored)

    def all_questions(self) -> Iterator[Question]:
        """The questions by themselves, then every turn of every conversation."""
        yield from self.questions
        for conversation in self.conversations:
            yield from conversation.turns

    def map(self, change: Callable[[Question], Question]) -> QuestionSet:
        """The set with every question changed."""
        return replace(
            self,
            questions=tuple(map(change, self.questions)),
            conversations=tuple(
                replace(conversation, turns=tuple(map(change, conversation.turns)))
                for conversation in self.conversations
            ),
        )

    def selected(self, wanted: Callable[[Question], bool]) -> QuestionSet:
        """The set with the wanted questions alone; the turns before a wanted one are asked, but do not count."""
        conversations = (_selected_turns(conversation, wanted) for conversation in self.conversations)
        return replace(
            self,
            questions=tuple(question for question in self.questions if wanted(question)),
            conversations=tuple(conversation for conversation in conversations if conversation is not None),
        )

    def limited(self, limit: int) -> QuestionSet:
        """The first questions, at most ``limit`` of them; conversations are taken whole, as many as fit."""
        room = max(0, limit - len(self.questions))
        conversations: list[QuestionConversation] = []
        for conversation in self.conversations:
            count = sum(turn.is_scored for turn in conversation.turns)
            if count > room:
                break
            conversations.append(conversation)
            room -= count
        return replace(self, questions=self.questions[:limit], conversations=tuple(conversations))


def checked(question_set: QuestionSet) -> QuestionSet:
    """The set itself.

    Raises:
        QuestionSetError: if it has no questions, or two with one id.
    """
    seen: dict[str, Question] = {}
    for question in question_set.all_questions():
        first = seen.setdefault(question.id, question)
        if first is not question:
            raise QuestionSetError(
                f"{question.origin}: the id {question.id!r} is taken already ({first.origin}); ids are unique in a set."
            )
    if not seen:
        raise QuestionSetError(f"{question_set.name}: there are no questions in this set; a set needs at least one.")
    return question_set


def sha256_of(paths: Iterable[Path]) -> str:
    """SHA-256 over the contents of files, in the order given; of one file, that of the file itself."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _selected_turns(
    conversation: QuestionConversation, wanted: Callable[[Question], bool]
) -> QuestionConversation | None:
    turns = [replace(turn, is_scored=turn.is_scored and wanted(turn)) for turn in conversation.turns]
    while turns and not turns[-1].is_scored:
        turns.pop()
    return replace(conversation, turns=tuple(turns)) if turns else None
