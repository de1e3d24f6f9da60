"""Who the customers of the simulated shop are, before anything happens to them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.demo.law import LEVEL, LEVEL_IN_NULL_SHOP, PAINS, Flags, Numbers, Rate, Rows

CITIES = np.array(
    ["Moscow", "Saint Petersburg", "Kazan", "Samara", "Yekaterinburg", "Vladivostok", "Yakutsk", "Magadan"]
)
NEAR = np.array([0.36, 0.20, 0.12, 0.11, 0.12, 0.04, 0.03, 0.02])
FAR = np.array([0.05, 0.05, 0.05, 0.05, 0.10, 0.30, 0.22, 0.18])
"""How customers spread over the cities, ordinary ones and those whose parcels are late: these live far away."""


@dataclass(frozen=True)
class Population:
    """One entry per customer in every array; times are days since the log begins."""

    registered: Numbers  # before 0: was there when the log begins
    pain: npt.NDArray[np.str_]
    pain_since: Numbers  # inf: never
    level: Numbers
    gap_days: Numbers  # usual time between purchases
    basket: Numbers
    visits_per_gap: Numbers  # beside those that end in a purchase
    app_share: Numbers
    store_share: Numbers
    style: Numbers  # what the customer's answers have added, in points of satisfaction
    eagerness: Numbers  # to answer a survey
    language: npt.NDArray[np.str_]
    city: npt.NDArray[np.str_]
    may_contact: Flags

    @property
    def size(self) -> int:
        return len(self.level)

    def rate(self, pain: str, rate: Rate, day: int) -> Numbers:
        """Each customer's rate of something on that day."""
        return self.rate_of(np.arange(self.size), pain, rate, day)

    def rate_of(self, who: Rows, pain: str, rate: Rate, at: Numbers | int) -> Numbers:
        """The rate for each of those named, then."""
        return np.where((self.pain[who] == pain) & (self.pain_since[who] <= at), rate.painful, rate.ordinary)


def draw_population(customers: int, days: int, structure: bool, rng: np.random.Generator) -> Population:
    """Two fifths are there when the log begins, the others arrive all along."""
    old = rng.random(customers) < 0.4
    registered = np.sort(np.where(old, -rng.uniform(0, 700, customers), rng.uniform(0, days, customers)))
    pains, shares = np.array([*PAINS]), list(PAINS.values())
    pain = rng.choice(pains, size=customers, p=shares) if structure else np.full(customers, "none")
    late = pain == "late_delivery"
    eager = rng.random(customers) < 0.22
    return Population(
        registered=registered,
        pain=pain,
        pain_since=pain_start(pain, registered, days, rng),
        level=np.clip(rng.normal(*(LEVEL if structure else LEVEL_IN_NULL_SHOP), customers), 5, 95),
        gap_days=np.clip(rng.lognormal(np.log(41), 0.25, customers), 21, 65),
        basket=rng.lognormal(np.log(2800), 0.5, customers),
        visits_per_gap=rng.lognormal(np.log(1.1), 0.5, customers),
        app_share=rng.beta(1.2, 1.2, customers),
        store_share=rng.beta(0.6, 2.4, customers),
        style=rng.normal(0, 4, customers),
        eagerness=np.where(eager, rng.beta(2, 2, customers), 0.004),
        language=np.where(rng.random(customers) < 0.6, "ru", "en"),
        city=np.where(late, rng.choice(CITIES, customers, p=FAR), rng.choice(CITIES, customers, p=NEAR)),
        may_contact=rng.random(customers) < 0.85,
    )


def pain_start(pain: npt.NDArray[np.str_], registered: Numbers, days: int, rng: np.random.Generator) -> Numbers:
    """For three of five from the first day on, for the others some day later."""
    first = np.maximum(registered, 0)
    later = first + rng.random(len(pain)) * (days - first)
    start = np.where(rng.random(len(pain)) < 0.6, registered, later)
    return np.where(pain == "none", np.inf, start)
