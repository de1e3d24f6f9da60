import pytest

from pipeline.sources.clocks import clock_doubts
from pipeline.sources.contract import EVENTS
from pipeline.sources.opening import Query
from pipeline.sources.scratch import Scratch


def told(times: str, zone: str, kind: str = "VARCHAR") -> list[str]:
    scratch = Scratch()
    scratch.sql.execute(f"CREATE VIEW visits AS SELECT unnest({times})::{kind} AS occurred_at")
    return [one.says for one in clock_doubts(scratch, Query("visits", {"occurred_at": kind}, EVENTS), zone)]


@pytest.mark.parametrize("kind", ["VARCHAR", "TIMESTAMP"])
@pytest.mark.parametrize(
    ("zone", "skipped", "repeated"),
    [
        ("Europe/Berlin", "2025-03-30 02:30:00", "2025-10-26 02:30:00"),
        ("America/New_York", "2025-03-09 02:30:00", "2025-11-02 01:30:00"),
        ("Australia/Sydney", "2025-10-05 02:30:00", "2025-04-06 02:30:00"),
    ],
)
def test_hours_skipped_and_repeated_are_counted_by_zone(zone, skipped, repeated, kind):
    (says,) = told(f"['{skipped}', '{repeated}', '{repeated}', '2025-07-01 12:00:00']", zone, kind)
    assert f"1 times lie in the hour that {zone} skips" in says
    assert "2 in the one it repeats" in says


@pytest.mark.parametrize(
    ("times", "zone", "kind"),
    [
        ("['2025-03-30 02:30']", "UTC", "VARCHAR"),
        ("['2025-03-30 02:30']", "Europe/Moscow", "VARCHAR"),
        ("['2025-10-26 02:30:00+02']", "Europe/Berlin", "VARCHAR"),
        ("['2025-10-26 02:30:00+02']", "Europe/Berlin", "TIMESTAMP WITH TIME ZONE"),
        ("['no time', NULL, '2025-03-30', '2025-03-30 03:30', '2025-10-26 01:30']", "Europe/Berlin", "VARCHAR"),
    ],
)
def test_other_times_are_no_cause_of_doubt(times, zone, kind):
    assert told(times, zone, kind) == []
