"""A small company by hand: three segments, a handful of answers, and what its stages said of themselves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from models.identity.matching import Change
from models.identity.register import Entry, Kind, Register
from pipeline.placement import segment_id
from pipeline.report.findings import Findings
from pipeline.report.wording import Words
from tests.pipeline.report import journeys, watched

Case = Callable[[Words], Findings]


@pytest.fixture(params=["en", "ru"])
def words(request: pytest.FixtureRequest) -> Words:
    return Words(request.param, "EUR")


@pytest.fixture
def english() -> Words:
    return Words("en", "EUR")


@pytest.fixture
def russian() -> Words:
    return Words("ru", "EUR")


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

EVENTS = {
    "selects": {
        "purchases.sql": {
            "rows": 1005,
            "taken": 985,
            "duplicates": 4,
            "out_of_window": 3,
            "erased": 2,
            "rejected": {"no_customer": 8, "bad_amount": 3},
        },
    },
    "tables": {"orders": {"rows": 1000, "unreadable": {"unquoted_value": 2}}},
    "events": 985,
    "customers": 1000,
    "first": "2024-07-01 04:32:18",
    "last": "2026-06-30 23:59:16",
    "kinds": {"purchase": 900, "survey": 85},
}

READINESS: dict[str, Any] = {
    "period": {"first": "2024-07-01", "last": "2026-06-30", "days": 730, "days_without_events": 3},
    "customers": {
        "customers": 1000,
        "repeat_share": 0.64,
        "with_one_event": 4,
        "by_kind": {"purchase": 900, "survey": 60},
    },
    "answers": {"answers": 640, "bad": 64, "customers": 321},
    "answers_by_metric": {"nps": {"answers": 600, "bad": 60, "customers": 300}},
    "answers_by_channel": {"-": {"answers": 640, "bad": 64, "customers": 321}},
    "kinds": {
        "purchase": {
            "rows": 900,
            "first": "2024-07-01",
            "last": "2026-06-30",
            "filled": {"customer_id": 900, "amount": 899, "score": 0, "text": 0},
        },
        "survey": {
            "rows": 85,
            "first": "2024-07-02",
            "last": "2026-06-29",
            "filled": {"customer_id": 85, "amount": 0, "score": 85, "text": 0},
        },
    },
    "months": {"2024-07": {"purchase": 40, "survey": 0}},
    "abilities": [
        {
            "name": "churn",
            "status": "no",
            "code": "one_time_buyers",
            "found": {"repeat_share": 0.017},
            "needed": {"repeat_share": 0.15},
        },
        *(
            {
                "name": name,
                "status": "no",
                "code": "figure_missing",
                "found": {"answering": 0},
                "needed": {"answering": 10},
            }
            for name in ("ces", "cli")
        ),
        {"name": "promises", "status": "limited", "code": "no_deliveries", "found": {}, "needed": {}},
        {"name": "seasonality", "status": "yes", "code": "seasons_came_back", "found": {}, "needed": {}},
    ],
    "findings": [
        {
            "code": "volume_drop",
            "level": "warning",
            "found": {"kind": "purchase", "month": "2025-02", "before": 2000, "rows": 30},
            "needed": {},
        }
    ],
}

SATISFACTION = {
    "answers": 640,
    "answering_customers": 321,
    "basis": "model",
    "hidden_answers": 160,
    "r2": 0.55,
    "mean_absolute_error": 10.48,
    "mean_absolute_error_of_the_mean": 14.9,
}

RULE_FIGURES = {
    "average_precision": 0.57,
    "roc_auc": 0.8,
    "lift_at_tenth": 4.6,
    "brier_score": 0.121,
    "expected_maximum_profit": 3.3,
}
CHURN = {
    "learned": True,
    "used": "model",
    "tested_at": "2026-03-03",
    "test_customers": 2197,
    "churn_rate": 0.14,
    "grade": "A",
    "average_precision": 0.69,
    "average_precision_gain": 0.12,
    "average_precision_gain_low": 0.09,
    "average_precision_gain_high": 0.15,
    "roc_auc": 0.9,
    "lift_at_tenth": 5.36,
    "brier_score": 0.07,
    "expected_maximum_profit": 4.61,
    **{
        f"{rule}.{figure}": value
        for rule in ("constant", "recency_rule", "rfm_logistic", "bg_nbd")
        for figure, value in RULE_FIGURES.items()
    },
}


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


def findings(words: Words) -> Findings:
    return Findings(
        customers=CUSTOMERS,
        segments=segments(words),
        descriptions=DESCRIPTIONS,
        migrations=MIGRATIONS,
        register=REGISTER,
        answers=ANSWERS,
        figures=FIGURES_OF_ALL,
        importance=IMPORTANCE,
        importance_by_segment=IMPORTANCE_BY_SEGMENT,
        events=EVENTS,
        readiness=READINESS,
        satisfaction=SATISFACTION,
        segmentation={"found_structure": True, "core_share": 0.7, "assigned_share": 0.2, "mixed_share": 0.1},
        churn=CHURN,
        source={"name": "shop", "as_of": "2026-07-01", "currency": "EUR"},
        risk_by_theme=RISK_BY_THEME,
        quotes=quotes(words),
        voice={"recent_days": 365, "trouble_days": 14},
        contacts={"contacts": 12, "budget": None, "cost": None, "save_rate": None},
        decision={"verdict": "first", "champion": None, "checks": []},
        past_runs=[],
        **journeys.TOLD,
        **watched.TOLD,
    )


def without_answers(words: Words) -> Findings:
    full = journeys.unmarked(findings(words))
    ends = {"satisfaction_low": np.nan, "satisfaction_high": np.nan}
    ends = ends | {f"nps{end}": np.nan for end in ("_corrected", "_corrected_low", "_corrected_high", "_versus_rest")}
    nothing = {f"nps{end}": np.nan for end in ("", "_low", "_high")} | {"csat_low": np.nan, "csat_high": np.nan}
    counts = {f"{metric}_answers": 0 for metric in ("nps", "csat", "ces")}
    return replace(
        full,
        answers=ANSWERS.head(0),
        figures=segment(words),
        segments=full.segments.assign(**ends, **nothing, **counts),
        satisfaction={"answers": 0, "answering_customers": 0, "basis": "index"},
    )


def without_churn(words: Words) -> Findings:
    full = findings(words)
    unknown = {"churn_probability": np.nan, "value_at_risk": np.nan}
    return replace(
        full,
        customers=CUSTOMERS.assign(**unknown, churn_risk=None),
        segments=full.segments.assign(**unknown),
        importance=IMPORTANCE[IMPORTANCE.figure == "satisfaction"],
        importance_by_segment=IMPORTANCE_BY_SEGMENT.head(0),
        pain_points=journeys.moneyless(full.pain_points),
        pains={"least_points": 0.5, "money": "unknown"},
        risk_by_theme=RISK_BY_THEME.head(0),
        churn={"learned": False, "obstacle": "one_time_buyers", "repeat_share": 0.017},
    )


def without_structure(words: Words) -> Findings:
    """Nothing tells customers apart, nobody could be compared with an earlier date, nothing hurts."""
    full = findings(words)
    return replace(
        full,
        segments=full.segments.iloc[[1]].assign(pains=None, satisfaction_low=np.nan, satisfaction_high=np.nan),
        migrations=MIGRATIONS.head(0),
        register=replace(REGISTER, events=()),
        importance=IMPORTANCE.assign(mean_absolute_effect=0.0),
        satisfaction={"answers": 640, "answering_customers": 321, "basis": "mean"},
        segmentation={"found_structure": False, "core_share": 0.0, "assigned_share": 0.0, "mixed_share": 1.0},
    )


def with_even_channels(words: Words) -> Findings:
    return journeys.even(findings(words))


def without_journeys(words: Words) -> Findings:
    return journeys.nowhere(findings(words))


def without_alerts(words: Words) -> Findings:
    return watched.nothing(findings(words))


def without_remarks(words: Words) -> Findings:
    return replace(findings(words), readiness=READINESS | {"findings": []})


def without_texts(words: Words) -> Findings:
    return replace(findings(words), quotes=quotes(words).head(0))


def without_complaints(words: Words) -> Findings:
    full = findings(words)
    return replace(full, quotes=full.quotes[full.quotes.theme.isna()])


def without_moves(words: Words) -> Findings:
    """Nobody moved, and the rules rank leavers as well as the model."""
    full = findings(words)
    stayed = MIGRATIONS[MIGRATIONS["from"] == MIGRATIONS["to"]]
    churn = {**CHURN, "grade": "B", "used": "recency_rule", "average_precision": 0.57, "horizon_days": 90}
    return replace(full, migrations=stayed, churn=churn)


def with_poor_models(words: Words) -> Findings:
    """The rules are as near to what happened as the models are."""
    poor = {"beaten_by": "ordinal_logistic", "r2": 0.21, "r2_of_ordinal_logistic": 0.28}
    return replace(findings(words), churn={**CHURN, "grade": "C"}, satisfaction={**SATISFACTION, **poor})


def with_short_log(words: Words) -> Findings:
    return replace(without_churn(words), churn={"learned": False, "obstacle": "log_too_short"})


def with_few_outcomes(words: Words) -> Findings:
    outcomes = {"obstacle": "too_few_outcomes", "outcomes": 1234, "outcomes_left": 56}
    return replace(without_churn(words), churn={"learned": False, **outcomes})


def with_changed_segments(words: Words) -> Findings:
    """All that can become of segments, by a model that places everybody as the last one did."""
    full, ids = findings(words), [one.segment_id for one in REGISTER.entries]
    changes = [
        Change("born", ids[1], (ids[0],)),
        Change("died", ids[3], ()),
        Change("split", ids[0], (ids[0], ids[1])),
        Change("merged", ids[2], (ids[2], ids[3])),
    ]
    same = MIGRATIONS[(MIGRATIONS.because == "customer changed") | (MIGRATIONS["from"] == MIGRATIONS["to"])]
    events = tuple(("2026-07-01", change) for change in changes)
    return replace(full, migrations=same, register=replace(REGISTER, events=events))


CASES: dict[str, Case] = {
    case.__name__: case
    for case in (
        findings,
        without_answers,
        without_churn,
        with_poor_models,
        with_short_log,
        with_few_outcomes,
        without_structure,
        with_even_channels,
        without_journeys,
        without_alerts,
        without_remarks,
        without_texts,
        without_complaints,
        without_moves,
        with_changed_segments,
    )
}


@pytest.fixture(scope="session")
def cases() -> dict[str, Case]:
    return CASES


@pytest.fixture
def full() -> Case:
    return findings
