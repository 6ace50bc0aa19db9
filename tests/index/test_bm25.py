"""BM25 gives the scores that rank_bm25 gives, to the last bit, and none of its surprises."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import SettingsError
from index import Bm25, Bm25Settings, terms_of

_TERMS = st.sampled_from("abcdefgh")
_TEXTS = st.lists(st.lists(_TERMS, max_size=12), max_size=12)
_SETTINGS = st.builds(Bm25Settings, k1=st.floats(0, 10), b=st.floats(0, 1))
# With a k1 of 0 rank_bm25 divides nothing by nothing where a text lacks the term.
_SETTINGS_FOR_BOTH = st.builds(Bm25Settings, k1=st.floats(0.001, 10), b=st.floats(0, 1).map(lambda b: b * 0.999))


@given(texts=_TEXTS, settings=_SETTINGS_FOR_BOTH, prose=st.sampled_from([0, 100]))
def test_scores_are_those_of_rank_bm25_to_the_last_bit(
    texts: list[list[str]], settings: Bm25Settings, prose: int
) -> None:
    bm25 = Bm25(texts, settings, prose)
    for term in "abcdefgh":
        if term in bm25:
            assert np.array_equal(bm25.dense_scores(term), bm25.reference.get_scores([term]))
        else:
            assert not bm25.dense_scores(term).any()


@given(texts=_TEXTS, settings=_SETTINGS)
def test_a_text_scores_more_than_nothing_exactly_where_it_holds_the_term(
    texts: list[list[str]], settings: Bm25Settings
) -> None:
    bm25 = Bm25(texts, settings)
    for term in "abcdefgh":
        holders, scores = bm25.scores(term)
        assert list(holders) == [number for number, text in enumerate(texts) if term in text]
        assert bm25.text_frequency(term) == len(holders)
        assert (scores > 0).all()
        assert np.isfinite(scores).all()


def test_no_term_weighs_less_than_nothing_however_common_it_is() -> None:
    bm25 = Bm25([["a"]] * 10 + [["a", "b"]], Bm25Settings())
    assert 0 < bm25.idf("a") < bm25.idf("b") < bm25.idf("unknown")


def test_the_idf_is_lucenes() -> None:
    bm25 = Bm25([["a"], ["a", "b"], ["c"]], Bm25Settings())
    assert bm25.idf("a") == pytest.approx(math.log(1 + (3 - 2 + 0.5) / (2 + 0.5)))


def test_a_few_texts_learn_from_prose_which_words_are_common() -> None:
    texts = [terms_of("Towards a treaty"), terms_of("The treaty on plastics"), terms_of("The treaty"), terms_of("Rice")]
    (towards,), (plastics,) = terms_of("towards"), terms_of("plastics")
    alone, with_prose = (Bm25(texts, Bm25Settings(), prose) for prose in (0, 100))
    assert alone.idf(towards) == alone.idf(plastics)
    assert with_prose.idf(towards) < with_prose.idf(plastics)
    assert with_prose.scores(towards)[1] < with_prose.scores(plastics)[1]


@pytest.mark.parametrize("texts", [[], [[]], [[], []], [["a"]]])
def test_collections_of_nothing_and_of_one_are_collections(texts: list[list[str]]) -> None:
    bm25 = Bm25(texts, Bm25Settings())
    assert bm25.size == len(texts)
    assert bm25.dense_scores("a").shape == (len(texts),)
    assert list(bm25.vocabulary()) == sorted({term for text in texts for term in text})


@pytest.mark.parametrize(
    ("k1", "b"), [(-0.1, 0.5), (math.nan, 0.5), (math.inf, 0.5), (1.2, -0.1), (1.2, 1.1), (1.2, math.nan)]
)
def test_parameters_that_mean_nothing_are_refused(k1: float, b: float) -> None:
    with pytest.raises(SettingsError, match="BM25's"):
        Bm25Settings(k1, b)
