"""What is written: documents, their structure, passages and sentences.

This room knows nothing of searching or answering. Every position is a :class:`Span` in code points of the document's
unchanged text, made once, when the document is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import AllianceError, CorpusError, SettingsError
from corpus.model import (
    Block,
    BlockKind,
    Collection,
    Document,
    Facts,
    Passage,
    Section,
    Span,
)
from corpus.passages import PassageSettings, cut_into_passages

if TYPE_CHECKING:
    from corpus.reader import TextFormat, read_document
    from corpus.sources import read_collection

__all__ = [
    "AllianceError",
    "Block",
    "BlockKind",
    "Collection",
    "CorpusError",
    "Document",
    "Facts",
    "Passage",
    "PassageSettings",
    "Section",
    "SettingsError",
    "Span",
    "TextFormat",
    "cut_into_passages",
    "read_collection",
    "read_document",
]

# The readers are loaded when they are first asked for: the alliance text comes with its structure and needs none.
_READERS = {
    "TextFormat": "corpus.reader",
    "read_document": "corpus.reader",
    "read_collection": "corpus.sources",
}


def __getattr__(name: str) -> object:
    if name not in _READERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    value: object = getattr(import_module(_READERS[name]), name)
    globals()[name] = value
    return value
