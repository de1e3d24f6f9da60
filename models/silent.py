"""What the silent would have answered, as far as those who answered tell."""

from __future__ import annotations

import numpy as np
import pandas as pd
from lightgbm import LGBMRegressor

from models.folds import customer_folds
from models.matrix import Flags, Floats
from models.themed import DETERMINISTIC


def expected_answers(
    X: pd.DataFrame, values: Floats, answered: Flags, customers: pd.Series, *, n_splits: int = 4, random_state: int = 0
) -> Floats:
    """What each customer would answer by their profile, from answers of customers in other folds (cross-fitted).

    One row of ``X`` per customer; ``values`` count where ``answered``. Raises ValueError where a fold would have no
    answer to learn from.
    """
    fold, found = customer_folds(customers, n_splits), np.empty(len(X))
    for own in (fold == number for number in range(n_splits)):
        others = answered & ~own
        if not others.any():
            raise ValueError("all answers are of one fold of customers: none is left to learn from")
        found[own] = learner(random_state).fit(X[others], values[others]).predict(X[own])
    return found


def learner(random_state: int) -> LGBMRegressor:
    """Small trees: answers of one metric are few."""
    return LGBMRegressor(
        n_estimators=60,
        learning_rate=0.05,
        num_leaves=6,
        min_child_samples=30,
        random_state=random_state,
        **DETERMINISTIC,
    )
