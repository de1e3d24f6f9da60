from datetime import date, datetime, timedelta

import ibis
import pandas as pd
import pytest

from features.catalogue import CATALOGUE
from features.events import COLUMNS
from pipeline.artifacts import ARTIFACTS
from pipeline.stages.profiles import profiles, regular_dates

SOURCE = {"as_of": "2026-06-01"}
PARAMS = {"every_days": 30, "dates": 3, "min_history_days": 20}


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    """A log on disk: ann visits every ten days from 1 April, is asked on 20 May and 30 May; bob comes in June."""
    visits = [("ann", "visit", datetime(2026, 4, 1) + timedelta(days=10 * k)) for k in range(6)]
    rows = [dict(zip(("customer_id", "kind", "occurred_at"), row, strict=True)) for row in visits]
    asked = {"customer_id": "ann", "kind": "survey", "metric": "nps", "score": 9.0}
    rows += [
        {**asked, "occurred_at": datetime(2026, 5, 20), "recorded_at": datetime(2026, 5, 22)},
        {**asked, "occurred_at": datetime(2026, 5, 30), "recorded_at": datetime(2026, 6, 2)},
        {"customer_id": "bob", "kind": "visit", "occurred_at": datetime(2026, 6, 5)},
    ]
    file = tmp_path_factory.mktemp("log") / "events.parquet"
    log = pd.DataFrame(rows, columns=list(COLUMNS))
    log["recorded_at"] = log.recorded_at.fillna(log.occurred_at)
    con = ibis.duckdb.connect()
    casts = ", ".join(f'"{name}"::{column.type} AS "{name}"' for name, column in COLUMNS.items())
    con.con.register("log", log)
    con.raw_sql(f"COPY (SELECT {casts} FROM log) TO '{file}'")
    return ARTIFACTS["events"].read(file)


def run(events, folder):
    """The stage's tables written below a folder, and its figures."""
    outputs = profiles.function(events, SOURCE, **PARAMS)
    for name in profiles.writes:
        ARTIFACTS[name].write(outputs[name], folder / name)
    return outputs["metrics"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("profiles")


@pytest.fixture(scope="module")
def written(events, folder):
    """The stage's tables after a way through their files."""
    metrics = run(events, folder)
    return {"metrics": metrics, **{name: ARTIFACTS[name].read(folder / name) for name in profiles.writes}}


def test_profiles_stand_at_regular_dates_up_to_the_sources(written):
    found = written["profiles"]
    assert found.as_of.dt.date.tolist() == [date(2026, 5, 2), date(2026, 6, 1)]
    assert found.visits_30d.tolist() == [3, 2]
    assert found.customer_id.unique().tolist() == ["ann"]


def test_an_answer_is_known_with_the_profile_of_the_moment_it_was_asked_for(written):
    asked = written["asked"]
    assert asked.as_of.tolist() == [pd.Timestamp("2026-05-20")]
    assert asked.answered_at.tolist() == [pd.Timestamp("2026-05-22")]
    assert asked[["metric", "score", "points"]].to_numpy().tolist() == [["nps", 9, 81.25]]
    assert asked.days_since_last_visit.tolist() == [9]
    assert asked.answers_365d.tolist() == [0]


def test_the_dictionary_names_the_columns_of_both_tables(written):
    names = written["dictionary"].column.tolist()
    assert written["profiles"].columns.tolist()[2:] == names
    assert written["asked"].columns.tolist()[7:] == names


def test_the_figures_count_what_was_written(written):
    assert written["metrics"] == {"customers": 1, "dates": 2, "columns": len(CATALOGUE.columns), "answers": 1}


def test_a_second_run_writes_the_same_bytes(events, folder, written, tmp_path):
    assert run(events, tmp_path) == written["metrics"]
    for name in profiles.writes:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_dates_go_back_no_further_than_the_history_allows():
    as_of = date(2026, 6, 1)
    assert regular_dates(as_of, date(2026, 5, 2), 30, 13) == [date(2026, 5, 2), as_of]
    assert regular_dates(as_of, None, 30, 13) == [as_of]
    assert regular_dates(as_of, date(2027, 1, 1), 30, 13) == [as_of]
