import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evaluation.measures import (
    contains_gold,
    exact,
    exact_score,
    f1,
    f1_score,
    normalise_answer,
    squad_scores,
)

#: Random inputs for what is compared with a reference.
MANY = settings(max_examples=max(300, settings.default.max_examples), deadline=None)

# What evaluate-v2.0.py does, written down step by step from its behaviour and in other words than the measures are.


def reference_words(text: str) -> list[str]:
    kept = "".join(character for character in text.lower() if character not in string.punctuation)
    without_articles = re.sub(r"\w+", lambda word: " " if word[0] in {"a", "an", "the"} else word[0], kept)
    return without_articles.split()


def reference_f1(gold: str, prediction: str) -> float:
    wanted, predicted = reference_words(gold), reference_words(prediction)
    if not wanted or not predicted:
        return int(wanted == predicted)
    left, same = list(wanted), 0
    for word in predicted:
        if word in left:
            left.remove(word)
            same += 1
    if same == 0:
        return 0
    precision, recall = same / len(predicted), same / len(wanted)
    return 2 * precision * recall / (precision + recall)


def reference_summary(predictions: dict[str, str], golds: dict[str, list[str]]) -> dict[str, float]:
    exact_scores, f1_scores = {}, {}
    for question, answers in golds.items():
        judged = [answer for answer in answers if reference_words(answer)]
        if not judged:
            judged = [""]
        prediction = predictions[question]
        exact_scores[question] = max(int(reference_words(answer) == reference_words(prediction)) for answer in judged)
        f1_scores[question] = max(reference_f1(answer, prediction) for answer in judged)
    summary = {}
    kinds = {
        "": list(golds),
        "HasAns_": [question for question in golds if len(golds[question]) > 0],
        "NoAns_": [question for question in golds if len(golds[question]) == 0],
    }
    for prefix, questions in kinds.items():
        if questions:
            summary[prefix + "exact"] = 100.0 * sum(exact_scores[question] for question in questions) / len(questions)
            summary[prefix + "f1"] = 100.0 * sum(f1_scores[question] for question in questions) / len(questions)
            summary[prefix + "total"] = len(questions)
    return summary


WORDS = st.sampled_from(
    ("the", "The", "a", "an", "another", "thé", "EU", "eu,", "E.U.", "U.S.", "Japan", "27", "--", "“the”", "_a_")
)
ANSWERS = st.one_of(
    st.lists(WORDS, max_size=6).map(" ".join),
    st.text(max_size=12),
    st.text(alphabet="atheAN .,-_’\u00a0\u200b\n", max_size=12),
)
QUESTIONS = st.dictionaries(
    st.text(max_size=3), st.tuples(ANSWERS, st.lists(ANSWERS, max_size=3)), min_size=1, max_size=6
)


@MANY
@given(ANSWERS, ANSWERS)
def test_a_pair_scores_as_in_the_official_script(prediction: str, gold: str) -> None:
    assert normalise_answer(prediction) == " ".join(reference_words(prediction))
    assert exact_score(prediction, gold) == int(reference_words(prediction) == reference_words(gold))
    assert f1_score(prediction, gold) == pytest.approx(reference_f1(gold, prediction))


@MANY
@given(QUESTIONS)
def test_the_summary_is_that_of_the_official_script(questions: dict[str, tuple[str, list[str]]]) -> None:
    predictions = {name: prediction for name, (prediction, _) in questions.items()}
    golds = {name: answers for name, (_, answers) in questions.items()}
    expected = reference_summary(predictions, golds)
    summary = squad_scores(predictions, golds)
    assert list(summary) == list(expected)
    assert summary == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("The Green Alliance!", "green alliance"),
        ("a  An\tTHE\n", ""),
        ("another theme", "another theme"),
        ("U.S.-led", "usled"),
        ("the-end", "theend"),
        ("“the EU”", "“ eu”"),
        ("vis-à-vis", "visàvis"),
    ],
)
def test_normalisation(text: str, normalised: str) -> None:
    assert normalise_answer(text) == normalised


def test_f1_on_a_small_example() -> None:
    # Two of three predicted words are among the four of the gold answer.
    assert f1_score("green green deal", "european green deal plan") == pytest.approx(2 * 2 / (3 + 4))


def test_the_best_gold_answer_counts() -> None:
    golds = ["27 May 2021", "the 27th of May"]
    assert exact("27th of May", golds) == 1
    assert f1("May 2021", golds) == pytest.approx(2 * 2 / (2 + 3))


def test_where_there_is_no_answer_only_a_refusal_is_right() -> None:
    assert (exact("", []), f1("", [])) == (1, 1.0)
    assert (exact("Japan", []), f1("Japan", [])) == (0, 0.0)
    # A gold answer of articles and punctuation is none.
    assert (exact("", ["the", "..."]), f1("", ["the", "..."])) == (1, 1.0)


def test_the_summary_on_a_small_example() -> None:
    golds = {"who": ["Japan"], "when": ["27 May"], "unanswerable": [], "refused": []}
    predictions = {"who": "the Japan", "when": "May", "unanswerable": "no idea", "refused": ""}
    assert squad_scores(predictions, golds) == pytest.approx(
        {
            "exact": 50.0,
            "f1": 100 * (1 + 2 / 3 + 0 + 1) / 4,
            "total": 4,
            "HasAns_exact": 50.0,
            "HasAns_f1": 100 * (1 + 2 / 3) / 2,
            "HasAns_total": 2,
            "NoAns_exact": 50.0,
            "NoAns_f1": 50.0,
            "NoAns_total": 2,
        }
    )


def test_a_kind_without_a_question_has_no_keys() -> None:
    assert list(squad_scores({"q": ""}, {"q": []})) == [
        *("exact", "f1", "total"),
        *("NoAns_exact", "NoAns_f1", "NoAns_total"),
    ]
    assert squad_scores({}, {}) == {"total": 0}


def test_a_question_that_was_left_out_scores_0() -> None:
    summary = squad_scores({"there": "Japan"}, {"there": ["Japan"], "answerable": ["Japan"], "not": []})
    assert summary["exact"] == summary["f1"] == pytest.approx(100 / 3)
    assert (summary["HasAns_exact"], summary["NoAns_exact"], summary["total"]) == (50.0, 0.0, 3)


def test_a_prediction_for_no_known_question_is_ignored() -> None:
    assert squad_scores({"q": "x", "stray": "y"}, {"q": ["x"]})["total"] == 1


@pytest.mark.parametrize(
    ("text", "golds", "contained"),
    [
        ("It was signed on the 27th of May.", ["27th of May"], True),
        ("It was signed on the 27th, of a May.", ["27th of the May"], True),
        ("The parties met.", ["art", "part"], False),
        ("Canada and Korea", ["Japan", "KOREA."], True),
        ("", ["Japan"], False),
        ("of May, the 27th", ["27th of May"], False),
        ("Japan", [], None),
        ("Japan", ["the", "?"], None),
        ("Japan", ["the", "Japan"], True),
    ],
)
def test_whether_a_text_contains_a_gold_answer(text: str, golds: list[str], *, contained: bool | None) -> None:
    assert contains_gold(text, golds) is contained
