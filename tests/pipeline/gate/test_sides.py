"""What both sides say of the same customers."""

import numpy as np
import pandas as pd
import pytest

from pipeline.dates import is_of
from pipeline.gate.sides import as_then_known, foretold, placed_then, segments_by
from pipeline.stage import Fitted


@pytest.fixture(scope="module")
def side(shop) -> Fitted:
    return Fitted(
        {name: shop[name] for name in ("satisfaction_model", "segmenter", "answers")},
        {"satisfaction": {"answer_channels": []}},
    )


def test_nothing_is_foretold_without_a_model_or_customers() -> None:
    assert foretold(None, pd.DataFrame({"a": [1.0]})) is None


def test_segments_are_those_the_run_itself_found(shop, side) -> None:
    now = shop["profiles"][is_of(shop["profiles"], shop["source"])]
    ran = now[["customer_id", "as_of"]].merge(shop["placements"], "left").segment_id
    assert [*segments_by(side, now, shop["asked"])] == [*ran]


def test_an_estimate_as_then_known_does_not_hang_on_the_answer_itself(shop, side) -> None:
    asked = shop["asked"].sort_values("as_of", ignore_index=True)
    last = asked.tail(1).reset_index(drop=True)
    other = pd.concat([asked.head(-1), last.assign(points=100 - last.points)], ignore_index=True)
    found = [as_then_known(side, known, last).satisfaction for known in (asked, other)]
    assert found[0] == pytest.approx(found[1])


def test_customers_are_placed_as_they_were_when_asked(shop, side) -> None:
    later = shop["asked"].tail(50).reset_index(drop=True)
    unhappy, happy = (placed_then(side, later, np.full(50, points)) for points in (10.0, 95.0))
    assert {one.split("-")[0] for one in unhappy} == {"dissatisfied"}
    assert {one.split("-")[0] for one in happy} == {"satisfied"}
