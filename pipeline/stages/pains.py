"""What hurts customers, how much of satisfaction and money goes with it, and what mending it takes."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import ibis.expr.types as ir
import pandas as pd
from pydantic import Field, PositiveInt

from features.catalogue import CATALOGUE
from features.touches import touches
from pipeline.dates import is_of
from pipeline.stage import Outputs, stage

Points = Annotated[float, Field(gt=0)]

ALIKE = ("days_since_last_purchase", "purchases_365d", "spend_365d")
"""Recency, frequency and money: customers are compared with others who buy as they do."""


@stage(writes=("pain_points",))
def pains(
    events: ir.Table,
    profiles: pd.DataFrame,
    asked: pd.DataFrame,
    satisfaction: pd.DataFrame,
    satisfaction_model: Any,
    churn: pd.DataFrame,
    outcomes: pd.DataFrame,
    value: pd.DataFrame,
    declaration: Path,
    source: dict[str, Any],
    *,
    least_points: Points,
    days: PositiveInt,
) -> Outputs:
    """What each theme takes from the customers of the source's date, and where; touchpoints are of the last ``days``.

    Money is points x the extra churn that goes with a point x expected spend, where both are known; how much it is, in
    all, rests on customers who buy alike and differ in satisfaction.
    """
    from models.pain import lost
    from pipeline.pains.efforts import read_efforts
    from pipeline.pains.places import at_places
    from pipeline.pains.table import pain_table
    from pipeline.reasons.pleasing import parts_of

    efforts = read_efforts(declaration)
    now = satisfaction[is_of(satisfaction, source)].set_index("customer_id").sort_index()
    taken = lost(parts_of(now), least_points)
    met = touches(events, date.fromisoformat(source["as_of"]), days).to_pandas()
    worth = expected_of_the_active(churn, value).reindex(taken.index)
    extra, learned = learn_extra_churn(satisfaction, profiles, outcomes, worth)
    table = pain_table(at_places(taken, met), taken, worth.fillna(0.0), extra, efforts)
    found = steps(asked, satisfaction_model)
    return {
        "pain_points": with_thresholds(table, found),
        "metrics": {"themes": int(table.touchpoint.isna().sum()), "thresholds": len(found), **learned},
    }


def expected_of_the_active(churn: pd.DataFrame, value: pd.DataFrame) -> pd.Series:
    """What each customer is expected to spend, by ``customer_id``; only of those there to be lost, if it is known."""
    both = churn.merge(value, on="customer_id", validate="1:1")
    return both[both.churn_probability.notna()].set_index("customer_id").expected_value.dropna()


def learn_extra_churn(
    satisfaction: pd.DataFrame, profiles: pd.DataFrame, outcomes: pd.DataFrame, worth: pd.Series
) -> tuple[Any, dict[str, Any]]:
    """How much likelier the less satisfied leave, None where it is not known beyond chance; and what is known of it."""
    from models.churn import SignedLog
    from models.pain import extra_churn

    if not worth.notna().any():
        return None, {"money": "unknown"}
    keys = ["customer_id", "as_of"]
    known = outcomes.merge(satisfaction[[*keys, "satisfaction"]], on=keys).merge(profiles[[*keys, *ALIKE]], on=keys)
    known = known.sort_values(keys, ignore_index=True)
    alike = SignedLog().fit_transform(known[[*ALIKE]])
    extra = extra_churn(known.satisfaction.to_numpy(), alike, known.left.to_numpy(bool), known.customer_id)
    if extra is None:
        return None, {"money": "unknown"}
    figures = zip(("", "_low", "_high"), extra.per_point, strict=True)
    told = {f"extra_churn_per_point{end}": round(figure, 6) for end, figure in figures}
    is_told = extra.is_beyond_chance
    return extra if is_told else None, {"money": "told" if is_told else "no_extra_churn", **told}


def steps(asked: pd.DataFrame, model: Any) -> pd.DataFrame:
    """The thresholds of a model that was learned from answers, read where they were given."""
    from pipeline.pains.thresholds import THRESHOLD, thresholds

    if model.basis_ != "model":
        return pd.DataFrame(columns=["theme", *THRESHOLD])
    names = list(model.feature_names_in_)
    return thresholds(asked, model.parts(asked[names]), [CATALOGUE[name] for name in names])


def with_thresholds(table: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Beside the rows of whole themes."""
    whole = found.assign(touchpoint=None)
    return table.merge(whole, "left", on=["theme", "touchpoint"])
