"""The questions that the first release must answer, in the words and at the places where a reader would look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant import Status
from assistant.model import BREAKS_OFF

if TYPE_CHECKING:
    from assistant import Assistant, Turn

ITEMS = [
    (1006, 1134), (1139, 1371), (1376, 1557), (1562, 1678), (1683, 1899), (1904, 2031), (2036, 2106), (2111, 2330),
]  # fmt: skip


def quotes(turn: Turn) -> list[str]:
    return [citation.quote for citation in turn.answer.citations]


def short_answer(turn: Turn) -> str | None:
    span = turn.answer.short_answer
    return None if span is None else turn.answer.citations[0].document.quote(span)


def test_when_did_the_summit_take_place(alliance: Assistant) -> None:
    turn = alliance.ask("When did the EU-Japan Summit take place?")
    assert turn.answer.status is Status.ANSWERED
    assert quotes(turn)[0] == "On May 31, the EU-Japan Summit took place with the Green Alliance as key deliverable"
    assert short_answer(turn) == "May 31"
    assert turn.answer.citations[0].locator == "title"
    assert (turn.answer.citations[0].span.start, turn.answer.citations[0].span.end) == (40, 124)


def test_which_countries_does_the_eu_want_similar_alliances_with(alliance: Assistant) -> None:
    turn = alliance.ask("Which countries does the EU want similar alliances with?")
    assert turn.answer.status is Status.ANSWERED
    assert quotes(turn)[0] == "These include the US, Canada and the Republic of Korea."
    assert short_answer(turn) == "the US, Canada and the Republic of Korea"
    assert turn.answer.citations[0].locator == "paragraph 2, sentence 2"
    # "These" says nothing without the sentence before it.
    assert any("the EU intends to seek similar Alliances" in quote for quote in quotes(turn))


def test_what_does_gacere_stand_for(alliance: Assistant) -> None:
    turn = alliance.ask("What does GACERE stand for?")
    assert turn.answer.status is Status.ANSWERED
    assert short_answer(turn) == "Global Alliance for Circular Economy and Resource Efficiency"
    assert turn.answer.citations[0].locator == "bullet 8"
    assert "(GACERE)" in quotes(turn)[0]


def test_what_environmental_aspects_does_the_alliance_include(alliance: Assistant) -> None:
    turn = alliance.ask("What environmental aspects does the Green Alliance include?")
    assert turn.answer.status is Status.ANSWERED
    assert [(citation.span.start, citation.span.end) for citation in turn.answer.citations] == ITEMS
    assert [citation.locator for citation in turn.answer.citations] == [f"bullet {number}" for number in range(1, 9)]
    assert [citation.incomplete for citation in turn.answer.citations] == [False] * 6 + [True, False]
    assert BREAKS_OFF in turn.answer.text


def test_what_is_said_about_plastics(alliance: Assistant) -> None:
    turn = alliance.ask("What is said about plastics?")
    assert turn.answer.status is Status.ANSWERED
    assert quotes(turn)[0] == (
        "There is a commitment to tackle plastic pollution and an agreement to engage towards a global framework on "
        "plastics."
    )
    assert any("micro-plastics" in quote for quote in quotes(turn))


def test_the_budget_of_the_alliance_is_not_in_the_text(alliance: Assistant) -> None:
    turn = alliance.ask("What is the budget of the alliance?")
    assert turn.answer.status is Status.NOT_FOUND
    assert turn.answer.citations == ()
    assert turn.answer.short_answer is None
    assert turn.answer.missing == ("budget",)
    assert "“budget”" in (turn.answer.reply or "")
    assert len(turn.answer.nearest) == 1


@pytest.mark.parametrize(
    "question",
    [
        "On what is the special focus of Research and Development?",
        "What is the special focus on Research and Development collaboration?",
    ],
)
def test_the_text_breaks_off_at_the_focus_of_research(alliance: Assistant, question: str) -> None:
    turn = alliance.ask(question)
    assert turn.answer.status is Status.ANSWERED
    assert quotes(turn)[0] == "On Research and Development collaboration, there is a special focus on"
    assert turn.answer.citations[0].incomplete
    assert BREAKS_OFF in turn.answer.text


@pytest.mark.parametrize("question", ["Where do I skip to main content?", "What is in Overview News?"])
def test_navigation_is_no_answer_and_not_even_near_one(alliance: Assistant, question: str) -> None:
    turn = alliance.ask(question)
    for citation in (*turn.answer.citations, *turn.answer.nearest):
        assert citation.span.start >= 40


@pytest.mark.parametrize("question", ["", "   ", "\n", "?!…", "—", "\u200b", "the of and", "🎉"])
def test_a_question_without_a_word_gets_a_sentence(alliance: Assistant, question: str) -> None:
    turn = alliance.ask(question)
    assert turn.answer.status is not Status.ANSWERED
    assert turn.answer.text.endswith(".")
    assert turn.hits == ()


def test_a_question_of_a_megabyte_gets_a_sentence(alliance: Assistant) -> None:
    turn = alliance.ask("plastics " * 120_000)
    assert turn.answer.status is Status.NOT_FOUND
    assert "1,080,000 characters" in turn.answer.text
