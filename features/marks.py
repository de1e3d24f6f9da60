"""Answers of every metric on one scale of 0-100."""

import ibis
import ibis.expr.types as ir

from features.events import METRICS, Metric

NEUTRAL, SATISFIED, BEST = 50.0, 75.0, 100.0
"""Where the bands of every metric begin, and where the last one ends; the first begins at zero."""

HALF = 0.5
"""A mark stands for the middle of what is rounded to it: bands begin half a mark before the first mark in them."""


def mark(metric: ir.StringColumn, score: ir.FloatingColumn) -> ir.FloatingColumn:
    """The score on a scale of 0-100, linear within each of its metric's bands."""
    return ibis.cases(*((metric == name, _rescaled(score, scale)) for name, scale in METRICS.items()))


def _rescaled(score: ir.FloatingColumn, scale: Metric) -> ir.FloatingColumn:
    worst, best = scale.lowest - HALF, scale.highest + HALF
    neutral, satisfied = scale.neutral_from - HALF, scale.satisfied_from - HALF
    return ibis.cases(
        (score < neutral, _on_line(score, worst, neutral, 0.0, NEUTRAL)),
        (score < satisfied, _on_line(score, neutral, satisfied, NEUTRAL, SATISFIED)),
        else_=_on_line(score, satisfied, best, SATISFIED, BEST),
    )


def _on_line(score: ir.FloatingColumn, low: float, high: float, bottom: float, top: float) -> ir.FloatingColumn:
    """The value at ``score`` of the straight line through (``low``, ``bottom``) and (``high``, ``top``)."""
    return (score - low) * ibis.literal((top - bottom) / (high - low), "float64") + bottom
