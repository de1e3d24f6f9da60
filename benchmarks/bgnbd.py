"""BG/NBD: purchases at a customer's own rate until a chance, after each, that it was the last one.

Fader, Hardie and Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24 (2).
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import gammaln, hyp2f1

from models.matrix import Floats

DAYS_PER_WEEK = 7
PENALTY = 1e-3
"""On the squared logs of the parameters: a guard against those that run away where the data say little."""


class Parameters(NamedTuple):
    """Of the gamma law of purchase rates, ``r`` and ``alpha``, and of the beta law of dropping out, ``a`` and ``b``."""

    r: float
    alpha: float
    a: float
    b: float


class History(NamedTuple):
    """Repeat purchases, the time from first to last purchase, and that from the first until now; times in weeks."""

    repeats: Floats
    recency: Floats
    age: Floats

    @classmethod
    def of(cls, profiles: pd.DataFrame) -> "History":
        age = profiles.tenure_days / DAYS_PER_WEEK
        recency = (age - profiles.days_since_last_purchase / DAYS_PER_WEEK).clip(lower=0)
        repeats = (profiles.purchases - 1).clip(lower=0)
        return cls(repeats.to_numpy(), recency.where(repeats > 0, 0).to_numpy(), age.to_numpy())


def log_likelihood(given: Parameters, history: History) -> Floats:
    """Of each customer's history, equation 6 of the paper."""
    (r, alpha, a, b), (x, recency, age) = given, history
    together = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    together += gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    alive = -(r + x) * np.log(alpha + age)
    gone = np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + recency)
    return np.asarray(together + np.where(x > 0, np.logaddexp(alive, gone), alive))


def fit_bgnbd(history: History) -> Parameters:
    """The likeliest parameters; ValueError where the search ends without any."""

    def loss(logs: Floats) -> float:
        return float(PENALTY * (logs**2).sum() - log_likelihood(Parameters(*np.exp(logs)), history).mean())

    found = minimize(loss, np.zeros(4), method="L-BFGS-B", bounds=[(-7, 7)] * 4)
    if not found.success:
        raise ValueError(f"BG/NBD found no parameters: {found.message}")
    return Parameters(*np.exp(found.x))


def expected_purchases(given: Parameters, history: History, days: float) -> Floats:
    """How many purchases each customer will make in the next ``days``, equation 10 of the paper."""
    (r, alpha, a, b), (x, recency, age) = given, history
    weeks = days / DAYS_PER_WEEK
    still = ((alpha + age) / (alpha + age + weeks)) ** (r + x)
    still *= hyp2f1(r + x, b + x, a + b + x - 1, weeks / (alpha + age + weeks))
    doubt = a / (b + np.maximum(x, 1) - 1) * ((alpha + age) / (alpha + recency)) ** (r + x)
    return np.asarray((a + b + x - 1) / (a - 1) * (1 - still) / (1 + np.where(x > 0, doubt, 0)))


def buying_again(given: Parameters, history: History, days: float) -> Floats:
    """The probability of a purchase in the next ``days``, were purchases to come as in a Poisson process."""
    return np.asarray(1 - np.exp(-expected_purchases(given, history, days)))
