import numpy as np
import pandas as pd
import pytest

from models.value import CellMeans


def cells(*rows: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["days_since_last_purchase", "spend_365d"])


RECENT_AND_RICH, LONG_GONE = (1.0, 500.0), (300.0, 0.0)
LEARNED = cells(*[RECENT_AND_RICH] * 50, *[LONG_GONE] * 50)
SPENT = np.repeat([100.0, 0.0], 50)


def test_a_cell_is_its_mean_shrunk_by_rows_of_the_overall_mean():
    expected = CellMeans(n_bins=2, strength=20).fit(LEARNED, SPENT).predict(cells(RECENT_AND_RICH, LONG_GONE))
    assert expected == pytest.approx([(5000 + 20 * 50) / 70, (0 + 20 * 50) / 70])


def test_without_strength_a_cell_is_its_own_mean():
    expected = CellMeans(n_bins=2, strength=0).fit(LEARNED, SPENT).predict(cells(RECENT_AND_RICH, LONG_GONE))
    assert expected == pytest.approx([100, 0])


def test_a_cell_nobody_was_in_expects_the_mean_of_all():
    assert CellMeans(n_bins=2).fit(LEARNED, SPENT).predict(cells((1.0, 0.0))) == pytest.approx([50])


def test_who_never_bought_has_a_cell_of_their_own():
    learned = pd.concat([LEARNED, cells(*[(np.nan, 0.0)] * 50)])
    spent = np.append(SPENT, np.full(50, 7.0))
    assert CellMeans(strength=0).fit(learned, spent).predict(cells((np.nan, 0.0))) == pytest.approx([7])


def test_a_column_of_which_nothing_is_known_tells_nothing():
    unknown = LEARNED.assign(spend_365d=np.nan)
    assert CellMeans(strength=0).fit(unknown, SPENT).predict(unknown) == pytest.approx(SPENT)


def test_expected_and_spent_money_add_up_on_the_rows_learned_from():
    random = np.random.default_rng(0)
    past = pd.DataFrame(random.exponential(100, (3000, 2)), columns=LEARNED.columns)
    spent = past.spend_365d.to_numpy() * random.exponential(1, 3000)
    expected = CellMeans(strength=0).fit(past, spent).predict(past)
    assert expected.sum() == pytest.approx(spent.sum())
    assert np.corrcoef(expected, past.spend_365d)[0, 1] > 0.8


def test_shrinking_foretells_noisy_spend_better_than_cells_alone():
    random = np.random.default_rng(1)
    past, later = (pd.DataFrame(random.normal(size=(400, 2)), columns=LEARNED.columns) for _ in range(2))
    spent, spends = (frame.spend_365d * 5 + random.normal(0, 40, 400) for frame in (past, later))
    errors = [
        ((CellMeans(strength=strength).fit(past, spent).predict(later) - spends) ** 2).mean() for strength in (0, 20)
    ]
    assert errors[1] < errors[0]


def test_a_grid_too_large_to_count_is_refused():
    wide = pd.DataFrame(np.random.default_rng(0).normal(size=(50, 40)))
    with pytest.raises(ValueError, match="maximum possible size"):
        CellMeans().fit(wide, np.zeros(50))
