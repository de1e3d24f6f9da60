"""What the stages of the small company said of themselves."""

from typing import Any

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
