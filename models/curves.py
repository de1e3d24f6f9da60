"""How well a probability ranks and means what it says, as curves of a hundred points."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.metrics import roc_curve

from models.matrix import Flags, Floats

HUNDREDTHS = np.arange(101) / 100


def roc(left: Flags, probability: Floats) -> pd.DataFrame:
    """One row per hundredth of those who stayed: the share of leavers that a list with so many of them finds."""
    false_positive, true_positive, _ = roc_curve(left, probability)
    found = np.interp(HUNDREDTHS, false_positive, true_positive)
    return pd.DataFrame({"false_positive_rate": HUNDREDTHS, "true_positive_rate": found})


def precision_recall(left: Flags, probability: Floats) -> pd.DataFrame:
    """One row per hundredth of the leavers found: the share of leavers in the list that finds so many.

    Between thresholds the ROC curve is straight, precision is not (Davis and Goadrich 2006).
    """
    false_positive, true_positive, _ = roc_curve(left, probability)
    recall, rate = HUNDREDTHS[1:], left.mean()
    hits, misses = rate * recall, (1 - rate) * np.interp(recall, true_positive, false_positive)
    return pd.DataFrame({"recall": recall, "precision": hits / (hits + misses)})


def lift(left: Flags, probability: Floats) -> pd.DataFrame:
    """One row per hundredth of the customers, likeliest first: the leavers found, and how many times their share."""
    false_positive, true_positive, _ = roc_curve(left, probability)
    listed = left.mean() * true_positive + (1 - left.mean()) * false_positive
    share = HUNDREDTHS[1:]
    found = np.interp(share, listed, true_positive)
    return pd.DataFrame({"customers": share, "leavers_found": found, "lift": found / share})


def calibration(left: Flags, probability: Floats) -> pd.DataFrame:
    """One row per tenth of the customers by predicted probability: what was predicted, and how many left."""
    tenth = pd.qcut(pd.Series(probability).rank(method="first"), 10, labels=False)
    table = pd.DataFrame({"predicted": probability, "observed": np.asarray(left, float), "tenth": tenth})
    found = table.groupby("tenth").agg(
        predicted=("predicted", "mean"), observed=("observed", "mean"), customers=("observed", "size")
    )
    return found.reset_index(drop=True)


CURVES = {"roc": roc, "precision_recall": precision_recall, "lift": lift, "calibration": calibration}
"""By the name of the plot."""


def curves(left: Flags, probability: Floats) -> dict[str, pd.DataFrame]:
    return {name: curve(left, probability) for name, curve in CURVES.items()}


def no_curves() -> dict[str, pd.DataFrame]:
    """The same tables without a row."""
    return {name: table.head(0) for name, table in curves(np.arange(10) > 4, np.arange(10) / 10).items()}
