from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from assistant.evaluation.detect import SHIPPED, read_question_set
from assistant.evaluation.locate import located
from assistant.evaluation.options import ReadingOptions
from assistant.evaluation.question_set import ONLY_COLLECTION, QuestionSet
from corpus.alliance import alliance_collection

# What the assistant is fitted on besides, and does not ship.
_OTHER_PARTS = Path(__file__).parents[3] / "benchmarks" / "questions"


@pytest.fixture(scope="module")
def sets() -> list[QuestionSet]:
    collections = {ONLY_COLLECTION: alliance_collection()}
    return [located(read_question_set(name, ReadingOptions()), collections) for name in SHIPPED]


def test_the_sets_that_ship_are_as_large_and_as_mixed_as_they_must_be(sets: list[QuestionSet]) -> None:
    questions = [question for one in sets for question in one.questions]
    conversations = [conversation for one in sets for conversation in one.conversations]
    tags = Counter(tag for question in questions for tag in question.tags)
    assert len(questions) >= 120
    assert sum(question.answerable is False for question in questions) >= 40
    assert len(conversations) >= 15
    assert all(3 <= len(conversation.turns) <= 6 for conversation in conversations)
    for tag in ("plain", "reworded", "typo", "fragment", "list", "date", "name", "abbreviation", "off-topic", "almost"):
        assert tags[tag] >= 5, tag


def test_no_question_is_in_two_parts(sets: list[QuestionSet]) -> None:
    others = [read_question_set(str(path), ReadingOptions()) for path in _OTHER_PARTS.glob("*.yaml")]
    assert len(others) == 2
    asked = Counter(" ".join(q.ask.casefold().split()) for one in [*sets, *others] for q in one.questions)
    assert [question for question, times in asked.items() if times > 1] == []


def test_where_the_product_is_installed_is_not_told(sets: list[QuestionSet]) -> None:
    assert all(q.origin.startswith("alliance-") for one in sets for q in one.all_questions())
