"""A small company by hand: three segments, who is in them, and a handful of answers."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from models.identity.matching import Change
from models.identity.register import Entry, Kind, Register
from pipeline.placement import segment_id
from pipeline.report.wording import Words


def segment(words: Words, **own: Any) -> dict[str, Any]:
    answers = {
        f"{metric}{end}": 0 if end == "_answers" else np.nan
        for metric in ("nps", "csat", "csi", "ces", "cli", "stars")
        for end in ("", "_low", "_high", "_answers", "_corrected", "_corrected_low", "_corrected_high", "_versus_rest")
    }
    return {
        **answers,
        "satisfaction_low": np.nan,
        "satisfaction_high": np.nan,
        **dict.fromkeys(("churn_rate", "churn_rate_low", "churn_rate_high"), np.nan),
        "churn_rate_days": 97,
        "churn_rate_norm": 0.15,
        "churn_probability": 0.25,
        "revenue": 8765.0,
        "value_at_risk": 1234567.0,
        "rule": None,
        "strengths": None,
        "pains": None,
        "action": words("ask"),
        **own,
    }


def segments(words: Words) -> pd.DataFrame:
    """One row per segment, worst first."""
    late, slow = words.moved_by("delivery", -13.4), words.moved_by("contact", -2.5)
    return pd.DataFrame(
        [
            segment(
                words,
                segment_id="dissatisfied-delivery-pain",
                segment=words.segment("dissatisfied", "delivery", -1, alone=False),
                satisfaction_level="dissatisfied",
                customers=200,
                share=0.2,
                satisfaction=31.0,
                satisfaction_low=28.0,
                satisfaction_high=34.0,
                nps=-42.0,
                nps_low=-55.4,
                nps_high=-29.2,
                nps_answers=64,
                nps_corrected=-51.0,
                nps_corrected_low=-66.0,
                nps_corrected_high=-36.0,
                nps_versus_rest="lower",
                csat_low=11.0,
                csat_high=42.0,
                csat_answers=26,
                ces_answers=6,
                churn_rate=0.29,
                churn_rate_low=0.23,
                churn_rate_high=0.36,
                rule=words("rule", conditions="late_hours > 3", precision="72", coverage="59"),
                pains=f"{late}; {slow}",
                action=words.action("dissatisfied", "delivery"),
            ),
            segment(
                words,
                segment_id="neutral-mixed",
                segment=words.segment("neutral", "mixed", 0, alone=False),
                satisfaction_level="neutral",
                customers=500,
                share=0.5,
                satisfaction=62.0,
                churn_rate=0.05,
                churn_rate_low=0.04,
                churn_rate_high=0.06,
                satisfaction_low=60.0,
                satisfaction_high=64.0,
                pains=slow,
                value_at_risk=2345.0,
                action=words.action("neutral", "contact"),
            ),
            segment(
                words,
                segment_id="satisfied-price-joy",
                segment=words.segment("satisfied", "price", 1, alone=False),
                satisfaction_level="satisfied",
                customers=300,
                share=0.3,
                satisfaction=88.0,
                churn_rate_low=0.1,
                churn_rate_high=0.2,
                satisfaction_low=86.0,
                satisfaction_high=90.0,
                strengths=words.moved_by("price", 8.6),
                value_at_risk=345.0,
                action=words("keep"),
            ),
        ]
    )


LATER = {
    "column": "mean_late_hours_90d",
    "difference": 1.4,
    "members": {"mean": 31.2, "median": 28.0},
    "others": {"mean": 2.5, "median": 0.0},
    "built_from": True,
}
RARER = {
    "column": "visits_30d",
    "difference": -0.4,
    "members": {"mean": 0.21, "median": 0.0},
    "others": {"mean": 1.34, "median": 0.0},
    "built_from": False,
}
DESCRIPTIONS = [
    {"segment_id": "dissatisfied-delivery-pain", "contrasts": [LATER, RARER]},
    {"segment_id": "neutral-mixed", "contrasts": []},
    {"segment_id": "satisfied-price-joy", "contrasts": [RARER]},
]

CUSTOMERS = pd.DataFrame(
    {
        "customer_id": ["1", "2", "3", "4"],
        "churn_probability": [0.9, 0.5, 0.1, np.nan],
        "churn_risk": ["high", "medium", "low", None],
        "value_at_risk": [90.0, 50.0, 10.0, np.nan],
        "expected_value": [100.0, 100.0, 100.0, 7.0],
    }
)

MOVES = pd.DataFrame(
    [
        ("dissatisfied-delivery-pain", "dissatisfied-delivery-pain", 120),
        ("dissatisfied-delivery-pain", "neutral-mixed", 31),
        ("neutral-mixed", "neutral-mixed", 400),
        ("satisfied-price-joy", "dissatisfied-delivery-pain", 7),
        ("satisfied-site-pain", "satisfied-price-joy", 5),
    ],
    columns=["from", "to", "customers"],
).assign(because="customer changed", since=date(2026, 4, 2))

REMODELLED = pd.DataFrame(
    [("dissatisfied-delivery-pain", "neutral-mixed", 6), ("neutral-mixed", "neutral-mixed", 500)],
    columns=["from", "to", "customers"],
).assign(because="model changed", since=date(2026, 6, 1))

MIGRATIONS = pd.concat([MOVES, REMODELLED], ignore_index=True)


def entry(level: str, theme: str, sign: int, last_seen: str = "2026-07-01") -> Entry:
    code = segment_id(level, theme, sign)
    return Entry(code, Kind(code, level, theme, sign), "2026-01-01", last_seen)


REGISTER = Register(
    (
        entry("dissatisfied", "delivery", -1),
        entry("neutral", "mixed", 0),
        entry("satisfied", "price", 1),
        entry("satisfied", "site", -1, "2026-06-01"),
    ),
    (
        ("2026-06-01", Change("born", "satisfied-price-joy", ())),
        ("2026-07-01", Change("died", "satisfied-site-pain", ("satisfied-price-joy",))),
        ("2026-07-01", Change("born", "neutral-mixed", ())),
    ),
)

ANSWERS = pd.DataFrame(
    {
        "customer_id": [str(number) for number in range(40)],
        "asked_at": pd.Timestamp("2026-05-01"),
        "answered_at": pd.Timestamp("2026-05-02"),
        "metric": ["nps"] * 35 + ["csat"] * 4 + ["ces"],
        "score": [10.0] * 20 + [3.0] * 15 + [5.0] * 5,
        "points": 60.0,
        "expectation": 58.0,
    }
)

FIGURES_OF_ALL = {
    **segment(Words("en")),
    **{"nps": 14.3, "nps_low": -1.0, "nps_high": 29.0, "nps_answers": 35},
    **{"nps_corrected": 6.0, "nps_corrected_low": -10.0, "nps_corrected_high": 22.0},
    **{"csat_answers": 4, "ces_answers": 1},
}

IMPORTANCE = pd.DataFrame(
    [
        ("satisfaction", "delivery", 4.25),
        ("satisfaction", "orders", 0.5),
        ("churn", "recency", 0.3),
        ("churn", "price", 0.1),
    ],
    columns=["figure", "theme", "mean_absolute_effect"],
)

IMPORTANCE_BY_SEGMENT = pd.DataFrame(
    [
        ("churn", None, "delivery", 0.5),
        ("churn", None, "recency", 2.0),
        ("churn", "dissatisfied-delivery-pain", "delivery", 9.25),
        ("churn", "dissatisfied-delivery-pain", "recency", 2.5),
        ("churn", "neutral-mixed", "delivery", -1.0),
        ("churn", "neutral-mixed", "recency", 5.0),
    ],
    columns=["figure", "segment_id", "theme", "mean_effect"],
)

RISK_BY_THEME = pd.DataFrame(
    [("recency", effect) for effect in (-8.0, 2.0, 12.0, 12.1)]
    + [("price", effect) for effect in (0.5, 0.0, -0.5, 0.1)],
    columns=["theme", "effect"],
)


def quotes(words: Words) -> pd.DataFrame:
    """Two of the worst segment and two of a theme, one with a mark, one with a tone only, one with neither."""
    late = words.pick(("Waited a week, call [phone]", "Ждали неделю, звоните [phone]"))
    rude = words.pick(("Rude and slow", "Грубо и медленно"))
    of_segment = {"segment_id": "dissatisfied-delivery-pain", "theme": None, "texts": 21, "customers": 12}
    of_theme = {"segment_id": None, "theme": "contact", "texts": 34, "customers": 22}
    review = {"kind": "review", "channel": "web", "month": "2026-05", "metric": "stars", "score": 2.0, "tone": -0.9}
    message = {"kind": "contact", "channel": "chat", "month": "2026-01", "metric": None, "score": np.nan, "tone": -0.8}
    typical, extreme = ({"role": role, "rank": 1} for role in ("typical", "extreme"))
    return pd.DataFrame(
        [
            of_segment | typical | review | {"text": late, "words": words.pick(("week", "неделю"))},
            of_segment | extreme | message | {"text": rude, "words": ""},
            of_theme | typical | message | {"text": rude, "words": "", "channel": None, "tone": 0.9},
            of_theme | extreme | message | {"text": late, "words": "", "kind": "other", "tone": np.nan},
        ]
    )
