"""New data in, but not half of them, nor tables of a day that has not come or has long gone."""

from datetime import date

import pytest

from pipeline import parameters
from pipeline.champion.versions import Version
from pipeline.faults import DataFault, UsageFault
from pipeline.schedule.runs import is_behind, reads_from_afar, refuse_early, score
from pipeline.sources.declaration import Declaration, TableFormat
from pipeline.stage import STAGES


@pytest.mark.parametrize(("as_of", "is_refused"), [("2026-07-04", False), ("2026-07-05", True)])
def test_a_log_that_ends_early_gives_no_tables(as_of: str, is_refused: bool) -> None:
    source, summary = {"name": "shop", "as_of": as_of}, {"last": "2026-06-30 23:10:00"}
    if not is_refused:
        return refuse_early(source, summary, fresh_days=3)
    with pytest.raises(DataFault, match="Tables of 2026-07-05 are asked for, and the log of shop ends on 2026-06-30"):
        refuse_early(source, summary, fresh_days=3)


def test_a_missed_run_that_is_made_up_for_too_late_does_nothing(
    champion: Version, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = parameters.read(STAGES)
    assert is_behind(settings, date(2026, 6, 30))
    assert "Nothing to do: tables of 2026-07-01 are released" in capsys.readouterr().err
    assert not is_behind(settings, date(2026, 7, 1))
    assert not is_behind(settings, None)
    assert not is_behind(settings | {"source": "olist"}, date(2026, 6, 30))


def test_tables_from_a_database_or_a_store_are_read_again() -> None:
    near, far = TableFormat(), TableFormat(database="CRM_URL", query="select 1")
    assert not reads_from_afar(Declaration(tables={"orders": near}))
    assert reads_from_afar(Declaration(tables={"orders": near, "tickets": far}))
    assert reads_from_afar(Declaration(tables={"orders": TableFormat(address="s3://bucket/orders/")}))


def test_without_a_champion_there_is_nothing_to_score_with(champion: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    (champion.folder.parent / "current.json").unlink()
    with pytest.raises(UsageFault, match=r"demo has no champion to score with: './run' or 'retrain' makes the first"):
        score(None)
