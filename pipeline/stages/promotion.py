"""Whether what was learned is better than the champion, on later customers that neither has learned from."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Annotated, Any

import numpy as np
import pandas as pd
from pydantic import Field, NonNegativeInt, PositiveInt

from pipeline.champion.pointer import champion_of, withdrawn
from pipeline.champion.versions import Version, version_of
from pipeline.dates import is_of
from pipeline.stage import Fitted, Outputs, stage
from pipeline.stages.satisfaction import satisfaction as estimates
from pipeline.stages.segments import members

Share = Annotated[float, Field(ge=0, le=1)]


@stage(writes=("decision",), reads_beyond=True)
def promotion(
    profiles: pd.DataFrame,
    asked: pd.DataFrame,
    placements: pd.DataFrame,
    outcomes: pd.DataFrame,
    churn_evaluation: Any,
    churn_metrics: dict[str, Any],
    source: dict[str, Any],
    *,
    min_outcomes: PositiveInt,
    max_gain: Share,
    max_loss: Share,
    max_moved: Share,
    due_days: NonNegativeInt,
    random_state: NonNegativeInt,
) -> Outputs:
    """Judge the challenger, the models of this run, against the champion; who acts on it is ``retrain``.

    The champion itself is not judged again: the decision is that by which it was promoted.
    """
    from models.promotion import Contender, Limits, judge

    champion, name = champion_of(source["name"]), version_of(source)
    if champion is None:
        return decided({"verdict": "first", "champion": None, "challenger": name, "as_of": source["as_of"]})
    if champion.name == name:
        return decided(champion.manifest["decision"])
    fitted, as_of = champion.fitted(), date.fromisoformat(source["as_of"])
    later = profiles.merge(outcomes[outcomes.as_of == outcomes.as_of.max()], on=["customer_id", "as_of"])
    now = profiles[is_of(profiles, source)]
    found = judge(
        Contender(foretold(fitted["churn_evaluation"], later), segments_by(fitted, now, asked, source)),
        Contender(foretold(churn_evaluation, later), segments_in(placements, now)),
        later.left.to_numpy(),
        Limits(min_outcomes, max_gain, max_loss, max_moved),
        is_due=as_of - age_of(champion) >= timedelta(due_days),
        random_state=random_state,
    )
    order = [*(["withdrawn"] if name in withdrawn(source["name"]) else []), *in_order(champion, churn_metrics, source)]
    return decided(
        {
            "verdict": "promote" if found.is_promoted and not order else "refuse",
            "champion": champion.name,
            "challenger": name,
            "as_of": source["as_of"],
            "tested_at": churn_metrics.get("tested_at"),
            "later_customers": len(later),
            "out_of_order": order,
            "checks": [asdict(check) for check in found.checks],
        }
    )


def decided(decision: dict[str, Any]) -> Outputs:
    """The decision, and its figures as metrics."""
    checks = {check["name"]: check["value"] for check in decision.get("checks", ())}
    return {"decision": decision, "metrics": {"verdict": decision["verdict"], **checks}}


def age_of(champion: Version) -> date:
    return date.fromisoformat(champion.manifest["as_of"])


def foretold(model: Any, later: pd.DataFrame) -> np.ndarray | None:
    """How likely each of the later customers was to leave, None where that could not be learned."""
    if model is None or later.empty:
        return None
    return np.asarray(model.predict_proba(later[list(model.feature_names_in_)])[:, 1])


def segments_by(champion: Fitted, now: pd.DataFrame, asked: pd.DataFrame, source: dict[str, Any]) -> np.ndarray:
    """The segment of each of today's customers by the champion."""
    found = estimates.function(now, asked, source, **champion.params["satisfaction"], champion=champion)
    return members(champion["segmenter"], found["satisfaction"]).segment_id.to_numpy()


def segments_in(placements: pd.DataFrame, now: pd.DataFrame) -> np.ndarray:
    """The segment of each of today's customers by the challenger."""
    return now[["customer_id", "as_of"]].merge(placements, "left").segment_id.to_numpy()


def in_order(champion: Version, challenger: dict[str, Any], source: dict[str, Any]) -> list[str]:
    """Why the two cannot be compared: the champion knows what is later, or an outcome is not known yet."""
    known = champion.manifest["figures"]["churn"]
    tested = challenger.get("tested_at")
    found = []
    if source["as_of"] < champion.manifest["as_of"]:
        found.append("champion_is_newer")
    if tested and known.get("tested_at", tested) > tested:
        found.append("champion_has_seen_them")
    if tested and date.fromisoformat(tested) + window_of(challenger) > date.fromisoformat(source["as_of"]):
        found.append("outcomes_open")
    return found


def window_of(churn: dict[str, Any]) -> timedelta:
    """How long after a date it is known who left."""
    return timedelta(days=churn["gap_days"] + churn["horizon_days"])
