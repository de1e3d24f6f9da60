"""Who of the simulated shop's customers answers when asked, and what."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.events import METRICS, Metric
from pipeline.demo.law import ORDINARY_SATISFACTION, Flags, Numbers
from pipeline.demo.population import Population
from pipeline.demo.story import Story

NOISE = 6.0
"""What an answer adds to how the customer feels, beside their own style, in points of satisfaction."""

EFFORT_SHARE = 0.6
"""How much of an answer about effort follows contacts and visits alone."""


@dataclass(frozen=True)
class Touchpoint:
    """An occasion to ask: the share asked, and with which metrics."""

    asked: float
    days_after: float
    metrics: dict[str, float]


AFTER_DELIVERY = Touchpoint(0.25, 1.0, {"nps": 0.5, "csat": 0.5})
AFTER_TICKET = Touchpoint(0.40, 1.0, {"ces": 0.6, "csat": 0.4})
ANY_DAY = Touchpoint(1.0, 0.0, {"cli": 0.6, "nps": 0.4})
REVIEW = Touchpoint(0.30, 3.0, {"stars": 1.0})

MAILING_EVERY_DAYS = 240
"""On average and at random, that those are heard too to whom nothing has just happened."""


def ask_all(story: Story, people: Population, days: int, rng: np.random.Generator) -> pd.DataFrame:
    """One row per question sent: customer, order, metric, asked_at, answered_at (null: never), score."""
    deliveries, contacts = story.tables["deliveries"], story.tables["contacts"]
    occasions = [
        (AFTER_DELIVERY, deliveries),
        (AFTER_TICKET, contacts.assign(at=contacts["closed_at"])),
        (ANY_DAY, mailings(people, days, rng)),
        (REVIEW, deliveries),
    ]
    return pd.concat([ask(story, people, days, *one, rng) for one in occasions], ignore_index=True)


def mailings(people: Population, days: int, rng: np.random.Generator) -> pd.DataFrame:
    """Moments without an occasion, from the day on which the customer came."""
    begins = np.maximum(people.registered, 0)
    customer = np.repeat(np.arange(people.size), rng.poisson((days - begins) / MAILING_EVERY_DAYS))
    at = rng.uniform(begins[customer], days)
    return pd.DataFrame({"customer": customer, "at": at, "order": -1})


def ask(
    story: Story, people: Population, days: int, touchpoint: Touchpoint, at: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    """Ask some of those to whom something has happened.

    The score follows how the customer feels when asked. Who is far from ordinary satisfaction answers more often, who
    has left does not answer.
    """
    asked = at[(rng.random(len(at)) < touchpoint.asked) & (at["at"] + touchpoint.days_after < days)]
    customer = asked["customer"].to_numpy()
    asked_at = asked["at"].to_numpy() + touchpoint.days_after
    metric = rng.choice(np.array([*touchpoint.metrics]), len(asked), p=list(touchpoint.metrics.values()))
    feeling = felt(story, customer, asked_at, metric == "ces")
    answers = rng.random(len(asked)) < people.eagerness[customer] * urge(feeling)
    answered_at = asked_at + rng.exponential(0.7, len(asked)) + 0.01
    known = answers & (story.left_at[customer] > asked_at) & (answered_at < days)
    said = feeling + people.style[customer] + rng.normal(0, NOISE, len(asked))
    return pd.DataFrame(
        {
            "customer": customer,
            "order": asked["order"].to_numpy(),
            "metric": metric,
            "asked_at": asked_at,
            "answered_at": np.where(known, answered_at, np.nan),
            "score": marks(said, metric),
        }
    )


def felt(story: Story, customer: npt.NDArray[np.int64], at: Numbers, effort: Flags) -> Numbers:
    """Satisfaction at the last midnight, for questions about effort mostly what contacts and visits left."""
    day = at.astype(np.int64)
    satisfaction, ease = story.satisfaction[day, customer], story.ease[day, customer]
    mixed: Numbers = np.where(effort, EFFORT_SHARE * ease + (1 - EFFORT_SHARE) * satisfaction, satisfaction)
    return mixed.astype(np.float64)


def urge(feeling: Numbers) -> Numbers:
    """The factor by which being moved raises the chance of an answer."""
    return np.minimum(0.6 + np.abs(feeling - ORDINARY_SATISFACTION) / 40, 1.8)


def marks(feeling: Numbers, metric: npt.NDArray[np.str_]) -> npt.NDArray[np.int64]:
    """The mark on each metric's own scale."""
    found = np.empty(len(feeling), np.int64)
    for name in np.unique(metric):
        here = metric == name
        found[here] = mark(feeling[here], METRICS[str(name)])
    return found


def mark(feeling: Numbers, metric: Metric) -> npt.NDArray[np.int64]:
    """Dissatisfied marks below 50, satisfied ones from 75 on, in even steps within."""
    edges = [metric.lowest - 0.5, metric.neutral_from - 0.5, metric.satisfied_from - 0.5, metric.highest + 0.5]
    exact = np.floor(np.interp(feeling, [0, 50, 75, 100], edges) + 0.5)
    return np.clip(exact, metric.lowest, metric.highest).astype(np.int64)
