"""Percentiles, intervals and curves against published answers and independent computations."""

import math
import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.measures.statistics import order_statistic_ranks, percentile, percentile_estimate, wilson
from portal.measures.survival import Curve, End, Waiting, bearable, curve, exact_estimate

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50)

# Freireich et al., Blood 21 (1963): weeks of remission under 6-mercaptopurine, ended and still lasting.
ENDED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
LASTING = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]


def remissions() -> Curve:
    ended = [Waiting(float(weeks), End.HAPPENED) for weeks in ENDED]
    return curve([*ended, *(Waiting(float(weeks), End.OPEN) for weeks in LASTING)])


@given(VALUES, st.floats(0, 1))
def test_a_percentile_is_the_one_of_numpy(values: list[float], share: float) -> None:
    assert percentile(values, share) == pytest.approx(float(np.quantile(values, share)), abs=1e-6)


@pytest.mark.parametrize(
    ("n", "ranks", "coverage"), [(10, (2, 9), 0.9785), (20, (6, 15), 0.9586), (30, (10, 21), 0.9572)]
)
def test_the_interval_of_a_median_has_the_published_ranks(
    n: int, ranks: tuple[int, int], coverage: float
) -> None:
    low, high = ranks
    exact = Fraction(sum(math.comb(n, count) for count in range(low, high)), 2**n)

    assert order_statistic_ranks(n, 0.5) == ranks
    assert float(exact) == pytest.approx(coverage, abs=5e-5)


@given(st.integers(1, 120), st.sampled_from([Fraction(1, 2), Fraction(9, 10), Fraction(19, 20)]))
def test_each_side_of_the_interval_leaves_out_at_most_two_and_a_half_percent(n: int, share: Fraction) -> None:
    def below(count: int) -> Fraction:
        return sum(
            (math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(count + 1)), Fraction(0)
        )

    low, high = order_statistic_ranks(n, float(share))

    tail = Fraction(1, 40)
    assert low is None or below(low - 1) <= tail
    assert below(0 if low is None else low) > tail
    assert high is None or 1 - below(high - 1) <= tail
    assert 1 - below(n - 1 if high is None else high - 2) > tail


def test_a_small_sample_bounds_a_high_percentile_on_one_side_only() -> None:
    estimate = percentile_estimate([float(number) for number in range(1, 21)], 0.9)

    assert estimate.value == pytest.approx(18.1)
    assert (estimate.low, estimate.high, estimate.n) == (15.0, None, 20)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_the_published_one(successes: int, n: int, low: float, high: float) -> None:
    # Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
    estimate = wilson(successes, n)

    assert estimate.low == pytest.approx(low, abs=5e-5)
    assert estimate.high == pytest.approx(high, abs=5e-5)


def test_the_curve_of_the_remissions_is_the_published_one() -> None:
    # Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, 2nd ed., and R.
    found = remissions()

    published = [
        (6, 0.857, 21), (7, 0.807, 17), (10, 0.753, 15), (13, 0.690, 12),
        (16, 0.627, 11), (22, 0.538, 7), (23, 0.448, 6),
    ]  # fmt: skip
    assert [(step.time, round(1 - step.share, 3), step.at_risk) for step in found.steps] == published
    assert (found.happened, found.open, found.otherwise) == (9, 12, 0)
    assert (found.at_risk(0), found.at_risk(6), found.at_risk(30)) == (21, 17, 0)


def test_the_median_of_the_remissions_has_the_published_interval() -> None:
    # R: survfit(Surv(t, d) ~ 1, conf.type = "log-log") gives 23 (13, NA).
    estimate = remissions().estimate(0.5)

    assert estimate is not None
    assert (estimate.value, estimate.low, estimate.high, estimate.n) == (23, 13, None, 21)
    assert remissions().time_of(0.9) is None


def test_the_interval_of_the_curve_is_that_of_greenwood_on_the_log_log_scale() -> None:
    # R prints 0.620 and 0.952 for the survival at 6 weeks.
    first = remissions().steps[0]

    assert (round(1 - first.high, 3), round(1 - first.low, 3)) == (0.620, 0.952)


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from([End.HAPPENED, End.OTHERWISE])), min_size=1))
def test_without_open_ones_the_curve_is_a_plain_count(ends: list[tuple[int, End]]) -> None:
    found = curve(Waiting(float(span), end) for span, end in ends)

    for step in found.steps:
        counted = sum(end is End.HAPPENED and span <= step.time for span, end in ends)
        assert step.share == pytest.approx(counted / len(ends))
        assert step.low <= step.share + 1e-12
        assert step.share <= step.high + 1e-12


