"""Follow-ups that point: to an item of a list, to a part of a sentence, to what goes on, to what was just quoted."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from talking import talk as _talk

from assistant import Assistant, Conversation, Status
from assistant.assistant import cite
from assistant.counting import enumerates_as_many
from corpus import Collection, read_document

_TEXT = """# Rules of the lake

The council is responsible for swimming, sailing, fishing and diving.

Anglers need a permit. It is free for members.

The season has these rules:

- Boats stay in the harbour at night.
- Anglers throw small trout back.
- Swimmers keep to the north bank.
- Divers carry a lamp.
"""


@pytest.fixture(scope="module")
def lake() -> Assistant:
    return Assistant(Collection("lake", (read_document(_TEXT, document_id="lake.md"),)))


def _last_quotes(conversation: Conversation) -> list[str]:
    return [citation.quote for citation in conversation.turns[-1].answer.citations]


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What is the second rule in the list?", "Anglers throw small trout back."),
        ("What does bullet 3 say?", "Swimmers keep to the north bank."),
        ("And point no. 1?", "Boats stay in the harbour at night."),
        ("What is the second rule?", None),
        ("What is the second item in the list?", "Anglers throw small trout back."),
        ("And the last point on the list?", "Divers carry a lamp."),
        ("What is the ninth item in the list?", None),
        ("What is the first of the season's rules listed?", "Boats stay in the harbour at night."),
        ("Take me through the list of rules; what is the second?", "Anglers throw small trout back."),
    ],
)
def test_an_item_of_a_list_is_counted_without_a_conversation(lake: Assistant, question: str, quote: str | None) -> None:
    turn = lake.ask(question)
    assert (turn.read_as or "").endswith("(counted in the list)") == (quote is not None)
    if quote is not None:
        assert [citation.quote for citation in turn.answer.citations] == [quote]


def test_a_bullet_is_one_of_the_list_whatever_was_quoted_before(lake: Assistant) -> None:
    talk = _talk(lake, "Do anglers need a permit, and is it free for members?", "bullet 3")
    assert _last_quotes(talk) == ["Swimmers keep to the north bank."]


def test_counting_goes_on_from_the_item_that_was_quoted(lake: Assistant) -> None:
    talk = _talk(lake, "What is the second item in the list?", "And the third?")
    assert _last_quotes(talk) == ["Swimmers keep to the north bank."]
    talk = talk.with_turn(lake.ask("the one after that?", talk))
    assert _last_quotes(talk) == ["Divers carry a lamp."]
    talk = talk.with_turn(lake.ask("And the one before?", talk))
    assert _last_quotes(talk) == ["Swimmers keep to the north bank."]
    talk = talk.with_turn(lake.ask("Skip to the final one.", talk))
    assert _last_quotes(talk) == ["Divers carry a lamp."]


def test_there_is_nothing_after_the_last_item(lake: Assistant) -> None:
    talk = _talk(lake, "What is the last item in the list?", "the one after that?")
    assert "counted" not in (talk.turns[-1].read_as or "")


def test_a_question_that_says_more_than_its_place_is_not_answered_by_counting(lake: Assistant) -> None:
    talk = _talk(lake, "What is the second item in the list?", "Who painted the third one?")
    assert talk.turns[-1].answer.status is Status.NOT_FOUND
    assert "painted" in talk.turns[-1].answer.missing


def test_what_a_sentence_enumerates_is_counted_too(lake: Assistant) -> None:
    talk = _talk(lake, "What is the council responsible for?", "And the third?")
    assert "fishing" in (talk.turns[-1].read_as or "")


def test_what_else_goes_on_after_the_quotes(lake: Assistant) -> None:
    talk = _talk(lake, "What is the second item in the list?", "What else?")
    assert _last_quotes(talk) == [
        "Swimmers keep to the north bank.",
        "Divers carry a lamp.",
        "Boats stay in the harbour at night.",
    ]


def test_a_question_without_words_of_its_own_is_answered_where_the_last_quote_stands(lake: Assistant) -> None:
    talk = _talk(lake, "Do anglers need a permit?", "And for whom?")
    assert talk.turns[-1].answer.status is Status.ANSWERED
    assert any("permit" in quote or "members" in quote for quote in _last_quotes(talk))


def test_a_time_that_was_not_told_is_not_made_up_by_a_follow_up(lake: Assistant) -> None:
    talk = _talk(lake, "Do anglers need a permit?", "By when?")
    assert talk.turns[-1].answer.status is Status.NOT_FOUND


def test_words_of_a_question_that_the_texts_do_not_have_are_not_carried_on(lake: Assistant) -> None:
    talk = _talk(lake, "How do I cook rice?", "Do they need a permit?")
    assert "rice" not in (talk.turns[-1].read_as or "")
    assert _last_quotes(talk)[0] == "Anglers need a permit."


def test_an_enumeration_begins_after_the_word_that_opens_it(alliance: Assistant) -> None:
    talk = _talk(alliance, "Which international bodies will the two work together in?")
    turn = alliance.ask("The second one, what's its full name?", talk)
    answer = turn.answer.short_answer
    assert answer is not None
    assert turn.answer.citations[0].document.quote(answer).startswith("Global Alliance for Circular Economy")


def test_what_was_asked_of_a_part_can_be_explained(lake: Assistant) -> None:
    talk = _talk(lake, "What is the council responsible for?")
    turn = lake.ask("And the third?", talk)
    (explanation,) = lake.explain(turn, talk)
    assert explanation.signs
    assert 1 / (1 + math.exp(-explanation.total)) == pytest.approx(turn.answer.confidence)


def test_a_list_that_was_only_introduced_is_counted_in(lake: Assistant) -> None:
    introduced = lake.ask("Which rules does the season have?")
    span = next(block.introduction for block in lake.collection.documents[0].blocks if block.introduction)
    answer = replace(introduced.answer, citations=(cite(lake.collection.documents[0], span),))
    conversation = Conversation().with_turn(replace(introduced, answer=answer))
    for question, quote in (("The second one?", "Anglers throw small trout back."), ("the last of the four", "Divers")):
        assert lake.ask(question, conversation).answer.citations[0].quote.startswith(quote)


def test_the_last_one_is_the_last_of_the_list_that_is_spoken_of_and_not_of_a_sentence(alliance: Assistant) -> None:
    talk = _talk(
        alliance, "What are the environmental aspects?", "And the one about government procurement?", "The last?"
    )
    assert _last_quotes(talk)[0].startswith("EU and Japan have also agreed")


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("As such, it covers trout, two kinds of eel, pike and the common carp.", 4),
        ("In relation to fishing, it covers trout, pike and carp.", 3),
        ("In France, Spain and Italy, the fee rose.", 3),
        ("These include the US, Canada and the Republic of Korea.", 3),
        ("They met in the town, including by working together in G20, WTO and in the ASEAN region.", 3),
    ],
)
def test_what_opens_a_sentence_is_none_of_the_things_that_it_enumerates(quote: str, number: int) -> None:
    assert [count for count in range(1, 9) if enumerates_as_many(quote, count)] == [number]


def test_who_asks_for_four_things_gets_the_sentence_that_enumerates_four(alliance: Assistant) -> None:
    quotes = alliance.ask("Which four things does the Alliance commit them to?").answer.citations
    assert quotes[0].quote.startswith("As such, it includes a joint commitment")


def test_whether_there_is_a_third_is_told_by_the_third(lake: Assistant) -> None:
    talk = _talk(lake, "What are the rules of the season?", "Is there a third?", "And what is the very last?")
    assert talk.turns[-2].answer.citations[0].quote.startswith("Swimmers")
    assert _last_quotes(talk) == ["Divers carry a lamp."]


@pytest.mark.parametrize("question", ["Was it the first?", "What must anglers throw back first?"])
def test_an_ordinal_that_asks_whether_or_when_counts_in_no_list(lake: Assistant, question: str) -> None:
    talk = _talk(lake, "What are the rules of the season?", question)
    assert "counted in the list" not in (talk.turns[-1].read_as or "")


def test_the_whole_list_is_the_only_one_or_the_one_spoken_of(lake: Assistant) -> None:
    items = [block.span for block in lake.collection.documents[0].blocks if block.introduction is not None]
    for question in (
        "The whole list, please.",
        "and the list, point by point",
        "Read me everything that is in it, point by point.",
    ):
        assert [citation.span for citation in lake.ask(question).answer.citations] == items
    talk = _talk(lake, "What do divers carry?", "And the full list?")
    assert [citation.span for citation in talk.turns[-1].answer.citations] == items
    for question in (
        "The whole list of members?",
        "Who has the whole list?",
        "Give me the full list of those present.",
    ):
        assert "the list" not in (lake.ask(question).read_as or "")


def test_so_many_names_are_names(alliance: Assistant) -> None:
    quotes = alliance.ask("Which three countries could follow Japan?").answer.citations
    assert quotes[0].quote == "These include the US, Canada and the Republic of Korea."
