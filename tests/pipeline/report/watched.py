"""What a small company watches: a target on its way, one that cannot be judged, alerts old and new, and feedback."""

from dataclasses import replace
from typing import Any

from pipeline.report.findings import Findings

NOTHING = {"days": 90, "n": 4, "value": None, "low": None, "high": None}


def target(**own: Any) -> dict[str, Any]:
    return {
        "metric": "nps",
        "scope": "all",
        "key": "",
        "start": 35.0,
        "goal": 45.0,
        "since": "2026-01-01",
        "by": "2026-12-31",
        "owner": None,
        "now": {"days": 90, "n": 210, "value": 41.0, "low": 33.0, "high": 48.5},
        "expected": 40.0,
        "way": 0.6,
        "change": {"days": 90, "n": 190, "value": 6.0, "low": -4.0, "high": 16.0},
        "is_beyond_noise": False,
        "status": "on_track",
        **own,
    }


def alert(**own: Any) -> dict[str, Any]:
    return {
        "id": "nps-drop@survey/email",
        "status": "open",
        "first_seen": "2026-07-01",
        "last_seen": "2026-07-01",
        "metric": "nps",
        "when": "drop",
        "by": "touchpoint",
        "key": "survey/email",
        "now": {"days": 28, "n": 50, "value": 12.0, "low": 5.0, "high": 19.0},
        "before": {"days": 84, "n": 180, "value": 31.0, "low": 27.0, "high": 35.0},
        "threshold": None,
        "owner": None,
        **own,
    }


TARGETS = [
    target(owner="shop"),
    target(
        metric="wait",
        scope="touchpoint",
        key="contact/phone",
        start=36.0,
        goal=24.0,
        now={"days": 90, "n": 40, "value": 30.0, "low": 26.0, "high": 34.0},
        expected=30.0,
        way=0.5,
        change={**NOTHING},
        is_beyond_noise=True,
    ),
    target(
        metric="csat",
        scope="segment",
        key="neutral-mixed",
        now={"days": 90, "n": 12, "value": None, "low": 25.0, "high": 75.0},
        way=None,
        status="unclear",
    ),
    target(metric="late", goal=20.0, is_beyond_noise=True, status="behind"),
    target(metric="cli", change=NOTHING, status="reached"),
    target(metric="stars", status="missed"),
    target(metric="ces", now=NOTHING, way=None, change=NOTHING, is_beyond_noise=None, status="unclear"),
]

ALERTS = [
    alert(status="acknowledged", first_seen="2026-06-01", owner="shop"),
    alert(metric="late", when="rise", key="delivery/courier"),
    alert(metric="churn", when="above", by="segment", key="neutral-mixed", threshold=30.0, before=None),
    alert(metric="volume", when="drop", by="all", key="", first_seen="2026-06-01"),
    alert(metric="csat", when="below", threshold=70.0, before=None),
    alert(metric="stars", when="below", key="survey/shop", threshold=4.0),
    alert(metric="mark", when="first_answers", key="review", before=None),
]

FEEDBACK = {
    "days": 14,
    "customers": 12,
    "said": [
        {
            "customer_id": "SECRET-ID",
            "day": "2026-06-28",
            "kind": "review",
            "channel": "web",
            "metric": "stars",
            "score": 1.0,
            "mark": 12.5,
            "tone": -0.8,
            "value_at_risk": 12345.0,
            "text": "shop [phone]",
        },
        {
            "customer_id": "SECRET-ID",
            "day": "2026-06-27",
            "kind": "survey",
            "channel": None,
            "metric": "nps",
            "score": 0.0,
            "mark": 3.0,
            "tone": None,
            "value_at_risk": None,
            "text": None,
        },
    ],
}

TOLD: dict[str, Any] = {"targets": TARGETS, "alerts": ALERTS, "feedback": FEEDBACK}


def nothing(findings: Findings) -> Findings:
    return replace(findings, targets=[], alerts=[], feedback={"days": 14, "customers": 0, "said": []})
