"""What is said around a question changes neither what it asks nor what is answered."""

from __future__ import annotations

import pytest
from hostile import texts
from hypothesis import given

from assistant import Assistant, Conversation, Status
from assistant.asides import without_asides

SUMMIT = "On May 31, the EU-Japan Summit took place with the Green Alliance as key deliverable"


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Q: who signed it?", "who signed it?"),
        ("btw, who signed it", "who signed it"),
        ("Please answer: who signed it?", "who signed it?"),
        ("Can you help me? Who signed it?", "Who signed it?"),
        ("Who signed it? Please give the source.", "Who signed it?"),
        ("Please quote the text. Who signed it?", "Who signed it?"),
        ("Hi! When was the summit? Thanks a lot!", "When was the summit?"),
        ("My boss asks: who signed it?", "who signed it?"),
        ("The minister wants to know who signed it.", "who signed it."),
        ("For a report: who signed it", "who signed it"),
        ("2) Who signed it?", "Who signed it?"),
        ("And in short, who signed it?", "And who signed it?"),
        ("What do they want, really?", "What do they want?"),
        ("What is in it, in a nutshell, please?", "What is in it?"),
        ("I was wondering who signed it", "who signed it"),
        ("Sorry to bother you again, but who signed it?", "who signed it?"),
        ("Maybe I missed it, but who signed it?", "who signed it?"),
        ("According to the article, who signed it?", "who signed it?"),
        ("Who signed it? One sentence is enough.", "Who signed it?"),
        ("Plus standards, right?", "Plus standards?"),
        ("supply chains - need the exact wording for a briefing", "supply chains"),
        ("What is it, if I had to explain it on air?", "What is it?"),
        ("What do they want, in the parties' view?", "What do they want?"),
        ("They did agree on plastics, didn't they?", "They did agree on plastics?"),
        ("A colleague says that it is binding. Is that right?", "it is binding."),
        ("Can I write in my report that it is the first?", "it is the first?"),
        ("Is it fair to say that it is the first?", "it is the first?"),
        ("They want to talk about it, did I get that right?", "They want to talk about it?"),
        ("For a speech I'm drafting: who signed it?", "who signed it?"),
        ("What is the aim, in the Commission's own words?", "What is the aim?"),
        ("As a member of a council I would like to know who signed it", "who signed it"),
        ("I teach history and would like to know who signed it", "who signed it"),
        ("I need a line I can quote in Friday's issue on plastics.", "on plastics."),
        ("What do I tell my readers: who signed it?", "who signed it?"),
        ("What do I tell my readers, who signed it?", "who signed it?"),
        ("That's a pity. Do you know who signed it?", "That's a pity. who signed it?"),
        ("What is this thing, dear?", "What is this thing?"),
        ("Being an old engineer I'd like to know who signed it", "who signed it"),
        ("Anything in it for a car maker, say on batteries?", "on batteries?"),
        ("My editor needs the year of the summit for a footnote", "the year of the summit"),
        ("Please check whether it is binding", "whether it is binding"),
    ],
)
def test_what_is_said_besides_is_left_out(message: str, question: str) -> None:
    assert without_asides(message) == question


@pytest.mark.parametrize(
    "message",
    [
        "Thanks!",
        "In short?",
        "And in a nutshell?",
        "Please.",
        "Name the source.",
        "Quote the sentence on plastics.",
        "Who asked for it?",
        "A client asks about supply chains. Anything?",
        "In brief terms, what is it?",
        "The question of plastics: what is said?",
        "What is the short answer of the Commission?",
        "I am a farmer. Do I get anything?",
        "Is there anything for the poorer states on plastics?",
        "My tenant needs a licence for the boat.",
        "Can you list the batteries?",
        "Who must provide evidence?",
        "May the tenant quote the reference?",
        "When must it be done if it is urgent?",
        "Which members were hurt seriously?",
        "Who said thanks?",
        "How is it given, in writing or in a few words?",
        "I missed a payment. What happens?",
        "12. March 2023: what did the club do?",
        "According to the report of the auditor, who signed it?",
        "The board asked what the cost of the tram was?",
        "Is that right?",
        "Can you tell me?",
        "Is there money for a school?",
        "The chair says that it is late.",
        "Our chair said what about the pond?",
        "What is the fee for my speech?",
        "Should I tell the board that a rule was broken?",
        "Who can I tell that it is late?",
    ],
)
def test_what_asks_or_tells_what_is_asked_about_stays(message: str) -> None:
    assert without_asides(message) == message


