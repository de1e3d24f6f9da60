"""Why each customer is as satisfied as they are, and what goes with the risk that they leave."""

from typing import Any

import pandas as pd
from pydantic import NonNegativeFloat, NonNegativeInt, PositiveInt

from pipeline.dates import is_of
from pipeline.stage import Fitted, Outputs, stage

CUSTOMERS_SHOWN = 300
"""In the page's strip plot: more hide each other."""

NOBODY = pd.DataFrame({"theme": pd.Series(dtype="str"), "effect": pd.Series(dtype="float64")})
"""Where nobody's risk is known."""

NOT_LEARNED = "log odds of leaving: this log does not teach who leaves"

PATH_DEPENDENT = "path-dependent TreeSHAP, no background"
"""How the parts are found; an interventional background would have to be versioned beside the model."""


@stage(
    writes=(
        "reasons",
        "importance",
        "importance_by_segment",
        "risk_by_theme",
        "steadiness",
        "satisfaction_beeswarm",
        "churn_beeswarm",
        "churn_waterfall",
    )
)
def explanations(
    profiles: pd.DataFrame,
    satisfaction: pd.DataFrame,
    satisfaction_model: Any,
    memberships: pd.DataFrame,
    churn: pd.DataFrame,
    churn_model: Any,
    outcomes: pd.DataFrame,
    source: dict[str, Any],
    *,
    reasons: PositiveInt,
    min_points: NonNegativeFloat,
    refits: PositiveInt,
    random_state: NonNegativeInt,
    champion: Fitted | None = None,
) -> Outputs:
    """The themes that move each customer's satisfaction and risk most, and the column that shows each best.

    Which reasons are steady is learned by refits of the model, and known of a champion's.
    """
    from pipeline.reasons.importance import by_segment, importance
    from pipeline.reasons.pleasing import parts_of, satisfaction_reasons
    from pipeline.reasons.told import Limits

    now, estimated, segments = (
        table[is_of(table, source)].reset_index(drop=True) for table in (profiles, satisfaction, memberships)
    )
    segment_of, limits = segments.set_index("customer_id").segment_id, Limits(reasons, min_points)
    pleasing = satisfaction_reasons(now, estimated, satisfaction_model, limits)
    moved = parts_of(estimated)
    found = {
        "reasons": pleasing.assign(figure="satisfaction"),
        "importance": importance(moved, "satisfaction"),
        "importance_by_segment": by_segment(moved, estimated.customer_id.map(segment_of), "satisfaction"),
    }
    figures: dict[str, Any] = {"shap": PATH_DEPENDENT, "customers_with_reasons": pleasing.customer_id.nunique()}
    strips, steady = NOBODY, None
    if churn_model is not None:
        from pipeline.reasons.leaving import risk
        from pipeline.reasons.stability import Stability, stability

        at_risk, kept = there_to_be_lost(now, churn), champion["steadiness"] if champion else None
        if kept:
            steady = Stability.of(kept)
        else:
            known = profiles.merge(outcomes, on=["customer_id", "as_of"]).sort_values(["as_of", "customer_id"])
            steady = stability(churn_model, known, at_risk, limits, count=refits, random_state=random_state)
        leaving = risk(churn_model, at_risk, steady.least, limits)
        of_risk = {
            "reasons": leaving.reasons.assign(figure="churn"),
            "importance": importance(leaving.parts, "churn"),
            "importance_by_segment": by_segment(leaving.points, at_risk.customer_id.map(segment_of), "churn"),
        }
        found = {name: pd.concat([own, of_risk[name]], ignore_index=True) for name, own in found.items()}
        strips = risk_by_theme(leaving.points)
        figures |= {"customers_with_churn_reasons": leaving.reasons.customer_id.nunique(), **steady.figures}
    return {
        **found,
        "risk_by_theme": strips,
        "steadiness": steady and steady.as_record(),
        "satisfaction_beeswarm": satisfaction_beeswarm(now, satisfaction_model),
        "churn_beeswarm": churn_beeswarm(now, churn, churn_model),
        "churn_waterfall": churn_waterfall(now, churn, churn_model),
        "metrics": figures,
    }


def there_to_be_lost(now: pd.DataFrame, churn: pd.DataFrame) -> pd.DataFrame:
    """The profiles of customers of whom a probability of leaving is known."""
    at_risk = churn.customer_id[churn.churn_probability.notna()]
    return now[now.customer_id.isin(at_risk)].reset_index(drop=True)


def risk_by_theme(points: pd.DataFrame) -> pd.DataFrame:
    """One row per theme and customer of an even sample: what it adds to their risk or takes from it, in points."""
    from pipeline.plots import evenly

    return evenly(points, CUSTOMERS_SHOWN).melt(var_name="theme", value_name="effect").round({"effect": 4})


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
        return png(notice(NOT_LEARNED))
    shown = evenly(there_to_be_lost(now, churn)[list(model.feature_names_in_)])
    parts, margin = model.contributions(shown)[1], model.decision_function(shown)
    return png(beeswarm(explained(shown, parts, margin), "log odds of leaving"))


def churn_waterfall(now: pd.DataFrame, churn: pd.DataFrame, model: Any) -> bytes:
    """From the average to the log odds of the likeliest to leave and of the customer in the middle, as PNG."""
    from pipeline.plots import notice, png, waterfalls
    from pipeline.reasons.leaving import log_odds

    at_risk = churn[churn.churn_probability.notna()].sort_values(["churn_probability", "customer_id"])
    if model is None or at_risk.empty:
        return png(notice(NOT_LEARNED))
    typical = {"highest risk": at_risk.iloc[-1], "median risk": at_risk.iloc[len(at_risk) // 2]}
    found = log_odds(model, pd.concat([now[now.customer_id == one.customer_id] for one in typical.values()]))
    return png(waterfalls(list(typical), found.by_theme, found.whole))