@given(st.lists(st.integers(1, 6), min_size=2, max_size=40), st.integers(1, 5))
def test_with_other_ends_only_the_variance_is_that_of_a_share(spans: list[int], other: int) -> None:
    ended = [Waiting(float(span), End.OTHERWISE if span == other else End.HAPPENED) for span in spans]
    found = curve(ended)

    for step in found.steps:
        if step.share < 1 - 1e-9:
            left = 1 - step.share
            deviation = math.sqrt(step.share * left / len(spans))
            reach = 1.959963984540054 * deviation / (left * abs(math.log(left)))
            assert step.high == pytest.approx(1 - left ** math.exp(reach), abs=1e-9)
            assert step.low == pytest.approx(1 - left ** math.exp(-reach), abs=1e-9)


def test_open_and_other_ends_together_are_the_estimator_of_aalen_and_johansen() -> None:
    # By hand: at 1 one of 5 happens (1/5); at 2 one ends otherwise; at 3 one is lost; at 4 one of 2 happens:
    # alive before is 4/5 * 3/4 = 3/5, so 1/5 + 3/5 * 1/2.
    ends = [End.HAPPENED, End.OTHERWISE, End.OPEN, End.HAPPENED, End.OPEN]

    found = curve(Waiting(float(span), end) for span, end in enumerate(ends, start=1))

    assert [(step.time, step.at_risk) for step in found.steps] == [(1, 5), (4, 2)]
    assert [step.share for step in found.steps] == pytest.approx([1 / 5, 1 / 5 + 3 / 10])


def test_who_is_seen_late_is_watched_from_then_on_only() -> None:
    late = [Waiting(5, End.HAPPENED, entered=4), Waiting(3, End.HAPPENED), Waiting(9, End.OPEN)]

    found = curve(late)

    assert [(step.time, step.at_risk) for step in found.steps] == [(3, 2), (5, 2)]


def test_a_declined_offer_never_has_its_yes() -> None:
    ended = [Waiting(float(span), End.HAPPENED) for span in range(1, 10)] + [Waiting(0.1, End.OTHERWISE)]

    half, nine = exact_estimate(ended, 0.5), exact_estimate(ended, 0.9)

    assert half is not None
    assert (half.value, half.low, half.high) == (5, 2, 9)
    assert nine is not None
    assert (nine.value, nine.high) == (9, None)
    assert exact_estimate([*ended, Waiting(0.1, End.OTHERWISE)], 0.9) is None


def test_counting_finished_ones_only_would_mislead_and_is_not_done() -> None:
    chance = random.Random(5)  # noqa: S311 - a seeded cohort, no secret
    truth = [chance.expovariate(math.log(2) / 100) for _ in range(4000)]
    seen = [Waiting(min(span, 60.0), End.HAPPENED if span <= 60 else End.OPEN) for span in truth]
    finished = [one.span for one in seen if one.end is End.HAPPENED]

    later = [Waiting(min(span, 170.0), End.HAPPENED if span <= 170 else End.OPEN) for span in truth]
    estimate = bearable(curve(later), 0.5)

    assert percentile(finished, 0.5) < 35
    assert bearable(curve(seen), 0.5) is None
    assert estimate is not None
    assert estimate.low is not None
    assert estimate.high is not None
    assert estimate.low < 100 < estimate.high


def test_no_figure_is_given_where_the_data_bear_none() -> None:
    few = [Waiting(float(span), End.HAPPENED) for span in range(1, 30)]
    short = [Waiting(10.0, End.HAPPENED)] * 20 + [Waiting(14.0, End.OPEN)] * 11

    assert bearable(curve(few), 0.5) is None
    assert bearable(curve([*few, Waiting(30.0, End.HAPPENED)]), 0.5) is not None
    assert bearable(curve(short), 0.5) is None
    assert bearable(curve([*short, Waiting(15.0, End.OPEN)]), 0.5) is not None
    assert bearable(curve([*short, Waiting(15.0, End.OPEN)]), 0.5, shortest=168) is None
    assert curve([]).estimate(0.5) is None


def test_impossible_waitings_are_refused() -> None:
    with pytest.raises(ValueError, match="must last"):
        curve([Waiting(-1, End.OPEN)])
    with pytest.raises(ValueError, match="must last"):
        curve([Waiting(2, End.OPEN, entered=2)])
    with pytest.raises(ValueError, match="only the curve"):
        exact_estimate([Waiting(2, End.OPEN)], 0.5)
    with pytest.raises(ValueError, match="needs cases"):
        wilson(1, 0)
    with pytest.raises(ValueError, match="needs values"):
        percentile([], 0.5)
