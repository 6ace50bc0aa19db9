"""From a text to a :class:`~corpus.model.Document`."""

from __future__ import annotations

import datetime
import hashlib
from enum import Enum
from typing import TYPE_CHECKING, Any

from corpus.dates import find_dates
from corpus.errors import CorpusError
from corpus.markdown import FRONT_MATTER, markdown_pieces
from corpus.model import BlockKind, Document, Facts
from corpus.plain_text import names_provision, plain_text_pieces
from corpus.sentences import split_sentences
from corpus.structure import build
from corpus.yaml_reader import load_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.sentences import SentenceSplitter
    from corpus.structure import Piece


class TextFormat(Enum):
    """How the structure of a text is written."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"


_PIECES = {TextFormat.PLAIN: plain_text_pieces, TextFormat.MARKDOWN: markdown_pieces}


def read_document(
    text: str,
    *,
    document_id: str,
    facts: Facts | None = None,
    text_format: TextFormat = TextFormat.PLAIN,
    split: SentenceSplitter = split_sentences,
) -> Document:
    """A text with its structure.

    The title is the one in ``facts``, else the text's first heading where the text begins with it, else the id. The
    date is the one in ``facts``, else that of a line such as ``date: 31/05/2021``.

    Args:
        text: every character of it; kept as it is.
        document_id: what citations will call it.
        facts: what is known besides the text.
        text_format: how its structure is written.
        split: finds sentences; for texts whose sentences are known already.

    Raises:
        CorpusError: if ``text`` holds half of a surrogate pair, which no file can hold.
    """
    facts = facts or Facts()
    if text_format is TextFormat.MARKDOWN:
        facts = _with_front_matter(text, document_id, facts)
    pieces = _PIECES[text_format](text)
    title = facts.title or _title(text, pieces) or document_id
    sections, blocks = build(text, pieces, title, split)
    return Document(
        id=document_id,
        title=title,
        text=text,
        sha256=_sha256(text, document_id),
        facts=_with(facts, date=facts.date or _date(text, pieces)),
        sections=sections,
        blocks=blocks,
    )


def facts_from(values: Mapping[str, Any], name: str) -> Facts:
    """Facts from a mapping that a user wrote; keys that are no facts are passed over.

    Raises:
        CorpusError: if a date is none; ``name`` is what the message calls the place.
    """
    texts = {
        key: " ".join(str(values[key]).split())
        for key in ("title", "source", "publisher", "language", "rights")
        if values.get(key)
    }
    return Facts(**texts, date=_date_value(values.get("date"), name))


def _date_value(value: object, name: str) -> datetime.date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    mentions = find_dates(str(value))
    if len(mentions) != 1 or mentions[0].date is None:
        raise CorpusError(f"{name}: {value!r} is not a date; write it as 2021-05-31.")
    return mentions[0].date


def _with_front_matter(text: str, document_id: str, facts: Facts) -> Facts:
    matter = FRONT_MATTER.match(text)
    values = load_yaml(matter["yaml"], f"{document_id} (front matter)", CorpusError) if matter else None
    if not isinstance(values, dict):
        return facts
    found = facts_from(values, f"{document_id} (front matter)")
    known = {name: getattr(facts, name) for name in Facts.__slots__ if getattr(facts, name) is not None}
    return _with(found, **known)


def _with(facts: Facts, **changes: Any) -> Facts:  # noqa: ANN401 - any field of Facts
    return Facts(**{name: changes.get(name, getattr(facts, name)) for name in Facts.__slots__})


def _title(text: str, pieces: Sequence[Piece]) -> str | None:
    content = (piece for piece in pieces if piece.kind is not BlockKind.NAVIGATION)
    first = next(content, None)
    if first is None or first.kind is not BlockKind.HEADING or names_provision(first.span.of(text)):
        return None
    return " ".join(first.span.of(text).split())


def _date(text: str, pieces: Sequence[Piece]) -> datetime.date | None:
    lines = (piece.span.of(text) for piece in pieces if piece.kind is BlockKind.DATE_LINE)
    return next((mention.date for line in lines for mention in find_dates(line) if mention.date), None)


def _sha256(text: str, document_id: str) -> str:
    try:
        return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise CorpusError(
            f"{document_id}: character {error.start} is half of a surrogate pair, which is no character; "
            "write the whole pair or leave it out."
        ) from error
