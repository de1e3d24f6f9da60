"""All ways to make profiles make the same ones."""

import json

import pytest

from benchmarks.formulas import FORMULAS
from benchmarks.frames import PLAIN, by_pandas
from benchmarks.profile_log import write_log
from benchmarks.profiles import WAYS, agreement, in_arrow, measure
from features.catalogue import CATALOGUE
from pipeline.artifacts import write_parquet


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A log of 5,000 events and what ours makes of it."""
    folder = tmp_path_factory.mktemp("bench")
    write_log(5_000, folder / "log")
    write_parquet(WAYS["ours"](folder / "log"), folder / "ours")
    return folder


def test_the_query_by_hand_has_every_column():
    assert {column.feature.name for column in CATALOGUE.columns} == {*FORMULAS}


def test_the_query_by_hand_gives_what_ours_gives(folder):
    figures = measure("duckdb", folder / "log", folder / "duckdb")
    assert agreement(folder, "duckdb") == "equal ours"
    assert figures["columns"] == len(CATALOGUE.columns)
    assert json.dumps(figures)


def test_pandas_gives_what_ours_gives(folder):
    frame = by_pandas(folder / "log")
    write_parquet(in_arrow(frame), folder / "pandas")
    assert agreement(folder, "pandas") == "equal ours"
    assert {*frame.columns} == {"customer_id", *(column.name for column in PLAIN.columns)}


def test_a_way_that_says_something_else_is_found_out(folder):
    wrong = by_pandas(folder / "log").assign(visits_30d=-1.0)
    write_parquet(in_arrow(wrong), folder / "wrong")
    assert agreement(folder, "wrong") == "differ: visits_30d"
