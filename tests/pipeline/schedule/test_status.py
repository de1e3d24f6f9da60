"""What an operator sees first: who is champion, what is old, and what to do about it."""

from datetime import date, timedelta

import pytest

from pipeline.champion.versions import Version
from pipeline.faults import GateFault
from pipeline.parameters import Schedule
from pipeline.schedule.status import Status, status, status_of

AS_OF = date(2026, 7, 1)
LIMITS = Schedule(keep=3, fresh_days=3, model_days=60)


def of(today: date, model_of: date | None = AS_OF, tables_of: date | None = AS_OF) -> list[str]:
    return [*Status(model_of and "v1", model_of, tables_of and "r1", tables_of, True, today).stale(LIMITS)]


def test_up_to_the_limit_nothing_is_stale() -> None:
    assert of(AS_OF + timedelta(days=3)) == []
    assert of(AS_OF + timedelta(days=60), tables_of=AS_OF + timedelta(days=57)) == []


def test_old_tables_ask_for_scores_and_an_old_champion_for_another() -> None:
    [tables] = of(AS_OF + timedelta(days=4))
    assert tables.startswith("The tables are 4 days old, schedule.fresh_days is 3. Next: new data, python -m pipeline")
    champion, _ = of(AS_OF + timedelta(days=61))
    assert champion == ("The champion is 61 days old, schedule.model_days is 60. Next: python -m pipeline retrain")


def test_nothing_at_all_is_stale() -> None:
    assert len(of(AS_OF, None, None)) == 2


def test_it_names_the_champion_and_whose_the_tables_are(champion: Version, capsys: pytest.CaptureFixture[str]) -> None:
    status(AS_OF)
    told = capsys.readouterr().out
    assert f"champion: {champion.name}" in told
    assert "by the champion" in told


def test_what_is_stale_is_a_fault_of_its_own_kind(champion: Version) -> None:
    with pytest.raises(GateFault, match="The tables are 30 days old") as fault:
        status(AS_OF + timedelta(days=30))
    assert fault.value.exit_code == 4


def test_another_source_has_no_tables_there(champion: Version) -> None:
    found = status_of("olist", AS_OF)
    assert (found.champion, found.release, found.is_champions) == (None, None, False)
