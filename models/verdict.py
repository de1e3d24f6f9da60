"""Whether a model is worth its keep: beside simple rules, on the same later customers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.baselines import RULE_COLUMNS
from models.calibration import calibration_slope
from models.matrix import Flags, Floats
from models.metrics import CHURN, Metric, advantage
from models.profit import Campaign

MODEL = "model"
"""What is used unless a simple rule does as well: those stand in :mod:`models.baselines`."""

DECISIVE = "average_precision"
"""The figure by which the best rule is found and the model must beat it."""

MEANT = (0.8, 1.25)
"""Slopes of calibration between which probabilities are taken at their word."""


def figures_of(campaign: Campaign) -> dict[str, Metric]:
    """Every figure of merit, the profit of that campaign among them."""
    return CHURN | {"expected_maximum_profit": Metric(campaign.expected_maximum_profit, "higher")}


def compared(
    left: Flags, judged: Floats, by_rules: Mapping[str, Floats], figures: Mapping[str, Metric], random_state: int
) -> dict[str, Any]:
    """The figures of the model and of each rule, and which is ``used``: the model only if it clearly beats them.

    Every figure has its gain over the best rule, between the ends of an interval of two standard errors either way.
    """
    of_rules = {f"{rule}.{name}": metric(left, p) for rule, p in by_rules.items() for name, metric in figures.items()}
    best = max(RULE_COLUMNS, key=lambda rule: of_rules[f"{rule}.{DECISIVE}"])
    gains = {name: advantage(metric, left, judged, by_rules[best], random_state) for name, metric in figures.items()}
    return {
        "used": MODEL if gains[DECISIVE].low > 0 else best,
        "best_rule": best,
        **{f"{name}_gain{end}": one for name, gain in gains.items() for end, one in zip(ENDS, gain, strict=True)},
        "calibration_slope": calibration_slope(left, judged),
        **{name: metric(left, judged) for name, metric in figures.items()},
        **of_rules,
    }


ENDS = ("", "_low", "_high")


def grade(used: str, left: Flags, probability: Floats, constant: Floats, random_state: int) -> str:
    """How far what is used can be relied on.

    A: the model, which ranks clearly better than the best rule, and its probabilities mean what they say. B: it ranks
    clearly better than chance. C: that is not shown.
    """
    if used == MODEL and MEANT[0] <= calibration_slope(left, probability) <= MEANT[1]:
        return "A"
    return "B" if advantage(CHURN[DECISIVE], left, probability, constant, random_state).low > 0 else "C"
