"""What is said under a heading is said of what the heading names: contracts, rules, pages of frequent questions."""

from __future__ import annotations

import pytest

from assistant import Assistant, Status
from corpus import Collection, Document, TextFormat, cut_into_passages, read_document

_LEASE = """# Lease agreement

## 1. Parties

This lease is made between Harbour Holdings Ltd (the landlord) and Ms Ada Quill (the tenant).

## 2. Rent

The tenant pays £4,500 per quarter in advance. Payment is due on the first working day of each quarter.

## 3. Deposit

A sum of £9,000 is held by the landlord. It is returned within thirty days after the keys are handed over.

## 4. Term

The lease begins on 1 March 2024 and ends on 28 February 2029. Either side may end it earlier with six months' notice.

## 5. Repairs

The landlord repairs the roof and the boiler. The tenant may not deduct the cost of repairs from the rent.

## The landlord tells the tenant a week before any visit, however short it is

Keys stay with the tenant.
"""


def _markdown(text: str) -> Document:
    return read_document(text, document_id="text.md", text_format=TextFormat.MARKDOWN)


@pytest.fixture(scope="module")
def lease() -> Assistant:
    return Assistant(Collection("lease", (_markdown(_LEASE),)))


@pytest.mark.parametrize(
    ("question", "quote", "short"),
    [
        ("How much is the rent?", "The tenant pays £4,500 per quarter in advance.", "£4,500"),
        ("What is the rent?", "The tenant pays £4,500 per quarter in advance.", None),
        ("How much is the deposit?", "A sum of £9,000 is held by the landlord.", "£9,000"),
        (
            "When do I get my deposit back?",
            "It is returned within thirty days after the keys are handed over.",
            "within thirty days",
        ),
        (
            "Who are the parties?",
            "This lease is made between Harbour Holdings Ltd (the landlord) and Ms Ada Quill (the tenant).",
            None,
        ),
        ("Who fixes the boiler?", "The landlord repairs the roof and the boiler.", None),
        ("How long is the notice period?", "Either side may end it earlier with six months' notice.", "six months"),
    ],
)
def test_a_sentence_is_asked_for_by_the_label_over_it(
    lease: Assistant, question: str, quote: str, short: str | None
) -> None:
    answer = lease.ask(question).answer
    assert answer.status is Status.ANSWERED
    citation = answer.citations[0]
    assert citation.quote == quote
    assert (answer.short_answer.of(citation.document.text) if answer.short_answer else None) == short


def test_a_label_itself_is_no_answer(lease: Assistant) -> None:
    for question in ("Rent", "What is the deposit?", "Term", "And repairs?"):
        assert not {"Rent", "Deposit", "Term", "Repairs"} & {c.quote for c in lease.ask(question).answer.citations}


def test_where_there_are_labels_only_they_are_what_there_is() -> None:
    document = _markdown("# A title\n\n## Fees\n\n## Fines\n")
    turn = Assistant(Collection("empty", (document,))).ask("Fees")
    assert [hit.passage.text for hit in turn.hits] == ["Fees"]


def test_a_label_is_a_short_heading_and_neither_the_title_nor_a_statement() -> None:
    document = _markdown(_LEASE)
    labels = {
        passage.text.split(maxsplit=1)[0]: document.quote(passage.label) if passage.label else None
        for passage in cut_into_passages((document,))
    }
    assert labels["A"] == "3. Deposit"
    assert labels["Keys"] is None
    assert labels["Lease"] is None


def test_a_heading_with_a_figure_or_after_a_colon_is_no_label() -> None:
    document = _markdown("# Flat to let\n\n## Rent: 450 euros\n\n## Deposit 900 euros\n\nThe keys are at the office.\n")
    assert not any(passage.is_label for passage in cut_into_passages((document,)) if "euros" in passage.text)
    answer = Assistant(Collection("flat", (document,))).ask("How much is the deposit?").answer
    assert [citation.quote for citation in answer.citations] == ["Deposit 900 euros"]
