"""What pages of other kinds than the alliance text need: lists under headings, abbreviations, numbers with units."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.answer_kind import AnswerKind
from assistant.short_answer import has_kind, short_answer
from corpus import Collection, read_document

MINUTES = """Minutes of the Harbour Committee

Published by the clerk on 14 March 2024

1. Works

The Regional Pier Fund (RPF) bears 60 per cent of the cost. Members applied to the RPF in January.

The two piers have faults in common. These include rust, rot and loose bolts.

2. Action points

- Ada Quill: write to the RPF
- Ben Marlow: count the bolts
"""


@pytest.fixture(scope="module")
def harbour() -> Assistant:
    return Assistant(Collection("c", (read_document(MINUTES, document_id="d"),)))


def quotes(assistant: Assistant, question: str) -> list[str]:
    return [citation.quote for citation in assistant.ask(question).answer.citations]


def test_the_list_under_a_heading_is_given_whole_to_who_asks_for_it(harbour: Assistant) -> None:
    assert quotes(harbour, "List the action points.") == ["Ada Quill: write to the RPF", "Ben Marlow: count the bolts"]


def test_an_abbreviation_is_defined_where_it_is_written_out(harbour: Assistant) -> None:
    assert quotes(harbour, "What is the RPF?")[0].startswith("The Regional Pier Fund (RPF)")


def test_what_the_next_sentence_says_of_them_is_no_enumeration() -> None:
    text = read_document(
        "The council supports two projects. They were chosen in May and they start soon.", document_id="d"
    )
    assistant = Assistant(Collection("c", (text,)))
    assert quotes(assistant, "Which projects does the council support?")[:1] == ["The council supports two projects."]


def test_what_the_next_sentence_enumerates_answers_which(harbour: Assistant) -> None:
    assert quotes(harbour, "What faults do the piers have in common?")[0] == "These include rust, rot and loose bolts."


@pytest.mark.parametrize(
    ("question", "quote", "is_number"),
    [
        ("How many pages may it have?", "It takes fifteen minutes.", False),
        ("How many pages may it have?", "It costs EUR 600 000.", False),
        ("How many pages may it have?", "At most forty pages in fifteen minutes.", True),
        ("How many minutes does it take?", "It takes fifteen minutes.", True),
        ("How many states joined?", "They plant 12,000 hectares of forest.", False),
        ("How many hectares are planted?", "They plant 12,000 hectares of forest.", True),
        ("How many euros is it?", "It costs EUR 600 000.", True),
        ("How long does it take?", "It has ten members.", False),
        ("How long does it take?", "It takes ten months.", True),
        ("How long does the budget period last?", "It lasts seven years.", True),
        ("How long may the abstract be?", "It has 250 words.", True),
        ("How much water does the plant provide?", "It yields 40 tonnes.", True),
        ("How many contracts were signed?", "They signed 40 three-year contracts.", True),
        ("What are the fees?", "It takes ten members.", False),
        ("What are the fees?", "It takes 10 crowns.", True),
    ],
)
def test_a_number_answers_only_what_it_counts(question: str, quote: str, *, is_number: bool) -> None:
    assert has_kind(AnswerKind.NUMBER, question, quote) is is_number


def test_a_number_in_groups_is_one_number() -> None:
    quote = "Some 11 400 ships pass in 3 months."
    span = short_answer(AnswerKind.NUMBER, "How many ships pass?", quote)
    assert span is not None
    assert span.of(quote) == "11 400"
