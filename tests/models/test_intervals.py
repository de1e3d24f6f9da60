import numpy as np
import pytest

from models.intervals import GroupedConformal


def simulated(rows: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Estimates, answers with skewed errors, larger below, and who answered before: they are half as unsure."""
    random = np.random.default_rng(seed)
    estimates, answered = random.uniform(20, 80, rows), random.random(rows) < 0.4
    scale = (90 - estimates) / 6 * np.where(answered, 0.5, 1)
    return estimates, estimates + scale * (random.gamma(2, size=rows) - 2), answered


@pytest.fixture(scope="module")
def covered() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Estimates unseen, who answered before, and whether the answer lay within."""
    estimates, answers, answered = simulated(60_000, seed=2)
    low, high = GroupedConformal(coverage=0.8).fit(*simulated(20_000, seed=1)).predict(estimates, answered)
    return estimates, answered, (low <= answers) & (answers <= high)


def test_as_many_answers_lie_within_as_was_promised(covered):
    assert covered[2].mean() == pytest.approx(0.8, abs=0.02)


def test_the_promise_holds_at_every_height_and_in_every_group(covered):
    estimates, answered, within = covered
    fifth = np.digitize(estimates, np.quantile(estimates, [0.2, 0.4, 0.6, 0.8]))
    for group in (False, True):
        for number in range(5):
            assert within[(answered == group) & (fifth == number)].mean() == pytest.approx(0.8, abs=0.03)


def test_the_promise_holds_among_the_dissatisfied(covered):
    estimates, _, within = covered
    assert within[estimates < 32].mean() == pytest.approx(0.8, abs=0.02)


def test_one_width_for_all_would_break_the_promise_among_the_dissatisfied():
    estimates, answers, answered = simulated(20_000, seed=1)
    low, high = (
        GroupedConformal(n_bins=1, min_rows=100_000).fit(estimates, answers, answered).predict(estimates, answered)
    )
    within = (low <= answers) & (answers <= high)
    assert within[(estimates < 32) & ~answered].mean() < 0.7


def test_those_who_answered_before_are_known_better():
    model = GroupedConformal().fit(*simulated(20_000, seed=1))
    silent, heard = (np.ptp(model.predict(np.array([50.0]), np.array([group]))) for group in (False, True))
    assert heard < 0.7 * silent


def test_an_interval_holds_its_estimate_and_stays_on_the_scale():
    estimates, _, answered = simulated(2000, seed=1)
    model = GroupedConformal().fit(estimates, estimates + 7, answered)
    low, high = model.predict(estimates, answered)
    assert (low == estimates).all()
    assert (high >= estimates).all()
    low, high = model.predict(np.array([0.0, 99.0]), np.array([True, False]))
    assert (low >= 0).all()
    assert high.tolist() == [7, 100]


def test_the_borders_are_the_order_statistics_of_the_errors():
    errors = np.random.default_rng(0).permutation(np.arange(-49.0, 50))
    low, high = (
        GroupedConformal(coverage=0.8, n_bins=1, min_rows=1)
        .fit(np.full(99, 50.0), 50 + errors, np.zeros(99, bool))
        .predict(np.array([50.0]), np.array([False]))
    )
    assert (low[0], high[0]) == (50 - 40, 50 + 40)


def test_a_small_group_takes_the_errors_of_all():
    estimates, answers, _ = simulated(2000, seed=1)
    model = GroupedConformal(n_bins=1).fit(estimates, answers, np.arange(2000) < 99)
    everyone = GroupedConformal(n_bins=1).fit(estimates, answers, np.zeros(2000, bool))
    np.testing.assert_array_equal(model.offsets_[1], everyone.offsets_[0])


def test_too_few_answers_promise_nothing():
    few = np.array([50.0, 60.0])
    low, high = GroupedConformal(coverage=0.8).fit(few, few + 1, np.array([True, False])).predict(few, few > 55)
    assert (low.tolist(), high.tolist()) == ([0, 0], [100, 100])


def test_estimates_that_are_all_equal_are_one_bin():
    answers = np.random.default_rng(0).uniform(0, 100, 1000)
    same, groups = np.full(1000, 50.0), np.zeros(1000, bool)
    low, high = GroupedConformal().fit(same, answers, groups).predict(same, groups)
    assert ((low <= answers) & (answers <= high)).mean() == pytest.approx(0.8, abs=0.01)
