import numpy as np
import pandas as pd
import pytest

from benchmarks.observer import already_gone, foretold_by_observer
from pipeline.demo.law import Law


def customers(silence: float, visited: float, feels: float = 45.0) -> pd.DataFrame:
    """One who buys once in 40 days and comes by once more between."""
    return pd.DataFrame(
        {
            "days_since_last_purchase": [silence],
            "days_since_last_visit": [visited],
            "visits_365d": [18],
            "purchases_365d": [9],
            "tenure_days": [500.0],
            "usual_gap_days": [40.0],
            "feels": [feels],
        }
    )


def simulated(rows: int = 20_000) -> tuple[pd.DataFrame, np.ndarray]:
    """Customers on a day some months after a purchase, who have bought no more, and whether they have left."""
    random, law = np.random.default_rng(0), Law(structure=True)
    feels, silence = random.uniform(30, 70, rows), random.uniform(20, 150, rows)
    hazard = -np.log1p(-law.weekly_hazard(feels)) / 7
    left, bought = random.exponential(1 / hazard), random.gamma(4, 40 * law.gap_factor(feels) / 4)
    silent = (bought > silence) | (left < bought)
    lived = pd.DataFrame(
        {
            "days_since_last_purchase": silence,
            "days_since_last_visit": silence + 1,
            "visits_365d": 9,
            "purchases_365d": 9,
            "tenure_days": 500.0,
            "usual_gap_days": 40.0,
            "feels": feels,
        }
    )
    return lived[silent], (left < silence)[silent]


def test_of_those_who_seem_gone_as_many_are():
    lived, left = simulated()
    gone = already_gone(lived)
    assert gone.mean() == pytest.approx(left.mean(), abs=0.01)
    for low, high in ((0, 0.2), (0.2, 0.8), (0.8, 1.0)):
        group = (gone >= low) & (gone < high)
        assert gone[group].mean() == pytest.approx(left[group].mean(), abs=0.03)


def test_the_longer_the_silence_the_likelier_gone_and_a_late_visit_speaks_against_it():
    short, long, seen = (already_gone(customers(*days))[0] for days in ((20, 20), (120, 120), (120, 2)))
    assert max(short, seen) < 0.1
    assert long > 0.8


def test_who_is_there_leaves_as_the_law_says():
    just_bought = customers(0.01, 0.01)
    assert foretold_by_observer(just_bought, 97) == pytest.approx(
        Law(structure=True).leave_probability(np.array([45.0]), 97), abs=1e-3
    )
