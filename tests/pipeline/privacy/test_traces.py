"""Whose a raw row is, is found by the SELECTs' own words, however the file writes the id."""

from pathlib import Path

import pytest

from pipeline.privacy.traces import Trace, load_raw, traces
from pipeline.sources.declaration import read_declaration


@pytest.fixture
def found(shop: Path) -> dict[str, Trace]:
    folder = Path("data/sources/shop")
    raw = load_raw(Path("data/raw/shop"), folder, read_declaration(folder))
    return {trace.table: trace for trace in traces(raw, ["007"])}


def test_an_id_is_found_under_every_name_that_raw_files_have_for_it(found: dict[str, Trace]) -> None:
    asked = {table: (trace.columns, set(trace.values)) for table, trace in found.items()}
    assert asked["tickets"] == (("who",), {("C-7",)})
    assert asked["orders"] == (("client",), {("007",)})
    assert asked["visits"] == (("user",), {("7",)})
    assert asked["calls"] == (("customer",), {("007",)})


def test_a_table_that_names_nobody_is_followed_by_the_key_it_is_joined_on(found: dict[str, Trace]) -> None:
    assert found["parcels"] == Trace("parcels", ("order_no",), frozenset({("10",), ("12",)}))


def test_nobody_is_found_where_nobody_is(shop: Path) -> None:
    folder = Path("data/sources/shop")
    assert traces(load_raw(Path("data/raw/shop"), folder, read_declaration(folder)), ["700"]) == []
