"""Ids that say what a segment is, and the customers in it."""

import pytest

from pipeline.placement import members, segment_id, segment_ids


@pytest.mark.parametrize(
    ("level", "theme", "sign", "expected"),
    [
        ("dissatisfied", "delivery", -1, "dissatisfied-delivery-pain"),
        ("satisfied", "contact", 1, "satisfied-contact-joy"),
        ("neutral", "mixed", 0, "neutral-mixed"),
    ],
)
def test_an_id_says_level_theme_and_sign(level, theme, sign, expected):
    assert segment_id(level, theme, sign) == expected


def test_customers_are_placed_by_nothing_but_their_own_row(shop):
    satisfaction = shop["satisfaction"]
    some = satisfaction.sample(50, random_state=0)
    placed = members(shop["segmenter"], satisfaction).loc[some.index]
    assert members(shop["segmenter"], some).equals(placed)
    assert set(placed.segment_id) <= set(segment_ids(shop["segmenter"]))
