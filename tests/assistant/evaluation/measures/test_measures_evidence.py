from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evaluation.measures import (
    EvidenceScores,
    Located,
    citation_precision,
    citation_recall,
    evidence_hit,
    evidence_scores,
)
from corpus import Span


def at(start: int, end: int, document: str = "d") -> Located:
    return document, Span(start, end)


#: Random inputs for what is compared with a reference.
MANY = settings(max_examples=max(300, settings.default.max_examples), deadline=None)

LOCATED = st.builds(
    lambda document, start, length: at(start, start + length, document),
    st.sampled_from("de"),
    st.integers(0, 25),
    st.integers(0, 15),
)
QUOTED = st.lists(LOCATED, max_size=5)
ALTERNATIVES = st.lists(st.lists(LOCATED, max_size=4), max_size=4)
THRESHOLDS = st.sampled_from((0.1, 0.25, 0.5, 0.75, 1.0))


# The same measures, said of sets of single characters.


def characters(*located: Located) -> set[tuple[str, int]]:
    return {(document, position) for document, span in located for position in range(span.start, span.end)}


def covered(one: Located, by: set[tuple[str, int]], threshold: float) -> bool:
    own = characters(one)
    return bool(own) and len(own & by) / len(own) >= threshold


def judgeable(alternatives: list[list[Located]]) -> list[list[Located]]:
    cleaned = [[one for one in gold if characters(one)] for gold in alternatives]
    return [gold for gold in cleaned if gold]


@MANY
@given(QUOTED, ALTERNATIVES)
def test_evidence_scores_are_those_of_sets_of_characters(
    quoted: list[Located], alternatives: list[list[Located]]
) -> None:
    scores = evidence_scores(quoted, alternatives)
    said = characters(*quoted)
    every_f1 = [
        2 * len(said & characters(*gold)) / (len(said) + len(characters(*gold))) for gold in judgeable(alternatives)
    ]
    if not every_f1:
        assert scores is None
        return
    assert scores is not None
    assert scores.f1 == max(every_f1)
    gold = characters(*judgeable(alternatives)[every_f1.index(max(every_f1))])
    assert scores.recall == len(said & gold) / len(gold)
    assert scores.precision == (len(said & gold) / len(said) if said else None)


@MANY
@given(QUOTED, ALTERNATIVES, st.integers(1, 5), THRESHOLDS)
def test_evidence_hit_is_that_of_sets_of_characters(
    quoted: list[Located], alternatives: list[list[Located]], k: int, threshold: float
) -> None:
    golds = judgeable(alternatives)
    expected = any(
        covered(quote, characters(*gold), threshold)
        and any(covered(span, characters(quote), threshold) for span in gold)
        for gold in golds
        for quote in quoted[:k]
    )
    assert evidence_hit(quoted, alternatives, k, threshold) is (expected if golds else None)


@MANY
@given(QUOTED, ALTERNATIVES, THRESHOLDS)
def test_citation_measures_are_those_of_sets_of_characters(
    quoted: list[Located], alternatives: list[list[Located]], threshold: float
) -> None:
    golds = judgeable(alternatives)
    precise = [quote for quote in quoted if any(covered(quote, characters(*gold), threshold) for gold in golds)]
    supported = [
        [
            span
            for span in gold
            if covered(
                span,
                characters(*(quote for quote in quoted if covered(quote, characters(*gold), threshold))),
                threshold,
            )
        ]
        for gold in golds
    ]
    shares = [len(spans) / len(gold) for spans, gold in zip(supported, golds, strict=True)]
    assert citation_precision(quoted, alternatives, threshold) == (
        len(precise) / len(quoted) if quoted and golds else None
    )
    assert citation_recall(quoted, alternatives, threshold) == max(shares, default=None)


def test_scores_on_a_small_example() -> None:
    # Twenty characters quoted, ten marked, five of them in both.
    scores = evidence_scores([at(0, 20)], [[at(15, 25)]])
    assert scores == EvidenceScores(precision=5 / 20, recall=5 / 10, f1=1 / 3)


def test_a_character_that_is_quoted_twice_counts_once() -> None:
    assert evidence_scores([at(0, 8), at(4, 10)], [[at(0, 10)]]) == EvidenceScores(1.0, 1.0, 1.0)


