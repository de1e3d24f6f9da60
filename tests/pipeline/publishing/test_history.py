"""Whatever the database: its views show one whole release, its history has every one once."""

import pickle
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.faults import UsageFault
from tests.pipeline.publishing.conftest import TABLES, Store, every_kind, release_of, tables_of

ROOT = Path(__file__).parents[3]
COUNTS = " UNION ALL ".join(f"SELECT '{name}', run_id, count(*) FROM {{{name}_history}} GROUP BY 2" for name in TABLES)
SHOWN = " UNION ALL ".join(f"SELECT run_id, satisfaction FROM {{{name}}}" for name in TABLES)
"""What a reader sees of all views in one statement."""

KILLED = """
import os, pickle, sys
from pipeline.publishing import history
from pipeline.publishing.publication import DELIVER
history.point_at = lambda *_: os._exit(137)
kind, where, release = pickle.load(sys.stdin.buffer)
DELIVER[kind](where, release, schema="cx", keep=0)
"""
"""Publishes, and dies when all rows are there and none is committed."""


def shown(store: Store) -> set[tuple[Any, ...]]:
    return set(store.ask(SHOWN))


@every_kind
def test_the_views_show_what_was_released_with_its_run_and_date(store: Store) -> None:
    store.deliver(release_of(1))
    found = store.ask("SELECT run_id, as_of, customer_id, satisfaction FROM {customers} ORDER BY customer_id")
    assert [(run, str(day), *rest) for run, day, *rest in found] == [
        ("run-1", "2026-07-01", f"0000{number}", 1.0) for number in range(3)
    ]
    assert store.ask("SELECT run_id, source FROM {release_current}") == [("run-1", "shop")]


@every_kind
def test_values_arrive_as_they_were(store: Store) -> None:
    odd = pd.DataFrame(
        {
            "customer_id": ["", "x'; DROP TABLE y; --\\N\t\n", "Ё"],
            "satisfaction": [0.1, None, -3.0],
            "segment_since": [date(2026, 1, 31), None, None],
            "is_new": [True, False, True],
            "visits": [1, 2, 3],
            "seen_at": pd.to_datetime(["2026-01-31 23:59:59.123456"] * 3),
        }
    )
    store.deliver(release_of(1, customers=odd))
    query = "SELECT customer_id, satisfaction, segment_since, is_new, visits, seen_at FROM {customers} ORDER BY 1"
    first, second, third = store.ask(query)
    assert (first[0], second[0], third[0]) == ("", "x'; DROP TABLE y; --\\N\t\n", "Ё")
    assert (first[1], second[1], third[1]) == (0.1, None, -3.0)
    assert (str(first[2]), second[2]) == ("2026-01-31", None)
    assert [bool(one[3]) for one in (first, second, third)] == [True, False, True]
    assert (first[4], str(first[5])) == (1, "2026-01-31 23:59:59.123456")


@every_kind
def test_publishing_the_same_release_twice_adds_nothing(store: Store) -> None:
    store.deliver(release_of(1))
    before = store.ask(COUNTS)
    store.deliver(release_of(1))
    assert store.ask(COUNTS) == before
    assert len(store.ask("SELECT * FROM {releases}")) == 1


@every_kind
def test_a_later_release_is_shown_and_the_earlier_stays_in_the_history(store: Store) -> None:
    for mark in (1, 2):
        store.deliver(release_of(mark))
    assert shown(store) == {("run-2", 2.0)}
    assert sorted(store.ask(COUNTS)) == sorted(
        (name, f"run-{mark}", len(table)) for name, table in tables_of(0).items() for mark in (1, 2)
    )


@every_kind
def test_an_earlier_release_is_shown_again_without_a_second_copy(store: Store) -> None:
    for mark in (1, 2, 1):
        store.deliver(release_of(mark))
    assert shown(store) == {("run-1", 1.0)}
    assert {count for name, _, count in store.ask(COUNTS) if name == "customers"} == {3}


@every_kind
def test_a_new_column_is_empty_in_the_releases_before_and_one_that_is_gone_in_the_next(store: Store) -> None:
    wider = tables_of(2)["customers"].assign(tone=0.5)
    store.deliver(release_of(1))
    store.deliver(release_of(2, customers=wider))
    assert set(store.ask("SELECT run_id, tone FROM {customers_history}")) == {("run-1", None), ("run-2", 0.5)}
    assert set(store.ask("SELECT run_id, tone FROM {customers}")) == {("run-2", 0.5)}
    store.deliver(release_of(3))
    assert set(store.ask("SELECT run_id, tone FROM {customers}")) == {("run-3", None)}


@every_kind
def test_only_the_last_releases_are_kept_if_so_asked(store: Store) -> None:
    for mark in (1, 2, 1, 3):
        store.deliver(release_of(mark), keep=2)
    assert {run for _, run, _ in store.ask(COUNTS)} == {"run-1", "run-3"}
    assert {run for (run,) in store.ask("SELECT run_id FROM {releases}")} == {"run-1", "run-3"}
    store.deliver(release_of(3), keep=1)
    assert {run for _, run, _ in store.ask(COUNTS)} == {"run-3"}


@every_kind
def test_a_killed_publish_leaves_the_last_release_and_a_rerun_finishes(store: Store) -> None:
    store.deliver(release_of(1))
    order = pickle.dumps((store.kind, store.where, release_of(2)))
    killed = subprocess.run([sys.executable, "-c", KILLED], input=order, cwd=ROOT, check=False)
    assert killed.returncode == 137
    assert shown(store) == {("run-1", 1.0)}
    assert {run for _, run, _ in store.ask(COUNTS)} == {"run-1"}
    store.deliver(release_of(2))
    assert shown(store) == {("run-2", 2.0)}
    assert {count for name, _, count in store.ask(COUNTS) if name == "customers"} == {3}


@every_kind
def test_a_name_that_would_run_as_a_statement_is_refused_and_nothing_changes(store: Store) -> None:
    store.deliver(release_of(1))
    hostile = tables_of(2)["segments"].assign(**{'x"; DROP TABLE y; --': 1})
    with pytest.raises(UsageFault, match="cannot name a table or column"):
        store.deliver(release_of(2, segments=hostile))
    assert shown(store) == {("run-1", 1.0)}


@every_kind
def test_readers_never_see_a_mix(store: Store) -> None:
    """Every statement of theirs finds one release, and all of it."""
    rows = 2000
    whole = {frozenset({(f"run-{mark}", float(mark))}) for mark in (1, 2)}
    store.deliver(release_of(1, rows))
    seen: list[tuple[frozenset[Any], int]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            found = store.ask(SHOWN)
            seen.append((frozenset(found), len(found)))

    reader = threading.Thread(target=read)
    reader.start()
    for mark in (2, 1, 2, 1, 2):
        store.deliver(release_of(mark, rows), keep=1)
    done.set()
    reader.join()
    assert {one for one, _ in seen} <= whole
    assert {count for _, count in seen} == {2 * rows + 3}
    assert len(seen) > 2
