"""Whether profiles look as they did when the champion learned, by figures that know what chance alone does to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
import pandas as pd
from scipy.stats import chi2, kstwobign

from models.matrix import Floats
from models.promotion.decision import Check, Limits, at_most

BINS = 10
LEAST_PSI = 0.25
"""A population stability index that is called a major shift (Siddiqi 2006)."""

JUMP_PSI = 2.0
"""What hardly anything but a fault makes of a column within weeks: another unit, a join that is lost."""

LEAST_DISTANCE = 0.1
"""Of two distribution functions; less is no matter, however sure."""

BY_CHANCE = 0.001
"""How rarely a profile without any drift has a column that looks drifted."""

EMPTY = 1e-4
"""The share an empty bin is taken to have."""


@dataclass(frozen=True)
class Shape:
    """A column's distribution: the share of missing values, then those up to each edge, then those above the last."""

    rows: int
    edges: tuple[float, ...]
    shares: tuple[float, ...]

    @classmethod
    def of(cls, values: Floats, edges: tuple[float, ...] | None = None) -> Self:
        """Between the deciles of the values, or the ``edges`` of another shape to compare with."""
        known = values[~np.isnan(values)]
        if edges is None:
            inner = np.linspace(0, 1, BINS + 1)[1:-1]
            edges = tuple(np.unique(np.quantile(known, inner, method="lower")).tolist()) if len(known) else ()
        counts = np.bincount(np.searchsorted(edges, known), minlength=len(edges) + 1)
        rows = max(len(values), 1)
        return cls(len(values), edges, tuple(np.round([(len(values) - len(known)) / rows, *counts / rows], 6).tolist()))


@dataclass(frozen=True)
class Drift:
    """How far a column is from what it was."""

    column: str
    psi: float
    psi_by_chance: float
    distance: float
    p_value: float

    def is_sure(self, columns: int) -> bool:
        """Whether it is neither small nor chance, among so many columns looked at."""
        return (
            self.psi > LEAST_PSI + self.psi_by_chance
            and self.distance > LEAST_DISTANCE
            and self.p_value < BY_CHANCE / columns
        )


def drift(column: str, before: Shape, now: Shape) -> Drift:
    """By the population stability index and the distance of Kolmogorov and Smirnov over the bins.

    Without drift the index times ``n m / (n + m)`` is chi-squared with a degree of freedom for every bin but one
    (Yurdakul 2018), so its level by chance hangs on both sizes; the distance over bins is at most that over all values.
    """
    one, other = np.maximum(before.shares, EMPTY), np.maximum(now.shares, EMPTY)
    size = before.rows * now.rows / (before.rows + now.rows)
    distance = float(np.abs(np.cumsum(before.shares) - np.cumsum(now.shares)).max())
    return Drift(
        column=column,
        psi=float(((one - other) * np.log(one / other)).sum()),
        psi_by_chance=float(chi2.ppf(1 - BY_CHANCE, len(one) - 1) / size),
        distance=distance,
        p_value=float(kstwobign.sf(distance * np.sqrt(size))),
    )


def shapes(profiles: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """What is kept of a table of profiles to compare later ones with: nothing of any single customer."""
    return {str(name): vars(Shape.of(profiles[name].to_numpy(float))) for name in profiles}


def drifts(before: Mapping[str, Mapping[str, Any]], now: pd.DataFrame) -> Iterator[Drift]:
    """Of every column that both have."""
    for name in now:
        if known := before.get(str(name)):
            shape = Shape(known["rows"], tuple(known["edges"]), tuple(known["shares"]))
            if shape.rows and len(now):
                yield drift(str(name), shape, Shape.of(now[name].to_numpy(float), shape.edges))


def steady(
    before: Mapping[str, Mapping[str, Any]], now: pd.DataFrame, limits: Limits, *, moved: bool
) -> Iterator[Check]:
    """Whether profiles stand where they stood: if they do not, and outcomes do, rather the data broke.

    ``moved`` says whether outcomes differ too.
    """
    found = [*drifts(before, now)]
    sure = sorted((one for one in found if one.is_sure(len(found))), key=lambda one: (-one.psi, one.column))
    share = len(sure) / len(found) if found else 0.0
    names = tuple(one.column for one in sure)
    jumped = tuple(one.column for one in sure if one.psi > JUMP_PSI)
    for check in (
        at_most("inputs_drifted", share, limits.max_drifted, names[:5]),
        at_most("inputs_jumped", float(len(jumped)), 0.0, jumped[:5]),
    ):
        yield replace(check, passed=check.passed or moved)


def differs(before: Floats, now: Floats) -> bool:
    """Whether two samples' means are three standard errors apart; not if either is too small to tell."""
    if min(len(before), len(now)) < 2:
        return False
    error = np.hypot(before.std(ddof=1) / np.sqrt(len(before)), now.std(ddof=1) / np.sqrt(len(now)))
    return bool(abs(before.mean() - now.mean()) > 3 * error)
