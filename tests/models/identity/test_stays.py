"""Since when customers are in their segment, and who or what moved them."""

from datetime import date

import pandas as pd

from models.identity.stays import STAY, entered, migrations, nobody, remodelled

DAYS = [pd.Timestamp(2026, 1, 1), pd.Timestamp(2026, 4, 1), pd.Timestamp(2026, 7, 1)]


def memberships(*rows: tuple[str, int, str]) -> pd.DataFrame:
    """One row per customer and date, the date by its place in ``DAYS``."""
    found = pd.DataFrame(
        [(one, DAYS[day], where) for one, day, where in rows], columns=["customer_id", "as_of", "segment_id"]
    )
    return found.astype({"customer_id": "str", "segment_id": "str", "as_of": "datetime64[us]"})


def stay(customer: str, where: str, since: str, before: str | None = None) -> pd.DataFrame:
    """One customer's stay as a run of February saw it."""
    values = (customer, pd.Timestamp(2026, 2, 1), where, pd.Timestamp(since), before)
    return pd.concat([nobody(), pd.DataFrame([values], columns=[*STAY])]).astype(nobody().dtypes.to_dict())


def since(found: pd.DataFrame) -> dict[str, tuple[str, str | None]]:
    return {
        row.customer_id: (str(row.segment_since.date()), row.previous_segment_id if row.notna().all() else None)
        for _, row in found.iterrows()
    }


def test_a_stay_begins_at_the_first_date_after_the_last_move():
    found = entered(memberships(("a", 0, "x"), ("a", 1, "y"), ("a", 2, "y"), ("b", 2, "x")), nobody())
    assert since(found) == {"a": ("2026-04-01", "x"), "b": ("2026-07-01", None)}


def test_who_is_not_seen_at_the_last_date_has_no_stay():
    assert since(entered(memberships(("a", 0, "x"), ("b", 2, "x")), nobody())) == {"b": ("2026-07-01", None)}


def test_a_stay_older_than_all_dates_began_when_the_last_run_says():
    members = memberships(*(("a", day, "x") for day in range(3)))
    assert since(entered(members, stay("a", "x", "2025-03-01", "y"))) == {"a": ("2025-03-01", "y")}


def test_a_stay_in_another_segment_says_nothing_of_this_one():
    members = memberships(*(("a", day, "x") for day in range(3)))
    assert since(entered(members, stay("a", "y", "2025-03-01"))) == {"a": ("2026-01-01", None)}


def test_who_moved_within_the_dates_is_where_they_are_since_then():
    members = memberships(("a", 0, "x"), ("a", 1, "y"), ("a", 2, "x"))
    assert since(entered(members, stay("a", "x", "2025-03-01"))) == {"a": ("2026-07-01", "y")}


def test_moves_are_counted_between_the_last_date_and_one_long_enough_before():
    rows = [("a", 1, "x"), ("a", 2, "y"), ("b", 1, "x"), ("b", 2, "x"), ("c", 2, "x"), ("a", 0, "y")]
    found = migrations(memberships(*rows), 90)
    assert list(found[["from", "to", "customers"]].itertuples(index=False, name=None)) == [("x", "x", 1), ("x", "y", 1)]
    assert set(found.because) == {"customer changed"}
    assert set(found.since) == {date(2026, 4, 1)}
    assert set(migrations(memberships(*rows), 92).since) == {date(2026, 1, 1)}


def test_moves_are_none_where_the_log_is_too_short():
    assert migrations(memberships(("a", 2, "x")), 90).empty


def test_what_the_last_run_saw_otherwise_is_the_models_change():
    members = memberships(*(("a", day, "x") for day in range(3)), ("b", 0, "x"), ("b", 1, "y"))
    found = remodelled(members, pd.concat([stay("a", "y", "2025-03-01"), stay("b", "z", "2025-03-01")]))
    assert found.to_dict("records") == [
        {"from": "y", "to": "x", "customers": 1, "because": "model changed", "since": date(2026, 2, 1)}
    ]
