"""Explanations say what the models say: their sums are the answer's own figures."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from hostile import FORBIDDEN, collections, questions
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant, Conversation, Status
from assistant.confidence import Signs
from assistant.features import Features
from assistant.plain_explanation import explanation_lines
from assistant.terminal import Style
from index import Origin

if TYPE_CHECKING:
    from assistant.explanation import ExplainedWord, Explanation
    from corpus import Collection

_PLAIN = Style(is_colored=False)
SUMMIT = "When did the EU-Japan Summit take place?"
BUDGET = "What is the budget of the alliance?"


def explain(assistant: Assistant, question: str, *before: str) -> Explanation:
    conversation = Conversation()
    for earlier in before:
        conversation = conversation.with_turn(assistant.ask(earlier, conversation))
    (explanation,) = assistant.explain(assistant.ask(question, conversation), conversation)
    return explanation


def word(explanation: Explanation, text: str) -> ExplainedWord:
    return next(word for word in explanation.words if word.text == text)


@pytest.mark.parametrize("question", [SUMMIT, BUDGET, "What environmental aspects are there?"])
def test_the_signs_add_up_to_the_confidence_and_the_features_to_the_order(alliance: Assistant, question: str) -> None:
    explanation = explain(alliance, question)
    sure = alliance.ask(question).answer.confidence
    assert 1 / (1 + math.exp(-explanation.total)) == pytest.approx(sure, abs=1e-9)
    assert explanation.probability == sure
    assert explanation.threshold == alliance.settings.threshold
    assert [sign.name for sign in explanation.signs] == ["intercept", *(field.name for field in fields(Signs))]
    assert explanation.sentence is not None
    assert [one.name for one in explanation.sentence.features] == [field.name for field in fields(Features)]


def test_every_sign_and_feature_says_what_it_means(alliance: Assistant) -> None:
    explanation = explain(alliance, SUMMIT)
    assert explanation.sentence is not None
    for one in (*explanation.signs, *explanation.sentence.features):
        assert len(one.meaning.split()) > 2, one.name
        assert not one.meaning.endswith(".")


def test_a_word_says_where_it_came_from(alliance: Assistant) -> None:
    assert word(explain(alliance, "What is said about plastcs?"), "plastics").typed == "plastcs"
    assert word(explain(alliance, SUMMIT), "Summit").typed is None
    budget = word(explain(alliance, BUDGET), "budget")
    assert not budget.is_in_texts
    assert budget.choices[0].origin is Origin.TYPED
    taken = word(explain(alliance, "And on biodiversity?", "What do they agree on plastics?"), "plastics")
    assert {choice.origin for choice in taken.choices} == {Origin.HISTORY}
    assert taken.weight < 1


def test_the_texts_own_abbreviations_are_told_from_the_lexicon(alliance: Assistant) -> None:
    gacere = word(explain(alliance, "What does GACERE stand for?"), "GACERE")
    assert Origin.ABBREVIATION in {choice.origin for choice in gacere.choices}
    aspects = explain(alliance, "What ecological aspects are there?")
    assert Origin.LEXICON in {choice.origin for word in aspects.words for choice in word.choices}


def test_each_question_of_a_message_is_explained_in_its_place(alliance: Assistant) -> None:
    turn = alliance.ask("What do they agree on plastics? And on biodiversity?")
    first, second = alliance.explain(turn)
    assert [first.question, second.question] == [part.question for part in turn.parts]
    assert [first.probability, second.probability] == [part.answer.confidence for part in turn.parts]
    assert Origin.HISTORY in {choice.origin for word in second.words for choice in word.choices}


def test_what_was_not_looked_up_has_nothing_to_weigh(alliance: Assistant) -> None:
    for question in ("Hello!", "?!", "What is this text about?"):
        explanation = explain(alliance, question)
        assert (explanation.kind, explanation.words, explanation.signs, explanation.sentence) == (None, (), (), None)
    counted = explain(alliance, "What is the second one?", "What environmental aspects does the alliance include?")
    assert counted.words
    assert not counted.signs
    assert not explain(alliance, "Zyzzyva qwxyz?").signs


@st.composite
def conversations(draw: st.DrawFn) -> tuple[Collection, list[str]]:
    collection = draw(collections())
    return collection, draw(st.lists(questions(collection), min_size=1, max_size=3))


@given(case=conversations())
def test_any_turn_can_be_explained_and_the_explanation_adds_up(case: tuple[Collection, list[str]]) -> None:
    collection, asked = case
    assistant = Assistant(collection)
    conversation = Conversation()
    for question in asked:
        turn = assistant.ask(question, conversation)
        explanations = assistant.explain(turn, conversation)
        assert len(explanations) == max(1, len(turn.parts))
        for part, explanation in zip(turn.parts or (turn,), explanations, strict=True):
            if explanation.signs:
                sure = part.answer.confidence
                assert 1 / (1 + math.exp(-explanation.total)) == pytest.approx(sure, abs=1e-9)
                assert (sure >= explanation.threshold) == (part.answer.status is Status.ANSWERED)
        assert not FORBIDDEN.search("\n".join(explanation_lines(explanations, _PLAIN)))
        conversation = conversation.with_turn(turn)
