"""Texts of a size and shape that a program wrote: each is read, and in a time that grows with its length.

Nothing here measures time. Where reading takes the square of the length, these take hours, and the run does not end.
"""

from __future__ import annotations

import pytest

from corpus import BlockKind, TextFormat, cut_into_passages, read_document

_MEGABYTE = 1_000_000
_EITHER = pytest.mark.parametrize("text_format", TextFormat)


def test_five_megabytes_on_one_line() -> None:
    number = 5 * _MEGABYTE // 290
    text = ("This is a sentence of words. " + "word " * 52).strip() + ". "
    document = read_document((text * number).strip(), document_id="a")
    (block,) = document.blocks
    assert len(block.sentences) == number
    assert len(cut_into_passages([document])) == -(-len(block.sentences) // 4)


def test_a_hundred_thousand_bullets() -> None:
    document = read_document("All of them:\n\n" + "• an item\n" * 100_000, document_id="a")
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.ordinal for item in items] == list(range(1, 100_001))
    assert {item.introduction for item in items} == {document.blocks[0].span}


def test_ten_thousand_numbered_headings() -> None:
    text = "".join(f"{number % 90 + 1}. Heading\n\nA sentence.\n\n" for number in range(10_000))
    document = read_document(text, document_id="a")
    assert len(document.sections) == 10_000


def test_ten_thousand_headings_in_markdown() -> None:
    document = read_document("# H\n\n" * 10_000, document_id="a", text_format=TextFormat.MARKDOWN)
    assert len(document.sections) == 10_000


@_EITHER
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * _MEGABYTE + ".", id="one word"),
        pytest.param('"' * _MEGABYTE + ". b", id="quotation marks"),
        pytest.param('."' * (_MEGABYTE // 8) + " x", id="ends of sentences"),
        pytest.param("a" + " " * _MEGABYTE + "b", id="spaces"),
        pytest.param("[" * _MEGABYTE, id="brackets"),
        pytest.param("*a " * (_MEGABYTE // 10), id="stars"),
        pytest.param("`" * _MEGABYTE, id="ticks"),
        pytest.param("9" * _MEGABYTE, id="digits"),
        pytest.param("31/05/2021 " * (_MEGABYTE // 20), id="dates"),
        pytest.param("a-" * (_MEGABYTE // 2), id="hyphens"),
        pytest.param("a" + "\u0301" * _MEGABYTE, id="combining marks"),
        pytest.param("a\x00b" * (_MEGABYTE // 5), id="zeros"),
        pytest.param("a\u2028" * (_MEGABYTE // 20), id="line separators"),
        pytest.param("a\r" * (_MEGABYTE // 40), id="lone carriage returns"),
        pytest.param("a,\r\n\r\n" * (_MEGABYTE // 80), id="paragraphs"),
        pytest.param("a  " * 60 + "!" + "\n\n" + ("b" + " " * 60) * 6 + "!", id="almost breadcrumbs"),
    ],
)
def test_no_shape_of_text_takes_forever(text: str, text_format: TextFormat) -> None:
    document = read_document(text, document_id="a", text_format=text_format)
    quotes = [document.quote(sentence) for block in document.blocks for sentence in block.sentences]
    assert _letters(*quotes) == pytest.approx(_letters(text), rel=0.5)


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_nesting_without_an_end_is_left_unread_and_does_no_harm(mark: str) -> None:
    text = f"words\n\n{mark * 20_000}deep\n\nmore words\n"
    document = read_document(text, document_id="a", text_format=TextFormat.MARKDOWN)
    assert document.quote(document.blocks[0].span) == "words"


def _letters(*texts: str) -> int:
    """How many characters that are no white space."""
    return sum(len(word) for text in texts for word in text.split())
