"""Short answers against gold answers, as SQuAD 2.0 scores them (Rajpurkar, Jia and Liang 2018).

The scores are those of the official ``evaluate-v2.0.py``. A gold answer that is nothing after normalisation
is left out, and what is then without a gold answer is answered right by the empty string alone.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_WITHOUT_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalise_answer(text: str) -> str:
    """The text in lower case without ASCII punctuation and English articles, one space between words.

    Normalisation of SQuAD (Rajpurkar et al. 2016), its steps in its order.
    """
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_WITHOUT_PUNCTUATION)).split())


def exact_score(prediction: str, gold: str) -> int:
    """1 if the two are the same after normalisation, else 0: exact match of SQuAD (Rajpurkar et al. 2016)."""
    return int(normalise_answer(prediction) == normalise_answer(gold))


def f1_score(prediction: str, gold: str) -> float:
    """The F1 of the words that the two share after normalisation, from 0 to 1 (Rajpurkar et al. 2016).

    A word counts as often as it stands in both. Where one of the two has no words, 1 if the other has none
    either, else 0 (SQuAD 2.0).
    """
    predicted, wanted = normalise_answer(prediction).split(), normalise_answer(gold).split()
    if not predicted or not wanted:
        return float(predicted == wanted)
    return 2 * (Counter(predicted) & Counter(wanted)).total() / (len(predicted) + len(wanted))


def exact(prediction: str, golds: Sequence[str]) -> int:
    """The exact match of one question, 0 or 1: the best over its gold answers; without any, a refusal is 1."""
    return max(exact_score(prediction, gold) for gold in _judgeable(golds))


def f1(prediction: str, golds: Sequence[str]) -> float:
    """The F1 of one question, from 0 to 1: the best over its gold answers; without any, a refusal is 1."""
    return max(f1_score(prediction, gold) for gold in _judgeable(golds))


def squad_scores(predictions: Mapping[str, str], golds: Mapping[str, Sequence[str]]) -> dict[str, float | int]:
    """The summary of SQuAD 2.0's official script, in percent.

    Args:
        predictions: by question id, the short answer; the empty string is a refusal. A question that is left
            out scores 0, whether it has an answer or not, as in SQuAD 1.1; the script for 2.0 stops there.
        golds: by question id, its gold answers; none means that the texts do not answer it.

    Returns:
        ``exact`` and ``f1`` from 0 to 100 and ``total``, the number of questions; the same with ``HasAns_``
        over the questions that have an answer and with ``NoAns_`` over those that have none. The keys for a
        kind of which there is no question are absent; without any question there is ``total`` alone.
    """
    summary: dict[str, float | int] = {}
    for prefix, questions in (
        ("", list(golds)),
        ("HasAns_", [question for question, answers in golds.items() if answers]),
        ("NoAns_", [question for question, answers in golds.items() if not answers]),
    ):
        total = len(questions)
        if total:
            answered = [(predictions[name], golds[name]) for name in questions if name in predictions]
            summary[f"{prefix}exact"] = 100 * sum(exact(*pair) for pair in answered) / total
            summary[f"{prefix}f1"] = 100 * sum(f1(*pair) for pair in answered) / total
            summary[f"{prefix}total"] = total
    return summary or {"total": 0}


def contains_gold(text: str, golds: Sequence[str]) -> bool | None:
    """Whether a gold answer stands in the text, both normalised, as whole words in a row.

    ``has_answer`` of open-domain question answering (Chen et al. 2017, DrQA; Karpukhin et al. 2020, DPR),
    with the normalisation of SQuAD.

    Args:
        text: any text, such as a quote.
        golds: the gold answers; one that is nothing after normalisation is left out.

    Returns:
        None where there is no gold answer to look for.
    """
    wanted = [gold for gold in map(normalise_answer, golds) if gold]
    if not wanted:
        return None
    searched = f" {normalise_answer(text)} "
    return any(f" {gold} " in searched for gold in wanted)


def _judgeable(golds: Sequence[str]) -> Sequence[str]:
    """The gold answers that are something after normalisation, or the empty one."""
    return [gold for gold in golds if normalise_answer(gold)] or [""]
