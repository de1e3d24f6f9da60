"""The law of the simulated shop: what happens to customers, how it moves them, and when they leave.

Everybody obeys the same law; customers differ in what happens to them and in the level they start from. Satisfaction
``S`` lies on 0-100. Each day it comes back a little towards the personal level, then the day's experiences move it::

    S <- level + (S - level) * 2 ** (-1 / HALF_LIFE_DAYS)
    S <- S * (1 - hurt)                    a bad experience takes a share of what is there
    S <- 100 - (100 - S) * (1 - lift)      a good one gives a share of what is missing

so that experiences fade over months and saturate at both ends. The unhappy buy less often, and each week more of them
leave: hardly anybody at 65, one in a hundred at 48, three at 40, six at the lower end. In the null shop (``structure``
is false) nobody has a pain, nothing hurts or lifts, and neither buying nor leaving depends on satisfaction.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

HALF_LIFE_DAYS = 240.0
LEVEL, LEVEL_IN_NULL_SHOP = (75, 7), (63, 13)
"""Mean and spread of personal levels; where nothing moves customers these alone are as far apart as others get."""

ORDINARY_SATISFACTION = 65.0
LATE_HOURS_THAT_HURT = 6.0
SLOW_HOURS = 24.0

PAINS = {
    "late_delivery": 0.14,
    "defects": 0.09,
    "slow_support": 0.10,
    "site_errors": 0.09,
    "price": 0.08,
    "none": 0.50,
}
"""What goes wrong for a customer more often than for others, and the share of customers in whom it is planted."""


class Rate(NamedTuple):
    """How often something happens to everybody, and to those whose pain it is."""

    ordinary: float
    painful: float


RATES = {
    "late_delivery": Rate(0.04, 0.75),  # per delivery
    "defects": Rate(0.015, 0.50),  # per delivery
    "slow_support": Rate(0.08, 0.80),  # per contact: solved late or never
    "site_errors": Rate(0.015, 0.50),  # per visit
    "price": Rate(0.45, 0.98),  # per order: paid in full, without a coupon
}
CONTACTS_PER_ORDER = Rate(0.05, 0.70)
"""Questions that nothing went wrong for; those whose pain is slow support have more of them."""

CANCELLED_SHARE = 0.015
DAMAGED_SHARE = 0.5
"""Of defects, seen at the door; the others come to light at home."""
RETURNED = {"faulty": 0.75, "sound": 0.04}
UNSOLVED = {"slow": 0.5, "quick": 0.03}
WAIT_HOURS = {"slow": 80.0, "quick": 5.0}
"""Medians of the time until a ticket is closed."""
CONTACT_AFTER = {"late_delivery": 0.25, "defects": 0.35, "site_errors": 0.03, "price": 0.02}
"""The share of bad experiences that customers turn to support with."""

HURTS = {
    "late_delivery": 0.38,  # at most, for a delay of days
    "defects": 0.38,
    "slow_support": 0.38,  # unsolved, or at most, for days of waiting
    "site_errors": 0.19,
    "price": 0.17,
    "cancelled": 0.16,
}
LIFTS = {"delivery": 0.10, "store": 0.10, "coupon": 0.10, "support": 0.10}


def late_hurt(late_hours: Numbers) -> Numbers:
    """Nothing within a few hours, then more with every hour, half of the most at a day and a half."""
    return np.where(late_hours < LATE_HOURS_THAT_HURT, 0.0, HURTS["late_delivery"] * (1 - 2 ** (-late_hours / 36)))


def support_hurt(wait_hours: Numbers, solved: Flags) -> Numbers:
    """Nothing when solved within a day, then more with every day; the most when it stays unsolved."""
    slow = np.clip((wait_hours - SLOW_HOURS) / 96, 0, 1)
    return HURTS["slow_support"] * np.where(solved, slow, 1.0)


@dataclass(frozen=True)
class Law:
    """What depends on satisfaction, or on nothing in the null shop."""

    structure: bool

    def felt(self, share: Numbers | float) -> Numbers | float:
        """The part of a hurt or lift that reaches the customer."""
        return share if self.structure else 0.0

    def next_day(self, satisfaction: Numbers, level: Numbers, kept: Numbers, missed: Numbers) -> Numbers:
        """Satisfaction a day later; ``kept`` and ``missed`` are the products of the day's 1 - hurt and 1 - lift."""
        faded = level + (satisfaction - level) * 2 ** (-1 / HALF_LIFE_DAYS)
        return 100 - (100 - faded * kept) * missed

    def gap_factor(self, satisfaction: Numbers) -> Numbers:
        """How much longer than usual until the next purchase: the unhappy come less often."""
        return 2 ** ((ORDINARY_SATISFACTION - satisfaction) / 90) if self.structure else np.ones_like(satisfaction)

    def leave_probability(self, satisfaction: Numbers, days: float) -> Numbers:
        """Of leaving within that time if satisfaction stays as it is."""
        return 1 - (1 - self.weekly_hazard(satisfaction)) ** (days / 7)

    def weekly_hazard(self, satisfaction: Numbers) -> Numbers:
        """A logistic one that the unhappy bear, over one that spares nobody."""
        if not self.structure:
            return np.full_like(satisfaction, 0.0044)
        return 0.0004 + 0.06 / (1 + np.exp((satisfaction - 40) / 5))
