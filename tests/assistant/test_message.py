"""Messages that say more than their question: what was read, what somebody else claims, what the answer may be."""

from __future__ import annotations

import pytest
from talking import last_quote, talk

from assistant import Assistant, Status
from corpus import Collection, read_document

_TEXT = """\
# The river council

The council met in May. Boats keep to the middle of the river.

Oslo sent three boats, and the locks were opened at night.

The Fund for Clean Rivers and Lakes paid for the boats. Clean rivers need shade, and farmers plant trees along them.

Date: 4 May 2021
"""


@pytest.fixture(scope="module")
def council() -> Assistant:
    return Assistant(Collection("council", (read_document(_TEXT, document_id="council.md"),)))


@pytest.mark.parametrize(
    ("message", "begins"),
    [
        ("I'm drafting remarks on EU-Japan relations. What was the key deliverable of the summit?", "On May 31"),
        ("I am preparing a lesson on batteries. What is the intention behind the Green Alliance?", "The intention"),
        ("The key deliverable, is that really named? Sounds like advertising to me.", "On May 31"),
        ("I'm checking the term “key deliverable”. Where does it occur?", "On May 31"),
        ("I read in the paper about green finance. Is it mentioned?", "There is an interest"),
        ("A colleague says batteries come up in the agreement. Is that right?", "There is an interest"),
        ("which bodies do they work in, G20 incl?", "EU and Japan have also"),
        ("Do they look at a product only when it is waste, or over its entire life-cycle?", "Both will enhance"),
        ("what are the EU and Japan going to do for other countries?", "EU and Japan have also"),
        ("Is the United States among the countries the EU wants a green alliance with?", "These include"),
    ],
)
def test_what_is_said_beside_the_question_is_not_asked(alliance: Assistant, message: str, begins: str) -> None:
    quote = last_quote(alliance, message)
    assert quote is not None
    assert quote.startswith(begins)


def test_what_sets_the_topic_of_a_question_without_one_is_looked_for(alliance: Assistant) -> None:
    quote = last_quote(alliance, "Visitors keep asking me about batteries. What did they agree there?")
    assert quote is not None
    assert "battery" in quote


def test_what_is_to_be_written_on_is_asked_about_whatever_else_the_question_says(alliance: Assistant) -> None:
    said = "I need a line on batteries. What would they like to discuss in their policy dialogue?"
    weights = {word.text: word.weight for word in alliance.ask(said).query.needed}
    assert weights["batteries"] == 1
    weights = {word.text: word.weight for word in alliance.ask(said.replace("need a line", "met a man")).query.needed}
    assert weights["batteries"] < 1


def test_what_a_message_says_before_its_question_leans_on_nothing(alliance: Assistant) -> None:
    questions = (
        "What about batteries?",
        "I don't quite see why the EU needs that. What is the purpose of the Alliance?",
    )
    quote = last_quote(alliance, *questions)
    assert quote is not None
    assert quote.startswith("The intention")


@pytest.mark.parametrize(
    "message",
    ["What is this text mainly about?", "I have no time. What is the text about?", "an overview please"],
)
def test_a_summary_is_asked_for_in_more_words(alliance: Assistant, message: str) -> None:
    answer = alliance.ask(message).answer
    assert answer.confidence == 1
    assert len(answer.citations) > 1


def test_what_it_covers_is_asked_of_what_was_spoken_of(alliance: Assistant) -> None:
    turn = talk(alliance, "Is there regulatory cooperation?", "What does it cover?").turns[-1]
    assert turn.answer.confidence < 1


@pytest.mark.parametrize(
    "question",
    ["Where was the summit, in Brussels or in Tokyo?", "Was the summit in Tokyo?", "Where was it - Oslo or Rome?"],
)
def test_what_the_answer_is_guessed_to_be_finds_no_sentence(alliance: Assistant, question: str) -> None:
    assert alliance.ask(question).answer.status is Status.NOT_FOUND


def test_who_acts_is_no_place(council: Assistant) -> None:
    assert last_quote(council, "How many boats did Oslo send?") == (
        "Oslo sent three boats, and the locks were opened at night."
    )


def test_a_phrase_in_quotation_marks_is_found_word_for_word(alliance: Assistant) -> None:
    for question in (
        'Please quote the sentence with "first of it is kind".',
        "Where is “first of it is kind” written?",
    ):
        quote = last_quote(alliance, question)
        assert quote is not None
        assert "first of it is kind" in quote


def test_a_word_of_a_long_name_is_less_than_the_word_itself(council: Assistant) -> None:
    quote = last_quote(council, "clean rivers")
    assert quote is not None
    assert quote.startswith("Clean rivers need shade")
    named = last_quote(council, "What did the Fund for Clean Rivers and Lakes pay for?")
    assert named is not None
    assert named.startswith("The Fund")


def test_a_date_line_answers_nothing_but_dates(council: Assistant) -> None:
    quote = last_quote(council, "When did the council meet?", "And what about the boats?")
    assert quote == "Boats keep to the middle of the river."
    assert last_quote(council, "What is the date of this page?") == "Date: 4 May 2021"


@pytest.mark.parametrize(
    ("question", "is_new"),
    [
        ("Nobody had such an alliance before?", True),
        ("Has there never been a pact like this before?", True),
        ("Has the summit been held before the date?", False),
    ],
)
def test_what_never_was_before_is_the_first(alliance: Assistant, question: str, *, is_new: bool) -> None:
    quote = last_quote(alliance, question)
    assert (quote is not None and "first of it" in quote) is is_new
