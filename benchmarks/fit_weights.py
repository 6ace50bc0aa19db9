"""Fits the weights of the small models: ``python benchmarks/fit_weights.py EVALUATION_FOLDER``.

Remakes ``assistant/weights.json``. The sentence model is a conditional logit over the sentences found for a question
(McFadden 1974): the probability of a sentence is proportional to the exponential of its score, and the likelihood of
the sentences that hold the evidence is made as large as it gets. The confidence model is a logistic regression on
whether the texts answer. Both have weights for three sizes of collection, and what lies between is interpolated; they
are drawn towards what the sizes have in common, as in multi-task learning (Evgeniou and Pontil 2004). Every set counts
by its share, however many questions it has. Only development data is read.

Beside its weights the confidence has steps: what it adds from a value of a sign on. They are found by gradient boosting
of stumps (Friedman 2001), which makes of the linear model an additive one (Hastie and Tibshirani 1986).
"""

from __future__ import annotations

import json
import sys
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from boosted_steps import boosted_steps
from own_sets import alliance_sets, page_sets, reworded_sets
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from squad_pages import read_pages

from assistant import Assistant, Conversation
from assistant.confidence import Signs, read_signs
from assistant.evaluation.detect import read_question_set
from assistant.evaluation.measures import evidence_hit
from assistant.evaluation.options import CollectionPer, ReadingOptions
from assistant.evaluation.runner import gold_turn
from assistant.evidence import weigh_sentences
from assistant.features import Features
from assistant.retrieval import PASSAGES_READ, passages_read
from assistant.weights import SIZES, sentence_weights, shares_of_sizes, weights_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.evaluation.question_set import Question, QuestionSet

_FEATURES = [field.name for field in fields(Features)]
_SIGNS = [field.name for field in fields(Signs)]
# Not learnt: none of the sets has pages of questions and answers, and few of their questions ask what a thing is.
_FIXED = {"asks": -2.0, "defines": 2.0}
# One weight for all sizes: how often a kind of question has an answer is a trait of a text, and of few passages or of a
# dozen the sets have few texts.
_OF_ALL_SIZES = {
    "exactly",
    "asks_number",
    "asks_person",
    "asks_any",
    "asks_which",
    "topicless",
    "points_back",
}
# The order of passages was chosen among a few on SQuAD, ObliQA, SciFact and MTRAG, whose evidence is whole documents.
_PASSAGE = {"relevance": 5.0, "sentence": 0.7, "told": 2.0, "phrases": 0.07}
_PASSAGE_OF_STATEMENT = {"relevance": 5.0, "sentence": 0.1, "told": 3.0, "phrases": 0.02}

_ALLIANCE, _REWORDED, _TURNS = "alliance", "alliance, reworded", "alliance, turns"
_PAGES, _PAGES_TURNS = "other pages", "other pages, turns"
_PARAGRAPH, _ALL = "squad, paragraph given", "squad, all paragraphs"
_ARTICLE, _PAGE, _ELSEWHERE, _CLAPNQ = "squad 2.0, article", "squad 2.0, pages", "squad, elsewhere", "clapnq"
# What each set counts. Where no question is a plain one, nothing is learnt of how sure an answer is. Of the two models
# of one set that asks the same of a text, one is enough; and the unanswerable questions of SQuAD 2.0 were written to
# look like the others, so that they tell little of what an answer looks like.
_SENTENCE_SHARES = {
    _ALLIANCE: 1.2,
    _REWORDED: 0.8,
    _TURNS: 1.4,
    _PAGES: 0.7,
    _PAGES_TURNS: 0.7,
    _PARAGRAPH: 1.0,
    _ALL: 1.0,
    _CLAPNQ: 0.7,
}
_CONFIDENCE_SHARES = {
    _ALLIANCE: 1.5,
    _TURNS: 1.2,
    _PAGES: 0.6,
    _PAGES_TURNS: 0.4,
    _PARAGRAPH: 1.0,
    _ELSEWHERE: 1.5,
    _ARTICLE: 0.15,
    _PAGE: 0.75,
    _CLAPNQ: 1.0,
}
_STEPS = 500
_RATE = 0.05
_PENALTY = 1e-3
# On how far the weights of one size lie from what the sizes have in common.
_PENALTY_OF_A_SIZE = 1e-2
_RIDGE = 1.0
# How far what one size adds may grow beside the common weight, whose penalty is divided by the square of this for it.
_HELD = 0.2


class Example:
    """A question with the features of its sentences and the signs of an answer."""

    def __init__(self, assistant: Assistant, question: Question, conversation: Conversation | None = None) -> None:
        reading = assistant.reader.read(question.ask, conversation)
        hits = assistant.index.search(reading.query, PASSAGES_READ)
        candidates = weigh_sentences(assistant.index, reading, passages_read(assistant.index, reading, hits))
        self.answerable = question.answerable
        self.shares = np.array(shares_of_sizes(len(assistant.index.passages)))
        self.features = np.array([astuple(candidate.features) for candidate in candidates])
        self.is_evidence = np.array(
            [bool(question.gold and evidence_hit([(c.document.id, c.span)], question.gold, k=1)) for c in candidates]
        )
        self.signs = astuple(read_signs(assistant.index, reading, candidates)) if candidates else None


