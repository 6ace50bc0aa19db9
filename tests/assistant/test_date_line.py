"""The date that a text gives as its own is quoted to who asks for it, and completes a day without a year."""

from __future__ import annotations

import pytest

from assistant import Assistant, Status
from assistant.date_line import asks_for_date_of_text, is_of_what_was
from corpus import Collection, read_document

LINE = "date:\u00a0 31/05/2021"


@pytest.mark.parametrize(
    "question",
    [
        "What is the date of this news item?",
        "date of the article",
        "What's the year of this document?",
        "When was this piece put online?",
        "From which day is this report?",
        "When was this article published?",
        "How old is this story, I mean which year is it from?",
        "Never mind. What date does the news carry?",
        "How old is it?",
        "In what year did this come out?",
        "For my footnote: in which year was this put out?",
    ],
)
def test_who_asks_for_the_date_of_the_text_gets_its_date_line(alliance: Assistant, question: str) -> None:
    turn = alliance.ask(question)
    assert turn.answer.status is Status.ANSWERED
    assert [citation.quote for citation in turn.answer.citations] == [LINE]


def test_when_and_by_whom_is_told_of_the_text(alliance: Assistant) -> None:
    answer = alliance.ask("When was this published and by whom?").answer
    assert answer.status is Status.REPLY
    assert answer.citations == ()
    assert "31 May 2021" in (answer.reply or "")


def test_who_published_is_told_by_the_line_over_the_news_where_nothing_else_is_known(alliance: Assistant) -> None:
    line = "News item | 14 March 2024 | Ministry of Ports"
    text = read_document(f"New pier opened\n\n{line}\n\nThe pier was opened by the mayor.", document_id="d")
    assistant = Assistant(Collection("c", (text,)))
    for question in ("Which department put this out?", "who published it?", "what day did this come out"):
        assert [citation.quote for citation in assistant.ask(question).answer.citations] == [line]
    assert assistant.ask("Who opened the pier?").answer.citations[0].quote == "The pier was opened by the mayor."
    reply = alliance.ask("Which department put this out?").answer
    assert reply.status is Status.REPLY
    assert "European Commission" in (reply.reply or "")


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who published the report?", "The report on cod was published by the Fisheries Institute in 2023."),
        ("Which ministry issued the statement?", "The ministry of ports issued a statement."),
        ("Who must publish the notice?", "The council shall publish the notice every year."),
        ("Who released the eels?", "Anglers released the eels in May."),
    ],
)
def test_what_the_text_says_of_publishing_is_not_taken_for_the_text(question: str, quote: str) -> None:
    line = "Riga, 14 March 2024"
    text = read_document(f"Cod stocks fall\n\n{line}\n\n{quote} The sea is cold.", document_id="d")
    assert Assistant(Collection("c", (text,))).ask(question).answer.citations[0].quote == quote


def test_the_title_and_the_address_of_a_text_are_not_its_date() -> None:
    text = read_document("Cod stocks fall\n\nRiga, 14 March 2024\n\nCod is rare.", document_id="d")
    assistant = Assistant(Collection("c", (text,)))
    assert "“Cod stocks fall”" in (assistant.ask("What is the title of this text?").answer.reply or "")
    assert assistant.ask("What is the source of this text?").answer.status is Status.REPLY


@pytest.mark.parametrize(
    "question",
    [
        "By which year must they get there?",
        "When was the summit?",
        "When did this come to an end?",
        "When will the report be published?",
    ],
)
def test_another_date_is_not_taken_for_the_date_of_the_text(alliance: Assistant, question: str) -> None:
    assert LINE not in [citation.quote for citation in alliance.ask(question).answer.citations]


@pytest.mark.parametrize(
    ("question", "is_past"),
    [
        ("On what day did they meet?", True),
        ("Since when has the pier been open?", False),
        ("Since when does the pier exist then?", True),
        ("Since when do we have it?", True),
        ("By which year must it close?", False),
        ("When will it close?", False),
    ],
)
def test_only_what_was_is_looked_for_by_its_kind_alone(question: str, *, is_past: bool) -> None:
    assert is_of_what_was(question) is is_past


def test_what_comes_is_the_text_only_where_it_comes_out() -> None:
    assert asks_for_date_of_text("When did this come out?")
    assert not asks_for_date_of_text("When did that come to an end?")


def test_a_day_without_its_year_is_completed_by_the_date_line_of_that_day(alliance: Assistant) -> None:
    quotes = [
        citation.quote
        for citation in alliance.ask("In which year did the EU-Japan Summit take place?").answer.citations
    ]
    assert quotes[0] == LINE
    assert quotes[1].startswith("On May 31")
    other = read_document("A fair\n\ndate: 01/06/2021\n\nOn May 31, the fair took place in the hall.", document_id="d")
    answer = Assistant(Collection("c", (other,))).ask("In which year did the fair take place?").answer
    assert "date: 01/06/2021" not in [citation.quote for citation in answer.citations]


def test_of_several_texts_none_is_meant() -> None:
    texts = tuple(read_document(f"A\n\ndate: 0{n}/06/2021\n\nText {n} is here.", document_id=f"d{n}") for n in (1, 2))
    assert (
        Assistant(Collection("c", texts)).ask("What is the date of the article?").answer.status is not Status.ANSWERED
    )
