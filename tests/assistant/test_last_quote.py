"""Short questions about the last quote itself."""

from __future__ import annotations

import pytest
from talking import last_quote

from assistant import Assistant, Conversation
from corpus.alliance import alliance_collection


@pytest.fixture(scope="module")
def alliance() -> Assistant:
    return Assistant(alliance_collection())


@pytest.mark.parametrize(
    ("questions", "begins"),
    [
        (("Is Canada a candidate for a similar alliance?", "Why those?"), "The Green Alliance with Japan is the first"),
        (("On what day did the summit take place?", "And the year?"), "date:"),
        (("What is GACERE?", "Which other groups are named beside it?"), "EU and Japan have also agreed"),
        (
            ("Which global agreements are they jointly committed to?", "Tell me more on the biodiversity one."),
            "Both aim",
        ),
        (("Are batteries talked about?", "So is that a firm commitment or just an interest?"), "There is an interest"),
        (("What must a partner country show?", "Why them?"), "The Green Alliance with Japan is the first"),
        (
            ("Is Canada a candidate for a similar alliance?", "On what condition?"),
            "The Green Alliance with Japan is the first",
        ),
        (
            (
                "What does the joint commitment include?",
                "The first of these, the biodiversity framework: what is the aim?",
            ),
            "Both aim",
        ),
        (
            ("What does the joint commitment include?", "and the last one on that list, the plastics thing?"),
            "There is a commitment",
        ),
        (
            (
                "Which four themes are pledged in the opening lines?",
                "Tell me more about the last one.",
                "And the first?",
            ),
            "Both aim",
        ),
        (("I need background on the summit: who attended?", "When was it?"), "On May 31"),
        (("standards", "battery sector"), "There is an interest"),
        (("Do they mention standards?", "Plus batteries, right?"), "There is an interest"),
    ],
)
def test_a_short_question_is_answered_from_where_the_last_quote_stands(
    alliance: Assistant, questions: tuple[str, ...], begins: str
) -> None:
    quote = last_quote(alliance, *questions)
    assert quote is not None
    assert quote.startswith(begins)


def test_how_it_was_told_is_shown(alliance: Assistant) -> None:
    conversation = Conversation()
    conversation = conversation.with_turn(alliance.ask("What is GACERE?", conversation))
    turn = alliance.ask("Which other groups are named beside it?", conversation)
    assert turn.read_as is not None
    assert "by what was quoted" in turn.read_as


def test_what_was_done_before_is_asked_of_what_is_the_first(alliance: Assistant) -> None:
    quote = last_quote(alliance, "What was the key deliverable?", "Has that been done before?")
    assert quote is not None
    assert "the first of it" in quote


def test_who_agrees_with_it_is_not_told_by_the_quote_itself(alliance: Assistant) -> None:
    conversation = Conversation()
    conversation = conversation.with_turn(alliance.ask("What is GACERE?", conversation))
    for question in ("Who else agrees with it?", "What else was agreed besides that?"):
        assert "by what was quoted" not in (alliance.ask(question, conversation).read_as or ""), question


def test_a_part_that_is_named_goes_before_one_that_is_counted_only_where_the_quote_has_it(alliance: Assistant) -> None:
    quote = last_quote(alliance, "What are the environmental aspects?", "And the third one, the one on the list?")
    assert quote is not None
    assert quote.startswith("Both will enhance")
