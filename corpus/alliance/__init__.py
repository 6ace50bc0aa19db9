"""The alliance text: the European Commission's news item on the EU-Japan Green Alliance, shipped as published."""

from __future__ import annotations

import datetime
import hashlib
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from corpus.errors import CorpusError
from corpus.model import Collection, Document, Facts, Span
from corpus.reader import facts_from, read_document
from corpus.yaml_reader import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What citations call the alliance text.
ALLIANCE_ID = "eu-japan-green-alliance"

_FOLDER = files("corpus.alliance")
_PREPARED = "prepared.json"


def alliance_collection() -> Collection:
    """The collection of the one text that ships with the product."""
    return Collection("the alliance text", (alliance_document(),))


def alliance_document() -> Document:
    """The alliance text with its structure.

    Its sentences and facts are taken from a file made beforehand (``make prepared``), which spares the loading of
    nltk and a YAML parser at every start; a file that was not made from this very text is passed over.
    """
    text = _read(f"{ALLIANCE_ID}.txt")
    facts_yaml = _read(f"{ALLIANCE_ID}.yaml")
    prepared = json.loads(_read(_PREPARED))
    if prepared["made_from"] != _made_from(text, facts_yaml):
        return _freshly_read(text, facts_yaml)
    sentences = [Span(start, end) for start, end in prepared["sentences"]]
    date = datetime.date.fromisoformat(prepared["facts"]["date"])
    facts = Facts(**(prepared["facts"] | {"date": date}))
    return read_document(text, document_id=ALLIANCE_ID, facts=facts, split=_Prepared(sentences))


def prepare() -> dict[str, Any]:
    """What the file made beforehand must hold, made anew."""
    text = _read(f"{ALLIANCE_ID}.txt")
    facts_yaml = _read(f"{ALLIANCE_ID}.yaml")
    document = _freshly_read(text, facts_yaml)
    facts = {name: getattr(document.facts, name) for name in Facts.__slots__}
    return {
        "made_from": _made_from(text, facts_yaml),
        "facts": facts | {"date": str(document.facts.date)},
        "sentences": [[span.start, span.end] for block in document.blocks for span in block.sentences],
    }


class _Prepared:
    """Gives the sentences of one text block by block, in reading order, from a list made beforehand."""

    def __init__(self, sentences: list[Span]) -> None:
        self._sentences = sentences
        self._next = 0

    def __call__(self, text: str) -> Iterator[Span]:
        """The sentences of the block ``text``, which is the next one that the document holds."""
        start = self._sentences[self._next].start
        while self._next < len(self._sentences) and self._sentences[self._next].end <= start + len(text):
            yield self._sentences[self._next].shifted(-start)
            self._next += 1


def _freshly_read(text: str, facts_yaml: str) -> Document:
    name = f"{ALLIANCE_ID}.yaml"
    facts = facts_from(load_yaml(facts_yaml, name, CorpusError), name)
    return read_document(text, document_id=ALLIANCE_ID, facts=facts)


def _made_from(text: str, facts_yaml: str) -> str:
    return hashlib.sha256(f"{text}\0{facts_yaml}".encode()).hexdigest()


def _read(name: str) -> str:
    return (_FOLDER / name).read_bytes().decode("utf-8")