def main(folder: Path) -> None:
    """Writes the weights, and prints how well they do on what they were fitted to."""
    path = Path(__file__).parent.parent / "assistant" / "weights.json"
    sets = _all_examples(folder)
    weights: dict[str, Any] = {
        "passage": _PASSAGE,
        "passage of a statement": _PASSAGE_OF_STATEMENT,
        "sentence": _fit_sentences(sets),
    }
    # The confidence looks at the best sentence, so that the sentences are ordered before it is fitted.
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **weights}, indent=1) + "\n", encoding="utf-8")
    weights_of.cache_clear()
    sentence_weights.cache_clear()
    sets = _all_examples(folder)
    weights |= _fit_confidence(sets)
    path.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    for name, examples in sets.items():
        _report(name, examples, weights)


def _all_examples(folder: Path) -> dict[str, list[Example]]:
    alliance, reworded, pages = alliance_sets("development"), reworded_sets(), page_sets("development")
    own = {
        _ALLIANCE: (_questions, alliance),
        _REWORDED: (_questions, reworded),
        _TURNS: (_turns, [*alliance, *reworded]),
        _PAGES: (_questions, pages),
        _PAGES_TURNS: (_turns, pages),
    }
    examples = {name: [one for part in parts for one in asked(part)] for name, (asked, parts) in own.items()}
    return examples | {name: list(_examples(*made)) for name, made in _public_sets(folder).items()}


def _public_sets(folder: Path) -> dict[str, tuple[QuestionSet, int]]:
    """The sets, and every how many-th of their questions is taken."""
    squad, squad2 = folder / "squad" / "dev-v1.1.json", folder / "squad" / "dev-v2.0.json"
    everything = ReadingOptions(collection_per=CollectionPer.ALL)
    paragraph = ReadingOptions(collection_per=CollectionPer.PARAGRAPH)
    return {
        _ALL: (read_question_set(str(squad), everything), 7),
        _PARAGRAPH: (read_question_set(str(squad), paragraph), 7),
        _ARTICLE: (read_question_set(str(squad2), ReadingOptions()), 3),
        _PAGE: (read_pages(squad2, 3), 1),
        _ELSEWHERE: (read_question_set(str(squad), ReadingOptions(is_put_elsewhere=True)), 7),
        _CLAPNQ: (read_question_set(str(folder / "clapnq"), ReadingOptions()), 1),
    }


def _examples(question_set: QuestionSet, step: int) -> Iterator[Example]:
    collections = question_set.collections or {}
    assistant, key = None, None
    for question in sorted(question_set.questions[::step], key=lambda question: question.collection):
        if assistant is None or question.collection != key:
            key = question.collection
            assistant = Assistant(collections[key])
        yield Example(assistant, question)


def _questions(question_set: QuestionSet) -> Iterator[Example]:
    yield from _examples(question_set, 1)


def _turns(question_set: QuestionSet) -> Iterator[Example]:
    """The turns of the conversations, each after the right answers to those before it."""
    (collection,) = (question_set.collections or {}).values()
    assistant = Assistant(collection)
    for talk in question_set.conversations:
        conversation = Conversation()
        for question in talk.turns:
            turn = assistant.ask(question.ask, conversation)
            if turn.hits and not turn.parts:
                yield Example(assistant, question, conversation)
            conversation = conversation.with_turn(gold_turn(turn, question, collection))


def _with_evidence(examples: Sequence[Example]) -> list[Example]:
    return [example for example in examples if example.is_evidence.any() and not example.is_evidence.all()]


def _fit_sentences(sets: Mapping[str, Sequence[Example]]) -> dict[str, list[float]]:
    """Adam (Kingma and Ba 2015) on the mean log-likelihood of the sets.

    The first row of the weights is what all sizes have in common; the others are what each size adds.
    """
    weights, first, second = (np.zeros((1 + len(SIZES), len(_FEATURES))) for _ in range(3))
    fixed = np.array([name in _FIXED for name in _FEATURES])
    weights[0, fixed] = [_FIXED[name] for name in _FEATURES if name in _FIXED]
    penalty = np.array([_PENALTY, *[_PENALTY_OF_A_SIZE] * len(SIZES)])[:, None]
    used = [(share, _with_evidence(sets[name])) for name, share in _SENTENCE_SHARES.items()]
    total = sum(share for share, _ in used)
    for step in range(1, _STEPS + 1):
        gradient = sum(share * _gradient(examples, weights) for share, examples in used) / total - penalty * weights
        gradient[:, fixed] = 0
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights += _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    by_size = (weights[0] + weights[1:]).T
    return {name: _rounded(of_sizes) for name, of_sizes in zip(_FEATURES, by_size, strict=True)}


