"""What a list of likely leavers earns a company that makes them an offer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv
from sklearn.metrics import roc_curve

from models.matrix import Flags, Floats

QUANTILES = 50
"""Of the share of leavers who accept, over which the best profit is averaged."""


@dataclass(frozen=True)
class Campaign:
    """An offer to those likeliest to leave: all are contacted, everybody who would have stayed takes the offer too.

    The share of leavers who accept, and stay, is not known: it follows a beta law. The defaults are those of
    Verbraken, Verbeke and Baesens (2013), "A Novel Profit Maximizing Metric for Measuring Classification Performance of
    Customer Churn Prediction Models", IEEE TKDE 25 (5), in euros.

    Parameters
    ----------
    customer_value : float, what a leaver who is kept is worth
    offer_cost : float, of an offer that is accepted
    contact_cost : float, of asking one customer
    accept, decline : float, of the beta law; its mean is accept / (accept + decline)
    """

    customer_value: float = 200.0
    offer_cost: float = 10.0
    contact_cost: float = 1.0
    accept: float = 6.0
    decline: float = 14.0

    def expected_maximum_profit(self, left: Flags, probability: Floats) -> float:
        """Profit per customer of the base when, for each share of acceptance, the list ends where it earns most."""
        stayers, leavers, _ = roc_curve(left, probability)
        accepting = betaincinv(self.accept, self.decline, (np.arange(QUANTILES) + 0.5) / QUANTILES)
        won = accepting * (self.customer_value - self.offer_cost) - self.contact_cost
        lost = (1 - left.mean()) * stayers * (self.offer_cost + self.contact_cost)
        return float((np.outer(left.mean() * leavers, won) - lost[:, np.newaxis]).max(axis=0).mean())
