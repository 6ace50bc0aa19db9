"""The fitted weights belong to the features and signs that the code has."""

from __future__ import annotations

from dataclasses import fields

import pytest

from assistant.confidence import Signs, steps_reached
from assistant.features import Features
from assistant.passage_order import PassageFeatures
from assistant.weights import (
    SIZES,
    confidence_steps,
    confidence_weights,
    passage_weights,
    sentence_weights,
    shares_of_sizes,
    weights_of,
)


def test_every_feature_of_a_passage_has_a_weight_and_no_other() -> None:
    for of_statement in (False, True):
        assert set(passage_weights(of_statement=of_statement)) == {field.name for field in fields(PassageFeatures)}


@pytest.mark.parametrize("passages", [0, 1, 5, 13, 40, 10_000])
def test_every_feature_of_a_sentence_has_a_weight_and_no_other(passages: int) -> None:
    assert set(sentence_weights(passages)) == {field.name for field in fields(Features)}


@pytest.mark.parametrize("passages", [0, 1, 5, 13, 40, 10_000])
def test_every_sign_of_an_answer_has_a_weight_and_no_other(passages: int) -> None:
    assert set(confidence_weights(passages)) == {"intercept", *(field.name for field in fields(Signs))}


@pytest.mark.parametrize("passages", [0, 13, 10_000])
def test_only_signs_have_steps_and_they_stand_in_order(passages: int) -> None:
    steps = confidence_steps(passages)
    assert set(steps) <= {field.name for field in fields(Signs)}
    for of_sign in steps.values():
        starts = [start for start, _ in of_sign]
        assert starts == sorted(set(starts))


def test_a_step_counts_from_its_value_on() -> None:
    sign, ((start, adds), *_) = next(iter(confidence_steps(13).items()))
    assert steps_reached(sign, start - 1e-6, 13) == 0
    assert steps_reached(sign, start, 13) == pytest.approx(adds)


def test_the_weights_of_a_size_are_its_own_and_between_two_sizes_they_lie_between() -> None:
    for place, size in enumerate(SIZES):
        assert shares_of_sizes(size)[place] == pytest.approx(1)
    for passages in (0, 1, 3, 20, 59, 61, 10**9):
        shares = shares_of_sizes(passages)
        assert sum(shares) == pytest.approx(1)
        assert all(0 <= share <= 1 for share in shares)
    low, high = (weights_of("confidence")["intercept"][place] for place in (0, 1))
    assert min(low, high) <= confidence_weights(6)["intercept"] <= max(low, high)
