from pathlib import Path

import pandas as pd
import pydantic
import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.parameters import read_yaml
from pipeline.stages.demo import demo
from pipeline.stages.events import events

PARAMS = {"customers": 2000, "days": 500, "until": "2026-07-01", "seed": 7, "structure": True}


def write_raw(folder: Path) -> Path:
    ARTIFACTS["shop"].write(demo.function(**PARAMS)["shop"], folder)
    return folder


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    return write_raw(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def log(raw, tmp_path_factory):
    """The event log that the stage ``events`` makes of the raw files, as frames, with its summary."""
    outputs = events.function(raw, Path("data/sources/demo"), max_rejected_share=0.01, future_hours=24)
    folder = tmp_path_factory.mktemp("log")
    for name in ("events", "rejected", "attributes"):
        ARTIFACTS[name].write(outputs[name], folder / name)
    return outputs | {name: pd.read_parquet(folder / name) for name in ("events", "rejected", "attributes")}


def test_two_runs_write_the_same_bytes(raw, tmp_path):
    again = write_raw(tmp_path)
    assert sorted(file.name for file in raw.iterdir()) == sorted(file.name for file in again.iterdir())
    assert all(file.read_bytes() == (again / file.name).read_bytes() for file in raw.iterdir())


def test_figures_are_plain_numbers_and_those_of_the_files(raw):
    figures = demo.function(**PARAMS)["metrics"]
    assert all(isinstance(value, int | float) for value in figures.values())
    assert figures["customers"] == len(pd.read_parquet(raw / "truth.parquet"))
    assert 0.10 < figures["answering_customers_share"] < 0.20


@pytest.mark.parametrize(
    "wrong", [{"until": "01.07.2026"}, {"customers": 0}, {"days": -1}, {"seed": -1}, {"structure": "perhaps"}]
)
def test_parameters_that_cannot_be_meant_are_refused(wrong):
    with pytest.raises(pydantic.ValidationError, match=next(iter(wrong))):
        demo.params.model_validate(PARAMS | wrong)


def test_the_source_makes_all_kinds_of_events_of_the_raw_files(log):
    kinds = {"visit", "purchase", "delivery", "return", "contact", "survey", "review", "campaign"}
    assert set(log["events"]["kind"]) == kinds
    assert set(log["events"]["metric"].dropna()) == {"nps", "csat", "ces", "cli", "stars"}


def test_all_systems_speak_of_the_customers_that_have_cards(log):
    assert set(log["events"]["customer_id"]) <= set(log["attributes"]["customer_id"])


def test_what_is_wrong_in_the_files_is_found_and_nothing_else(log):
    reasons = {name: one["rejected"] for name, one in log["event_summary"]["selects"].items() if one["rejected"]}
    assert {name: set(found) for name, found in reasons.items()} == {
        "purchases.sql": {"no_customer"},
        "surveys.sql": {"score_range"},
        "visits.sql": {"time_range"},
    }
    assert log["event_summary"]["selects"]["purchases.sql"]["duplicates"] > 0
    assert len(log["rejected"]) < 0.005 * len(log["events"])


def test_times_of_all_systems_fit_together(log):
    kinds = {kind: rows.set_index("order_id") for kind, rows in log["events"].groupby("kind")}
    deliveries, purchases = kinds["delivery"], kinds["purchase"].reindex(kinds["delivery"].index)
    for column, hours in {"occurred_at": "wait_hours", "promised_at": "late_hours"}.items():
        found = (deliveries["occurred_at"] - purchases[column]).dt.total_seconds() / 3600
        assert (found - deliveries[hours]).abs().max() < 0.02  # the cash system's times are to the minute


def test_the_source_ends_on_the_day_on_which_the_simulation_does(log):
    assert log["source"]["as_of"] == read_yaml(Path("params.yaml"))["demo"]["until"]


def test_nothing_happens_after_the_log(log):
    assert log["events"]["recorded_at"].max() < pd.Timestamp(PARAMS["until"])


def test_the_outcome_of_a_ticket_is_known_when_it_is_closed(log):
    contacts = log["events"].query("kind == 'contact'")
    waited = (contacts["recorded_at"] - contacts["occurred_at"]).dt.total_seconds() / 3600
    assert (waited - contacts["wait_hours"]).abs().max() < 0.001
    assert contacts["failed"].isna().equals(contacts["wait_hours"].isna())


def test_refunds_are_negative_and_payments_positive(log):
    amounts = log["events"].groupby("kind")["amount"].agg(["min", "max"]).astype(float)
    assert amounts.loc["return", "max"] < 0 < amounts.loc["purchase", "min"]
    assert amounts.loc["campaign", "min"] > 0
