"""Texts as nobody should write them, and as somebody will: what the laws are tried on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from corpus import Collection, TextFormat, read_document

if TYPE_CHECKING:
    from corpus import Document

#: Code points that no output may hold as they are: controls but for the tab and the line feed, bidirectional controls.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_FRAGMENTS = [
    # what a terminal or a widget would obey
    "\x1b[31m", "\x1b]0;title\x07", "\x1b[2J", "\x9b1m", "\x07", "\x00", "\x7f", "\r", "[bold]", "[/]",
    "[@click=app.quit]x[/]",
    # what turns or hides text
    "\u202e", "\u2066", "\u200f", "\u200b", "\u00ad", "\u2060", "\ufeff", "e\u0301", "\u0301", "שלום עולם", "مرحبا",
    "🏳️‍🌈", "ß", "ﬁ", "Ⅷ", "İ", "ǅ",
    # what ends lines
    "\n", "\n\n", "\r\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\u00a0", "\t", "    ",
    # what structures text
    "• ", "- ", "* ", "1. ", "2) ", "(a) ", "# ", "## ", "Title\n===\n", "```\n", "> ", "| a | b |\n|---|---|\n",
    "---\n", "***\n", "<div>\n", "&amp;", "[a](b)", "\\", "  \n", "---\ntitle: x\n---\n",
    # what is hard to cut, to read and to weigh
    ". ", "? ", "! ", ": ", "… ", "U.S. ", "e.g. ", "Art. 5 ", "No. 7 ", "Dr. ", "...", "”", '"', "’", "(", ")",
    "31/05/2021", "31 May 2021", "29 February 2021", "99/99/2021", "2021-13-45", "EU-Japan", "30×30", "30x30",
    "G20", "post-2020", "1,000.50", "9" * 30, "a-b-c-d-e", "-", "&", "R&D", "skip to main content",
    "Overview    News", "date: 31/05/2021", "Global Alliance (GA)", "NASA",
    # what questions are made of
    "When did ", "Which countries ", "What does ", " stand for", "How many ", "Who ", "Why ", "list all ",
    "What is said about ", "plastics", "the ", "alliance ", "Japan ", "These include ", "micro-plastics",
    "microplastics", "life cycle", "?",
]  # fmt: skip

_ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_PIECE = st.one_of(st.sampled_from(_FRAGMENTS), _ANYTHING)


def texts(max_pieces: int = 30) -> st.SearchStrategy[str]:
    """Arbitrary Unicode text without halves of surrogate pairs, rich in what is special somewhere."""
    return st.lists(_PIECE, max_size=max_pieces).map("".join)


@st.composite
def documents(draw: st.DrawFn, document_id: str = "hostile") -> Document:
    """A hostile text, read as plain text or as Markdown."""
    text_format = draw(st.sampled_from(TextFormat))
    text = draw(texts())
    # Front matter says what it says or is refused, which has tests of its own.
    text = text.lstrip("\ufeff-") if text_format is TextFormat.MARKDOWN else text
    return read_document(text, document_id=document_id, text_format=text_format)


@st.composite
def collections(draw: st.DrawFn) -> Collection:
    """None to three hostile documents."""
    number = draw(st.integers(0, 3))
    return Collection("hostile", tuple(draw(documents(f"hostile {index}")) for index in range(number)))


@st.composite
def questions(draw: st.DrawFn, collection: Collection) -> str:
    """A hostile question, often one in the collection's own words."""
    words = [word for document in collection for word in document.text.split()]
    piece = st.one_of(_PIECE, st.sampled_from(words)) if words else _PIECE
    return draw(st.lists(piece, max_size=12).map(" ".join))
