from itertools import pairwise

import duckdb

from features.events import ANSWERS, COLUMNS, KINDS, METRICS, REQUIRED


def test_every_type_is_one_of_duckdbs():
    for column in COLUMNS.values():
        assert duckdb.sql(f"SELECT NULL::{column.type}").types == [column.type]


def test_marks_rise_from_dissatisfied_to_satisfied():
    for metric in METRICS.values():
        marks = (metric.lowest, metric.neutral_from, metric.satisfied_from, metric.highest)
        assert all(low < high for low, high in pairwise(marks[:3]))
        assert metric.satisfied_from <= metric.highest


def test_what_is_required_and_what_answers_is_declared():
    assert set(REQUIRED) <= set(COLUMNS)
    assert set(ANSWERS) <= set(KINDS)


def test_every_column_says_what_it_means():
    assert all(column.meaning for column in COLUMNS.values())
