"""The structure of plain text is told from the shape of its lines."""

from __future__ import annotations

import datetime

import pytest

from corpus import BlockKind, Document, read_document


def read(text: str) -> Document:
    return read_document(text, document_id="text.txt")


def blocks(text: str) -> list[tuple[BlockKind, str]]:
    document = read(text)
    return [(block.kind, document.quote(block.span)) for block in document.blocks]


def test_blank_lines_part_paragraphs() -> None:
    assert blocks("One is here.\n\nTwo is there.\n \t\nThree is away.") == [
        (BlockKind.PARAGRAPH, "One is here."),
        (BlockKind.PARAGRAPH, "Two is there."),
        (BlockKind.PARAGRAPH, "Three is away."),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_line_end_is_one(line_end: str) -> None:
    text = "Title here\n\nA sentence stands here.\n\n• one\n• two".replace("\n", line_end)
    assert [kind for kind, _ in blocks(text)] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
    ]


def test_a_wrapped_paragraph_is_one_and_keeps_its_line_ends() -> None:
    text = (
        "This paragraph was typed with a line end wherever the window\n"
        "happened to end, which is no reason to take it for three of\n"
        "them. It is one."
    )
    assert blocks(text) == [(BlockKind.PARAGRAPH, text)]
    document = read(text)
    assert len(document.blocks[0].sentences) == 2


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "◦", "▪", "1.", "12)", "(3)", "(a)", "b)", "iv)"])
def test_bullets_and_numbers_begin_items(bullet: str) -> None:
    assert blocks(f"The list:\n  {bullet} first thing\n  {bullet} second thing") == [
        (BlockKind.PARAGRAPH, "The list:"),
        (BlockKind.LIST_ITEM, "first thing"),
        (BlockKind.LIST_ITEM, "second thing"),
    ]


def test_an_item_may_be_wrapped() -> None:
    text = "• a first thing that\n  goes on here\n• a second thing"
    assert [quote for _, quote in blocks(text)] == ["a first thing that\n  goes on here", "a second thing"]


def test_items_of_an_inner_list_are_counted_by_themselves() -> None:
    document = read("All of it:\n\n• one\n    • inner\n    • inner too\n• two\n")
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.list_number, item.ordinal) for item in items] == [(1, 1), (2, 1), (2, 2), (1, 2)]


def test_only_a_sentence_that_ends_in_a_colon_introduces_a_list() -> None:
    with_colon = read("Some words first. These are the points:\n\n• one\n• two")
    introduction = with_colon.blocks[1].introduction
    assert introduction is not None
    assert with_colon.quote(introduction) == "These are the points:"
    assert read("These are no points.\n\n• one\n• two").blocks[1].introduction is None


def test_a_list_after_another_paragraph_is_another_list() -> None:
    document = read("• one\n• two\n\nA sentence between them.\n\n• three")
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.list_number, item.ordinal) for item in items] == [(1, 1), (1, 2), (2, 1)]


def test_short_lines_without_a_mark_are_headings() -> None:
    document = read("A title\n\nIt says something.\n\nA chapter\n\nIt says more.")
    assert [document.quote(section.heading) for section in document.sections] == ["A title", "A chapter"]
    assert [section.level for section in document.sections] == [1, 2]
    assert document.title == "A title"


def test_the_title_has_no_number_and_the_sections_under_it_are_counted() -> None:
    document = read("A title\n\nIt says something.\n\nFirst\n\nIt says more.\n\nSecond\n\nIt ends.")
    assert [section.number for section in document.sections] == [None, 1, 2]


def test_numbered_headings_stand_under_one_another() -> None:
    document = read("1. Scope\n\nIt applies.\n\n1.1 Exceptions\n\nNone is made.\n\n2. Terms\n\nThey are these.")
    headings = [document.quote(section.heading) for section in document.sections]
    assert headings == ["1. Scope", "1.1 Exceptions", "2. Terms"]
    assert [section.parent for section in document.sections] == [None, 0, None]


def test_a_sentence_is_no_heading_and_neither_is_the_last_line() -> None:
    assert [kind for kind, _ in blocks("This is a sentence.\n\nA last line")] == [BlockKind.PARAGRAPH] * 2


@pytest.mark.parametrize("line", ["date:  31/05/2021", "Published: 31 May 2021", "Last updated on 2021-05-31"])
def test_a_date_line_gives_the_date(line: str) -> None:
    document = read(f"A title\n\n{line}\n\nIt says something.")
    assert document.facts.date == datetime.date(2021, 5, 31)
    assert [block.kind for block in document.blocks][1] is BlockKind.DATE_LINE


@pytest.mark.parametrize(
    "line",
    [
        "News item | 14 March 2024 | Ministry of Ports",
        "Ministry of Ports, Press Release No. 118/2025, Velgrad, 14 March 2024",
        "Published by the Secretariat, Riga, 14 March 2024",
        "Published on 14 March 2024 by the Ministry of Ports, Press Division",
        "Tolmen, 14 March 2024 - issued by the River Commission",
        "Report of the committee; published by the clerk on Thursday 14 March 2024",
    ],
)
def test_a_line_of_the_kind_that_stands_over_news_gives_the_date(line: str) -> None:
    for text in (f"A title\n\n{line}\n\nIt says something.", f"A title\n{line}\n\nIt says something."):
        document = read(text)
        assert document.facts.date == datetime.date(2024, 3, 14)
        assert [block.kind for block in document.blocks] == [
            BlockKind.HEADING,
            BlockKind.DATE_LINE,
            BlockKind.PARAGRAPH,
        ]


