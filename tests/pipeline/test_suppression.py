"""Small groups: what is told of them, and what cannot be reckoned from the rest."""

import pandas as pd

from pipeline.suppression import suppressed, suppressed_moves, told_pains


def segments(*customers: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "segment_id": [f"segment {number}" for number in customers],
            "segment": "late",
            "satisfaction_level": "dissatisfied",
            "customers": customers,
            "share": [number / sum(customers) for number in customers],
            "nps": -20.0,
            "nps_answers": 3,
            "rule": "late_hours > 3",
        }
    )


def told(table: pd.DataFrame) -> list[bool]:
    return [bool(one) for one in table.nps.notna()]


def test_small_segments_keep_their_name_and_size_and_no_figure() -> None:
    given = segments(9, 8, 10)
    before = given.copy()
    small = suppressed(given, 10).iloc[0]
    assert set(small.index[small.isna()]) == {"nps", "nps_answers", "rule"}
    assert (small.segment, small.customers) == ("late", 9)
    pd.testing.assert_frame_equal(given, before)


def test_large_segments_are_told_whole() -> None:
    found = suppressed(segments(9, 8, 10), 10)
    assert found.iloc[2].to_dict() == segments(9, 8, 10).iloc[2].to_dict()
    assert told(suppressed(segments(10, 11), 10)) == [True, True]


def test_a_single_small_segment_cannot_be_reckoned_from_the_total() -> None:
    assert told(suppressed(segments(40, 9, 20, 30), 10)) == [True, False, False, True]


def test_two_small_segments_hide_each_other() -> None:
    assert told(suppressed(segments(40, 9, 8, 30), 10)) == [True, False, False, True]


def test_one_segment_alone_may_be_hidden() -> None:
    assert told(suppressed(segments(9), 10)) == [False]
    assert suppressed(segments(9).head(0), 10).empty


def test_counts_stay_whole_numbers_where_one_is_held_back() -> None:
    assert suppressed(segments(9, 8, 10), 10).nps_answers.dtype == "Int64"


def moves(**customers: int) -> pd.DataFrame:
    """One row per pair of segments, named by both letters."""
    ends = pd.DataFrame([list(pair) for pair in customers], columns=["from", "to"])
    return ends.assign(customers=list(customers.values()), because="customer changed")


def counted(table: pd.DataFrame) -> list[int | None]:
    return [None if pd.isna(number) else int(number) for number in suppressed_moves(table, 10).customers]


def test_moves_of_few_customers_are_named_and_not_counted() -> None:
    found = suppressed_moves(moves(aa=10, ab=9, ba=8), 10)
    assert list(found["from"] + found["to"]) == ["aa", "ab", "ba"]
    assert found.customers.dtype == "Int64"
    assert counted(moves(aa=10, ab=9, ba=8)) == [10, None, None]


def test_a_single_move_of_few_cannot_be_reckoned_from_all_who_moved() -> None:
    assert counted(moves(aa=700, bb=90, ab=9, ba=20, ca=30)) == [700, 90, None, None, 30]


def test_nor_a_single_segment_where_few_stayed_from_all_who_did() -> None:
    assert counted(moves(aa=700, bb=9, cc=90, ab=20)) == [700, None, None, 20]


def test_what_the_model_changed_is_held_back_by_itself() -> None:
    both = pd.concat([moves(ab=9, ba=20), moves(ab=30, ba=40).assign(because="model changed")], ignore_index=True)
    assert counted(both) == [None, None, 30, 40]


def test_pains_of_too_few_customers_are_left_out() -> None:
    pains = pd.DataFrame({"theme": ["site", "price", "orders"], "customers": [9, 10, 200]})
    assert told_pains(pains, 10).theme.tolist() == ["price", "orders"]
