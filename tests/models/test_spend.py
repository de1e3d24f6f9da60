"""The way that foretold best is the one that is used."""

import numpy as np
import pandas as pd
import pytest

from models.spend import foretold, judged, tenths, ways


def test_the_way_with_the_least_error_wins_and_all_figures_are_told():
    spent = np.array([0.0, 10, 20, 30])
    used, figures = judged(spent, {"simple": np.full(4, 15.0), "good": spent + 1, "wild": spent * 3})
    assert used == "good"
    assert (figures["good.mae"], figures["good.rmse"], figures["good.spearman"]) == (1, 1, pytest.approx(1))
    assert figures["simple.spearman"] == 0
    assert figures["wild.error_of_the_total"] == pytest.approx(2)


def test_a_tie_goes_to_the_simpler_way():
    assert judged(np.ones(3), {"simple": np.ones(3), "other": np.ones(3)})[0] == "simple"


def test_the_simplest_way_competes_first_and_each_reads_its_own_columns():
    rivals = ways(["visits_90d"], days=100)
    assert next(iter(rivals)) == "cell_means"
    assert list(rivals["two_part"].columns) == ["visits_90d"]
    assert rivals["bgnbd_gamma_gamma"].estimator.days == 100


def test_nobody_is_expected_to_spend_less_than_nothing_and_without_a_model_nothing_is_known():
    past = pd.DataFrame({"days_since_last_purchase": [1.0, 2], "spend_365d": [5.0, 5]})
    model = ways([], 10)["cell_means"].fit(past, np.array([-5.0, -5]))
    assert foretold(model, past).tolist() == [0, 0]
    assert np.isnan(foretold(None, past)).all()


def test_tenths_go_from_least_to_most_expected():
    expected = np.arange(25.0)
    found = tenths(expected * 2, expected)
    assert found.customers.sum() == 25
    assert found.expected.is_monotonic_increasing
    assert (found.spent == 2 * found.expected).all()
    assert tenths(np.zeros(0), np.zeros(0)).columns.tolist() == ["expected", "spent", "customers"]
