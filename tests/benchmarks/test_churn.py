import numpy as np
import pandas as pd
import pytest

from benchmarks.churn import COLUMNS, FIGURES, LAW, OURS, compared
from benchmarks.leavers import RETAIL, Case


@pytest.fixture(scope="module")
def table() -> list[list[str]]:
    random = np.random.default_rng(0)
    law = random.random(800)
    test = pd.DataFrame({"left": random.random(800) < law})
    foretold = {"constant": np.full(800, 0.5), "coarse": (law > 0.5) * 0.5 + 0.25, OURS: law, LAW: law}
    return list(compared(Case("shop", test, test, RETAIL), foretold))


def test_each_method_has_a_row_and_each_column_a_cell(table):
    assert [row[1] for row in table] == ["constant", "coarse", OURS, LAW]
    assert {len(row) for row in table} == {len(COLUMNS)}


def test_only_ours_and_the_law_are_held_against_the_best_rule(table):
    rules, held = table[:2], table[2:]
    assert all(row[-len(FIGURES) :] == ["-"] * len(FIGURES) for row in rules)
    auc = [float(row[2]) for row in table]
    for row in held:
        assert float(row[5].split()[0]) == pytest.approx(float(row[2]) - max(auc[:2]), abs=0.0011)
        assert all(gain.startswith("+") for gain in row[-len(FIGURES) :])


def test_buying_again_is_foretold_by_the_other_side_of_leaving():
    left, leaving = np.array([True, False, False]), np.array([0.9, 0.2, 0.1])
    assert FIGURES["AP of buying again"](left, leaving) == 1
    assert FIGURES["AP of buying again"](~left, leaving) == pytest.approx(1 / 3)
