"""Customers to segment whose real satisfaction nobody saw, and earlier answers to learn from."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from benchmarks.logs import event_log, params, simulated_shop
from features.catalogue import CATALOGUE
from features.definition import Column
from features.profiles import build_profiles
from models.matrix import Floats
from pipeline.artifacts import ARTIFACTS
from pipeline.stages.profiles import profiles_when_asked
from pipeline.stages.satisfaction import experiences

OLIST_LEARNS_BEFORE = pd.Timestamp("2017-10-01")

THEMES = {
    "late_delivery": "delivery",
    "slow_support": "contact",
    "site_errors": "site",
    "defects": "returns",
    "price": "price",
}
"""The theme of each pain that the simulated shop plants."""


@dataclass(frozen=True)
class Case:
    """One log: ``answers`` with the profile of their moment, and ``customers``, one row each with their profile.

    ``truth`` is the customers' real satisfaction on 0-100, ``pains`` the theme planted to be wrong for each, if any.
    """

    log: str
    answers: pd.DataFrame
    customers: pd.DataFrame
    truth: Floats
    pains: pd.Series | None = None

    @property
    def columns(self) -> list[Column]:
        return experiences(self.customers)


def olist(raw: Path, home: Path) -> Case:
    """Answers given before a day, and customers asked from that day on, as of that moment, with their stars."""
    asked = profiles_when_asked(event_log("olist", raw, home)).to_pandas()
    learned, later = asked.answered_at < OLIST_LEARNS_BEFORE, asked.as_of >= OLIST_LEARNS_BEFORE
    customers = asked[later].reset_index(drop=True)
    return Case("olist", asked[learned], customers, customers.points.to_numpy(float))


def profiles_before(home: Path) -> pd.DataFrame:
    """One row per customer and date, every 60 days of the demo's last year: who could have answered since."""
    events, until = ARTIFACTS["events"].read(home / "events.parquet"), date.fromisoformat(params("demo")["until"])
    days = [until - timedelta(days=days) for days in range(0, 365, 60)]
    profiles: list[pd.DataFrame] = [build_profiles(events, day, CATALOGUE).to_pandas() for day in days]
    return pd.concat(profiles, ignore_index=True)


def demo(home: Path) -> Case:
    """All answers, and customers still there at the end who never gave any, with their latent satisfaction."""
    raw = simulated_shop(home)
    events, until = event_log("demo", raw, home), date.fromisoformat(params("demo")["until"])
    asked, profiles = profiles_when_asked(events).to_pandas(), build_profiles(events, until, CATALOGUE).to_pandas()
    customers = profiles.merge(pd.read_parquet(raw / "truth.parquet"), on="customer_id")
    silent = customers[customers.left_at.isna() & ~customers.customer_id.isin(asked.customer_id)].reset_index(drop=True)
    return Case("demo", asked, silent, silent.satisfaction.to_numpy(float), silent.pain.map(THEMES))
