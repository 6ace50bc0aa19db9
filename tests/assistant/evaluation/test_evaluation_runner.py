from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant import Assistant, Conversation, Settings
from assistant.evaluation import runner as runner_module
from assistant.evaluation.baseline import PlainBm25
from assistant.evaluation.detect import SHIPPED, read_question_set
from assistant.evaluation.locate import located
from assistant.evaluation.options import ReadingOptions
from assistant.evaluation.outcome import History, Outcome
from assistant.evaluation.question_set import ONLY_COLLECTION
from assistant.evaluation.runner import Runner, SystemName, Unit, gold_turn, units_of
from assistant.model import Status
from corpus.alliance import alliance_collection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation.question_set import QuestionSet
    from assistant.model import Turn
    from corpus import Collection

SETTINGS = Settings(passages=100)


@pytest.fixture(scope="module")
def alliance_set() -> QuestionSet:
    return located(read_question_set(SHIPPED[0], ReadingOptions()), {ONLY_COLLECTION: alliance_collection()})


def _timeless(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [replace(outcome, seconds=0.0) for outcome in outcomes]


def _run(question_set: QuestionSet, jobs: int, system: SystemName = SystemName.ASSISTANT) -> list[Outcome]:
    runner = Runner(system, SETTINGS, {ONLY_COLLECTION: alliance_collection()}, jobs=jobs)
    return runner.run(units_of(question_set, [History.LIVE, History.GOLD]), lambda _: None)


def test_every_question_is_asked_once_and_every_turn_once_for_each_history(alliance_set: QuestionSet) -> None:
    outcomes = _run(alliance_set, 1)
    turns = sum(len(conversation.turns) for conversation in alliance_set.conversations)
    assert len(outcomes) == len(alliance_set.questions) + 2 * turns
    assert [outcome.question for outcome in outcomes[: len(alliance_set.questions)]] == [
        question.id for question in alliance_set.questions
    ]


def test_more_processes_give_the_same_in_the_same_order(alliance_set: QuestionSet) -> None:
    part = alliance_set.limited(len(alliance_set.questions) + 15)
    assert _timeless(_run(part, 1)) == _timeless(_run(part, 2))


def test_it_asks_what_the_chat_asks(alliance_set: QuestionSet) -> None:
    question = alliance_set.questions[0]
    (outcome,) = _run(replace(alliance_set, questions=(question,), conversations=()), 1)
    answer = Assistant(settings=SETTINGS).ask(question.ask).answer
    assert [quote.text for quote in outcome.quotes] == [citation.quote for citation in answer.citations]
    assert outcome.confidence == answer.confidence


def test_turns_see_the_turns_before_them(alliance_set: QuestionSet, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    class Listening(Assistant):
        def ask(self, question: str, conversation: Conversation | None = None) -> Turn:
            seen.append(len(conversation.turns) if conversation else 0)
            return super().ask(question, conversation)

    monkeypatch.setattr(runner_module, "Assistant", Listening)
    turns = alliance_set.conversations[0].turns
    runner = Runner(SystemName.ASSISTANT, SETTINGS, {ONLY_COLLECTION: alliance_collection()})
    runner.run([Unit(turns, history) for history in History], lambda _: None)
    assert seen == [*range(len(turns)), *range(len(turns)), *([0] * len(turns))]


def test_gold_history_is_the_evidence_itself(alliance_set: QuestionSet, alliance: Assistant) -> None:
    question = next(question for question in alliance_set.questions if question.gold)
    turn = gold_turn(alliance.ask("nonsense"), question, alliance.collection)
    assert [(citation.document.id, citation.span) for citation in turn.answer.citations] == list(question.gold[0])
    refused = next(question for question in alliance_set.questions if question.answerable is False)
    assert gold_turn(alliance.ask("What is said about plastics?"), refused, alliance.collection).answer.status is (
        Status.NOT_FOUND
    )


@pytest.mark.parametrize("ranks_documents", [True, False])
def test_plain_bm25_quotes_the_sentence_with_the_words(town: Collection, *, ranks_documents: bool) -> None:
    turn = PlainBm25(town, 10, ranks_documents=ranks_documents).ask("With how many watts does the lamp burn?")
    assert turn.answer.citations[0].quote == "Its lamp burns with 1,000 watts."
    assert turn.hits[0].passage.document.id == "lighthouse"
    assert 0 < turn.answer.confidence <= 1


def test_plain_bm25_refuses_only_what_has_no_word_in_common(town: Collection) -> None:
    system = PlainBm25(town, 10)
    for question in ("quantum chromodynamics", "", "?!", "the"):
        assert system.ask(question).answer.status is Status.NOT_FOUND


def test_plain_bm25_bears_a_collection_without_texts(town: Collection) -> None:
    empty = replace(town, documents=())
    assert PlainBm25(empty, 10).ask("lamp").answer.status is Status.NOT_FOUND
