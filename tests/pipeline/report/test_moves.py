"""Moves between segments and levels."""

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from models.identity.matching import Change, What
from pipeline.report import moves
from pipeline.report.findings import Findings
from pipeline.report.wording import Words

Case = Callable[[Words], Findings]


def test_levels_rise_fall_and_stay(full: Case, english: Words) -> None:
    assert moves.changes(full(english)) == moves.Changes(rose=31, fell=7, kept=525)


def test_nothing_changed_where_there_is_no_past(full: Case, english: Words) -> None:
    found = full(english)
    nothing = replace(found, migrations=found.migrations.head(0))
    assert moves.changes(nothing) == moves.Changes(0, 0, 0)
    assert moves.since(nothing.migrations) is None
    assert moves.remodelled(nothing, english) is None


def test_matrix_holds_every_customer_once(full: Case, english: Words) -> None:
    found = replace(full(english), min_customers=0)
    rows = moves.matrix(found, english)
    assert sum(row.told for row in rows) == moves.moved(found.migrations).customers.sum() == 563
    assert rows[0].cells == (120, 31, 0)
    assert all(row.all_told for row in rows)


def test_matrix_holds_back_what_is_too_few_and_what_would_tell_it(full: Case, english: Words) -> None:
    rows = moves.matrix(full(english), english)
    assert [row.cells for row in rows] == [(120, 31, 0), (0, 400, 0), (None, 0, 0), (0, 0, None)]
    assert [(row.told, row.all_told) for row in rows] == [(151, True), (400, True), (0, False), (0, False)]


def test_segment_that_has_nobody_today_comes_last_and_keeps_its_name(full: Case, words: Words) -> None:
    row = moves.matrix(full(words), words)[-1]
    assert row.number is None
    assert row.name == words.segment("satisfied", "site", -1, alone=False)


def test_commonest_move_is_told(full: Case, english: Words) -> None:
    told = moves.sentence(full(english), english)
    assert told.startswith("Since 2 Apr 2026, 43 of 563 changed their segment (8%).")
    assert "from “Dissatisfied: late deliveries” to “Neutral: no single reason” (31)" in told


def test_what_the_model_changed_is_told_apart_from_what_customers_did(full: Case, english: Words) -> None:
    told = moves.remodelled(full(english), english)
    assert told is not None
    assert told.startswith("The model has changed, too: as of 1 Jun 2026 it places 6 of 506 otherwise")
    assert "in “Neutral: no single reason” instead of “Dissatisfied: late deliveries” (too few to be told)" in told


def test_model_that_places_all_alike_is_said_to(full: Case, words: Words) -> None:
    found = full(words)
    same = found.migrations[found.migrations["from"] == found.migrations["to"]]
    assert "500" in (moves.remodelled(replace(found, migrations=same), words) or "")


def test_what_became_of_segments_since_the_last_run_is_told(full: Case, english: Words) -> None:
    assert list(moves.news(full(english), english)) == [
        "Segment “Satisfied in spite of errors on the site or in the app” is no more; its customers are mostly in "
        "“Satisfied: discounts that fit”.",
        "New segment: “Neutral: no single reason”.",
    ]


def test_every_kind_of_change_is_told_in_both_languages(full: Case, words: Words) -> None:
    found = full(words)
    one, other = found.register.entries[:2]
    kinds: tuple[What, ...] = get_args(What)
    changes = [Change(what, one.segment_id, others) for what in kinds for others in ((), (other.segment_id,) * 2)]
    events = tuple(
        (found.register.last, change) for change in changes if change.others or change.what in ("born", "died")
    )
    told = list(moves.news(replace(found, register=replace(found.register, events=events)), words))
    assert len(set(told)) == len(told) >= 6


def test_segment_of_the_past_knows_its_level(full: Case, english: Words) -> None:
    assert moves.rank_of(full(english).register)["satisfied-site-pain"] == 2
