import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import ttest_ind

from models.metrics import mean_with_interval, net_promoter_score
from models.samples import MEAN, NPS, SHARE, Sample, p_value, sample


def of(values: list[float]) -> Sample:
    given = np.asarray(values, dtype=float)
    return Sample(len(given), float(given.mean()), float((given**2).mean()))


def shares(hits: int, n: int) -> Sample:
    return of([1.0] * hits + [0.0] * (n - hits))


def promoters(plus: int, none: int, minus: int) -> Sample:
    return of([1.0] * plus + [0.0] * none + [-1.0] * minus)


def test_a_mean_is_the_one_of_its_values():
    values = [1.0, 2, 3, 4, 7]
    assert MEAN.of(of(values), 0.95) == pytest.approx(mean_with_interval(np.array(values)))


def test_nps_is_the_one_of_its_scores():
    scores = np.repeat([10.0, 8.0, 3.0], [50, 30, 20])
    assert NPS.of(promoters(50, 30, 20), 0.95) == pytest.approx(net_promoter_score(scores))


@pytest.mark.parametrize(
    ("one", "other", "interval"),
    [((56, 70), (48, 80), (0.2, 0.0524, 0.3339)), ((9, 10), (3, 10), (0.6, 0.1705, 0.8090))],
)
def test_a_difference_of_shares_has_the_interval_newcombe_printed(one, other, interval):
    found = SHARE.difference(shares(*other), shares(*one), 0.95)
    assert np.array(found) / 100 == pytest.approx(interval, abs=5e-5)


def test_a_difference_of_means_has_welchs_interval():
    one, other = [30.02, 29.99, 30.11, 29.97, 30.01, 29.99], [29.89, 29.93, 29.72, 29.98, 30.02, 29.98]
    test = ttest_ind(one, other, equal_var=False)
    low, high = test.confidence_interval()
    assert MEAN.difference(of(other), of(one), 0.95) == pytest.approx((0.095, low, high))
    assert MEAN.p_value_of_difference(of(one), of(other)) == pytest.approx(test.pvalue)


def test_equal_samples_differ_by_nothing():
    for figure, one in ((NPS, promoters(5, 5, 5)), (SHARE, shares(5, 20)), (MEAN, of([1.0, 2, 3]))):
        value, low, high = figure.difference(one, one, 0.95)
        assert (value, low) == (0, pytest.approx(-high))
        assert figure.p_value_of_difference(one, one) == 1


def test_nps_differences_of_small_samples_hold_the_truth_about_as_often_as_promised():
    random = np.random.default_rng(0)
    law, later = [0.5, 0.3, 0.2], [0.3, 0.3, 0.4]
    drawn = zip(random.multinomial(15, law, size=1000), random.multinomial(25, later, size=1000), strict=True)
    found = [NPS.difference(promoters(*one), promoters(*other), 0.95) for one, other in drawn]
    assert 0.93 < np.mean([low <= -40 <= high for _, low, high in found]) < 0.98


@given(hits=st.integers(0, 40), others=st.integers(0, 50))
@settings(deadline=None, max_examples=50)
def test_the_p_value_says_what_the_interval_says(hits, others):
    one, other = shares(hits, 40), shares(others, 50)
    _, low, high = SHARE.difference(one, other, 0.95)
    assert (SHARE.p_value_of_difference(one, other) < 0.05) == (low > 0 or high < 0)


def test_a_share_is_tested_against_a_threshold_by_its_own_interval():
    _, low, _ = SHARE.of(shares(30, 50), 0.95)
    assert SHARE.p_value_of(shares(30, 50), low) == pytest.approx(0.05)


def test_values_that_cannot_be_told_apart_have_the_smallest_p_value():
    assert p_value(lambda _: MEAN.difference(of([1.0, 1]), of([2.0, 2]), 0.95), 0.0) == 1e-12


def test_one_value_has_no_spread_and_differs_from_nothing():
    assert MEAN.p_value_of_difference(of([1.0]), of([9.0, 9.1])) == 1


def clustered(*customers: list[float]) -> Sample:
    values = [value for one in customers for value in one]
    return sample(
        len(values),
        sum(values),
        sum(value**2 for value in values),
        counts_squared=sum(len(one) ** 2 for one in customers),
        cross=sum(len(one) * sum(one) for one in customers),
        totals_squared=sum(sum(one) ** 2 for one in customers),
    )


def test_one_value_of_each_customer_is_a_plain_sample():
    assert clustered([1.0], [0.0], [1.0], [1.0]) == of([1.0, 0, 1, 1])


def test_a_customer_who_always_says_the_same_counts_once():
    found = clustered([1.0] * 5, [0.0] * 5, [1.0] * 5, [0.0] * 5)
    assert found.n == pytest.approx(4)
    assert (found.mean, found.mean_square) == (0.5, 0.5)


def test_customers_who_all_say_the_same_count_once_each_whatever_is_rounded():
    found = clustered(*[[3.3] * 3] * 7)
    assert found.n == pytest.approx(7)


def test_customers_who_are_alike_make_no_more_values_than_there_are():
    assert clustered([1.0, 0.0], [0.0, 1.0]).n == 4
