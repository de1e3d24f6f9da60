"""All that a report tells of, before it is worded as a page."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from models.identity.register import Register
from pipeline.suppression import suppressed_moves, too_few


@dataclass(frozen=True)
class Findings:
    """One run's results: the tables of contract 3, and what the stages say of themselves."""

    customers: pd.DataFrame
    all_segments: pd.DataFrame
    min_customers: int
    """In a group that may be told of."""
    descriptions: list[dict[str, Any]]
    """Of each segment: see the stage ``segments``."""
    migrations: pd.DataFrame
    register: Register
    answers: pd.DataFrame
    """One row per recent answer: customer_id, asked_at, answered_at, metric, points (0-100), expectation."""
    figures: dict[str, Any]
    """Of all customers' answers, by the names of the columns that segments have them in."""
    importance: pd.DataFrame
    """One row per figure (satisfaction, churn) and theme: mean_absolute_effect."""
    importance_by_segment: pd.DataFrame
    """One row per figure, segment (null for all customers) and theme: mean_effect in points."""
    events: dict[str, Any]
    """data/events/summary.json: what was read, taken and rejected."""
    readiness: dict[str, Any]
    """data/events/readiness.json: what the data supports."""
    satisfaction: dict[str, Any]
    segmentation: dict[str, Any]
    churn: dict[str, Any]
    """The metrics.json of those stages."""
    source: dict[str, Any]
    pain_points: pd.DataFrame
    """One row per theme, touchpoint and channel: see the stage ``pains``."""
    pains: dict[str, Any]
    """That stage's parameters and figures."""
    journey_steps: pd.DataFrame
    journey_paths: pd.DataFrame
    journey_channels: pd.DataFrame
    """See the stage ``journey``."""
    journey: dict[str, Any]
    """That stage's parameters and figures."""
    risk_by_theme: pd.DataFrame
    """One row per theme and customer of a sample: effect on the risk of leaving, in points."""
    quotes: pd.DataFrame
    """One row per quote of a segment or of a theme's complaints, redacted: see the stage ``voice``."""
    targets: list[dict[str, Any]]
    """Each with its progress: see the stage ``alerts``."""
    alerts: list[dict[str, Any]]
    """Those open or acknowledged."""
    feedback: dict[str, Any]
    """Within how many ``days``, how many ``customers``, and what each ``said``, those with most at stake first."""
    voice: dict[str, Any]
    """The parameters of that stage."""
    decision: dict[str, Any]
    """On the run's models: see the stage ``promotion``."""
    past_runs: list[dict[str, Any]]
    """Each retraining and scoring of an earlier date, and what its tables said."""
    contacts: dict[str, Any]
    """How many customers are on the contact list, its assumptions, and its cost and gain if those were given."""

    @property
    def segments(self) -> pd.DataFrame:
        """Those that may be told of one by one."""
        return self.all_segments[~self._small].reset_index(drop=True)

    @property
    def small_segments(self) -> pd.DataFrame:
        return self.all_segments[self._small].reset_index(drop=True)

    @property
    def told_migrations(self) -> pd.DataFrame:
        """Moves of too few customers have no number."""
        return suppressed_moves(self.migrations, self.min_customers)

    @property
    def _small(self) -> pd.Series:
        return too_few(self.all_segments.customers, self.min_customers)
