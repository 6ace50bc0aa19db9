import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evaluation.measures import (
    Interval,
    auroc,
    bootstrap_mean,
    bootstrap_statistic,
    mcnemar_exact,
    randomisation_test,
)

#: Random inputs for what is compared with a reference.
MANY = settings(max_examples=max(300, settings.default.max_examples), deadline=None)
SEEDS = st.integers(0, 2**32 - 1)


def alone(count: int) -> list[str]:
    """Each question in a cluster of its own."""
    return [str(number) for number in range(count)]


def ends(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    assert interval.low is not None
    assert interval.high is not None
    return interval.low, interval.high


def width(interval: Interval | None) -> float:
    low, high = ends(interval)
    return high - low


def test_the_interval_of_a_mean_is_the_normal_one_where_there_are_many_questions() -> None:
    values = np.random.default_rng(3).exponential(size=2000)
    interval = bootstrap_mean(values.tolist(), alone(2000), seed=1, resamples=4000)
    error = float(values.std(ddof=1)) / math.sqrt(2000)
    assert interval is not None
    assert interval.value == pytest.approx(values.mean())
    assert interval.count == 2000
    assert ends(interval) == pytest.approx(
        (values.mean() - 1.96 * error, values.mean() + 1.96 * error), abs=0.15 * error
    )


def test_an_interval_of_95_percent_holds_the_truth_about_95_times_in_100() -> None:
    chance = np.random.default_rng(11)
    intervals = [
        ends(bootstrap_mean(chance.normal(size=40).tolist(), alone(40), seed=number, resamples=200))
        for number in range(200)
    ]
    assert 0.88 <= sum(low <= 0 <= high for low, high in intervals) / 200 <= 0.99


@MANY
@given(SEEDS)
def test_the_interval_holds_the_value_and_is_the_same_for_the_same_seed(seed: int) -> None:
    chance = np.random.default_rng(seed)
    size = int(chance.integers(2, 30))
    values = chance.integers(0, 2, size).tolist()
    clusters = [str(number) for number in chance.integers(0, 6, size)]
    interval = bootstrap_mean(values, clusters, seed=seed, resamples=400)
    assert interval == bootstrap_mean(values, clusters, seed=seed, resamples=400)
    assert interval is not None
    if len(set(clusters)) > 1:
        low, high = ends(interval)
        assert low <= interval.value <= high


def test_another_seed_draws_other_resamples() -> None:
    values = np.random.default_rng(0).random(30).tolist()
    assert ends(bootstrap_mean(values, alone(30), seed=1)) != ends(bootstrap_mean(values, alone(30), seed=2))


def test_every_resample_of_few_clusters_comes_about_as_often_as_it_should() -> None:
    values = [1.0, 0.0, 1.0, 0.25, 1.0]
    clusters = ["a", "b", "a", "c", "a"]
    groups = [[1.0, 1.0, 1.0], [0.0], [0.25]]
    means = [
        sum(sum(group) for group in drawn) / sum(len(group) for group in drawn)
        for drawn in itertools.product(groups, repeat=3)
    ]
    # A step from one mean to the next is a jump; levels whose ends lie inside a step are not shaken by chance.
    for level in (0.3, 0.6, 0.95):
        expected = np.quantile(means * 1000, ((1 - level) / 2, (1 + level) / 2))
        interval = bootstrap_mean(values, clusters, seed=5, resamples=20_000, level=level)
        assert ends(interval) == pytest.approx(expected.tolist())


def test_whole_clusters_are_drawn() -> None:
    values = np.random.default_rng(8).random(25)
    one_each = bootstrap_mean(values.tolist(), alone(25), seed=4)
    five_each = bootstrap_mean(np.repeat(values, 5).tolist(), np.repeat(alone(25), 5).tolist(), seed=4)
    assert ends(five_each) == pytest.approx(ends(one_each))
    assert five_each is not None
    assert five_each.count == 125


def test_clusters_that_agree_in_themselves_widen_the_interval() -> None:
    chance = np.random.default_rng(9)
    values = (np.repeat(chance.normal(size=20), 10) + 0.1 * chance.normal(size=200)).tolist()
    clusters = np.repeat(alone(20), 10).tolist()
    together, apart = bootstrap_mean(values, clusters, seed=1), bootstrap_mean(values, alone(200), seed=1)
    assert width(together) > 2 * width(apart)


def test_the_names_of_the_clusters_do_not_matter() -> None:
    values = np.random.default_rng(2).random(12).tolist()
    names = ["a", "a\0", "", "b"] * 3
    numbers = ["0", "1", "2", "3"] * 3
    assert bootstrap_mean(values, names, seed=1) == bootstrap_mean(values, numbers, seed=1)


def test_questions_without_a_score_are_left_out() -> None:
    values: list[float | None] = [0.1, None, 0.5, 0.9, None]
    interval = bootstrap_mean(values, ["a", "b", "c", "d", "d"], seed=1)
    assert interval == bootstrap_mean([0.1, 0.5, 0.9], ["a", "c", "d"], seed=1)
    assert interval is not None
    assert interval.count == 3


def test_without_a_score_there_is_no_interval() -> None:
    assert bootstrap_mean([], [], seed=1) is None
    assert bootstrap_mean([None, None], ["a", "b"], seed=1) is None


def test_of_one_cluster_the_mean_is_known_but_not_how_sure_it_is() -> None:
    assert bootstrap_mean([0.0, 1.0], ["a", "a"], seed=1) == Interval(value=0.5, low=None, high=None, count=2)
    assert bootstrap_mean([0.25], ["a"], seed=1) == Interval(value=0.25, low=None, high=None, count=1)


def test_a_higher_level_gives_a_wider_interval() -> None:
    values = np.random.default_rng(6).random(50).tolist()
    narrow, wide = (bootstrap_mean(values, alone(50), seed=1, level=level) for level in (0.5, 0.99))
    assert width(narrow) < width(wide)


def test_the_interval_of_a_statistic_draws_the_values_of_a_question_together() -> None:
    chance = np.random.default_rng(12)
    labels = chance.random(300) < 0.5
    # Were labels and confidences drawn apart, the area would be about that of chance.
    confidences = labels + 0.8 * chance.normal(size=300)
    interval = bootstrap_statistic(auroc, (confidences.tolist(), labels.tolist()), alone(300), seed=1, resamples=500)
    low, high = ends(interval)
    assert interval is not None
    assert interval.value == auroc(confidences.tolist(), labels.tolist())
    assert 0.7 < low < interval.value < high < 0.95
    # Hanley and McNeil's standard error of the area.
    area, positive = interval.value, int(labels.sum())
    once, twice = area / (2 - area), 2 * area**2 / (1 + area)
    error = math.sqrt(
        (area * (1 - area) + (positive - 1) * (once - area**2) + (300 - positive - 1) * (twice - area**2))
        / (positive * (300 - positive))
    )
    assert high - low == pytest.approx(2 * 1.96 * error, rel=0.15)


def test_the_interval_of_a_mean_is_that_of_the_statistic() -> None:
    values = np.random.default_rng(6).random(40).tolist()
    clusters = [str(number % 7) for number in range(40)]
    assert bootstrap_mean(values, clusters, seed=3) == bootstrap_statistic(
        lambda sample: float(np.mean(sample)), (values,), clusters, seed=3
    )


def test_a_resample_in_which_the_statistic_is_undefined_is_left_out() -> None:
    # Of two questions, one of each kind, half of the resamples have one kind alone.
    interval = bootstrap_statistic(auroc, ([0.9, 0.1], [True, False]), ["a", "b"], seed=1, resamples=50)
    assert interval == Interval(value=1.0, low=1.0, high=1.0, count=2)


def test_a_statistic_that_is_undefined_has_no_interval() -> None:
    assert bootstrap_statistic(auroc, ([0.9, 0.1], [True, True]), ["a", "b"], seed=1) is None
    never_resampled = bootstrap_statistic(
        lambda sample: 1.0 if len(set(sample.tolist())) == 30 else None, (range(30),), alone(30), seed=1
    )
    assert never_resampled == Interval(value=1.0, low=None, high=None, count=30)


def test_what_cannot_be_resampled_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        bootstrap_mean([1.0], ["a", "b"], seed=1)
    with pytest.raises(ValueError, match="every question needs"):
        bootstrap_statistic(auroc, ([0.5, 0.1], [True]), ["a", "b"], seed=1)
    with pytest.raises(ValueError, match="resamples"):
        bootstrap_mean([1.0], ["a"], seed=1, resamples=0)
    for level in (0.0, 1.0, 95):
        with pytest.raises(ValueError, match="level"):
            bootstrap_mean([1.0], ["a"], seed=1, level=level)


@pytest.mark.parametrize("seed", range(20))
def test_random_signs_come_near_to_all_signs(seed: int) -> None:
    differences = np.random.default_rng(seed).integers(-3, 6, 9)
    sums = [abs(np.dot(signs, differences)) for signs in itertools.product((-1, 1), repeat=9)]
    exact = sum(one >= abs(differences.sum()) for one in sums) / len(sums)
    assert randomisation_test(differences.tolist(), seed=seed) == pytest.approx(exact, abs=0.02)


def test_clusters_change_sign_as_one() -> None:
    differences, clusters = [0.5, 0.5, 0.25, 0.25, 1.0], ["a", "a", "b", "b", "c"]
    in_clusters = randomisation_test(differences, clusters, seed=1)
    assert in_clusters == randomisation_test([1.0, 0.5, 1.0], seed=1)
    assert in_clusters == pytest.approx(2 / 8, abs=0.02)
    assert randomisation_test(differences, ["a"] * 5, seed=1) == 1.0


def test_the_observed_signs_count_as_a_round() -> None:
    assert randomisation_test([1.0] * 60, seed=1, rounds=99) == 1 / 100


def test_it_does_not_matter_which_system_comes_first_nor_in_which_unit_they_are_scored() -> None:
    for seed in range(50):
        tenths = np.random.default_rng(seed).integers(-9, 10, 12).tolist()
        whole = randomisation_test(tenths, seed=seed, rounds=500)
        # Tenths add up to slightly different sums in each order; equal ones must count as equal all the same.
        assert randomisation_test([one / 10 for one in tenths], seed=seed, rounds=500) == whole
        assert randomisation_test([-one for one in tenths], seed=seed, rounds=500) == whole


def test_the_same_seed_gives_the_same_p_and_another_another() -> None:
    differences = np.random.default_rng(0).normal(0.2, 1, 30).tolist()
    assert randomisation_test(differences, seed=1) == randomisation_test(differences, seed=1)
    assert len({randomisation_test(differences, seed=seed) for seed in range(5)}) > 1


def test_the_rounds_are_all_played_however_many_questions_there_are() -> None:
    # More signs than are held at once, so that the rounds are played in several blocks.
    differences = [1.0] * 3 + [0.0] * 200_000
    assert randomisation_test(differences, seed=1, rounds=400) == pytest.approx(2 / 8, abs=0.07)


def test_where_nothing_differs_nothing_is_shown() -> None:
    assert randomisation_test([], seed=1) == 1.0
    assert randomisation_test([0.0] * 5, seed=1) == 1.0


def test_what_cannot_be_randomised_is_refused() -> None:
    with pytest.raises(ValueError, match="cluster"):
        randomisation_test([1.0], ["a", "b"], seed=1)
    with pytest.raises(ValueError, match="rounds"):
        randomisation_test([1.0], seed=1, rounds=0)


def test_mcnemar_is_the_exact_binomial_tail() -> None:
    for only_a, only_b in itertools.product(range(15), repeat=2):
        differing = only_a + only_b
        tail = sum(math.comb(differing, number) for number in range(min(only_a, only_b) + 1))
        expected = min(Fraction(1), Fraction(2 * tail, 2**differing))
        assert mcnemar_exact(only_a, only_b) == float(expected)


@pytest.mark.parametrize(
    ("only_a", "only_b", "p"),
    [(0, 0, 1.0), (1, 9, 0.021484375), (9, 1, 0.021484375), (0, 6, 1 / 32), (7, 7, 1.0), (0, 5000, 0.0)],
)
def test_mcnemar_on_small_examples(only_a: int, only_b: int, p: float) -> None:
    assert mcnemar_exact(only_a, only_b) == p


def test_mcnemar_of_many_questions_is_the_normal_approximation() -> None:
    # With the continuity correction: P(|Z| >= (|a - b| - 1) / sqrt(a + b)).
    z = (5200 - 5000 - 1) / math.sqrt(10_200)
    assert mcnemar_exact(5200, 5000) == pytest.approx(math.erfc(z / math.sqrt(2)), rel=1e-3)


def test_mcnemar_refuses_a_negative_count() -> None:
    with pytest.raises(ValueError, match="no -1 questions"):
        mcnemar_exact(3, -1)
