"""A sentence on the topic that does not tell what is asked is no answer; one that tells it is."""

from __future__ import annotations

import pytest

from assistant import Assistant, Status
from corpus import Collection, read_document

_TEXT = """\
# The river council of Norway and Sweden

On 4 May, the river council of Norway and Sweden met with clean water as its main topic.

The council is the first of its kind and wants to invite other river countries that measure their water. These include
Finland, Estonia and Poland.

Both agreed to support clean lakes in the river countries.

Denmark has accepted the offer of a smaller council.

The ministers of both sides sign the yearly plan.

There is an interest in talks on bank protection.

On fish research, there is a wish for common work.

If a side leaves the council, its share of the fund is paid back.

Boats that carry oil keep to the middle of the river.

The locks are opened at night for freight ships.

Schools visit the river museum in autumn.

Old bridges are painted every ten years.
"""


@pytest.fixture(scope="module")
def council() -> Assistant:
    return Assistant(Collection("council", (read_document(_TEXT, document_id="council.md"),)))


def _first_quote(assistant: Assistant, question: str) -> str | None:
    answer = assistant.ask(question).answer
    return answer.citations[0].quote if answer.status is Status.ANSWERED else None


@pytest.mark.parametrize(
    "question",
    [
        "Has Finland already accepted the offer of the council?",
        "How did Estonia react to the council's wish?",
        "Which universities take part in the fish research?",
        "When will the river council meet next?",
        "What time is it in Norway right now?",
        "Who checks the clean lakes in the river countries?",
    ],
)
def test_what_is_asked_is_not_told(council: Assistant, question: str) -> None:
    assert _first_quote(council, question) is None


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Has Denmark already accepted the offer?", "Denmark has accepted"),
        ("Who has accepted the offer of a smaller council?", "Denmark has accepted"),
        ("Which ministers sign the yearly plan?", "The ministers of both sides"),
        ("What happens if a side leaves the council?", "If a side leaves"),
        ("When did the river council meet?", "On 4 May"),
        ("Which countries agreed to support clean lakes?", "Both agreed"),
    ],
)
def test_what_is_asked_is_told(council: Assistant, question: str, begins: str) -> None:
    quote = _first_quote(council, question)
    assert quote is not None
    assert quote.startswith(begins)


def test_names_are_asked_for_and_stand_in_the_sentence_that_leans_on_the_one_about_them(council: Assistant) -> None:
    for question in (
        "Please name the river countries that the council wants to invite.",
        "Which countrys does the council want to invite?",
        "Is Estonia one of the countries that the council wants to invite?",
    ):
        quote = _first_quote(council, question)
        assert quote is not None, question
        assert quote.startswith("These include"), question


def test_who_is_in_it_is_none_of_those_it_may_grow_by(council: Assistant) -> None:
    for question in ("Which countries are in the river council?", "Who is in the river council?"):
        quote = _first_quote(council, question)
        assert quote is None or not quote.startswith("These include"), question
