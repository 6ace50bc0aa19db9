"""The alliance text: the European Commission's news item on the EU-Japan Green Alliance, shipped as published."""

from __future__ import annotations

import datetime
import json
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.model import Block, BlockKind, Collection, Document, Facts, Section, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What citations call the alliance text.
ALLIANCE_ID = "eu-japan-green-alliance"

_PREPARED = "prepared.json"


def alliance_collection() -> Collection:
    """The collection of the one text that ships with the product."""
    return Collection("the alliance text", (alliance_document(),))


def alliance_document() -> Document:
    """The alliance text with its structure.

    The structure is taken from a file made beforehand (``make prepared``), which spares the loading of nltk, a YAML
    parser and the readers at every start; a file that was not made from this very text is passed over.
    """
    text = _read(f"{ALLIANCE_ID}.txt")
    facts_yaml = _read(f"{ALLIANCE_ID}.yaml")
    prepared = json.loads(_read(_PREPARED))
    if prepared["made_from"] != _made_from(text, facts_yaml):
        return _freshly_read(text, facts_yaml)
    return _from_plain(prepared["document"], text)


def prepare() -> dict[str, Any]:
    """What the file made beforehand must hold, made anew."""
    text = _read(f"{ALLIANCE_ID}.txt")
    facts_yaml = _read(f"{ALLIANCE_ID}.yaml")
    return {"made_from": _made_from(text, facts_yaml), "document": _to_plain(_freshly_read(text, facts_yaml))}


def _freshly_read(text: str, facts_yaml: str) -> Document:
    # Only whoever changes the text needs the readers.
    from corpus.errors import CorpusError  # noqa: PLC0415
    from corpus.reader import facts_from, read_document  # noqa: PLC0415
    from corpus.yaml_reader import load_yaml  # noqa: PLC0415

    name = f"{ALLIANCE_ID}.yaml"
    facts = facts_from(load_yaml(facts_yaml, name, CorpusError), name)
    return read_document(text, document_id=ALLIANCE_ID, facts=facts)


def _made_from(text: str, facts_yaml: str) -> int:
    """A checksum: it tells a changed text from the one that was prepared, and loads no cryptography to do so."""
    return zlib.crc32(f"{text}\0{facts_yaml}".encode())


def _read(name: str) -> str:
    # Not by importlib.resources, which takes as long to load as everything else here.
    return Path(__file__).with_name(name).read_bytes().decode("utf-8")


def _to_plain(document: Document) -> dict[str, Any]:
    """All that a document has besides its text, in values that JSON has."""
    facts = {name: getattr(document.facts, name) for name in Facts.__slots__}
    return {
        "title": document.title,
        "sha256": document.sha256,
        "facts": facts | {"date": str(document.facts.date)},
        "sections": [
            [_pair(section.heading), section.level, section.number, section.parent] for section in document.sections
        ],
        "blocks": [
            [
                block.kind.value,
                _pair(block.span),
                [_pair(sentence) for sentence in block.sentences],
                block.section,
                block.ordinal,
                block.list_number,
                _pair(block.introduction),
                block.incomplete,
                block.lists_in_section,
            ]
            for block in document.blocks
        ],
    }


def _from_plain(plain: dict[str, Any], text: str) -> Document:
    """The document of which :func:`_to_plain` made ``plain``."""
    return Document(
        id=ALLIANCE_ID,
        title=plain["title"],
        text=text,
        sha256=plain["sha256"],
        facts=Facts(**plain["facts"] | {"date": datetime.date.fromisoformat(plain["facts"]["date"])}),
        sections=tuple(Section(Span(*heading), *rest) for heading, *rest in plain["sections"]),
        blocks=tuple(
            Block(
                BlockKind(kind),
                Span(*span),
                tuple(Span(*sentence) for sentence in sentences),
                section,
                ordinal,
                list_number,
                Span(*introduction) if introduction else None,
                *rest,
            )
            for kind, span, sentences, section, ordinal, list_number, introduction, *rest in plain["blocks"]
        ),
    )


def _pair(span: Span | None) -> Sequence[int] | None:
    return None if span is None else (span.start, span.end)
