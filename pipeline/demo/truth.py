"""What no file of the shop says: how its customers really feel, what is wrong for them, who has really left."""

import numpy as np
import pandas as pd

from pipeline.demo.books import card
from pipeline.demo.clock import Clock
from pipeline.demo.law import Law, Numbers
from pipeline.demo.population import Population
from pipeline.demo.story import Story

EVERY_DAYS = 30
HORIZON_DAYS = 97


def truth(people: Population, story: Story, clock: Clock) -> pd.DataFrame:
    """One row per customer; satisfaction as the log ends, or as it was when they left."""
    return pd.DataFrame(
        {
            "customer_id": card(np.arange(people.size)),
            "pain": people.pain,
            "pain_since": clock.utc(clock.past(people.pain_since)),
            "satisfaction": satisfaction_on(clock.days, story).round(3),
            "left_at": clock.utc(story.left_at),
            "usual_gap_days": people.gap_days.round(3),
        }
    )


def truth_history(people: Population, story: Story, clock: Clock, law: Law) -> pd.DataFrame:
    """One row per date, each 30 days before the next and the last where the log ends, and customer registered before.

    ``leave_probability`` is the law's for the next 97 days if nothing more happens to the customer, and 1 for those
    who have left.
    """
    dates = range(clock.days % EVERY_DAYS or EVERY_DAYS, clock.days + 1, EVERY_DAYS)
    return pd.concat([truth_on(day, people, story, clock, law) for day in dates], ignore_index=True)


def truth_on(day: int, people: Population, story: Story, clock: Clock, law: Law) -> pd.DataFrame:
    known = np.flatnonzero(people.registered < day)
    satisfaction = satisfaction_on(day, story)[known]
    leaving = np.where(story.left_at[known] <= day, 1.0, law.leave_probability(satisfaction, HORIZON_DAYS))
    return pd.DataFrame(
        {
            "customer_id": card(known),
            "as_of": clock.utc(np.full(len(known), float(day))),
            "satisfaction": satisfaction.round(3),
            "leave_probability": leaving.round(6),
        }
    )


def satisfaction_on(day: int, story: Story) -> Numbers:
    """At that midnight; of those who have left, as it was then."""
    last = np.minimum(story.left_at, day).astype(np.int64)
    return story.satisfaction[last, np.arange(len(last))].astype(np.float64)
