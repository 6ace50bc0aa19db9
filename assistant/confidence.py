"""How sure it is that the texts answer: an additive model over a few signs, calibrated on public questions and our own.

What a sign gives is its value times a weight, and the steps that the value reaches, whose sum over all signs is the
log-odds (Hastie and Tibshirani 1986). Weights and steps stand in ``weights.json``, made by
``benchmarks/fit_weights.py``. Each sign has them for collections of a few passages, of a dozen and of many, and what
lies between is interpolated: that all words of a question stand somewhere says much of a page and little of a library.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from assistant.answer_kind import AnswerKind
from assistant.asked_for import asks_what_it_means
from assistant.candidate import terms_around, terms_with_label
from assistant.date_line import completing_date_line
from assistant.described import says_which_one
from assistant.enumerations import enumerates
from assistant.followup import Leaning
from assistant.lexicon.source import is_turn_of_phrase
from assistant.missed_person import tells_nobody, tells_not_what_it_did, tells_not_whether_it_did
from assistant.missed_point import (
    tells_no_act,
    tells_no_consequence,
    tells_no_difference,
    tells_no_duty,
    tells_no_judgement,
    tells_no_rule,
    tells_no_translation,
    tells_of_another_time,
    tells_of_no_reply,
)
from assistant.places import says_where
from assistant.question import is_name
from assistant.served import SERVED, degree
from assistant.short_answer import TOLD_BY_FORM, cannot_answer, has_kind
from assistant.wanted_words import importance, says_something
from assistant.weights import confidence_steps, confidence_weights
from corpus.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.candidate import Candidate
    from assistant.reading import Reading
    from index import Index, QueryWord

# Features of the best sentence that are signs as well.
_OF_THE_SENTENCE = ("new", "continued")
# Among how many of the best sentences the question's words are looked for.
_READ = 5
# "Which exactly", "by name": what is asked for is more than that there is such a thing. An exact date is a date.
_ASKS_EXACTLY = Pattern(
    r"""\b(?:exact|precise|specific)\b
        (?!\ (?:date|day|month|year|time|number|amount|figure|name|title|place|location
          |words?|wording|text|phrase|phrasing|quotes?|quotation|sentence|passage|formulation)\b)
      | \b(?:exactly|precisely|by\ name|name\ the(?!\ (?-i:[A-Z])))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "What exactly did they agree?": whatever was agreed is it.
