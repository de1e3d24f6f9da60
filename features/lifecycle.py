"""Classes marketing works with, read off the profiles of one date: lifecycle, RFM, ABC, XYZ."""

import numpy as np
import pandas as pd

LIFECYCLE = ("new", "growing", "regular", "returned", "cooling", "dormant", "lost")

QUARTER_DAYS = 90
COOLING_GAPS = 2.0
"""Usual gaps of silence after which a customer is cooling."""
GROWING_TREND = 0.2
"""The purchase trend from which a customer is growing: half as many again as in the quarter before."""

SCORES = 5
"""RFM scores run from 1 to this, one for each equal part of the buyers."""
REVENUE_SHARES = {"A": 0.80, "B": 0.95}
"""The share of revenue up to which a class reaches, counted from the largest customer; C is the rest."""
VARIATIONS = {"X": 0.5, "Y": 1.0}
"""The variation of monthly spending below which a class lies; Z is the rest."""


def classes(profiles: pd.DataFrame, *, active_days: int) -> pd.DataFrame:
    """One row per profile, in its order: ``customer_id, lifecycle, rfm, abc, xyz``; null where nothing can be said."""
    found = {"lifecycle": lifecycle(profiles, active_days=active_days), "rfm": rfm(profiles)}
    found |= {"abc": abc(profiles.spend_365d), "xyz": xyz(profiles.spend_variation_365d)}
    return pd.DataFrame({"customer_id": profiles.customer_id, **found})


def lifecycle(profiles: pd.DataFrame, *, active_days: int) -> pd.Series:
    """Where in their life with the company each customer stands, one of ``LIFECYCLE``: the first that holds.

    Silence counts from the last purchase or use of the service; without any, from the first event. ``lost`` is who was
    silent for more than ``active_days`` or has ended the contract since.
    """
    silent = profiles[["days_since_last_purchase", "days_since_last_usage"]].min(axis=1).fillna(profiles.tenure_days)
    irregular = ~(profiles.silence_ratio <= COOLING_GAPS)
    bought_before = profiles.purchases > profiles.purchases_365d
    holds = {
        "lost": (silent > active_days) | (profiles.days_since_cancellation <= silent),
        "new": profiles.tenure_days <= QUARTER_DAYS,
        "dormant": (silent > QUARTER_DAYS) & irregular,
        "returned": bought_before & (profiles.purchases_90d > 0) & (profiles.purchases_90d == profiles.purchases_365d),
        "cooling": profiles.silence_ratio > COOLING_GAPS,
        "growing": profiles.purchase_trend >= GROWING_TREND,
    }
    return pd.Series(np.select(list(holds.values()), list(holds), "regular"), profiles.index)


def is_active(profiles: pd.DataFrame, *, active_days: int) -> pd.Series:
    """Who is there to be lost, by the profile: what :func:`features.outcome.active_customers` reads off events."""
    silent = profiles[["days_since_last_purchase", "days_since_last_usage"]].min(axis=1)
    return (silent <= active_days) & ~(profiles.days_since_cancellation <= silent)


def rfm(profiles: pd.DataFrame) -> pd.Series:
    """Recency, frequency and money as scores like ``5-3-4``, 5 best and ties alike; null for who never bought."""
    buyers = profiles[profiles.days_since_last_purchase.notna()]
    measures = (-buyers.days_since_last_purchase, buyers.purchases_365d, buyers.spend_365d)
    r, f, m = (np.ceil(each.rank(pct=True) * SCORES).astype(int).astype(str) for each in measures)
    scores: pd.Series = r + "-" + f + "-" + m
    return scores.reindex(profiles.index)


def abc(spend: pd.Series) -> pd.Series:
    """The class by share of revenue; a customer belongs where those with more spend end. Null without any revenue."""
    revenue = spend.clip(lower=0)
    if not revenue.sum():
        return pd.Series(np.nan, spend.index, dtype=object)
    by_amount = revenue.groupby(revenue).sum().sort_index(ascending=False)
    reached_before = revenue.map((by_amount.cumsum() - by_amount) / by_amount.sum())
    return _first_below(reached_before, REVENUE_SHARES, "C")


def xyz(variation: pd.Series) -> pd.Series:
    """The class by how evenly a customer spends over the months; null where too few are known."""
    return _first_below(variation, VARIATIONS, "Z")


def _first_below(values: pd.Series, limits: dict[str, float], otherwise: str) -> pd.Series:
    found = np.select([values < limit for limit in limits.values()], list(limits), otherwise)
    return pd.Series(found, values.index).where(values.notna())
