import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import average_precision_score

from models.curves import CURVES, calibration, curves, lift, no_curves, precision_recall, roc
from models.metrics import lift_at_tenth

random = np.random.default_rng(0)
PROBABILITY = random.random(3000)
LEFT = random.random(3000) < 0.4 * PROBABILITY


def test_the_roc_curve_goes_from_corner_to_corner():
    curve = roc(LEFT, PROBABILITY)
    assert curve.iloc[-1].tolist() == [1, 1]
    assert curve.false_positive_rate.is_monotonic_increasing
    assert curve.true_positive_rate.is_monotonic_increasing


def test_the_area_under_precision_and_recall_is_the_average_precision():
    curve = precision_recall(LEFT, PROBABILITY)
    assert curve.precision.mean() == pytest.approx(average_precision_score(LEFT, PROBABILITY), abs=0.01)
    assert curve.precision.iloc[-1] == pytest.approx(LEFT.mean(), abs=0.005)


def test_the_lift_of_a_tenth_is_the_lift_at_the_tenth():
    curve = lift(LEFT, PROBABILITY).set_index("customers")
    assert curve.lift.loc[0.1] == pytest.approx(lift_at_tenth(LEFT, PROBABILITY), rel=0.02)
    assert curve.loc[1.0].tolist() == [1, 1]


def test_calibration_is_of_tenths_of_the_customers():
    table = calibration(LEFT, PROBABILITY)
    assert table.customers.tolist() == [300] * 10
    assert table.predicted.is_monotonic_increasing
    assert (table.observed * table.customers).sum() == pytest.approx(LEFT.sum())


def test_where_nothing_was_learned_the_tables_are_the_same_and_empty():
    for name, table in no_curves().items():
        assert table.empty
        assert list(table.columns) == list(curves(LEFT, PROBABILITY)[name].columns)
    assert set(no_curves()) == set(CURVES)


def test_all_tied_are_ranked_as_chance_does():
    tied = curves(LEFT, np.full(3000, 0.5))
    assert tied["lift"].lift.to_numpy() == pytest.approx(1)
    assert tied["precision_recall"].precision.to_numpy() == pytest.approx(LEFT.mean())
    assert isinstance(tied["calibration"], pd.DataFrame)
