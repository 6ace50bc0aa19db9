"""A conversation held, and an assistant over a few texts, as many tests need one."""

from __future__ import annotations

from assistant import Assistant, Conversation, Status
from corpus import Collection, read_document


def talk(assistant: Assistant, *questions: str) -> Conversation:
    """The conversation in which these questions are asked, one after the other."""
    conversation = Conversation()
    for question in questions:
        conversation = conversation.with_turn(assistant.ask(question, conversation))
    return conversation


def last_quote(assistant: Assistant, *questions: str) -> str | None:
    """The first quote that the last of these questions is answered with; None where it is refused."""
    answer = talk(assistant, *questions).turns[-1].answer
    return answer.citations[0].quote if answer.status is Status.ANSWERED else None


def over(*texts: str) -> Assistant:
    """An assistant over texts."""
    documents = (read_document(text, document_id=f"text-{place}") for place, text in enumerate(texts))
    return Assistant(Collection("texts", tuple(documents)))
