"""What moves all customers, and those of a segment."""

import pandas as pd

from pipeline.reasons.importance import by_segment, importance

POINTS = pd.DataFrame({"price": [1.0, -3.0], "delivery": [4.0, 2.0]})


def test_importance_is_the_mean_size_largest_first() -> None:
    found = importance(POINTS, "churn")
    assert found[["theme", "mean_absolute_effect"]].to_numpy().tolist() == [["delivery", 3], ["price", 2]]


def test_each_segment_has_its_own_means_beside_those_of_all() -> None:
    found = by_segment(POINTS, pd.Series(["x", "y"]), "churn")
    price, figures = found[found.theme == "price"], ["customers", "mean_effect", "mean_absolute_effect"]
    assert price.loc[price.segment_id == "y", figures].to_numpy().tolist() == [[1, -3, 3]]
    assert price.loc[price.segment_id.isna(), figures].to_numpy().tolist() == [[2, -1, 2]]
    assert len(found) == 6


def test_nobody_moved_is_an_empty_table() -> None:
    assert by_segment(POINTS.head(0), pd.Series(dtype=str), "churn").empty
