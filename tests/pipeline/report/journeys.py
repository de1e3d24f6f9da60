"""The journeys of the small company's customers, as the stage of that name tells them, and what hurts them."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from pipeline.report.findings import Findings

STEP_FIGURES = ("failed_share", "kept_share", "mark", "tone")
PATH_FIGURES = ("unfinished_share", "failed_share", "mark")
SADDEST, HAPPIEST = "dissatisfied-delivery-pain", "satisfied-price-joy"


def figures(names: tuple[str, ...], **known: tuple[float, ...]) -> dict[str, Any]:
    """Columns of figures, each given as value, low, high, n and customers."""
    ends = ("", "_low", "_high", "_n", "_customers")
    nothing = np.nan, np.nan, np.nan, 0, 0
    return {f"{name}{end}": value for name in names for end, value in zip(ends, known.get(name, nothing), strict=True)}


def step(
    stage: str, touchpoint: str | None = None, channel: str | None = None, *, segment: str | None = None, **own: Any
) -> dict[str, Any]:
    plain = {"events": 1000, "customers": 400, "hours_to_next": 5.0, "hours_to_next_n": 900}
    counted = {name: own.pop(name, value) for name, value in plain.items()}
    keys = {"segment_id": segment, "stage": stage, "touchpoint": touchpoint, "channel": channel}
    return {**keys, **counted, **figures(STEP_FIGURES, **own)}


def path(
    said: str | None, journeys: int, share: float, *, segment: str | None = None, customers: int = 40, **own: Any
) -> dict[str, Any]:
    keys = {"segment_id": segment, "path": said, "steps": np.nan if said is None else said.count(">") + 1}
    return {**keys, "journeys": journeys, "customers": customers, "share": share, **figures(PATH_FIGURES, **own)}


ERRORS, NO_ERRORS = (0.06, 0.05, 0.07, 500, 200), (0.02, 0.01, 0.03, 500, 200)
LATE, CONTACT = (0.8, 0.75, 0.85, 900, 400), (53.0, 45.0, 61.0, 14, 12)

STEPS = pd.DataFrame(
    [
        step("before", mark=(62.0, 58.0, 66.0, 320, 260)),
        step("before", "visit", events=4000, hours_to_next=60.0, failed_share=(0.04, 0.03, 0.05, 1000, 400)),
        step("before", "visit", "app", failed_share=NO_ERRORS, mark=(70.0, 66.0, 74.0, 90, 80)),
        step("before", "visit", "web", failed_share=ERRORS, mark=(58.0, 54.0, 62.0, 90, 80)),
        step("before", "campaign", hours_to_next=0.0),
        step("during", "purchase", failed_share=(0.011, 0.01, 0.012, 900, 400)),
        step("after", mark=(61.0, 60.0, 62.0, 1693, 787), tone=(0.51, 0.44, 0.58, 700, 500)),
        step(
            "after", "delivery", kept_share=LATE, mark=(61.0, 60.0, 62.0, 1693, 787), tone=(0.51, 0.44, 0.58, 700, 500)
        ),
        step("after", "delivery", "courier", kept_share=LATE, mark=(61.0, 60.0, 62.0, 1693, 787)),
        step("post_sale", mark=(52.0, 47.0, 57.0, 60, 50), tone=(-0.17, -0.2, -0.14, 600, 300)),
        step("post_sale", "contact", failed_share=(0.18, 0.16, 0.2, 500, 300), mark=CONTACT),
        step("post_sale", "return", hours_to_next=np.nan, mark=(np.nan, np.nan, np.nan, 3, 3)),
        step("after", segment=SADDEST, mark=(44.0, 41.0, 48.0, 138, 90)),
        step(
            "after", "delivery", segment=SADDEST, kept_share=(0.3, 0.25, 0.35, 300, 120), tone=(0.2, -0.3, 0.5, 60, 50)
        ),
        step("after", "delivery", segment=HAPPIEST, kept_share=(0.82, 0.78, 0.86, 300, 120)),
    ]
)

PATHS = pd.DataFrame(
    [
        path(None, 1000, 1.0, customers=400),
        path("purchase", 400, 0.4),
        path("visit>purchase>delivery", 250, 0.25, mark=(64.0, 60.0, 68.0, 40, 38)),
        path("visit>purchase>contact>delivery>survey", 40, 0.04, mark=(41.0, 35.0, 47.0, 42, 36)),
        path("visit>purchase>contact>more", 35, 0.035, failed_share=(0.5, 0.34, 0.66, 35, 33)),
        path(None, 60, 1.0, segment=SADDEST),
        path(None, 60, 1.0, segment=HAPPIEST),
    ]
)

CHANNELS = pd.DataFrame(
    [
        {"segment_id": None, "channel": None, "events": 5, "customers": 3, **figures(STEP_FIGURES)},
        {
            **{"segment_id": None, "channel": "web", "events": 500, "customers": 200},
            **figures(STEP_FIGURES, failed_share=ERRORS, mark=(58.0, 54.0, 62.0, 90, 80)),
        },
        {
            **{"segment_id": None, "channel": "app", "events": 700, "customers": 200},
            **figures(STEP_FIGURES, failed_share=NO_ERRORS, mark=(70.0, 66.0, 74.0, 90, 80)),
        },
    ]
)


def pain(
    theme: str,
    points: float,
    impact: float,
    *,
    at: tuple[str | None, str | None] = (None, None),
    effort: tuple[str | None, float, str | None] = (None, np.nan, None),
    threshold: tuple[str | None, float, float, float] = (None, np.nan, np.nan, np.nan),
) -> dict[str, Any]:
    """A row of the stage ``pains``: sums with intervals of a tenth either way."""
    figures = (("points", points), ("impact", impact))
    ends = {"": 1.0, "_low": 0.9, "_high": 1.1}
    sums = {f"{name}{end}": value * part for name, value in figures for end, part in ends.items()}
    place = dict(zip(("theme", "touchpoint", "channel"), (theme, *at), strict=True))
    named = dict(zip(("effort", "effort_days", "quadrant"), effort, strict=True))
    step = dict(zip(("threshold_column", "threshold", "threshold_points", "threshold_share"), threshold, strict=True))
    return {**place, "customers": 50, "share": 0.125, **sums, **named, **step}


LATENESS = ("last_late_hours", 0.0, -18.2, 0.97)

PAIN_POINTS = pd.DataFrame(
    [
        pain("delivery", 400.0, 9000.0, effort=("S", 5.0, "quick_win"), threshold=LATENESS),
        pain("contact", 300.0, 8000.0, effort=("45", 45.0, "big_bet")),
        pain("price", 100.0, 900.0, effort=("M", 20.0, "fill_in"), threshold=("discount_share_90d", 0.05, 10.4, 0.81)),
        pain("returns", 50.0, 700.0),
        pain("delivery", 400.0, 9000.0, at=("delivery", None)),
        pain("returns", 50.0, 700.0, at=("return", None)),
        pain("delivery", 390.0, 8800.0, at=("delivery", "courier"), effort=("L", 60.0, "big_bet")),
    ]
)

PAINS = {
    "least_points": 0.5,
    "money": "told",
    "extra_churn_per_point": 0.0092,
    "extra_churn_per_point_low": 0.0088,
    "extra_churn_per_point_high": 0.0096,
}

JOURNEY = {"days": 365, "silence_days": 60, "journeys": 1000, "ordered": 800, "unfinished": 200, "under_way": 34}

TOLD: dict[str, Any] = {
    "journey_steps": STEPS,
    "journey_paths": PATHS,
    "journey_channels": CHANNELS,
    "journey": JOURNEY,
    "pain_points": PAIN_POINTS,
    "pains": PAINS,
}
"""The fields of a report's findings that are about journeys and pains."""


