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
    CUSTOMERS,
    OUTAGE,
    PARAMS,
    SIX_AT_ONCE,
    Mishap,
    Operation,
    command_of,
    crash,
    days,
)

pytestmark = [pytest.mark.long, pytest.mark.whole]

START, UNTIL = date(2026, 3, 29), date(2026, 7, 1)
SEASON = days(START, 7 * 13 + 1)

MISHAPS: dict[date, Mishap] = {
    date(2026, 4, 8): BAD_DELIVERY,
    date(2026, 4, 15): BROKEN_FILE,
    date(2026, 4, 26): OUTAGE,
    date(2026, 5, 17): crash(30),
    date(2026, 5, 20): crash(8),
}


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the whole time, and long enough before it to learn from."""
    folder = tmp_path_factory.mktemp("season") / "raw"
    ARTIFACTS["shop"].write(files(simulate(CUSTOMERS, 600, UNTIL, 7, True)), folder)
    return folder


@pytest.fixture
def operation(raw: Path, checkout: Callable[..., Checkout]) -> Callable[[], Operation]:
    def founded() -> Operation:
        made = Operation(checkout(), raw)
        made.found()
        made.checkout.set(PARAMS)
        return made

    return founded


def test_mishaps_leave_no_trace(operation: Callable[[], Operation]) -> None:
    """Nine days beside nine without: a bad delivery, a morning begun six times at once, a kill of the retraining."""
    begin, mishaps = SEASON[:9], {SEASON[3]: BAD_DELIVERY, SEASON[5]: SIX_AT_ONCE, SEASON[7]: crash(30)}
    quiet, troubled = operation(), operation()
    for day in begin:
        assert troubled.day(day, mishaps.get(day)) == quiet.day(day), day
    assert troubled.history() == quiet.history()
    assert [row["as_of"] for row in quiet.history()] == [day.isoformat() for day in begin]


def test_after_a_season_no_day_is_lost(operation: Callable[[], Operation]) -> None:
    """In the history, in the database of the release, and in what can be verified."""
    shop = operation()
    for day in SEASON:
        shop.day(day, MISHAPS.get(day))
    history = shop.history()
    assert [row["as_of"] for row in history] == [day.isoformat() for day in SEASON]
    assert [row["verb"] for row in history] == [command_of(day)[3] for day in SEASON]
    assert shop.stored() == {row["as_of"]: row["customers"] for row in history}
    assert shop.checkout.attempt("python", "-m", "pipeline", "verify").returncode == 0
    verdicts = [row["verdict"] for row in history if row["verb"] == "retrain"]
    print(f"{len(history)} days, {len(MISHAPS)} mishaps, retrained {len(verdicts)} times: {sorted(verdicts)}")
