"""How likely customers leave by a fitted model, wherever it is learned or applied."""

from typing import Any

import numpy as np
import pandas as pd

RISKS = ("low", "medium", "high")


def risks(classifier: Any, profiles: pd.DataFrame, active: pd.Series, limits: tuple[float, float]) -> pd.DataFrame:
    """How likely each customer leaves, and in which of ``RISKS`` between the limits that puts them.

    Both are null for who is not there to be lost, and for all where leaving could not be learned (None).
    """
    probability = np.full(len(profiles), np.nan)
    if classifier is not None and active.any():
        now = profiles.loc[active, list(classifier.feature_names_in_)]
        probability[active.to_numpy()] = classifier.predict_proba(now)[:, 1]
    risk = pd.cut(probability, [-np.inf, *limits, np.inf], right=False, labels=RISKS).astype(object)
    return pd.DataFrame({"churn_probability": probability, "churn_risk": risk}, profiles.index)
