import numpy as np
import pandas as pd
import pytest

from models.contrasts import SMALL, contrasts

CUSTOMERS = 2000
MEMBER = np.arange(CUSTOMERS) % 4 == 0


@pytest.fixture
def profiles() -> pd.DataFrame:
    random = np.random.default_rng(0)
    return pd.DataFrame(
        {
            "visits_30d": random.normal(5, 2, CUSTOMERS) + 2 * MEMBER,
            "visits_90d": random.normal(15, 2, CUSTOMERS) + 4 * MEMBER,
            "spend": random.normal(100, 10, CUSTOMERS) - 5 * MEMBER,
            "is_app_user": (random.random(CUSTOMERS) < np.where(MEMBER, 0.8, 0.2)).astype(float),
            "noise": random.normal(0, 1, CUSTOMERS),
            "same": 1.0,
        }
    )


SUBJECTS = ["visits", "visits", "spend", "is_app_user", "noise", "same"]


def test_columns_come_biggest_difference_first_and_of_a_subject_the_strongest_only(profiles):
    found = contrasts(profiles, MEMBER, SUBJECTS, count=5)
    assert [one.column for one in found] == ["visits_90d", "is_app_user", "spend"]
    assert [np.sign(one.difference) for one in found] == [1, 1, -1]


def test_no_more_are_told_than_asked_for(profiles):
    assert [one.column for one in contrasts(profiles, MEMBER, SUBJECTS, count=1)] == ["visits_90d"]


def test_a_difference_is_in_standard_deviations_of_all(profiles):
    [first, *_] = contrasts(profiles, MEMBER, SUBJECTS, count=1)
    column = profiles.visits_90d
    assert first.difference == pytest.approx((column[MEMBER].mean() - column[~MEMBER].mean()) / column.std(), abs=1e-6)


def test_members_and_others_are_told_with_mean_and_median(profiles):
    by_column = {one.column: one for one in contrasts(profiles, MEMBER, SUBJECTS, count=5)}
    share = by_column["is_app_user"]
    assert share.members.mean == pytest.approx(0.8, abs=0.05)
    assert share.others.mean == pytest.approx(0.2, abs=0.05)
    assert (share.members.median, share.others.median) == (1, 0)


def test_the_missing_are_left_out_and_a_column_few_have_is_not_compared(profiles):
    third, most = np.arange(CUSTOMERS) % 3 == 0, np.arange(CUSTOMERS) % 3 > 0
    gaps = profiles.assign(visits_90d=profiles.visits_90d.mask(most), spend=profiles.spend.mask(third))
    found = {one.column: one for one in contrasts(gaps, MEMBER, SUBJECTS, count=5)}
    assert "visits_90d" not in found
    assert found["spend"].members.mean == pytest.approx(profiles.spend[MEMBER & ~third].mean(), abs=1e-4)


def test_a_group_drawn_by_chance_has_nothing_that_sets_it_apart(profiles):
    anybody = np.random.default_rng(1).permutation(MEMBER)
    assert contrasts(profiles, anybody, SUBJECTS, count=5) == []


def test_what_no_member_and_every_other_has_differs_at_any_size():
    column = pd.DataFrame({"bought": 1.0 - MEMBER})
    [only] = contrasts(column, MEMBER, ["bought"], count=1)
    assert only.difference < -SMALL
    assert (only.members.mean, only.others.mean) == (0, 1)
