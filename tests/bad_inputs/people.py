"""Customers with profiles of their own, to run the learning stages on without any file."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from features.catalogue import CATALOGUE
from pipeline import parameters
from pipeline.stage import load

NAMES = [column.name for column in CATALOGUE.columns]
AS_OF = pd.Timestamp("2025-07-01")
SOURCE: dict[str, Any] = {"name": "shop", "as_of": "2025-07-01", "currency": "EUR", "timezone": "UTC", "params": {}}
SETTINGS = parameters.read_yaml(Path(__file__).parents[2] / parameters.FILE)


def people(count: int, seed: int = 0) -> pd.DataFrame:
    """One profile each at the source's date: three in ten had late parcels, some unsolved contacts, some errors."""
    random = np.random.default_rng(seed)
    late = random.random(count) < 0.3
    lived = {
        "late_share_365d": late.astype(float),
        "mean_late_hours_365d": np.where(late, random.exponential(20, count), 0),
        "unsolved_contacts_365d": random.poisson(0.4, count).astype(float),
        "site_errors_90d": random.poisson(0.5, count).astype(float),
    }
    found = pd.DataFrame(0.0, index=range(count), columns=NAMES).assign(**lived)
    found.insert(0, "as_of", AS_OF)
    found.insert(0, "customer_id", [f"c{number:05}" for number in range(count)])
    return found


def run(stage: str, source: dict[str, Any] = SOURCE, **artifacts: Any) -> dict[str, Any]:
    """The stage on these artifacts with the project's parameters."""
    return load(stage).function(source=source, **artifacts, **SETTINGS[stage])


def unasked(profiles: pd.DataFrame) -> pd.DataFrame:
    """The profiles at the moments somebody was asked: nobody was."""
    return profiles.head(0).assign(answered_at=AS_OF, channel="", metric="", score=0.0, points=0.0)


def rated(profiles: pd.DataFrame) -> dict[str, Any]:
    """What the stage satisfaction gives where nobody ever answered."""
    return run("satisfaction", profiles=profiles, asked=unasked(profiles))


def segmented(profiles: pd.DataFrame) -> dict[str, Any]:
    found = rated(profiles)
    return run(
        "segments",
        profiles=profiles,
        satisfaction=found["satisfaction"],
        satisfaction_model=found["satisfaction_model"],
    )
