"""Short questions about the last quote itself."""

from __future__ import annotations

import pytest
from talking import last_quote, talk

from assistant import Assistant, Conversation, Status


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
        (("batteries", "So it's just talk, no commitment?"), "There is an interest"),
        (("supply chains", "Have they committed to that or is it just talk?"), "Both will enhance"),
        (
            ("Do they commit to climate neutrality?", "Is it just Europe that commits, or Japan too?"),
            "A joint commitment",
        ),
        (("Is the WTO mentioned?", "For what purpose?"), "EU and Japan have also agreed"),
        (("Does the EU plan more alliances of this kind?", "With whom?"), "These include"),
        (
            ("Does the EU plan more alliances of this kind?", "With whom?", "What about the second one?"),
            "These include",
        ),
        (("What is said on research?", "What comes after that in the list?"), "EU and Japan have also agreed"),
        (("On what day was the summit?", "What was its main result then?"), "On May 31"),
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


def test_how_firm_it_is_is_not_told_by_what_was_quoted_before_a_refusal(alliance: Assistant) -> None:
    questions = ("Is there a commitment on plastic pollution?", "Who signed it?", "So it's just talk, no commitment?")
    assert "by what was quoted" not in (talk(alliance, *questions).turns[-1].read_as or "")


def test_how_firm_it_is_is_not_told_by_a_quote_that_says_nothing_of_it(alliance: Assistant) -> None:
    questions = ("Which countries may follow Japan?", "Isn't it agreed?")
    assert "by what was quoted" not in (talk(alliance, *questions).turns[-1].read_as or "")


def test_whether_it_binds_is_not_told_by_the_quote(alliance: Assistant) -> None:
    assert last_quote(alliance, "Is there a commitment on plastic pollution?", "Is that legally binding?") is None


def test_one_of_several_is_counted_in_a_question_that_says_more(alliance: Assistant) -> None:
    questions = ("Which countries may follow Japan?", "When do the talks with the second one begin?")
    turn = talk(alliance, *questions).turns[-1]
    assert turn.read_as == "When do the talks with Canada begin?"
    assert turn.answer.status is Status.NOT_FOUND


def test_the_first_point_spoken_of_is_none_of_a_list(alliance: Assistant) -> None:
    questions = (
        "Is there a commitment on plastic pollution?",
        "And batteries?",
        "OK, back to the first point: is it global?",
    )
    assert "counted in the list" not in (talk(alliance, *questions).turns[-1].read_as or "")


def test_a_part_that_is_named_goes_before_one_that_is_counted_only_where_the_quote_has_it(alliance: Assistant) -> None:
    quote = last_quote(alliance, "What are the environmental aspects?", "And the third one, the one on the list?")
    assert quote is not None
    assert quote.startswith("Both will enhance")
