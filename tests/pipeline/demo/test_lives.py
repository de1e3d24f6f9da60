from datetime import date

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from pipeline.demo.law import LATE_HOURS_THAT_HURT, SLOW_HOURS
from pipeline.demo.shop import simulate

DAYS = 500


@pytest.fixture(scope="module")
def shop():
    return simulate(3000, DAYS, date(2026, 7, 1), seed=5, structure=True)


@pytest.fixture(scope="module")
def null_shop():
    return simulate(3000, DAYS, date(2026, 7, 1), seed=5, structure=False)


def experiences(shop, pain):
    """Whose they are, when, and which of them are bad."""
    tables = shop.story.tables
    match pain:
        case "late_delivery":
            rows = tables["deliveries"]
            return rows, (rows["at"] - rows["promised_at"]) * 24 >= LATE_HOURS_THAT_HURT
        case "defects":
            rows = tables["deliveries"]
            faulty = tables["returns"].loc[tables["returns"]["defective"], "order"]
            return rows, rows["damaged"] | rows["order"].isin(faulty)
        case "slow_support":
            rows = tables["contacts"]
            return rows, ~rows["solved"] | ((rows["closed_at"] - rows["at"]) * 24 > SLOW_HOURS)
        case "site_errors":
            return tables["visits"], tables["visits"]["failed"]
        case "price":
            return tables["orders"], tables["orders"]["discount"] == 0


PAINS = ("late_delivery", "defects", "slow_support", "site_errors", "price")


@pytest.mark.parametrize("pain", PAINS)
def test_a_pain_shows_in_what_happens_to_its_customers_once_it_has_begun(shop, pain):
    rows, bad = experiences(shop, pain)
    customer = rows["customer"].to_numpy()
    its_own = shop.people.pain[customer] == pain
    begun = shop.people.pain_since[customer] <= rows["at"].astype(int)
    share, others, before = bad[its_own & begun].mean(), bad[~its_own].mean(), bad[its_own & ~begun].mean()
    assert share > 1.8 * others
    assert before == pytest.approx(others, abs=0.07)


@pytest.mark.parametrize("pain", PAINS)
def test_a_pain_makes_its_customers_unhappy(shop, pain):
    satisfaction = shop.story.satisfaction[-1]
    here = (shop.people.registered < DAYS - 120) & np.isinf(shop.story.left_at)
    suffering = here & (shop.people.pain == pain) & (shop.people.pain_since < DAYS - 120)
    assert satisfaction[suffering].mean() < satisfaction[here & (shop.people.pain == "none")].mean() - 8


@pytest.mark.parametrize("pain", PAINS)
def test_in_the_null_shop_experiences_differ_by_chance_only(null_shop, pain):
    """The customers' own rates spread as equal rates would: the variance of their counts is the binomial one."""
    rows, bad = experiences(null_shop, pain)
    count = bad.groupby(rows["customer"]).agg(["sum", "size"])
    rate = bad.mean()
    excess = (count["sum"] - rate * count["size"]) ** 2 / (rate * (1 - rate) * count["size"])
    assert excess.mean() == pytest.approx(1, abs=0.15)


def leaving(shop, day):
    """Satisfaction of those there on that day, the law's probability, and who left within 97 days."""
    here = (shop.people.registered < day) & (shop.story.left_at > day)
    satisfaction = shop.story.satisfaction[day][here].astype(float)
    return satisfaction, shop.law.leave_probability(satisfaction, 97), shop.story.left_at[here] <= day + 97


def test_who_leaves_can_be_known_from_satisfaction_but_not_for_sure(shop):
    satisfaction, _, left = leaving(shop, 380)
    assert 0.7 < roc_auc_score(left, -satisfaction) < 0.9


def test_as_many_leave_as_the_law_says_or_some_more_as_things_go_on_happening(shop):
    _, probability, left = leaving(shop, 380)
    assert 0.9 < left.mean() / probability.mean() < 1.5


def test_leaving_the_null_shop_is_chance(null_shop):
    satisfaction, _, left = leaving(null_shop, 380)
    assert roc_auc_score(left, -satisfaction) == pytest.approx(0.5, abs=0.06)


def test_nobody_feels_anything_in_the_null_shop(null_shop):
    assert (null_shop.story.satisfaction == null_shop.people.level.astype(np.float32)).all()


def test_satisfaction_is_as_a_shop_would_find_it(shop):
    here = (shop.people.registered < DAYS) & np.isinf(shop.story.left_at)
    last = shop.story.satisfaction[-1][here]
    assert 60 < last.mean() < 68
    assert 0.13 < (last < 50).mean() < 0.25
    assert ((last > 0) & (last < 100)).all()


def test_nothing_is_bought_before_coming_and_after_leaving(shop):
    orders = shop.story.tables["orders"]
    customer, at = orders["customer"], orders["at"]
    assert (at >= np.floor(shop.people.registered[customer])).all()
    assert (at <= shop.story.left_at[customer]).all()


def test_visits_fade_soon_after_leaving(shop):
    visits = shop.story.tables["visits"]
    since = visits["at"] - shop.story.left_at[visits["customer"]]
    assert 0 < (since > 0).mean() < 0.02
    assert since.max() < 90


def test_ordinary_customers_buy_every_three_to_eight_weeks(shop):
    orders = shop.story.tables["orders"]
    gaps = orders.groupby("customer")["at"].diff()
    usual = gaps.groupby(orders["customer"]).median()
    assert usual[gaps.groupby(orders["customer"]).size() > 5].between(21, 56).mean() > 0.85


def test_each_order_has_a_number_of_its_own_and_its_parts_come_after_it(shop):
    orders, deliveries, returns = (shop.story.tables[name] for name in ("orders", "deliveries", "returns"))
    ordered_at = orders.set_index("order")["at"]
    assert ordered_at.index.is_unique
    assert (deliveries["at"] > ordered_at[deliveries["order"]].to_numpy()).all()
    assert (returns["at"] > ordered_at[returns["order"]].to_numpy()).all()
