"""What both sides say of the same customers."""

import pandas as pd

from pipeline.gate.sides import foretold, segments_in


def test_nothing_is_foretold_without_a_model_or_customers() -> None:
    assert foretold(None, pd.DataFrame({"a": [1.0]})) is None


def test_segments_come_in_the_order_of_the_customers() -> None:
    now = pd.DataFrame({"customer_id": ["b", "a"], "as_of": pd.Timestamp("2026-07-01")})
    placed = now.iloc[::-1].assign(segment_id=["of a", "of b"])
    assert [*segments_in(placed, now)] == ["of b", "of a"]
