"""Customers scored by their profiles alone: what MLflow loads of the registered model ``customers``.

It names no class of MLflow, and MLflow no class of it: ``_load_pyfunc`` and ``predict`` are all they share.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from features.lifecycle import is_active
from pipeline.artifacts import ARTIFACTS, read_json
from pipeline.champion.versions import file_of, other_libraries
from pipeline.faults import DataFault, UsageFault, raise_all
from pipeline.loading import MANIFEST
from pipeline.registration import APPLIED, INPUTS, OUTPUTS
from pipeline.scoring.fitted import Fitted

KEYS = ["customer_id", "as_of"]
NUMBERS = [name for name in INPUTS if name not in KEYS]
TEXTS = [name for name, kind in OUTPUTS.items() if kind == "string"]
NO_ANSWERS: dict[str, Any] = {
    "customer_id": "str",
    "asked_at": "datetime64[us]",
    "answered_at": "datetime64[us]",
    "points": float,
    "expectation": float,
}


@dataclass(frozen=True)
class ProfileScorer:
    """A champion that knows no customer's answers: it rates all of them by their behaviour."""

    fitted: Fitted

    def predict(self, model_input: pd.DataFrame, params: dict[str, Any] | None = None) -> pd.DataFrame:
        """One row per profile, in its order, with the columns ``OUTPUTS``. Raises DataFault if a column is missing.

        Profiles may be of any customers and dates, each scored by itself.
        """
        raise_all(DataFault, (f"The profiles have no column {name}." for name in INPUTS if name not in model_input))
        profiles = model_input.reset_index(drop=True)
        numbers = profiles[NUMBERS].astype(float)
        active = is_active(numbers, active_days=self.fitted.active_days).rename("is_active")
        now = pd.concat([profiles[KEYS], numbers, active], axis=1)
        found = self.fitted.scored(now, pd.DataFrame(columns=[*NO_ANSWERS]).astype(NO_ANSWERS))[[*OUTPUTS]]
        found["as_of"] = found.as_of.dt.strftime("%Y-%m-%d")
        return found.astype(dict.fromkeys(TEXTS, object)).where(found.notna() | ~found.columns.isin(TEXTS), None)


def _load_pyfunc(path: str) -> ProfileScorer:
    """The champion in that folder. Raises DataFault if its files are not those that were promoted."""
    folder = Path(path)
    known = read_json(folder / MANIFEST)
    raise_all(UsageFault, other_libraries(known["libraries"]))
    models = {name: ARTIFACTS[name].read(folder / file_of(name)) for name in APPLIED}
    return ProfileScorer(
        Fitted(
            satisfaction=models["satisfaction_model"],
            segmenter=models["segmenter"],
            segment_ids=known["segment_ids"],
            churn=models["churn_model"],
            value=models["value_model"],
            active_days=known["active_days"],
            risk_limits=tuple(known["risk_limits"]),
        )
    )