_ASKS_WHAT_IS_DONE = Pattern(
    r"""\bwhat(?:\ (?:exactly|precisely))?
        (?:\ (?:do|does|did|has|have|had|will|would|can|could|should|must|may)\b
        |\ (?:is|are|was|were|has\ been|have\ been)\ (?:being\ )?(?:exactly\ |precisely\ )?(?:said|\w+ed)\b)
      | \bhow\ (?:(?:does|did)\ (?:it|that|this)\ (?:go|read)
        |(?:is|was)\ (?:it|that|this)\ (?:worded|phrased|put))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "Which part deals with it?" asks for no more than what deals with it.
_ASKS_WHICH = Pattern(
    r"""(?:^|[.!?:;,])[^\w.!?:;,]*(?:(?:and|so|but)\s+)?which\b
        (?!\s+(?:(?:(?:part|bit|sentence|line|passage|point|item|bullet|paragraph)s?|one)\b|(?:one\s+)?of\s+(?:them|these|those)\b
          (?!\W+(?:comes?|came|is|was|are)\b)))""",
    re.IGNORECASE | re.VERBOSE,
)
_DENIES = Pattern(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signs:
    """What predicts whether the best sentence answers; what it has counts with the label that it stands under.

    Attributes:
        served: the share of the question's words, by importance, in the sentence of the best five that has most.
        stated: the share of them that the best sentence has as they were typed.
        around: the share of them in the best sentence or in what it leans on and stands in.
        told: the share of them that stand anywhere in the document.
        lacking: how much of the question neither the best sentence has nor what it leans on or stands in, in idf.
        heaviest: the importance of the weightiest word among that, in idf.
        anchored: the importance of the weightiest word that the best sentence has, in idf.
        matched: how many words of the question it has as they were typed, of those that say something.
        names_lacking: how many names and numbers of the question are among that.
        names_apart: how many names and numbers of the question the best sentence itself does not have.
        unknown: how many words of the question the texts have nothing for.
        words: how many words of the question are looked for.
        light: how many of them say little.
        score: how well the best sentence does, in what sentences are ordered by.
        certain: the probability of the best sentence among the sentences found.
        wrong_kind: 1 where a date, a number or an expansion is asked for and the best sentence has none; 2 where
            nothing else is asked for ("By when?").
        nobody: 1 where a person is asked for and the best sentence names none but the question's.
        nowhere: 1 where a place is asked for and the best sentence says of nothing where it is.
        unexplained: 1 where a reason, a purpose, a condition or what happens in some case is asked for and the best
            sentence states none.
        exactly: 1 where more is asked for than that there is such a thing (which exactly, by name, which law, what
            somebody did or replied, what must be, in what two things differ), and the best sentence does not tell it.
        negated: 1 where the question denies something ("What does it not cover?") and the best sentence denies nothing.
        opposed: 1 where the best sentence has an antonym of a word of the question in its place.
        asks_number: 1 where a number is asked for.
        asks_person: 1 where a person is asked for.
        asks_any: 1 where no kind of answer is told by the form of the question.
        asks_which: 1 where it asks which, so that more is wanted than that there is such a thing, and the best
            sentence is neither a date nor a number that says it, nor has a name or a number beside the thing.
        topicless: 1 where the question has no topic of its own ("Why?").
        points_back: 1 where it points to what was said before ("Who signed it?").
        new: how much the best sentence says that the question does not, from 0 to 1.
        continued: 1 where the question points back to it, quoted first just before; a half for another quote.
    """

    served: float
    stated: float
    around: float
    told: float
    lacking: float
    heaviest: float
    anchored: float
    matched: float
    names_lacking: float
    names_apart: float
    unknown: float
    words: float
    light: float
    score: float
    certain: float
    wrong_kind: float
    nobody: float
    nowhere: float
    unexplained: float
    exactly: float
    negated: float
    opposed: float
    asks_number: float
    asks_person: float
    asks_any: float
    asks_which: float
    topicless: float
    points_back: float
    new: float
    continued: float


def confidence(index: Index, reading: Reading, candidates: Sequence[Candidate]) -> float:
    """The probability, from 0 to 1, that the texts answer; 0 where nothing was found."""
    if not candidates:
        return 0.0
    passages, signs = len(index.passages), read_signs(index, reading, candidates)
    weights = confidence_weights(passages)
    total = weights["intercept"]
    for field in fields(Signs):
        value = float(getattr(signs, field.name))
        total += weights[field.name] * value + steps_reached(field.name, value, passages)
    # The logistic function, in a form that does not overflow.
    return (1 + math.tanh(total / 2)) / 2


def steps_reached(sign: str, value: float, passages: int) -> float:
    """What the steps add that a sign's value reaches, in a collection of so many passages."""
    return sum(adds for start, adds in confidence_steps(passages).get(sign, ()) if value >= start)


def read_signs(index: Index, reading: Reading, candidates: Sequence[Candidate]) -> Signs:
    """The signs of an answer; ``candidates`` are the sentences found, the best first, at least one."""
    best = candidates[0]
    return Signs(
        **_signs_of_words(index, reading, candidates),
        **_signs_of_kind(index, reading, best),
        topicless=reading.leaning is Leaning.WHOLE,
        points_back=reading.leaning is Leaning.PRONOUN,
        **{name: getattr(best.features, name) for name in _OF_THE_SENTENCE},
        score=best.score,
        certain=_certainty(candidates),
    )


def _signs_of_words(index: Index, reading: Reading, candidates: Sequence[Candidate]) -> dict[str, float]:
    """How much of the question is there."""
    # What a question took from the turns before is not what it asks, unless it has nothing else.
    asked = tuple(word for word in reading.query.needed if word.weight >= 1)
    words = asked if asked and reading.leaning is not Leaning.WHOLE else reading.query.needed
    best = candidates[0]
    own, around = terms_with_label(best), terms_around(best)
    weights = {word: importance(index, word) for word in words}
    total = sum(weights.values()) or 1.0
    lacking = {word: weight * (1 - degree(word, around)) for word, weight in weights.items()}
    names = [word for word in asked if is_name(reading.text, word.span)]
    told = {word: float(index.degrees_in_documents(word, [best.document])[0]) for word in words}
    return {
        "served": max(_served(weights, terms_with_label(candidate)) for candidate in candidates[:_READ]) / total,
        "stated": sum(weight for word, weight in weights.items() if own.issuperset(word.typed)) / total,
        "around": 1 - sum(lacking.values()) / total,
        "told": sum(weight * told[word] for word, weight in weights.items()) / total,
        "lacking": sum(lacking.values()),
        "heaviest": max((weight for word, weight in weights.items() if degree(word, around) < SERVED), default=0.0),
        "anchored": max((weight * degree(word, own) for word, weight in weights.items()), default=0.0),
        "matched": sum(says_something(word) and own.issuperset(word.typed) for word in asked),
        "names_lacking": sum(degree(word, around) < SERVED for word in names),
        "names_apart": sum(degree(word, own) < SERVED for word in names),
        "unknown": sum(says_something(word) and not index.has(word, SERVED) for word in asked),
        "words": len(asked),
        "light": sum(not says_something(word) for word in asked),
        "opposed": any(term not in own and opposite <= own for term, opposite in reading.opposites),
    }


def _signs_of_kind(index: Index, reading: Reading, best: Candidate) -> dict[str, float]:
    """What is asked for, and whether the best sentence can be it."""
    kind = reading.form.kind
    has_none = cannot_answer(kind, reading.text, best.text) and (
        completing_date_line(reading.text, best.document, best.span) is None
    )
    wrong_kind = has_none or tells_of_another_time(reading, best)
    says_why = kind not in {AnswerKind.REASON, AnswerKind.CONDITION} or has_kind(kind, reading.text, best.text)
    nowhere = kind is AnswerKind.PLACE and not says_where(best.text)
    names_them = kind in {AnswerKind.LIST, AnswerKind.NAMES, AnswerKind.PERSON} and enumerates(best.text)
    is_told_by_form = kind in TOLD_BY_FORM and not wrong_kind
    is_exact = names_them or best.features.explains + best.features.defines > 0 or is_told_by_form
    return {
        "wrong_kind": wrong_kind * (2 if reading.leaning is Leaning.WHOLE else 1),
        "nobody": tells_nobody(index, reading, best),
        "nowhere": nowhere,
        "unexplained": not says_why or tells_no_consequence(reading, best),
        "exactly": (_asks_exactly(reading) and not is_exact)
        or tells_of_no_reply(reading, best)
        or tells_no_rule(reading, best)
        or tells_no_duty(reading, best)
        or tells_no_act(reading, best)
        or tells_no_judgement(reading, best)
        or tells_no_difference(reading, best)
        or tells_no_translation(reading, best)
        or tells_not_what_it_did(index, reading, best)
        or tells_not_whether_it_did(index, reading, best),
        "negated": _asks_what_is_not(reading) and _DENIES.search(best.text) is None,
        "asks_number": kind is AnswerKind.NUMBER,
        "asks_person": kind is AnswerKind.PERSON,
        "asks_any": kind is AnswerKind.ANY,
        "asks_which": _ASKS_WHICH.search(reading.text) is not None
        and not (is_told_by_form or says_which_one(reading, best.text)),
    }


def _asks_exactly(reading: Reading) -> bool:
    """Whether more is asked for than that there is such a thing."""
    kind = reading.form.kind
    if kind is AnswerKind.YES_NO:
        return False
    exactly = _ASKS_EXACTLY.search(reading.text) is not None and _ASKS_WHAT_IS_DONE.search(reading.text) is None
    # "Which countries are meant by that?" asks for their names.
    return exactly or (kind is not AnswerKind.NAMES and asks_what_it_means(reading.text))


def _served(weights: Mapping[QueryWord, float], terms: frozenset[str]) -> float:
    """How much of some words, by their weights, stands among terms."""
    return sum(weight * degree(word, terms) for word, weight in weights.items())


def _certainty(candidates: Sequence[Candidate]) -> float:
    """The probability of the best sentence: scores are log-odds, for the model that orders sentences is a logit."""
    return 1 / sum(math.exp(candidate.score - candidates[0].score) for candidate in candidates)


def _asks_what_is_not(reading: Reading) -> bool:
    """Whether a question denies something; "nobody had one before" denies nothing, but says that one is new."""
    turns = [word.span for word in reading.said if is_turn_of_phrase(word.term)]
    return any(
        not any(span.start <= match.start() < span.end for span in turns) for match in _DENIES.finditer(reading.text)
    )
