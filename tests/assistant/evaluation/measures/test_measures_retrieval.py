import math
import random
import subprocess
import sys

import pytest
import pytrec_eval
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evaluation.measures import RETRIEVAL_MEASURES, retrieval_scores

#: Random inputs for what is compared with a reference.
MANY = settings(max_examples=max(300, settings.default.max_examples), deadline=None)
SEEDS = st.integers(0, 2**32 - 1)

TREC_NAMES = {
    "R@1": "recall_1",
    "R@5": "recall_5",
    "R@10": "recall_10",
    "Success@1": "success_1",
    "Success@5": "success_5",
    "nDCG@5": "ndcg_cut_5",
    "nDCG@10": "ndcg_cut_10",
    "AP": "map",
}


def random_judged_run(seed: int) -> tuple[dict[str, list[str]], dict[str, dict[str, int]]]:
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    documents = [f"d{number}" for number in range(25)]
    run, qrels = {}, {}
    for number in range(chance.randint(1, 6)):
        question = f"q{number}"
        run[question] = chance.sample(documents, chance.randint(1, 20))
        judged = chance.sample(documents, chance.randint(1, 12))
        qrels[question] = {document: chance.choice((0, 0, 1, 1, 2, 3)) for document in judged}
        qrels[question][judged[0]] = 1
    return run, qrels


@MANY
@given(SEEDS)
def test_scores_are_those_of_trec_eval(seed: int) -> None:
    run, qrels = random_judged_run(seed)
    evaluator = pytrec_eval.RelevanceEvaluator(qrels, {*TREC_NAMES.values(), "recip_rank"})
    expected = evaluator.evaluate(
        {
            question: {document: 1 / (rank + 7) for rank, document in enumerate(ranking)}
            for question, ranking in run.items()
        }
    )
    scores = retrieval_scores(run, qrels)
    for question in qrels:
        for name, trec_name in TREC_NAMES.items():
            assert scores[name][question] == pytest.approx(expected[question][trec_name], abs=1e-9)
        # trec_eval looks at every rank; with a cutoff, what is first found after it is not found.
        reciprocal_rank = expected[question]["recip_rank"]
        assert scores["RR@10"][question] == pytest.approx(
            reciprocal_rank if reciprocal_rank > 1 / 10.5 else 0.0, abs=1e-9
        )


def test_the_default_measures_on_a_small_example() -> None:
    scores = retrieval_scores({"q": ["d2", "d1", "d4", "d3"]}, {"q": {"d1": 1, "d3": 1, "d4": 0}})
    ideal = 1 + 1 / math.log2(3)
    ndcg = (1 / math.log2(3) + 1 / math.log2(5)) / ideal
    expected = {
        "R@1": 0.0,
        "R@5": 1.0,
        "R@10": 1.0,
        "Success@1": 0.0,
        "Success@5": 1.0,
        "RR@10": 1 / 2,
        "nDCG@5": ndcg,
        "nDCG@10": ndcg,
        "AP": (1 / 2 + 2 / 4) / 2,
    }
    assert list(scores) == list(RETRIEVAL_MEASURES) == list(expected)
    assert {name: by_question["q"] for name, by_question in scores.items()} == pytest.approx(expected)


def test_a_better_grade_higher_up_has_the_better_ndcg() -> None:
    qrels = {"q": {"good": 1, "best": 3}}
    scores = retrieval_scores({"q": ["good", "best"]}, qrels, ["nDCG@5"])
    assert scores["nDCG@5"]["q"] == pytest.approx((1 + 3 / math.log2(3)) / (3 + 1 / math.log2(3)))


def test_a_question_that_the_run_left_out_or_found_nothing_for_scores_0() -> None:
    scores = retrieval_scores({"nothing": []}, {"left out": {"d": 1}, "nothing": {"d": 1}})
    assert scores == {name: {"left out": 0.0, "nothing": 0.0} for name in RETRIEVAL_MEASURES}


def test_a_question_without_a_relevant_document_has_no_score() -> None:
    qrels = {"irrelevant": {"d": 0}, "harmful": {"d": -1}, "unjudged": {}, "judged": {"d": 1}}
    scores = retrieval_scores({question: ["d"] for question in qrels}, qrels)
    assert scores == {name: {"judged": 1.0} for name in RETRIEVAL_MEASURES}


def test_a_measure_with_its_own_level_has_no_score_where_no_document_reaches_it() -> None:
    qrels = {"fair": {"d": 1}, "good": {"d": 2}}
    scores = retrieval_scores({"fair": ["d"], "good": ["d"]}, qrels, ["R(rel=2)@5", "R@5"])
    assert scores == {"R(rel=2)@5": {"good": 1.0}, "R@5": {"fair": 1.0, "good": 1.0}}


def test_a_question_that_is_not_judged_has_no_score() -> None:
    assert retrieval_scores({"q": ["d"]}, {}, ["AP"]) == {"AP": {}}
    assert retrieval_scores({}, {}, ["AP", "RR@10"]) == {"AP": {}, "RR@10": {}}


def test_a_document_that_is_named_twice_counts_where_it_stands_first() -> None:
    scores = retrieval_scores({"q": ["a", "a", "b", "a"]}, {"q": {"b": 1}}, ["RR@10", "R@1"])
    assert scores == {"RR@10": {"q": 1 / 2}, "R@1": {"q": 0.0}}


def test_the_order_is_the_rank_whatever_the_ids_are() -> None:
    for ranking in (["a", "b", "c"], ["c", "b", "a"]):
        scores = retrieval_scores({"q": ranking}, {"q": {ranking[1]: 1}}, ["RR@10"])
        assert scores == {"RR@10": {"q": 1 / 2}}


def test_ids_are_told_apart_whatever_characters_they_have() -> None:
    names = ["a\0b", "a\0c", "\ud800", "", "a b", "é"]
    for relevant in names:
        scores = retrieval_scores({relevant: names}, {relevant: {relevant: 1}}, ["RR@10"])
        assert scores == {"RR@10": {relevant: 1 / (names.index(relevant) + 1)}}


def test_scores_stand_under_the_name_that_was_given() -> None:
    scores = retrieval_scores({"q": ["d"]}, {"q": {"d": 1}}, ["MRR@10", "RR@10", "P@2"])
    assert scores == {"MRR@10": {"q": 1.0}, "RR@10": {"q": 1.0}, "P@2": {"q": 0.5}}


@pytest.mark.parametrize("name", ["", "foo", "AP@", "R", "R@0", "nDCG@0", "R@-1", "R@1.5", "AP AP"])
def test_what_is_no_measure_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(ValueError, match="^" + repr(name)):
        retrieval_scores({"q": ["d"]}, {"q": {"d": 1}}, [name])


def test_ir_measures_is_not_imported_before_it_is_needed() -> None:
    program = (
        "import sys; from assistant.evaluation import measures\n"
        "print('ir_measures' in sys.modules)\n"
        "measures.retrieval_scores({'q': ['d']}, {'q': {'d': 1}})\n"
        "print('ir_measures' in sys.modules)\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "True"]