def test_the_same_positions_of_another_document_are_no_evidence() -> None:
    assert evidence_scores([at(0, 9, "other")], [[at(0, 9)]]) == EvidenceScores(0.0, 0.0, 0.0)
    assert evidence_hit([at(0, 9, "other")], [[at(0, 9)]], k=1) is False


def test_the_best_alternative_counts() -> None:
    assert evidence_scores([at(0, 10)], [[at(0, 10), at(50, 90)], [at(0, 10)]]) == EvidenceScores(1, 1, 1)


def test_to_quote_nothing_scores_0_where_there_is_evidence() -> None:
    assert evidence_scores([], [[at(0, 9)]]) == EvidenceScores(precision=None, recall=0.0, f1=0.0)
    assert evidence_hit([], [[at(0, 9)]], k=3) is False
    assert citation_precision([], [[at(0, 9)]]) is None
    assert citation_recall([], [[at(0, 9)]]) == 0.0


@pytest.mark.parametrize("alternatives", [[], [[]], [[], [at(4, 4)]]])
def test_without_gold_evidence_nothing_has_a_score(alternatives: list[list[Located]]) -> None:
    quoted = [at(0, 9), at(4, 4)]
    assert evidence_scores(quoted, alternatives) is None
    assert evidence_hit(quoted, alternatives, k=1) is None
    assert citation_precision(quoted, alternatives) is None
    assert citation_recall(quoted, alternatives) is None


def test_to_quote_the_whole_document_is_no_hit_and_supports_nothing() -> None:
    whole, evidence = [at(0, 1000)], [[at(100, 150)]]
    assert evidence_hit(whole, evidence, k=1) is False
    assert citation_precision(whole, evidence) == 0.0
    assert citation_recall(whole, evidence) == 0.0


def test_a_quote_may_be_twice_as_long_as_its_evidence_and_no_longer() -> None:
    assert evidence_hit([at(0, 100)], [[at(20, 70)]], k=1) is True
    assert evidence_hit([at(0, 101)], [[at(20, 70)]], k=1) is False


def test_a_quote_may_show_half_of_its_evidence_and_no_less() -> None:
    assert evidence_hit([at(0, 50)], [[at(0, 100)]], k=1) is True
    assert evidence_hit([at(0, 49)], [[at(0, 100)]], k=1) is False


def test_a_quote_over_two_neighbouring_pieces_of_evidence_is_a_hit() -> None:
    # Each piece alone is less than half of the quote; that both are evidence is what counts.
    assert evidence_hit([at(0, 101)], [[at(0, 50), at(51, 101)]], k=1) is True
    assert evidence_hit([at(0, 101)], [[at(0, 50)], [at(51, 101)]], k=1) is False


def test_only_the_first_k_quotes_can_hit() -> None:
    quoted = [at(500, 600), at(0, 50)]
    assert evidence_hit(quoted, [[at(0, 50)]], k=1) is False
    assert evidence_hit(quoted, [[at(0, 50)]], k=2) is True


def test_quotes_from_two_alternatives_are_both_precise() -> None:
    assert citation_precision([at(0, 10), at(50, 60), at(90, 99)], [[at(0, 10)], [at(50, 60)]]) == 2 / 3


def test_recall_is_of_one_alternative() -> None:
    quoted = [at(0, 10), at(50, 60)]
    assert citation_recall(quoted, [[at(0, 10), at(20, 30)], [at(50, 60), at(70, 80), at(90, 95)]]) == 1 / 2


def test_quotes_support_a_piece_of_evidence_together() -> None:
    assert citation_recall([at(0, 30), at(40, 60)], [[at(0, 100)]]) == 1.0
    assert citation_recall([at(0, 30)], [[at(0, 100)]]) == 0.0
    # Thirty characters that are quoted twice are thirty.
    assert citation_recall([at(0, 30), at(1, 30)], [[at(0, 100)]]) == 0.0


@pytest.mark.parametrize("threshold", [0.0, -0.5, 1.01, float("nan")])
@pytest.mark.parametrize(
    "measure",
    [citation_precision, citation_recall, lambda *arguments: evidence_hit(*arguments[:2], 1, arguments[2])],
)
def test_a_threshold_out_of_range_is_refused(measure: Callable[..., object], threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold"):
        measure([at(0, 9)], [[at(0, 9)]], threshold)


def test_a_k_below_1_is_refused() -> None:
    with pytest.raises(ValueError, match="k must be"):
        evidence_hit([at(0, 9)], [[at(0, 9)]], k=0)
