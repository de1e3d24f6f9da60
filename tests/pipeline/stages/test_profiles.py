from datetime import date, datetime, timedelta
from pathlib import Path

import ibis
import pandas as pd
import pytest

from features.catalogue import CATALOGUE
from features.events import COLUMNS
from pipeline.artifacts import ARTIFACTS
from pipeline.stages import profiles as stage_module
from pipeline.stages.profiles import answers_of, by_customer, profiles

SOURCE = {"as_of": "2026-06-01"}
TWO_STARS = {"metric": "stars", "score": 2.0, "text": "broken"}
PARAMS = {"every_days": 30, "dates": 3, "min_history_days": 20, "rows_at_once": 1000, "barred": []}
NO_TONES = pd.DataFrame(columns=["customer_id", "kind", "text", "tone"])
NO_ATTRIBUTES = pd.DataFrame({"customer_id": [], "known_at": pd.to_datetime([])})


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
    return stored(rows, tmp_path_factory.mktemp("log") / "events.parquet")


def stored(rows, file, *, rows_per_group=122_880):
    """The events as the stage before leaves them, sorted by customer."""
    log = pd.DataFrame(rows, columns=list(COLUMNS))
    log["recorded_at"] = pd.to_datetime(log.recorded_at).fillna(log.occurred_at)
    con = ibis.duckdb.connect()
    casts = ", ".join(f'"{name}"::{column.type} AS "{name}"' for name, column in COLUMNS.items())
    con.con.register("log", log)
    con.raw_sql(f"COPY (SELECT {casts} FROM log ORDER BY ALL) TO '{file}' (ROW_GROUP_SIZE {rows_per_group})")
    return ARTIFACTS["events"].read(file)


def run(events, folder, *, tones=NO_TONES, attributes=NO_ATTRIBUTES, **params):
    """The stage's tables written below a folder, and its figures."""
    outputs = profiles.function(events, tones, attributes, SOURCE, **PARAMS | params)
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
    assert written["metrics"] == {
        "customers": 1,
        "dates": 2,
        "columns": len(CATALOGUE.columns),
        "answers": 1,
        "answers_left_out": 0,
    }


def test_a_second_run_writes_the_same_bytes(events, folder, written, tmp_path):
    assert run(events, tmp_path) == written["metrics"]
    for name in profiles.writes:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Forty customers with an answer each, of whom one has a tenth of all events."""
    rows = []
    for number in range(40):
        for step in range(60 if number == 17 else 14):
            at = datetime(2026, 3, 1) + timedelta(days=step, hours=number)
            rows.append({"customer_id": f"c{number:02}", "kind": "visit", "occurred_at": at, "failed": step % 3 == 0})
        rows.append(
            {"customer_id": f"c{number:02}", "kind": "review", "occurred_at": datetime(2026, 5, 1), **TWO_STARS}
        )
    return stored(rows, tmp_path_factory.mktemp("many") / "events.parquet")


def test_the_number_of_rows_held_at_once_changes_nothing(many, tmp_path):
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    assert run(many, whole, dates=2) == run(many, parts, dates=2, rows_at_once=400)
    for name in profiles.writes:
        assert (whole / name).read_bytes() == (parts / name).read_bytes()


def test_ranges_hold_whole_customers_and_about_as_many_rows_as_asked_for(many):
    parts = [part.to_pandas() for part in by_customer(many, 100)]
    assert all(len(part) < 100 + 61 for part in parts)
    customers = [customer for part in parts for customer in part.customer_id.unique()]
    assert customers == sorted({*customers})
    assert sum(map(len, parts)) == many.count().execute()


def test_a_range_reads_only_the_row_groups_of_its_customers(tmp_path):
    visits = [
        {"customer_id": f"c{number:05}", "kind": "visit", "occurred_at": datetime(2026, 1, 1)} for number in range(9000)
    ]
    events = stored(visits, tmp_path / "events.parquet", rows_per_group=2048)
    query = ibis.to_sql(by_customer(events, 3000)[0], "duckdb")
    [(_, plan)] = events.get_backend().con.execute(f"EXPLAIN ANALYZE {query}").fetchall()
    assert "Row Groups Scanned: 2 / 5" in plan


def test_an_attribute_counts_from_the_day_after_it_was_known(events, tmp_path):
    known = [
        ("ann", "2026-05-01", "Riga", 1.0),
        ("ann", "2026-05-02", "Oslo", None),
        ("eve", "2026-01-01", "Bonn", 3.0),
    ]
    attributes = pd.DataFrame(known, columns=["customer_id", "known_at", "city", "children"])
    run(events, tmp_path, attributes=attributes.assign(known_at=pd.to_datetime(attributes.known_at)))
    found = ARTIFACTS["profiles"].read(tmp_path / "profiles")
    assert found.columns.tolist()[-2:] == ["attribute_city", "attribute_children"]
    assert found.as_of.dt.date.tolist() == [date(2026, 5, 2), date(2026, 6, 1)]
    assert found.attribute_city.tolist() == ["Riga", "Oslo"]
    assert found.attribute_children.isna().tolist() == [False, True]
    assert len(found.columns) == len(CATALOGUE.columns) + 4


def test_what_is_barred_is_in_no_profile(events, tmp_path):
    known = pd.DataFrame(
        {"customer_id": ["ann"], "known_at": pd.to_datetime(["2026-01-01"]), "gender": "f", "city": "Riga"}
    )
    run(events, tmp_path, attributes=known, barred=["gender", "visits_30d"], dates=1)
    found, asked = ARTIFACTS["profiles"].read(tmp_path / "profiles"), ARTIFACTS["asked"].read(tmp_path / "asked")
    assert found.columns.tolist()[-1:] == ["attribute_city"]
    assert not [name for name in found if "gender" in name]
    assert found.visits_30d.isna().all()
    assert asked.visits_30d.isna().all()
    assert found.visits_90d.notna().all()


def test_of_an_account_of_many_people_the_last_answers_count_as_far_as_they_can_be_profiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = pd.date_range("2026-01-01", periods=10)
    answers = [
        {"customer_id": "shop desk", "kind": "survey", "metric": "nps", "score": 9.0, "occurred_at": day}
        for day in days
    ]
    one = {**answers[0], "customer_id": "ann"}
    events = stored([*answers, one], tmp_path / "events.parquet")
    monkeypatch.setattr(stage_module, "ROWS_OF_A_CUSTOMER", 35)
    found = answers_of(events).to_pandas()
    assert found[found.customer_id == "ann"].shape[0] == 1
    assert sorted(found[found.customer_id == "shop desk"].occurred_at) == [*days[-3:]]
