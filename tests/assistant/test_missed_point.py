"""A sentence on the topic that does not tell what is asked is no answer; one that tells it is."""

from __future__ import annotations

import pytest
from talking import over

from assistant import Assistant, Status, missed_point
from assistant.actors import somebody_asked_for
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
        "Who first had the idea of the river council?",
        "Whose idea was the river council?",
        "Who was there from the Swedish side when the council met?",
        "Who first proposed clean water as the topic?",
        "Under which law do they support clean lakes?",
        "What has Poland promised about clean water?",
        "Have talks with Finland begun?",
        "When does the first talk on bank protection take place?",
        "And if both sides do not support clean lakes?",
        "Which clean lakes are meant?",
        "Must boats be banned from clean lakes?",
        "Are the river countries obliged to support clean lakes?",
        "Please check whether the river countries are obliged to support clean lakes.",
        "Why did Finland turn the offer of a council down?",
        "Does Finland already have a council?",
        "Has Poland agreed?",
        "Does Finland support clean lakes?",
        "Were clean lakes approved by the river council?",
        "Is the river council a success?",
        "When does the river council end?",
        "What is the difference between the river council and the fund?",
        "How do you say clean lakes in Swedish?",
        "Who is the head of the river council?",
        "Which countries belong to the river council?",
        "Which clean lakes do they mean?",
        "What exactly does clean lakes mean?",
        "Where was the river council held, in Oslo or in Malmö?",
    ],
)
def test_what_is_asked_is_not_told(council: Assistant, question: str) -> None:
    assert _first_quote(council, question) is None


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Has Denmark already accepted the offer?", "Denmark has accepted"),
        ("Who has accepted the offer of a smaller council?", "Denmark has accepted"),
        ("What has Denmark accepted?", "Denmark has accepted"),
        ("What's the position on clean lakes?", "Both agreed"),
        ("Which ministers sign the yearly plan?", "The ministers of both sides"),
        ("What happens if a side leaves the council?", "If a side leaves"),
        ("When did the river council meet?", "On 4 May"),
        ("Did Norway agree to support clean lakes?", "Both agreed"),
        ("Does Denmark accept the offer?", "Denmark has accepted"),
        ("When did the river council end?", "On 4 May"),
        ("Which countries agreed to support clean lakes?", "Both agreed"),
        ("Is there a wish for common work on fish research?", "On fish research"),
        ("Which countries apart from Norway and Sweden are named?", "These include"),
        ("Has there never been a river council like this before?", "The council is the first"),
        ("Nobody had a river council before?", "The council is the first"),
        ("Nothing like a river council existed before?", "The council is the first"),
    ],
)
def test_what_is_asked_is_told(council: Assistant, question: str, begins: str) -> None:
    quote = _first_quote(council, question)
    assert quote is not None
    assert quote.startswith(begins)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Does Denmark accept foreign cards?", "Foreign cards are accepted in Denmark."),
        ("Is a permit needed?", "Whoever fishes must hold a permit."),
        ("Is there a sign at the gate?", "A notice hangs at the gate."),
        ("Did the board approve the plan?", "The plan was approved by the board."),
        ("Is the ferry good?", "Visitors praise the ferry."),
    ],
)
def test_what_is_told_otherwise_is_not_missed(question: str, quote: str) -> None:
    (explanation,) = over(quote).explain(over(quote).ask(question))
    assert {sign.name: sign.value for sign in explanation.signs}["exactly"] == 0


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


@pytest.mark.parametrize(
    ("question", "quote", "is_missed"),
    [
        ("Did Finland reply?", "These include Finland and Poland.", True),
        ("Did Finland reply?", "Finland replied in May.", False),
        ("Does it say who is responsible?", "The board is in charge.", False),
        ("Does it cover refuse collection?", "Waste is collected on Mondays.", False),
        ("Why did Finland turn the offer down?", "These include Finland and Poland.", True),
        ("Did they turn down the volume?", "The volume is low.", False),
    ],
)
def test_only_a_reply_is_a_reply(question: str, quote: str, *, is_missed: bool) -> None:
    asks = missed_point._ASKS_FOR_REPLY.search(question) is not None  # noqa: SLF001 - a pattern is told by what it takes
    assert (asks and missed_point._REPLIES.search(quote) is None) is is_missed  # noqa: SLF001


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What time is it in Oslo?", True),
        ("What is the time?", True),
        ("What time is it held?", False),
        ("What's the time of departure?", False),
    ],
)
def test_only_what_is_now_is_now(question: str, *, asks: bool) -> None:
    assert (missed_point._ASKS_FOR_NOW.search(question) is not None) is asks  # noqa: SLF001


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Which banks lend?", "banks"),
        ("Which private banks lend?", "banks"),
        ("List the ministers.", "ministers"),
        ("What must employers provide?", None),
        ("What can children do?", None),
        ("Which countries are in it?", None),
    ],
)
def test_of_whom_it_is_asked_which(question: str, word: str | None) -> None:
    asked = somebody_asked_for(question)
    assert (asked.of(question) if asked is not None else None) == word


_RULES = """\
# Rules of the house

The tenant must insure the contents of the flat. The landlord has to return the deposit within thirty days.

Late payment costs a fee of 25 euros.

Members must not burn waste in the garden.

The pond costs 9,000 crowns, the well 4,000 crowns.

Four guests from Bergen travelled to the meeting: Kari, Nils, Ola and Siv.

Lena Roth chairs the association. Peter Holm runs the repair team.
"""


@pytest.fixture(scope="module")
def house() -> Assistant:
    return Assistant(Collection("house", (read_document(_RULES, document_id="house.md"),)))


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Is the tenant required to insure the contents of the flat?", "The tenant must"),
        ("Is the landlord obliged to return the deposit within thirty days?", "The landlord has to"),
        ("Is there a penalty for late payment?", "Late payment"),
        ("Is it forbidden to burn waste?", "Members must not"),
        ("What is the difference between the cost of the pond and the well?", "The pond costs"),
        ("Who travelled to the meeting?", "Four guests"),
        ("Who is the chairwoman of the association?", "Lena Roth"),
        ("Who is the head of the repair team?", "Peter Holm"),
    ],
)
def test_what_is_told_in_another_way_is_told(house: Assistant, question: str, begins: str) -> None:
    answer = house.ask(question).answer
    assert answer.status is Status.ANSWERED
    assert any(citation.quote.startswith(begins) for citation in answer.citations)


@pytest.mark.parametrize(
    "unit", ["who, ", "what or, ", "where is x, ", '"', "I meant ", "never a ", "is it right ", "only when "]
)
def test_what_is_said_over_and_over_is_read_in_one_go(house: Assistant, unit: str) -> None:
    question = (unit * 10_000)[:9_900] + "rent?"
    assert house.ask(question).answer.status in Status
