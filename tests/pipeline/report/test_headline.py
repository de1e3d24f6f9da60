"""The first screen's figures."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from pipeline.report import headline
from pipeline.report.findings import Findings
from pipeline.report.wording import Words

Case = Callable[[Words], Findings]

SEGMENTS = pd.DataFrame(
    {
        "satisfaction_level": ["dissatisfied", "neutral", "neutral", "satisfied"],
        "customers": [10, 60, 20, 10],
        "share": [0.1, 0.6, 0.2, 0.1],
        "satisfaction": [30.0, 60.0, 70.0, 90.0],
        "satisfaction_low": [27.0, 59.0, 68.0, 88.0],
        "satisfaction_high": [33.0, 61.0, 72.0, 92.0],
        "value_at_risk": [500.0, 100.0, 300.0, 900.0],
        "pains": ["late", "slow", "late", "late"],
        "action": ["carrier", "call", "carrier", "keep"],
    }
)


def test_overall_weighs_segments_by_their_shares() -> None:
    found = headline.overall(SEGMENTS)
    half = np.sqrt(0.3**2 + 0.6**2 + 0.4**2 + 0.2**2)
    assert found == pytest.approx((62.0, 62 - half, 62 + half))


def test_overall_has_no_interval_where_a_segment_has_none() -> None:
    found = headline.overall(SEGMENTS.assign(satisfaction_low=[np.nan, 59, 68, 88]))
    assert found.value == 62
    assert np.isnan(found.low)


def test_levels_are_told_worst_first_and_add_up() -> None:
    found = headline.level_shares(SEGMENTS)
    assert list(found) == ["dissatisfied", "neutral", "satisfied"]
    assert sum(found.values()) == pytest.approx(1)


def test_segments_that_ask_for_the_same_are_one_thing_to_do() -> None:
    first, second = headline.things_to_do(SEGMENTS)
    assert (first.action, first.customers, first.value_at_risk, first.numbers) == ("carrier", 30, 800.0, (1, 3))
    assert second.action == "call"


def test_without_money_most_customers_come_first() -> None:
    assert [one.action for one in headline.things_to_do(SEGMENTS.assign(value_at_risk=np.nan))] == ["call", "carrier"]


def test_segments_without_pain_ask_for_nothing() -> None:
    assert headline.things_to_do(SEGMENTS.assign(pains=None)) == []


def test_leaving_is_of_customers_with_a_probability_only() -> None:
    customers = pd.DataFrame(
        {
            "churn_probability": [0.9, 0.3, np.nan],
            "churn_risk": ["high", "low", None],
            "value_at_risk": [9.0, 3.0, np.nan],
            "expected_value": [10.0, 10.0, 10.0],
        }
    )
    found = headline.leaving(customers)
    assert found is not None
    assert (found.expected, found.active, found.high, found.value_at_risk, found.expected_value) == (1.2, 2, 1, 12, 20)
    assert found.share == pytest.approx(0.6)
    assert headline.leaving(customers.tail(1)) is None


def test_how_sure_is_told_from_hidden_answers(full: Case, english: Words) -> None:
    basis, hidden = headline.how_sure(full(english), english)
    assert "640\N{NO-BREAK SPACE}answers" in basis
    assert "On 160 later answers hidden from the model it explained 55% of the differences and missed by 10.5" in hidden