def is_left_of(question: str, message: str) -> bool:
    """Whether a question stands in a message in its order, and says something if that does."""
    rest = iter(message)
    stands_there = all(character in rest for character in question)
    return stands_there and any(map(str.isalnum, question)) == any(map(str.isalnum, message))


@given(texts())
def test_what_is_left_was_there_in_that_order_and_something_is_always_left(message: str) -> None:
    assert is_left_of(without_asides(message), message)


@pytest.mark.parametrize(
    "word",
    [
        *("please ", "please  ", "thanks ", " ", "and ", ", ", "in a ", "my ", "(-", "sorry ", "can you please "),
        *(" name text pls", " really pls", "please give the source "),
        *("i just ", "my a b asks ", "for my a b ", "give me the exact ", "1. ", "what exactly did ", "dear a-b "),
    ],
)
def test_much_of_it_is_read_in_one_go_which_would_else_take_years(word: str) -> None:
    message = word * (10_000 // len(word))
    assert is_left_of(without_asides(message), message)
    assert without_asides(f"{message}x").endswith("x")


@pytest.mark.parametrize(
    "message",
    [
        "Q: when was the summit?",
        "Dear assistant, when was the summit?",
        "I'm a journalist. When was the summit?",
        "when was the summit? pls give the source",
        "WHEN WAS THE SUMMIT?",
        "When\nwas the\n  summit?",
        "In one sentence, when was the summit?",
        "My editor wants to know when the summit was",
    ],
)
def test_a_question_is_answered_whatever_is_said_around_it(alliance: Assistant, message: str) -> None:
    turn = alliance.ask(message)
    assert turn.question == message
    assert turn.answer.status is Status.ANSWERED
    assert turn.answer.citations[0].quote == SUMMIT


@pytest.mark.parametrize("around", ["{}", "Q: {}", "{} Please give the source.", "I need to know: {}", "btw {}"])
def test_what_the_text_does_not_say_is_not_said_for_asking_politely(alliance: Assistant, around: str) -> None:
    assert alliance.ask(around.format("who signed it?")).answer.status is Status.NOT_FOUND


@pytest.mark.parametrize("message", ["btw, what is this text about?", "Hi, what is this about, in short? Thanks"])
def test_manners_are_understood_with_asides(alliance: Assistant, message: str) -> None:
    assert alliance.ask(message).answer.citations == alliance.ask("What is this text about?").answer.citations


def test_what_is_said_around_a_follow_up_is_no_part_of_the_conversation(alliance: Assistant) -> None:
    first = alliance.ask("For my newsletter: what do they say on plastics? Thanks!")
    plain = alliance.ask("What do they say on plastics?")
    second = [alliance.ask("And on batteries?", Conversation((turn,))) for turn in (first, plain)]
    assert second[0].read_as == second[1].read_as
    assert second[0].answer == second[1].answer


def test_as_typed_leaves_nothing_out(alliance: Assistant) -> None:
    words = {word.text for word in alliance.ask("btw, when was the summit?", as_typed=True).query.words}
    assert "btw" in words


def test_what_was_left_out_is_said(alliance: Assistant) -> None:
    assert alliance.ask("Q: when was the summit?").read_as == "when was the summit?"
    assert alliance.ask("When was the summit?").read_as is None
