import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evaluation.measures import LatencySummary, latency_summary, percentile

#: Random inputs for what is compared with a reference.
MANY = settings(max_examples=max(300, settings.default.max_examples), deadline=None)
SEEDS = st.integers(0, 2**32 - 1)


@MANY
@given(SEEDS)
def test_percentiles_are_numpys(seed: int) -> None:
    chance = np.random.default_rng(seed)
    values = chance.exponential(size=int(chance.integers(1, 60))).tolist()
    for q in (0, 50, 95, 100, float(chance.uniform(0, 100))):
        assert percentile(values, q) == pytest.approx(float(np.percentile(values, q)))


def test_percentiles_on_a_small_example() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 50) == 2.5
    assert percentile([4.0, 1.0, 3.0, 2.0], 100) == 4.0
    assert percentile([7.0], 95) == 7.0


def test_no_values_have_no_percentile() -> None:
    assert percentile([], 50) is None


@pytest.mark.parametrize("q", [-1, 100.5, float("nan")])
def test_a_percentile_out_of_range_is_refused(q: float) -> None:
    with pytest.raises(ValueError, match="q must be"):
        percentile([1.0], q)


def test_the_summary() -> None:
    assert latency_summary([0.25, 0.75, 0.5, 0.5]) == LatencySummary(
        p50=0.5, p95=pytest.approx(0.5 + 0.85 * 0.25), per_second=2.0, count=4
    )


def test_no_questions_have_no_summary() -> None:
    assert latency_summary([]) is None


def test_questions_that_took_no_time_have_no_rate() -> None:
    assert latency_summary([0.0, 0.0]) == LatencySummary(p50=0.0, p95=0.0, per_second=None, count=2)
