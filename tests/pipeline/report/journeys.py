"""The journeys of the small company's customers, as the stage of that name tells them, and what hurts them."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from pipeline.report.findings import Findings

STEP_FIGURES = ("failed_share", "kept_share", "mark", "tone")
PATH_FIGURES = ("unfinished_share", "failed_share", "mark")
SADDEST, HAPPIEST = "dissatisfied-delivery-pain", "satisfied-price-joy"
EFFORT = {"delivery": 2, "contact": 4, "price": 1, "site": None}


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

REASONS = pd.DataFrame(
    [
        ("1", "satisfaction", 1, "delivery", -6.0),
        ("2", "satisfaction", 1, "delivery", -4.0),
        ("2", "satisfaction", 2, "contact", -7.5),
        ("3", "satisfaction", 1, "price", -3.0),
        ("4", "satisfaction", 1, "returns", -1.0),
        ("4", "satisfaction", 2, "site", -0.2),
        ("3", "churn", 1, "recency", -9.0),
    ],
    columns=["customer_id", "figure", "rank", "theme", "effect"],
)

JOURNEY = {"days": 365, "silence_days": 60, "journeys": 1000, "ordered": 800, "unfinished": 200, "under_way": 34}

TOLD: dict[str, Any] = {
    "journey_steps": STEPS,
    "journey_paths": PATHS,
    "journey_channels": CHANNELS,
    "journey": JOURNEY,
    "reasons": REASONS,
    "effort": EFFORT,
}
"""The fields of a report's findings that are about journeys and pains."""


def without(table: pd.DataFrame, figure: str) -> pd.DataFrame:
    """The table as if nothing were known of one figure."""
    ends = {f"{figure}{end}": np.nan for end in ("", "_low", "_high")}
    return table.assign(**ends, **{f"{figure}_n": 0, f"{figure}_customers": 0})


def unmarked(found: Findings) -> Findings:
    """Nobody gave a mark, nobody rated an effort."""
    tables = {f"journey_{name}": without(TOLD[f"journey_{name}"], "mark") for name in ("steps", "paths", "channels")}
    return replace(found, **tables, effort={})


def even(found: Findings) -> Findings:
    """Every channel is like the other, and every pain is hard to mend."""
    visits = STEPS.touchpoint.isin(["visit"]) & STEPS.channel.notna()
    return replace(
        found,
        journey_steps=STEPS[~visits],
        journey_channels=CHANNELS.assign(mark=60.0, mark_low=55.0, mark_high=65.0),
        effort=dict.fromkeys(EFFORT, 5),
    )


def nowhere(found: Findings) -> Findings:
    """No journey, and nothing that hurts."""
    tables = {f"journey_{name}": TOLD[f"journey_{name}"].head(0) for name in ("steps", "paths", "channels")}
    counts = dict.fromkeys(("journeys", "ordered", "unfinished", "under_way"), 0)
    return replace(found, **tables, journey={**JOURNEY, **counts}, reasons=REASONS.head(0))
