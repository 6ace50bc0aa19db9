"""Markdown is read as CommonMark says, with the spans of the file as it was written."""

from __future__ import annotations

import datetime

import pytest

from corpus import BlockKind, CorpusError, Document, TextFormat, read_document


def read(text: str) -> Document:
    return read_document(text, document_id="notes.md", text_format=TextFormat.MARKDOWN)


def blocks(text: str) -> list[tuple[BlockKind, str]]:
    document = read(text)
    return [(block.kind, document.quote(block.span)) for block in document.blocks]


STRUCTURED = """\
---
title: The handbook
date: 2021-05-31
---
# The handbook #

Everything *begins* here.
It goes on.

## Scope

These are covered:

- soil
- water, and
  what lives in it
    1. fish
    2. frogs

> Quoted words.

| kind | number |
|------|--------|
| fish | 12     |

```python
code = "kept"
```

<div>raw markup</div>

Terms
-----

The end.
"""


def test_every_kind_of_block_is_told_apart() -> None:
    assert blocks(STRUCTURED) == [
        (BlockKind.HEADING, "The handbook"),
        (BlockKind.PARAGRAPH, "Everything *begins* here.\nIt goes on."),
        (BlockKind.HEADING, "Scope"),
        (BlockKind.PARAGRAPH, "These are covered:"),
        (BlockKind.LIST_ITEM, "soil"),
        (BlockKind.LIST_ITEM, "water, and\n  what lives in it"),
        (BlockKind.LIST_ITEM, "fish"),
        (BlockKind.LIST_ITEM, "frogs"),
        (BlockKind.PARAGRAPH, "Quoted words."),
        (BlockKind.TABLE_ROW, "| kind | number |"),
        (BlockKind.TABLE_ROW, "| fish | 12     |"),
        (BlockKind.CODE, '```python\ncode = "kept"\n```'),
        (BlockKind.HEADING, "Terms"),
        (BlockKind.PARAGRAPH, "The end."),
    ]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_any_line_end_is_one(line_end: str) -> None:
    text = STRUCTURED.partition("\n---\n")[2]
    assert blocks(text.replace("\n", line_end)) == [
        (kind, quote.replace("\n", line_end)) for kind, quote in blocks(text)
    ]


def test_headings_stand_under_one_another_by_their_level() -> None:
    document = read("# A\n\n## B\n\ntext\n\n### C\n\n## D\n\ntext")
    assert [(section.level, section.parent) for section in document.sections] == [(1, None), (2, 0), (3, 1), (2, 0)]
    assert [section.number for section in document.sections] == [None, 1, 2, 3]


def test_lists_know_what_introduces_them() -> None:
    document = read(STRUCTURED)
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.list_number, item.ordinal) for item in items] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert items[0].introduction is not None
    assert document.quote(items[0].introduction) == "These are covered:"


def test_front_matter_gives_facts_and_is_no_content() -> None:
    document = read(STRUCTURED)
    assert document.title == "The handbook"
    assert document.facts.date == datetime.date(2021, 5, 31)
    assert "2021" not in " ".join(quote for _, quote in blocks(STRUCTURED))


def test_two_lines_of_hyphens_around_a_sentence_are_no_front_matter() -> None:
    assert (BlockKind.HEADING, "Just words.") in blocks("---\nJust words.\n---\n\nMore of them.")


@pytest.mark.parametrize(
    "front_matter",
    [
        pytest.param("title: [", id="unclosed"),
        pytest.param("a: &x 1\nb: *x", id="alias"),
        pytest.param("title: !!python/object:os.system x", id="tag"),
        pytest.param("date: 2021-02-30", id="no such day"),
        pytest.param("a: " + "[" * 5_000, id="deep"),
        pytest.param("a: " + "9" * 5_000, id="long number"),
    ],
)
def test_front_matter_that_is_no_plain_yaml_is_refused_by_a_sentence(front_matter: str) -> None:
    with pytest.raises(CorpusError, match=r"notes\.md \(front matter\)"):
        read(f"---\n{front_matter}\n---\ntext")


def test_a_byte_order_mark_hides_no_heading() -> None:
    assert blocks("\ufeff# A title\n\nwords") == [(BlockKind.HEADING, "A title"), (BlockKind.PARAGRAPH, "words")]


def test_task_marks_are_no_part_of_an_item() -> None:
    assert blocks("- [ ] open\n- [x] done") == [(BlockKind.LIST_ITEM, "open"), (BlockKind.LIST_ITEM, "done")]


def test_lists_may_stand_in_one_another_forty_deep() -> None:
    text = "".join(f"{'  ' * depth}- item {depth}\n" for depth in range(40))
    assert [quote for _, quote in blocks(text)] == [f"item {depth}" for depth in range(40)]
