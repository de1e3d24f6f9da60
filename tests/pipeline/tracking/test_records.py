"""What the stages wrote down, and which of it counts."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.artifacts import write_json
from pipeline.stage import record_of
from pipeline.tracking.records import Record, flat, key_of, records_of

RECORD = Record("churn", 1.0, 2.0, {"source": "demo"}, {"auc": 0.8, "best": "rules", "lift": None}, [], [])


def test_only_records_of_the_asked_stages_are_read_in_their_order(records: list[Record]) -> None:
    assert records_of("demo", ("events", "profiles", "churn")) == [records[0], records[2]]


def test_records_of_another_source_are_left_out(records: list[Record]) -> None:
    assert records_of("olist", ("profiles", "churn")) == []


@pytest.mark.parametrize(("source", "belongs"), [("demo", True), ("olist", False)])
def test_making_the_demo_belongs_to_the_demo_whichever_source_was_set_then(source: str, belongs: bool) -> None:
    made = replace(RECORD, stage="demo", params={"source": "olist"})
    assert made.belongs_to(source) is belongs


def test_a_record_with_an_unknown_entry_is_refused(project: Path) -> None:
    write_json({"stage": "churn", "weather": "fine"}, record_of("churn"))
    with pytest.raises(TypeError, match="weather"):
        records_of("demo", ("churn",))


def test_numbers_are_figures_and_words_are_remarks_and_nothing_is_neither() -> None:
    assert RECORD.figures == {"auc": 0.8}
    assert RECORD.remarks == {"best": "rules"}


def test_key_is_the_same_for_the_same_records_and_moves_with_any_change() -> None:
    again = replace(RECORD)
    assert key_of([RECORD]) == key_of([again])
    others = [replace(RECORD, writes=["a"]), replace(RECORD, params={"source": "olist"}), replace(RECORD, metrics={})]
    assert len({key_of([record]) for record in [RECORD, *others]}) == 4


def test_times_count_only_for_stages_with_outputs_as_the_others_run_each_time() -> None:
    for writes, moved in (([], False), (["a"], True)):
        record = replace(RECORD, writes=writes)
        assert (key_of([record]) != key_of([replace(record, started_at=0.5, ended_at=9.0)])) is moved


def test_nested_parameters_are_joined_by_dots() -> None:
    assert flat({"a": 1, "b": {"c": [2], "d": {"e": None}}}) == {"a": 1, "b.c": [2], "b.d.e": None}
