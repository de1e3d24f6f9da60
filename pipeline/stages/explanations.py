"""Why each customer is as satisfied as they are, and what goes with the risk that they leave."""

from typing import Any

import numpy as np
import pandas as pd
from pydantic import PositiveInt

from features.catalogue import CATALOGUE
from pipeline.stage import Outputs, stage

CUSTOMERS_SHOWN = 300
"""In the page's strip plot: more hide each other."""

RISK = pd.DataFrame({"theme": pd.Series(dtype="str"), "effect": pd.Series(dtype="float64")})
"""Where nobody's risk is known."""


@stage(writes=("reasons", "importance", "risk_by_theme", "satisfaction_beeswarm", "churn_beeswarm"))
def explanations(
    profiles: pd.DataFrame,
    satisfaction: pd.DataFrame,
    satisfaction_model: Any,
    churn: pd.DataFrame,
    churn_model: Any,
    source: dict[str, Any],
    *,
    reasons: PositiveInt,
) -> Outputs:
    """The themes that move each customer's satisfaction and risk most, and the column that shows each best."""
    as_of = pd.Timestamp(source["as_of"])
    now = profiles[profiles.as_of == as_of].reset_index(drop=True)
    estimated = satisfaction[satisfaction.as_of == as_of].reset_index(drop=True)
    found = [satisfaction_reasons(now, estimated, satisfaction_model, reasons)]
    importance = [mean_absolute(parts_of(estimated), "satisfaction")]
    risk = RISK
    if churn_model is not None:
        at_risk = now[churn.set_index("customer_id").churn_probability.reindex(now.customer_id).notna().to_numpy()]
        own, moved, margin = churn_reasons(at_risk.reset_index(drop=True), churn_model, reasons)
        found.append(own)
        importance.append(mean_absolute(moved, "churn"))
        risk = risk_by_theme(moved, margin)
    return {
        "reasons": pd.concat(found, ignore_index=True),
        "importance": pd.concat(importance, ignore_index=True),
        "risk_by_theme": risk,
        "satisfaction_beeswarm": satisfaction_beeswarm(now, satisfaction_model),
        "churn_beeswarm": churn_beeswarm(now, churn, churn_model),
        "metrics": {"customers_with_reasons": int(found[0].customer_id.nunique())},
    }


def satisfaction_reasons(now: pd.DataFrame, estimated: pd.DataFrame, model: Any, count: int) -> pd.DataFrame:
    """Of the satisfied the themes that add most, of the others those that take most."""
    from models.explanation import strongest_themes

    names = list(model.feature_names_in_)
    towards = np.where(estimated.satisfaction_level == "satisfied", 1, -1)
    strongest = strongest_themes(parts_of(estimated), count, towards)
    return told(now, strongest, model.contributions(now[names]), names, "satisfaction")


def parts_of(estimated: pd.DataFrame) -> pd.DataFrame:
    """What each theme adds or takes, one column per theme."""
    parts = estimated.filter(regex="^part_")
    return parts.rename(columns=lambda name: name.removeprefix("part_"))


def churn_reasons(at_risk: pd.DataFrame, model: Any, count: int) -> tuple[pd.DataFrame, pd.DataFrame, np.ndarray]:
    """The themes that raise the risk most, in points of it; every theme's part of the log odds; and those."""
    from models.explanation import by_theme, strongest_themes

    names = list(model.feature_names_in_)
    constant, parts = model.contributions(at_risk[names])
    moved = by_theme(parts, [CATALOGUE[name].theme.name for name in names])
    strongest = strongest_themes(moved, count, np.ones(len(moved)))
    margin = constant + parts.sum(axis=1)
    strongest = strongest.assign(effect=points_of_risk(margin[strongest.row], strongest.effect.to_numpy()))
    return told(at_risk, strongest, parts, names, "churn"), moved, margin


def points_of_risk(margin: np.ndarray, part: np.ndarray) -> np.ndarray:
    """How far the probability would fall without that part of its log odds, in percentage points."""
    from scipy.special import expit

    return np.asarray(100 * (expit(margin) - expit(margin - part)))


def risk_by_theme(moved: pd.DataFrame, margin: np.ndarray) -> pd.DataFrame:
    """One row per theme and customer of an even sample: what it adds to their risk or takes from it, in points."""
    from pipeline.plots import evenly

    shown = evenly(moved.assign(margin=margin), CUSTOMERS_SHOWN)
    return pd.concat(
        [
            pd.DataFrame({"theme": theme, "effect": points_of_risk(shown.margin.to_numpy(), shown[theme].to_numpy())})
            for theme in moved.columns
        ],
        ignore_index=True,
    ).round({"effect": 4})


def told(
    profiles: pd.DataFrame, strongest: pd.DataFrame, contributions: np.ndarray, names: list[str], figure: str
) -> pd.DataFrame:
    """One row per customer, figure and rank: theme, effect in points, and the telling column beside its usual value."""
    from models.explanation import telling_columns

    themes = [CATALOGUE[name].theme.name for name in names]
    at = telling_columns(contributions, themes, strongest)
    own, usual = profiles[names].to_numpy(), profiles[names].median().to_numpy()
    found = pd.DataFrame(
        {
            "customer_id": profiles.customer_id.to_numpy()[strongest.row],
            "figure": figure,
            "rank": strongest["rank"].to_numpy(),
            "theme": strongest.theme.to_numpy(),
            "effect": strongest.effect.round(6).to_numpy(),
            "column": np.array(names, dtype=object)[at],
            "value": own[strongest.row, at],
            "usual": usual[at],
        }
    )
    return found.sort_values(["customer_id", "rank"], ignore_index=True)


def mean_absolute(parts: pd.DataFrame, figure: str) -> pd.DataFrame:
    """How far each theme moves the figure of the average customer, either way; largest first."""
    found = parts.abs().mean().round(6).sort_values(ascending=False)
    return pd.DataFrame({"figure": figure, "theme": found.index, "mean_absolute_effect": found.to_numpy()})


def satisfaction_beeswarm(now: pd.DataFrame, model: Any) -> bytes:
    """What each column adds to or takes from the satisfaction of an even sample of customers, as PNG."""
    from pipeline.plots import beeswarm, evenly, explained, notice, png

    names = list(model.feature_names_in_)
    if model.basis_ == "mean":
        return png(notice("points of satisfaction: this log does not teach what moves it"))
    shown = evenly(now[names])
    margin = model.parts(shown).sum(axis=1).to_numpy()
    return png(beeswarm(explained(shown, model.contributions(shown), margin), "points of satisfaction"))


def churn_beeswarm(now: pd.DataFrame, churn: pd.DataFrame, model: Any) -> bytes:
    """What each column adds to or takes from the log odds of leaving, where that could be learned, as PNG."""
    from pipeline.plots import beeswarm, evenly, explained, notice, png

    if model is None:
        return png(notice("log odds of leaving: this log does not teach who leaves"))
    at_risk = churn.customer_id[churn.churn_probability.notna()]
    shown = evenly(now.loc[now.customer_id.isin(at_risk), list(model.feature_names_in_)])
    parts, margin = model.contributions(shown)[1], model.decision_function(shown)
    return png(beeswarm(explained(shown, parts, margin), "log odds of leaving"))
