"""The questions that were asked before, as the prompt steps through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST_BEGINNING = 2


class PromptHistory:
    """Earlier questions, the latest last, and how far back one has gone; the unfinished question is not lost."""

    def __init__(self, questions: Iterable[str] = ()) -> None:
        self._questions = list(questions)
        self._at = len(self._questions)
        self._draft = ""

    def begin_with(self, questions: Iterable[str]) -> None:
        """Puts questions before those that are there; one that is there already stays where it is."""
        here = set(self._questions)
        earlier = [question for question in questions if question not in here]
        self._questions[:0] = earlier
        self._at += len(earlier)

    def add(self, question: str) -> None:
        """A question was asked; it becomes the latest, and one is back at an empty prompt."""
        if question in self._questions:
            self._questions.remove(question)
        self._questions.append(question)
        self._at = len(self._questions)
        self._draft = ""

    def back(self, current: str) -> str | None:
        """The question before; None at the first. ``current`` is what the prompt holds."""
        if self._at == 0:
            return None
        if self._at == len(self._questions):
            self._draft = current
        self._at -= 1
        return self._questions[self._at]

    def forward(self) -> str | None:
        """The question after, and after the last the unfinished one; None where one is there already."""
        if self._at >= len(self._questions):
            return None
        self._at += 1
        return self._questions[self._at] if self._at < len(self._questions) else self._draft

    def completion(self, beginning: str) -> str:
        """What the latest question that begins so goes on with; empty where none does."""
        if len(beginning.strip()) < _SHORTEST_BEGINNING or "\n" in beginning:
            return ""
        folded = beginning.casefold()
        for question in reversed(self._questions):
            is_longer = len(question) > len(beginning) and "\n" not in question
            if is_longer and question[: len(beginning)].casefold() == folded:
                return question[len(beginning) :]
        return ""
