"""What can be told without a model."""

import pytest

from pipeline.readiness.tellable import journey, promises, seasonality, survey_figure, xyz
from tests.pipeline.readiness.logs import inventory, row

ALL_STAGES = [row(1, kind, "2024-12-01") for kind in ("visit", "purchase", "delivery", "contact")]


@pytest.mark.parametrize(
    ("stages", "status", "absent"),
    [(4, "yes", ""), (2, "limited", "after,post_sale"), (1, "no", "during,after,post_sale")],
)
def test_a_journey_is_whole_if_all_its_stages_are_seen(stages, status, absent):
    found = journey(inventory(ALL_STAGES[:stages]))
    assert (found.status, found.found["absent"]) == (status, absent)


PROMISED = {"order_id": "a", "promised_at": "2024-12-03"}


@pytest.mark.parametrize(
    ("order", "delivery", "status"),
    [
        (PROMISED, {"order_id": "a", "late_hours": 2.0}, "yes"),
        (PROMISED, {"order_id": "b", "late_hours": 2.0}, "limited"),
        (PROMISED, {"order_id": "a"}, "limited"),
        ({"order_id": "a"}, {"order_id": "a"}, "no"),
    ],
)
def test_a_promise_must_be_given_and_measured_and_tied_to_its_order(order, delivery, status):
    rows = [row(1, "purchase", "2024-12-01", **order), row(1, "delivery", "2024-12-02", **delivery)]
    assert promises(inventory(rows)).status == status


def test_without_deliveries_no_promise_can_be_kept():
    assert promises(inventory([row(1, "purchase", "2024-12-01", **PROMISED)])).code == "no_deliveries"


@pytest.mark.parametrize(("customers", "status"), [(30, "yes"), (29, "limited"), (10, "limited"), (9, "no")])
def test_a_figure_is_told_as_the_report_tells_it(customers, status):
    assert survey_figure("nps", customers).status == status


@pytest.mark.parametrize(
    ("first", "least", "status"),
    [("2024-10-02", 0.5, "yes"), ("2024-10-02", 1.1, "limited"), ("2024-10-03", 0.5, "no")],
)
def test_evenness_needs_a_quarter_and_customers_who_buy_again(first, least, status):
    rows = [row(1, "purchase", first, amount=5), row(1, "purchase", "2024-12-01", amount=5)]
    assert xyz(inventory(rows), least).status == status


def test_purchases_without_amounts_tell_nothing_of_evenness():
    assert xyz(inventory([row(1, "purchase", "2023-01-01")]), 0).status == "no"


def monthly(*years):
    return [row(1, "visit", f"{year}-{month:02}-01") for year in years for month in range(1, 13)]


@pytest.mark.parametrize(("years", "status"), [((2023, 2024), "yes"), ((2024,), "limited")])
def test_a_season_is_known_once_it_has_come_back(years, status):
    assert seasonality(inventory(monthly(*years))).status == status


def test_a_yearly_survey_shows_no_season_however_long_it_runs():
    found = seasonality(inventory([row(1, "survey", f"{year}-05-03") for year in range(2014, 2025)]))
    assert (found.status, found.found) == ("no", {"months": 1, "twice": 1})
