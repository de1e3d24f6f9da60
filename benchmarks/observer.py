"""What somebody could foretell who knows the simulated shop's law, but not who has left without a word.

The true law has the advantage of knowing that. An observer who does not must weigh a silence: have they left, or is it
a long gap? By Bayes' rule, with the customer's own usual gap, satisfaction and rate of visits, the first two of which
no log tells, and none of the days on which satisfaction was another than now.
"""

import numpy as np
import pandas as pd
from scipy.special import gammaincc

from models.matrix import Floats
from pipeline.demo.law import Law

GAP_SHAPE = 4
"""Of the gamma law of gaps between purchases."""

FADING_DAYS = 7
"""In which the visits of those who have left become e times as rare."""

STEPS = 180
"""Moments since the last purchase at which a customer may have left, evenly spread."""

NEVER = 1e6


def foretold_by_observer(customers: pd.DataFrame, horizon_days: int) -> Floats:
    """The probability that they have left, or will within so many days.

    ``customers`` has a profile's columns, and of the truth ``usual_gap_days`` and ``feels``, the satisfaction now.
    """
    gone = already_gone(customers)
    return np.asarray(gone + (1 - gone) * Law(structure=True).leave_probability(feels(customers), horizon_days))


def already_gone(customers: pd.DataFrame) -> Floats:
    """The probability of having left, given the silence since the last purchase and the last visit."""
    silence, law = customers.days_since_last_purchase.to_numpy(float), Law(structure=True)
    hazard = -np.log1p(-law.weekly_hazard(feels(customers))) / 7
    gap = customers.usual_gap_days.to_numpy(float) * law.gap_factor(feels(customers))
    stayed = np.exp(-hazard * silence) * gammaincc(GAP_SHAPE, GAP_SHAPE * silence / gap)
    since = (np.arange(STEPS) + 0.5)[:, np.newaxis] / STEPS * silence
    left = hazard * np.exp(-hazard * since) * gammaincc(GAP_SHAPE, GAP_SHAPE * since / gap)
    left = (left * visits_told(customers, silence - since)).sum(axis=0) * silence / STEPS
    return np.asarray(left / (left + stayed))


def visits_told(customers: pd.DataFrame, away: Floats) -> Floats:
    """How much likelier the last visit, and none since, is of who has been ``away`` for so many days."""
    beside = (customers.visits_365d - customers.purchases_365d).clip(lower=0)
    rate = (beside / customers.tenure_days.clip(upper=365)).to_numpy(float)
    visited = customers.days_since_last_visit.fillna(NEVER).to_numpy(float)
    counts = visited < customers.days_since_last_purchase.to_numpy(float)
    missed = rate * (away - FADING_DAYS * (1 - np.exp(-away / FADING_DAYS)))
    return np.asarray(np.exp(missed - counts * np.maximum(away - visited, 0) / FADING_DAYS))


def feels(customers: pd.DataFrame) -> Floats:
    return customers.feels.to_numpy(dtype=float)
