"""What goes with the risk that a customer leaves: SHAP of the log odds by theme, in points of probability."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy.special import expit

from features.catalogue import CATALOGUE
from models.explanation import by_theme
from models.matrix import Floats
from pipeline.reasons.facts import Usual
from pipeline.reasons.told import Limits, Moved, blocks, told


class LogOdds(NamedTuple):
    """The log odds of some customers, each theme's part of them, and each column's; with a constant, both add up.

    The parts are those of path-dependent TreeSHAP: they need no background, so that there is none to version.
    """

    whole: Floats
    by_theme: pd.DataFrame
    by_column: Floats

    @property
    def points(self) -> pd.DataFrame:
        """How far each customer's probability would fall without a theme's part, in percentage points."""
        without = expit(self.whole[:, None] - self.by_theme.to_numpy())
        return pd.DataFrame(100 * (expit(self.whole)[:, None] - without), columns=self.by_theme.columns)

    def steady(self, least: pd.Series) -> "LogOdds":
        """With 0 in place of the parts that are smaller than the ``least`` of their theme, either way."""
        return self._replace(by_theme=self.by_theme.where(self.by_theme.abs() >= least, 0.0))


def log_odds(model: Any, profiles: pd.DataFrame) -> LogOdds:
    names = list(model.feature_names_in_)
    constant, parts = model.contributions(profiles[names])
    themes = [CATALOGUE[name].theme.name for name in names]
    return LogOdds(constant + parts.sum(axis=1), by_theme(parts, themes), parts)


class Risk(NamedTuple):
    """Of all customers who may be lost: their reasons, and what each theme adds, in log odds and in points."""

    reasons: pd.DataFrame
    parts: pd.DataFrame
    points: pd.DataFrame


def risk(model: Any, at_risk: pd.DataFrame, least: pd.Series, limits: Limits) -> Risk:
    """Reasons are told of the themes whose parts are steady: at least as large as the ``least`` of their theme."""
    usual = Usual.of(at_risk, list(model.feature_names_in_))
    found = [block_risk(model, own, least, usual, limits) for own in blocks(at_risk)]
    reasons, parts, points = (pd.concat(tables, ignore_index=True) for tables in zip(*found, strict=True))
    return Risk(reasons, parts, points)


def block_risk(model: Any, own: pd.DataFrame, least: pd.Series, usual: Usual, limits: Limits) -> Risk:
    found = log_odds(model, own)
    everyone = np.ones(len(own), dtype=np.int64)
    moved = Moved(own, found.steady(least).points, found.by_column, everyone, everyone > 0)
    return Risk(told(moved, usual, limits), found.by_theme, found.points)
