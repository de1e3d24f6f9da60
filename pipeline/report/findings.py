"""All that a report tells of, before it is worded as a page."""

from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Findings:
    """One run's results: the tables of contract 3, and what the stages say of themselves."""

    customers: pd.DataFrame
    segments: pd.DataFrame
    migrations: pd.DataFrame
    answers: pd.DataFrame
    """One row per recent answer: customer_id, asked_at, answered_at, metric, points (0-100), expectation."""
    importance: pd.DataFrame
    """One row per figure (satisfaction, churn) and theme: mean_absolute_effect."""
    events: dict[str, Any]
    """data/events/summary.json: what was read, taken and rejected."""
    satisfaction: dict[str, Any]
    segmentation: dict[str, Any]
    churn: dict[str, Any]
    """The metrics.json of those stages."""
    source: dict[str, Any]
