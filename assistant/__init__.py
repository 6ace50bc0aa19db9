"""What is said: questions, conversation, answers, citations, evaluation, and the ``alliance`` command.

>>> from assistant import Assistant
>>> turn = Assistant().ask("When did the EU-Japan Summit take place?")
>>> turn.answer.citations[0].quote
'On May 31, the EU-Japan Summit took place with the Green Alliance as key deliverable'
"""

from assistant.assistant import Assistant
from assistant.model import Answer, Citation, Conversation, Status, Turn
from assistant.settings import Settings
from assistant.version import __version__

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
