"""Whoever corrects a question is answered what was meant."""

from __future__ import annotations

import pytest
from hostile import texts
from hypothesis import given
from talking import last_quote, talk

from assistant import Assistant, Conversation, Status
from assistant.correction import as_meant


@pytest.mark.parametrize(
    ("asked", "correction", "read_as"),
    [
        ("When was the EU-China summit held?", "Sorry, I meant Japan.", "When was the EU-Japan summit held?"),
        (
            "Is there a global framework on plastics?",
            "No wait, I meant biodiversity, not plastics",
            "Is there a global framework on biodiversity?",
        ),
        ("Is anything on G7 in it?", "I meant G20, sorry", "Is anything on G20 in it?"),
        ("Is it about labels?", "I mean what is it for", "what is it for?"),
    ],
)
def test_the_last_question_is_asked_again_with_what_was_meant(
    alliance: Assistant, asked: str, correction: str, read_as: str
) -> None:
    conversation = talk(alliance, asked)
    meant = as_meant(correction, conversation, alliance.index)
    assert meant is not None
    assert meant[0] == read_as
    assert not meant[1].turns


def test_a_correction_with_a_question_of_its_own_leaves_the_last_one(alliance: Assistant) -> None:
    quote = last_quote(
        alliance, "Do recycled batteries need a label?", "no sorry, I meant the circular economy. What's planned there?"
    )
    assert quote is not None
    assert "circular" in quote


@pytest.mark.parametrize(
    ("asked", "correction", "read_as"),
    [
        ("What does Mr Smit do?", "Sorry, I meant Lena Roth.", "What does Lena Roth do?"),
        ("How much does the pond cost?", "I meant the well, not the pond", "And the well?"),
        ("Is the pond round?", "No, I mean the well, not the pond", "Is the well round?"),
        ("Is it binding?", "Actually, I meant the plastics", "And the plastics?"),
    ],
)
def test_a_name_is_exchanged_whole_and_an_article_once(
    alliance: Assistant, asked: str, correction: str, read_as: str
) -> None:
    meant = as_meant(correction, talk(alliance, asked), alliance.index)
    assert meant is not None
    assert meant[0] == read_as


def test_what_only_speaks_of_meaning_corrects_nothing(alliance: Assistant) -> None:
    conversation = talk(alliance, "What is the intention?")
    for question in (
        "What is meant by that?",
        "Who meant it?",
        "Did I mean plastics?",
        "I mean it, thanks",
        "Which standards are meant?",
    ):
        assert as_meant(question, conversation, alliance.index) is None


def test_the_turn_shows_what_was_typed_and_how_it_was_read(alliance: Assistant) -> None:
    turn = talk(alliance, "When was the EU-China summit held?", "Sorry, I meant Japan.").turns[-1]
    assert turn.question == "Sorry, I meant Japan."
    assert turn.read_as == "When was the EU-Japan summit held?"
    assert turn.answer.status is Status.ANSWERED


def test_a_correction_is_explained_as_it_was_read(alliance: Assistant) -> None:
    before = talk(alliance, "When was the EU-China summit held?")
    turn = alliance.ask("Sorry, I meant Japan.", before)
    (explanation,) = alliance.explain(turn, before)
    assert "summit" in {word.text for word in explanation.words}


def test_a_correction_is_corrected_and_explained_alike(alliance: Assistant) -> None:
    before = talk(alliance, "When was the EU-China summit held?", "Sorry, I meant Brazil.")
    turn = alliance.ask("Sorry, I meant Japan.", before)
    assert turn.read_as == "When was the EU-Japan summit held?"
    (explanation,) = alliance.explain(turn, before)
    assert {word.text for word in explanation.words} == {word.text for word in turn.query.words}


def test_as_typed_corrects_nothing(alliance: Assistant) -> None:
    before = talk(alliance, "When was the EU-China summit held?")
    assert alliance.ask("Sorry, I meant Japan.", before, as_typed=True).read_as is None


@given(texts(), texts())
def test_whatever_was_said_a_correction_is_answered(alliance: Assistant, asked: str, meant: str) -> None:
    conversation = talk(alliance, asked)
    assert alliance.ask(f"Sorry, I meant {meant}", conversation).answer.status in Status


def test_without_a_question_before_nothing_is_corrected(alliance: Assistant) -> None:
    assert as_meant("Sorry, I meant Japan.", Conversation(), alliance.index) is None
