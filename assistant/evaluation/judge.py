"""Holds what was said to each question against what would have been right, question by question."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.evaluation.measures import (
    citation_precision,
    citation_recall,
    contains_gold,
    evidence_hit,
    evidence_scores,
    exact,
    f1,
    retrieval_scores,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.evaluation.outcome import History, Outcome, Quote
    from assistant.evaluation.question_set import Place, Question, QuestionSet

#: How much of a piece of evidence a passage must hold to count as the passage that has it.
HOLDS = 0.5


class Verdict(StrEnum):
    """What became of a question."""

    RIGHT = "right"
    """Answered, the first quote is evidence and no evidence is missing; or rightly refused."""
    INCOMPLETE = "incomplete"
    """The first quote is evidence, but not all of the evidence is quoted."""
    WRONG = "wrong"
    """Answered, but the first quote is no evidence."""
    WRONGLY_REFUSED = "wrongly refused"
    """The texts answer; the assistant did not."""
    WRONGLY_ANSWERED = "wrongly answered"
    """The texts do not answer; the assistant did."""
    NOT_JUDGED = "not judged"
    """The set does not say what would be right."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A piece of evidence that was expected: its document, None if it was not located, and its text."""

    document: str | None
    text: str


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question, what was expected, what was given, and how it was judged.

    Attributes:
        id: of the question.
        ask: the question as typed.
        history: what it was asked after; None for a question by itself.
        conversation: id of its conversation; None for a question by itself.
        turn: its 1-based number in the conversation; None for a question by itself.
        tags: of the question.
        answerable: whether the texts answer it; None where the set does not say.
        expected: complete sets of evidence, each as good as the other.
        answers: short answers, each as good as the other.
        relevant: ids of the relevant documents.
        outcome: what was given.
        scores: by measure; a measure that does not apply is not there.
        verdict: what became of it.
    """

    id: str
    ask: str
    history: History | None
    conversation: str | None
    turn: int | None
    tags: tuple[str, ...]
    answerable: bool | None
    expected: tuple[tuple[Expected, ...], ...]
    answers: tuple[str, ...]
    relevant: tuple[str, ...]
    outcome: Outcome
    scores: Mapping[str, float] = field(default_factory=dict)
    verdict: Verdict = Verdict.NOT_JUDGED

    @property
    def cluster(self) -> str:
        """What it succeeds and fails together with: its conversation, or only itself."""
        return self.id if self.conversation is None else f"conversation {self.conversation}"

    @property
    def passed(self) -> bool | None:
        """Whether all is right; None where it was not judged."""
        return None if self.verdict is Verdict.NOT_JUDGED else self.verdict is Verdict.RIGHT

    @property
    def key(self) -> tuple[str, str]:
        """What tells it apart in a run: its id and what it was asked after."""
        return self.id, self.history or ""


def judge(question_set: QuestionSet, outcomes: Sequence[Outcome]) -> list[JudgedQuestion]:
    """Every question of the set that counts, with each of its outcomes judged, in the order of the outcomes.

    Args:
        question_set: the set, its evidence located.
        outcomes: what was given; a turn may have several, one for each kind of history.
    """
    questions = {question.id: question for question in question_set.all_questions()}
    place = {
        turn.id: (conversation.id, number)
        for conversation in question_set.conversations
        for number, turn in enumerate(conversation.turns, start=1)
    }
    pairs = [(questions[outcome.question], outcome) for outcome in outcomes]
    pairs = [(question, outcome) for question, outcome in pairs if question.is_scored]
    has_answers = any(question.answers for question in questions.values())
    retrieval = _retrieval(pairs)
    judged = []
    for number, (question, outcome) in enumerate(pairs):
        scores = retrieval.get(number, {}) | _answer_scores(question, outcome, has_answers=has_answers)
        judged.append(_judged(question, outcome, scores, place.get(question.id)))
    return judged


def _judged(
    question: Question, outcome: Outcome, scores: Mapping[str, float], place: tuple[str, int] | None
) -> JudgedQuestion:
    verdict = _verdict(question, outcome, scores)
    passed = {} if verdict is Verdict.NOT_JUDGED else {"passed": float(verdict is Verdict.RIGHT)}
    conversation, turn = place or (None, None)
    return JudgedQuestion(
        id=question.id,
        ask=question.ask,
        history=outcome.history,
        conversation=conversation,
        turn=turn,
        tags=question.tags,
        answerable=question.answerable,
        expected=tuple(tuple(Expected(item.document, item.text) for item in group) for group in question.evidence),
        answers=question.answers,
        relevant=tuple(document for document, grade in question.relevant if grade > 0),
        outcome=outcome,
        scores={**passed, **scores},
        verdict=verdict,
    )


def ranked_documents(outcome: Outcome) -> list[str]:
    """The documents of the passages found, in the order in which they first occur."""
    return list(dict.fromkeys(found.document for found in outcome.found))


def _retrieval(pairs: Sequence[tuple[Question, Outcome]]) -> dict[int, dict[str, float]]:
    """Retrieval scores by number of the pair: over documents where documents were judged, else over evidence.

    Of several alternative groups of evidence, the one that is ranked best (by AP) counts.
    """
    run: dict[str, Sequence[str]] = {}
    qrels: dict[str, Mapping[str, int]] = {}
    for number, (question, outcome) in enumerate(pairs):
        if question.relevant:
            run[f"{number}/0"], qrels[f"{number}/0"] = ranked_documents(outcome), dict(question.relevant)
            continue
        for choice, group in enumerate(question.gold):
            name = f"{number}/{choice}"
            run[name] = _ranked_evidence(outcome, group)
            qrels[name] = {f"evidence {item}": 1 for item in range(len(group))}
    by_name: dict[str, dict[str, float]] = defaultdict(dict)
    for measure, scores in retrieval_scores(run, qrels).items():
        for name, score in scores.items():
            by_name[name][measure] = score
    best: dict[int, dict[str, float]] = {}
    for name, scores in by_name.items():
        number = int(name.partition("/")[0])
        if number not in best or scores["AP"] > best[number]["AP"]:
            best[number] = scores
    return best


def _ranked_evidence(outcome: Outcome, group: Sequence[Place]) -> list[str]:
    """The passages found as a ranking: those that hold a piece of evidence by its name, the others by their own."""
    ranking: list[str] = []
    for rank, found in enumerate(outcome.found):
        held = [
            f"evidence {item}"
            for item, (document, span) in enumerate(group)
            if document == found.document and len(span) and found.span.overlap(span) >= HOLDS * len(span)
        ]
        ranking.extend(held or [f"passage {rank}"])
    return ranking


def _answer_scores(question: Question, outcome: Outcome, *, has_answers: bool) -> dict[str, float]:
    quoted = [(quote.document, quote.span) for quote in outcome.quotes]
    scores: dict[str, float | bool | None] = {"answered": outcome.is_answered}
    scores |= _evidence_measures(quoted, question)
    if question.answer_spans:
        for k in (1, 3):
            scores[f"answer_span@{k}"] = _covers(quoted[:k], question.answer_spans)
    relevant = {document for document, grade in question.relevant if grade > 0}
    if relevant:
        scores["relevant_quote@1"] = bool(quoted) and quoted[0][0] in relevant
    scores |= _short_answer_measures(question, outcome) if has_answers else {}
    if outcome.quotes:
        scores["verbatim_rate"] = sum(quote.is_verbatim for quote in outcome.quotes) / len(outcome.quotes)
    return {name: float(score) for name, score in scores.items() if score is not None}


def _evidence_measures(quoted: Sequence[Place], question: Question) -> dict[str, float | bool | None]:
    gold = question.gold
    scores = evidence_scores(quoted, gold)
    if scores is None:
        return {}
    return {
        "evidence_precision": scores.precision,
        "evidence_recall": scores.recall,
        "evidence_f1": scores.f1,
        "evidence_hit@1": evidence_hit(quoted, gold, 1),
        "evidence_hit@3": evidence_hit(quoted, gold, 3),
        "citation_precision": citation_precision(quoted, gold),
        "citation_recall": citation_recall(quoted, gold),
    }


def _short_answer_measures(question: Question, outcome: Outcome) -> dict[str, float | bool | None]:
    """SQuAD's measures, for questions that have a gold answer or are known to have none."""
    if not question.answers and question.answerable is not False:
        return {}
    kind = "HasAns" if question.answers else "NoAns"
    scores: dict[str, float | bool | None] = {
        "exact": exact(outcome.prediction, question.answers),
        "f1": f1(outcome.prediction, question.answers),
    }
    scores |= {f"{kind}_{name}": score for name, score in scores.items()}
    if question.answers:
        scores["contains_gold"] = contains_gold(_said(outcome.quotes), question.answers) or False
    return scores


def _covers(quoted: Iterable[Place], spans: Sequence[Place]) -> bool:
    return any(document == name and quote.covers(span) for document, quote in quoted for name, span in spans)


def _said(quotes: Sequence[Quote]) -> str:
    return "\n".join(quote.text for quote in quotes)


def _verdict(question: Question, outcome: Outcome, scores: Mapping[str, float]) -> Verdict:
    if question.answerable is False:
        return Verdict.WRONGLY_ANSWERED if outcome.is_answered else Verdict.RIGHT
    right = next(_signs(scores), None)
    if not outcome.is_answered and (right is not None or question.answerable):
        return Verdict.WRONGLY_REFUSED
    if right is None:
        return Verdict.NOT_JUDGED
    if not right:
        return Verdict.WRONG
    return Verdict.INCOMPLETE if scores.get("citation_recall", 1.0) < 1.0 else Verdict.RIGHT


def _signs(scores: Mapping[str, float]) -> Iterator[float]:
    """Whether an answer is right, by the closest thing that the set says of it."""
    for measure in ("evidence_hit@1", "contains_gold", "relevant_quote@1"):
        if measure in scores:
            yield scores[measure]