def _gradient(examples: Sequence[Example], weights: Any) -> Any:  # noqa: ANN401 - numpy matrices
    total = np.zeros(weights.shape)
    for example in examples:
        scores = example.features @ (weights[0] + example.shares @ weights[1:])
        probability = np.exp(scores - scores.max())
        probability /= probability.sum()
        of_evidence = probability * example.is_evidence
        towards = (of_evidence / max(of_evidence.sum(), 1e-12) - probability) @ example.features
        total += np.outer([1.0, *example.shares], towards)
    return total / len(examples)


def _rounded(weights: Iterable[float]) -> list[float]:
    return [round(float(weight), 2) for weight in weights]


def _fit_confidence(sets: Mapping[str, Sequence[Example]]) -> dict[str, Any]:
    """The weights of the confidence, and its steps beside them."""
    known = [(share, _known(sets[name])) for name, share in _CONFIDENCE_SHARES.items()]
    examples = [example for _, of_set in known for example in of_set]
    labels = np.array([bool(example.answerable) for example in examples])
    counts = np.array([count for share, of_set in known for count in _counted_as(of_set, share)])
    counts *= len(counts) / counts.sum()
    weights = _fit_weights_of_signs(examples, labels, counts)
    scores = np.array([_score(example, weights) for example in examples])
    signs = np.array([example.signs for example in examples], dtype=float)
    shares = np.array([example.shares for example in examples])
    everywhere, steps = boosted_steps(_SIGNS, signs, shares, labels, counts, scores)
    weights["intercept"] = _rounded(a + b for a, b in zip(weights["intercept"], everywhere, strict=True))
    return {"confidence": weights, "confidence steps": steps}


def _score(example: Example, weights: Mapping[str, Sequence[float]]) -> float:
    """What the weights of its signs add up to."""
    by_size = np.array([weights[sign] for sign in ("intercept", *_SIGNS)])
    return float(np.array([1.0, *(example.signs or ())]) @ by_size @ example.shares)


def _fit_weights_of_signs(examples: Sequence[Example], labels: Any, counts: Any) -> dict[str, list[float]]:  # noqa: ANN401 - numpy arrays
    """For each sign the weights at the three sizes; a ridge on signs of unit spread keeps what is rare small.

    The columns are what all sizes have in common, and what each size adds, which is held smaller.
    """
    signs = np.array([(1.0, *(example.signs or ())) for example in examples])
    spread = signs.std(axis=0)
    spread[spread == 0] = 1.0
    differs = np.array([name not in _OF_ALL_SIZES for name in ("intercept", *_SIGNS)])
    scaled = signs / spread
    shares = np.array([example.shares for example in examples])
    of_sizes = [_HELD * (scaled * differs) * shares[:, [size]] for size in range(len(SIZES))]
    model = LogisticRegression(C=_RIDGE, max_iter=5000, fit_intercept=False)
    model.fit(np.concatenate([scaled, *of_sizes], axis=1), labels, sample_weight=counts)
    common, *added = model.coef_[0].reshape(1 + len(SIZES), -1)
    found = np.array([(common + _HELD * differs * of_size) / spread for of_size in added]).T
    return {name: _rounded(row) for name, row in zip(("intercept", *_SIGNS), found, strict=True)}


def _counted_as(examples: Sequence[Example], share: float) -> Iterator[float]:
    """What each example counts: those with an answer together the share of the set, and those without as much."""
    answerable = sum(bool(example.answerable) for example in examples)
    for example in examples:
        yield share / (answerable if example.answerable else len(examples) - answerable)


def _known(examples: Sequence[Example]) -> list[Example]:
    """Those of which it is known whether the texts answer, and for which anything was found."""
    return [example for example in examples if example.answerable is not None and example.signs is not None]


def _report(name: str, examples: Sequence[Example], weights: Mapping[str, Mapping[str, Any]]) -> None:
    by_size = np.array([weights["sentence"][feature] for feature in _FEATURES])
    right = [e.is_evidence[np.argmax(e.features @ by_size @ e.shares)] for e in examples if e.is_evidence.any()]
    line = f"{name}: {len(examples)} questions"
    if right:
        line += f", best sentence is evidence {np.mean(right):.3f} of {len(right)}"
    known = [example for example in examples if example.answerable is not None]
    labels = [bool(example.answerable) for example in known]
    if len(set(labels)) > 1:
        line += f", AUROC of answerable {roc_auc_score(labels, [_log_odds(e, weights) for e in known]):.3f}"
    print(line)


def _log_odds(example: Example, weights: Mapping[str, Any]) -> float:
    if example.signs is None:
        return -99.0
    steps = sum(
        float(np.dot(adds, example.shares))
        for sign, value in zip(_SIGNS, example.signs, strict=True)
        for start, adds in weights["confidence steps"].get(sign, ())
        if value >= start
    )
    return _score(example, weights["confidence"]) + steps


if __name__ == "__main__":
    main(Path(sys.argv[1]))
