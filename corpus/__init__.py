"""What is written: documents, their structure, passages and sentences.

This room knows nothing of searching or answering. Every position is a :class:`Span` in code points of the document's
unchanged text, made once, when the document is read.
"""

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