def without(table: pd.DataFrame, figure: str) -> pd.DataFrame:
    """The table as if nothing were known of one figure."""
    ends = {f"{figure}{end}": np.nan for end in ("", "_low", "_high")}
    return table.assign(**ends, **{f"{figure}_n": 0, f"{figure}_customers": 0})


def moneyless(pain_points: pd.DataFrame) -> pd.DataFrame:
    """As where nobody knows who leaves."""
    return pain_points.assign(**dict.fromkeys(("impact", "impact_low", "impact_high"), np.nan))


def unmarked(found: Findings) -> Findings:
    """Nobody gave a mark, no effort is known."""
    tables = {f"journey_{name}": without(TOLD[f"journey_{name}"], "mark") for name in ("steps", "paths", "channels")}
    unknown = {"effort": None, "effort_days": np.nan, "quadrant": None}
    return replace(found, **tables, pain_points=PAIN_POINTS.assign(**unknown))


def even(found: Findings) -> Findings:
    """Every channel is like the other, every pain is hard to mend, and the unhappy leave no more often."""
    visits = STEPS.touchpoint.isin(["visit"]) & STEPS.channel.notna()
    return replace(
        found,
        journey_steps=STEPS[~visits],
        journey_channels=CHANNELS.assign(mark=60.0, mark_low=55.0, mark_high=65.0),
        pain_points=moneyless(PAIN_POINTS).assign(effort="L", effort_days=60.0, quadrant="money_pit"),
        pains=PAINS | {"money": "no_extra_churn"},
    )


def nowhere(found: Findings) -> Findings:
    """No journey, and nothing that hurts."""
    tables = {f"journey_{name}": TOLD[f"journey_{name}"].head(0) for name in ("steps", "paths", "channels")}
    counts = dict.fromkeys(("journeys", "ordered", "unfinished", "under_way"), 0)
    return replace(found, **tables, journey={**JOURNEY, **counts}, pain_points=PAIN_POINTS.head(0))
