"""Where customers were, and where something was wrong."""

from datetime import date, datetime

import ibis
import pandas as pd

from features.catalogue import CATALOGUE
from features.steps import STAGE_OF
from features.touches import MET_AT, touches


def log(*rows):
    """Events of one customer in June 2026: day, kind, channel, failed, late hours."""
    columns = ["day", "kind", "channel", "failed", "late_hours"]
    table = pd.DataFrame(rows, columns=columns).astype({"failed": "boolean", "late_hours": "float64", "channel": "str"})
    at = [datetime(2026, 6, day) for day in table.pop("day")]
    return ibis.memtable(table.assign(customer_id="a", occurred_at=at, recorded_at=at))


def found(events, as_of=date(2026, 7, 1), days=365):
    told = touches(events, as_of, days).to_pandas()
    return [tuple(row) for row in told[["kind", "channel", "times", "troubles"]].itertuples(index=False)]


def test_every_theme_of_experience_is_met_somewhere_on_the_journey():
    assert set(MET_AT) == {name for name, theme in CATALOGUE.themes.items() if theme.experience}
    assert {kind for kinds in MET_AT.values() for kind in kinds} <= set(STAGE_OF)


def test_failures_and_delays_are_troubles_once_each():
    events = log(
        (1, "delivery", "courier", True, 5.0), (2, "delivery", "courier", False, -5.0), (3, "visit", "web", None, None)
    )
    assert found(events) == [("delivery", "courier", 2, 1), ("visit", "web", 1, 0)]


def test_channels_are_told_apart():
    events = log((1, "visit", "web", True, None), (2, "visit", "app", False, None))
    assert found(events) == [("visit", "app", 1, 0), ("visit", "web", 1, 1)]


def test_what_is_old_not_yet_known_or_no_experience_does_not_count():
    events = log(
        (1, "visit", "web", False, None), (20, "visit", "web", False, None), (10, "survey", "web", False, None)
    )
    assert found(events, as_of=date(2026, 6, 15), days=7) == []
    assert found(events, as_of=date(2026, 6, 15), days=30) == [("visit", "web", 1, 0)]