@pytest.mark.parametrize(
    "text",
    [
        "Events\n\n1 May 2024 | Fair\n\n2 May 2024 | Gala\n\n3 May 2024 | Race\n\nThat is all.",
        "A title\n\nThe fair of 14 March 2024 in the hall\n\nIt says something.",
        "A title\n\nOn the fair, 14 March 2024, it rained.\n\nIt says something.",
        "Riga, 14 March 2024\n\nIt says something.",
        "A title\n\nIt says something.\n\nDeadline for applications: 30 June 2024\n\nIt says more.",
        "A title\n\nDeadline for applications: 30 June 2024\n\nIt says more.",
        "A title\n\nIt says something.\n\nThe flood, 14 March 1911\n\nIt rose.",
        "Ada Quill\n\n3 May 1950 - 4 June 2020\n\nShe built it.",
    ],
)
def test_other_lines_with_a_date_do_not_date_a_text(text: str) -> None:
    assert BlockKind.DATE_LINE not in [block.kind for block in read(text).blocks]


def test_a_numbered_line_over_bullets_is_a_heading() -> None:
    document = read("1. Votes\n\nThey voted.\n\n2. Action points\n\n- Ada: write\n- Ben: read")
    headings = [document.quote(block.span) for block in document.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["1. Votes", "2. Action points"]


@pytest.mark.parametrize(
    "line",
    [
        "skip to main content",
        "Skip to navigation",
        "Overview    News",
        "Home > Topics > Plastics",
        "Back to top",
        "menu",
    ],
)
def test_navigation_is_none_of_the_content(line: str) -> None:
    assert blocks(f"{line}\n\nA title\n\nIt says something.")[0] == (BlockKind.NAVIGATION, line)


def test_breadcrumbs_are_only_at_the_top() -> None:
    text = "It says something.\n\nHome > Plastics\n\nMore of it."
    assert (BlockKind.NAVIGATION, "Home > Plastics") not in blocks(text)


@pytest.mark.parametrize(
    ("item", "breaks_off"),
    [
        ("The focus is on the", True),
        ("There is a special focus on", True),
        ("It covers soil, water,", True),
        ("It is signed in", True),
        ("The focus is on soil", False),
        ("This is a sentence.", False),
        ("The vitamin is called a", True),
    ],
)
def test_an_item_among_sentences_breaks_off_where_it_leads_on(item: str, *, breaks_off: bool) -> None:
    document = read(f"• This is one.\n• That is another.\n• {item}\n• And this is the last.")
    assert [block.incomplete for block in document.blocks] == [False, False, breaks_off, False]


def test_labels_do_not_break_off() -> None:
    document = read("• Check in\n• Sign on\n• Soil")
    assert not any(block.incomplete for block in document.blocks)


def test_a_byte_order_mark_belongs_to_no_block() -> None:
    document = read("\ufeffA title\n\nIt says something.")
    assert document.quote(document.blocks[0].span) == "A title"
    assert document.text.startswith("\ufeff")
    assert document.title == "A title"


def test_a_text_without_a_heading_is_called_by_its_id() -> None:
    assert read("It says something.").title == "text.txt"


def test_the_number_of_a_provision_and_its_title_are_a_heading() -> None:
    text = (
        "A LAW\n\nArticle 1\nScope\n\nIt applies to lakes.\n\n"
        "Article 2\nEntry into force\n\nIt enters into force today.\n\n"
        "Section IV\n\nThe last one.\n\nPart of it\nis wrapped here and goes on.\n"
    )
    document = read_document(text, document_id="law")
    headings = [document.quote(section.heading) for section in document.sections]
    assert headings[:2] == ["A LAW", "Article 1\nScope"]
    assert "Section IV" in headings
    assert not any("Part of it" in heading for heading in headings)
    over = {document.quote(b.span): document.headings_over(b)[-1].of(text) for b in document.blocks if b.section}
    assert over["It applies to lakes."] == "Article 1\nScope"
    assert over["It enters into force today."].endswith("Entry into force")


def _headings(text: str) -> list[str]:
    document = read_document(text, document_id="law")
    return [document.quote(section.heading) for section in document.sections]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_number_of_a_provision_and_its_title_are_one_heading(newline: str) -> None:
    lines = ["A LAW", "", "Article 1", "Scope", "", "It holds for lakes.", "", "Article 2", "Entry into force", ""]
    headings = _headings(newline.join([*lines, "It enters into force today.", ""]))
    assert headings == ["A LAW", f"Article 1{newline}Scope", f"Article 2{newline}Entry into force"]


def test_a_provision_is_no_title_of_a_text() -> None:
    document = read_document("Article 1\nScope\n\nIt holds for lakes.\n", document_id="law")
    assert document.title == "law"


@pytest.mark.parametrize(
    "text",
    [
        "A LAW\n\nClause 4\nthe tenant pays and the landlord repairs\n\nThe rest follows.",
        "A LAW\n\nSections\nAre many here\n\nThe rest follows.",
        "A LAW\n\nParty\nA list of guests\n\nThe rest follows.",
        "A LAW\n\nRules:\n\n- Be quiet.\n- Be kind.",
    ],
)
def test_what_only_looks_like_a_provision_is_none(text: str) -> None:
    assert not any("\n" in heading or heading == "Rules:" for heading in _headings(text))
