"""A season of the schedule with mishaps ends day by day where one without them does, every day in the history."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.demo.shop import files, simulate
from tests.checkout import Checkout
from tests.season.operation import (
    BAD_DELIVERY,
    BROKEN_FILE,
    CRASH,
    OUTAGE,
    PARAMS,
    Mishap,
    Operation,
    days,
)

pytestmark = [pytest.mark.long, pytest.mark.whole]

START, UNTIL = date(2026, 3, 29), date(2026, 7, 1)
SEASON = days(START, 7 * 13 + 1)

MISHAPS: dict[date, Mishap] = {
    date(2026, 4, 8): BAD_DELIVERY,
    date(2026, 4, 15): BROKEN_FILE,
    date(2026, 4, 26): OUTAGE,
    date(2026, 5, 17): CRASH,
    date(2026, 5, 20): CRASH,
}


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the whole time, and long enough before it to learn from."""
    folder = tmp_path_factory.mktemp("season") / "raw"
    ARTIFACTS["shop"].write(files(simulate(800, 600, UNTIL, 7, True)), folder)
    return folder


@pytest.fixture
def operation(raw: Path, checkout: Callable[..., Checkout]) -> Callable[[], Operation]:
    def founded() -> Operation:
        made = Operation(checkout(), raw)
        made.found()
        made.checkout.set(PARAMS)
        return made

    return founded


@pytest.mark.parametrize("length", [9, len(SEASON)])
def test_mishaps_leave_no_trace(operation: Callable[[], Operation], length: int) -> None:
    """The shorter one has a bad delivery on its fourth day, and a kill of its second retraining."""
    mishaps = MISHAPS if length == len(SEASON) else {SEASON[3]: BAD_DELIVERY, SEASON[7]: CRASH}
    quiet, troubled = operation(), operation()
    for day in SEASON[:length]:
        assert troubled.day(day, mishaps.get(day)) == quiet.day(day), day
    assert troubled.history() == quiet.history()
    assert [row["as_of"] for row in quiet.history()] == [day.isoformat() for day in SEASON[:length]]
    print(f"{length} days, {len(mishaps)} mishaps, {len(quiet.history())} rows of history, all tables equal")
