"""How expected and given answers, and figures, are put into words; table, comparison and report share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.model import Status

if TYPE_CHECKING:
    from assistant.evaluation.judge import JudgedQuestion
    from assistant.evaluation.measures import Interval

#: Said of a question whose answer is not to be found.
NO_ANSWER = "(the texts do not answer)"

#: What each figure says, for people who do not know the field's names.
MEANINGS = {
    "passed": "right and complete: the first quote is evidence and none is missing, or rightly refused",
    "evidence_hit@1": "the first quote is evidence",
    "evidence_hit@3": "one of the first three quotes is evidence",
    "evidence_precision": "share of the quoted characters that are evidence",
    "evidence_recall": "share of the evidence's characters that are quoted",
    "evidence_f1": "their harmonic mean",
    "answer_span@1": "the first quote holds a gold answer where it stands",
    "answer_span@3": "one of the first three does",
    "relevant_quote@1": "the first quote stands in a relevant document",
    "contains_gold": "the quotes contain a gold answer",
    "exact": "short answer: exact match, as SQuAD normalises",
    "f1": "short answer: F1 of words, as SQuAD normalises",
    "HasAns_exact": "exact, questions with an answer",
    "HasAns_f1": "f1, questions with an answer",
    "NoAns_exact": "exact, questions without an answer",
    "NoAns_f1": "f1, questions without an answer",
    "answered": "share of the questions that were answered",
    "accuracy": "rightly answered or rightly refused, at the threshold in force",
    "answering_precision": "of the questions answered, the share that has an answer",
    "answering_recall": "of the questions with an answer, the share answered",
    "answering_f1": "their harmonic mean",
    "refusing_precision": "of the questions refused, the share without an answer",
    "refusing_recall": "of the questions without an answer, the share refused",
    "refusing_f1": "their harmonic mean",
    "AUROC": "how well the confidence tells questions with an answer from those without",
    "confidence_AP": "average precision of the confidence",
    "best_accuracy": "accuracy at the best threshold, chosen on these questions",
    "best_threshold": "that threshold",
    "ECE": "expected calibration error of the confidence (less is better)",
    "AURC": "area under the risk-coverage curve (less is better)",
    "verbatim_rate": "share of the quotes that are the text between their offsets",
    "citation_precision": "share of the quotes that are evidence",
    "citation_recall": "share of the pieces of evidence that are quoted",
    "conversation.passed_share": "mean share of a conversation's turns that passed",
    "conversation.all_passed": "share of the conversations of which every turn passed",
}


def expected_lines(judged: JudgedQuestion) -> list[str]:
    """What was expected: evidence, other evidence that does as well, short answers, relevant documents."""
    if judged.answerable is False:
        return [NO_ANSWER]
    lines: list[str] = []
    for number, group in enumerate(judged.expected):
        if number:
            lines.append("or:")
        lines.extend(f"“{item.text}”" for item in group)
    if judged.answers:
        lines.append("short: " + " | ".join(judged.answers))
    if judged.relevant and not judged.expected:
        lines.append("from: " + ", ".join(judged.relevant))
    return lines or ["(not said)"]


def given_lines(judged: JudgedQuestion) -> list[str]:
    """What was given: quotes with their places and the short answer, or the refusal with what is nearest."""
    outcome = judged.outcome
    if outcome.status is Status.ANSWERED:
        lines = [f"“{quote.text}” [{quote.document}, {quote.locator}]" for quote in outcome.quotes]
        if outcome.short_answer is not None:
            lines.append(f"short: {outcome.short_answer}")
        return lines
    lines = [f"({'not found' if outcome.status is Status.NOT_FOUND else 'reply'}) {outcome.reply or ''}".strip()]
    lines.extend(f"nearest: “{quote.text}” [{quote.document}, {quote.locator}]" for quote in outcome.nearest)
    return lines


def number(value: float) -> str:
    """A figure in three decimals."""
    return f"{value:.3f}"


def interval_text(interval: Interval) -> str:
    """The interval of a figure; empty where there is none."""
    if interval.low is None or interval.high is None:
        return ""
    return f"{interval.low:.3f} to {interval.high:.3f}"


def p_text(p: float) -> str:
    """A p to three decimals, those below as such."""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"  # noqa: PLR2004 - what is shown
