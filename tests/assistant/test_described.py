"""Of what sort a thing is, which one is meant, what is in it, and how much of it there is."""

from __future__ import annotations

import pytest
from talking import last_quote

from assistant import Assistant
from corpus import Collection, read_document

_TEXT = """\
# The harbour plan

On 6 June, the harbour board and the town presented the harbour plan.

The plan has a very strong social side and follows the housing policy. It includes a pledge on new quays, quiet
ferries, a fish market and the 2040 noise targets.

The board wants quiet, cheap and reliable ferries for the islands.

The ferries carry bicycles, and the ferries stop at the fish market.

Both may approve the 2040 noise targets in the harbour.

The town talks with other ports that publish their noise levels. These include Oldport, Newport and Westport.

There is a wish to talk about wind turbines.

Old cranes are painted every ten years.

Schools visit the lighthouse in autumn.

Boats with oil keep to the middle of the bay.

The locks are opened at night for freight ships.

The board has agreed to support harbours abroad, including by working in the Nordic Ports Forum.

date: 07/06/2024
"""


@pytest.fixture(scope="module")
def harbour() -> Assistant:
    return Assistant(Collection("harbour", (read_document(_TEXT, document_id="harbour.md"),)))


@pytest.mark.parametrize(
    ("questions", "begins"),
    [
        (("What sort of ferries do they want?",), "The board wants"),
        (("What kind of ports does the town talk with?",), "The town talks"),
        (("Which noise targets may both approve?",), "Both may approve"),
        (("How was the harbour plan presented?", "So what does it include?"), "It includes"),
        (("When was the harbour plan presented?", "And what's in it?"), "It includes"),
        (("How much weight does the social side have?",), "The plan has a very strong"),
        (("How social is the plan, a lot or just a little?",), "The plan has a very strong"),
        (("Is the social side a big part of the plan, or was it just a side issue?",), "The plan has a very strong"),
        (("In what year was all this?",), "date:"),
        (("Besides Newport, who else is named?",), "These include"),
        (("When a ferry carries bicycles, does it stop at the market?",), "The ferries carry"),
    ],
)
def test_the_sentence_that_says_so_answers(harbour: Assistant, questions: tuple[str, ...], begins: str) -> None:
    quote = last_quote(harbour, *questions)
    assert quote is not None
    assert quote.startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        # Of two of which the texts have one, the other need not be there.
        ("Is it about wind turbines or nuclear reactors?", "There is a wish"),
        ("Are the ferries quiet or ultrasonic?", "The board wants"),
    ],
)
def test_of_two_alternatives_one_is_enough(harbour: Assistant, question: str, begins: str) -> None:
    quote = last_quote(harbour, question)
    assert quote is not None
    assert quote.startswith(begins)


@pytest.mark.parametrize("question", ["Is it about hydrogen or reactors?", "Did Merkel or Macron approve the targets?"])
def test_of_two_alternatives_none_is_not_enough(harbour: Assistant, question: str) -> None:
    assert last_quote(harbour, question) is None


@pytest.mark.parametrize(
    "question",
    ["ferries " + "what " * 2_000, "ferries what includes" + "-" * 9_900 + "x", "ferries " + "how many " * 1_100],
)
def test_a_question_that_goes_round_in_circles_is_read_like_any_other(question: str) -> None:
    text = "\n\n".join(f"The ferry of line {number} includes a bar." for number in range(120))
    assistant = Assistant(Collection("ferries", (read_document(text, document_id="ferries.txt"),)))
    # Read anew for every sentence in every way that it can be read, it would take minutes.
    assert assistant.ask(question).question == question


def test_a_word_of_the_turn_before_stands_at_no_place_of_the_question() -> None:
    text = (
        "The lease contains four parts: rent, repairs, notice and costs.\n\nThe garden is shared.\n\nDogs are allowed."
    )
    assistant = Assistant(Collection("lease", (read_document(text, document_id="lease.txt"),)))
    assert last_quote(assistant, "What parts does the lease contain?", "Is it due in May or in July?") is None


def test_a_section_says_what_is_in_it_and_is_nobody() -> None:
    text = "Article 5 sets the rent at 900 euros.\n\nThe garden is shared by all.\n\nDogs are allowed in the house."
    assistant = Assistant(Collection("lease", (read_document(text, document_id="lease.txt"),)))
    quote = last_quote(assistant, "What does Article 5 say about the rent?")
    assert quote is not None
    assert quote.startswith("Article 5")
