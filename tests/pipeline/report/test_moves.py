"""Moves between segments and levels."""

from collections.abc import Callable

import pytest

from pipeline.report import moves
from pipeline.report.findings import Findings
from pipeline.report.wording import Words

Case = Callable[[Words], Findings]


def test_levels_rise_fall_and_stay(full: Case, english: Words) -> None:
    assert moves.changes(full(english).migrations) == moves.Changes(rose=31, fell=7, kept=525)


def test_nothing_changed_where_there_is_no_past(full: Case, english: Words) -> None:
    nothing = full(english).migrations.head(0)
    assert moves.changes(nothing) == moves.Changes(0, 0, 0)
    assert moves.since(nothing) is None


def test_matrix_holds_every_customer_once(full: Case, english: Words) -> None:
    found = full(english)
    rows = moves.matrix(found, english)
    assert sum(row.total for row in rows) == found.migrations.customers.sum()
    assert rows[0].cells == (120, 31, 0)


def test_segment_that_has_nobody_today_comes_last_and_keeps_its_name(full: Case, words: Words) -> None:
    row = moves.matrix(full(words), words)[-1]
    assert row.number is None
    assert row.name == words.segment("satisfied", "site", 1, alone=False)


def test_commonest_move_is_told(full: Case, english: Words) -> None:
    told = moves.sentence(full(english), english)
    assert told.startswith("Since 2 Apr 2026, 43 of 563 changed their segment (8%).")
    assert "from “Dissatisfied: late deliveries” to “Neutral: no single reason” (31)" in told


@pytest.mark.parametrize(
    ("segment_id", "rank"), [("dissatisfied-mixed", 0), ("neutral-price-pain", 1), ("satisfied-x-joy", 2)]
)
def test_id_begins_with_its_level(segment_id: str, rank: int) -> None:
    assert moves.level_rank(segment_id) == rank
