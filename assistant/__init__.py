"""What is said: questions, conversation, answers, citations, evaluation, and the ``alliance`` command.

>>> from assistant import Assistant
>>> turn = Assistant().ask("When did the EU-Japan Summit take place?")
>>> turn.answer.citations[0].quote
'On May 31, the EU-Japan Summit took place with the Green Alliance as key deliverable'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.version import __version__

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.model import Answer, Citation, Conversation, Status, Turn
    from assistant.settings import Settings

__all__ = [
    "Answer",
    "Assistant",
    "Citation",
    "Conversation",
    "Settings",
    "Status",
    "Turn",
    "__version__",
]

# Each is loaded when it is first asked for: the chat is on the screen before anything that searches is.
_MODULES = {
    "Answer": "assistant.model",
    "Assistant": "assistant.assistant",
    "Citation": "assistant.model",
    "Conversation": "assistant.model",
    "Settings": "assistant.settings",
    "Status": "assistant.model",
    "Turn": "assistant.model",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    value: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
