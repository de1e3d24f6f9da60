"""Whether what was learned is better than the champion, on later customers that neither has learned from."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
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
    value_model: Any,
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

    The champion itself is not judged again: the decision is that by which it was promoted. The ``value_model`` is not
    judged, and is promoted with the others.
    """
    from models.promotion import Contender, Limits, judge

    champion, name = champion_of(source["name"]), version_of(source)
    if champion is None:
        return decided("first", [], name, source)
    if champion.name == name:
        return {"decision": (known := champion.manifest["decision"]), "metrics": figures(known)}
    fitted = champion.fitted()
    later = profiles.merge(outcomes[outcomes.as_of == outcomes.as_of.max()], on=["customer_id", "as_of"])
    now = profiles[is_of(profiles, source)]
    found = judge(
        Contender(foretold(fitted["churn_evaluation"], later), segments_by(fitted, now, asked, source)),
        Contender(foretold(churn_evaluation, later), segments_in(placements, now)),
        later.left.to_numpy(),
        Limits(min_outcomes, max_gain, max_loss, max_moved),
        is_due=days_between(champion, source) >= due_days,
        random_state=random_state,
    )
    checks = [*order(champion, name, churn_metrics, source), *found.checks]
    return decided(
        "promote" if all(check.passed for check in checks) else "refuse",
        checks,
        name,
        source,
        champion=champion.name,
        tested_at=churn_metrics.get("tested_at"),
        later_customers=len(later),
    )


def decided(
    verdict: str,
    checks: Sequence[Any],
    challenger: str,
    source: dict[str, Any],
    *,
    champion: str | None = None,
    tested_at: str | None = None,
    later_customers: int = 0,
) -> Outputs:
    """The decision, and its figures as metrics."""
    decision = {
        "verdict": verdict,
        "as_of": source["as_of"],
        "champion": champion,
        "challenger": challenger,
        "tested_at": tested_at,
        "later_customers": later_customers,
        "checks": [asdict(check) for check in checks],
    }
    return {"decision": decision, "metrics": figures(decision)}


def figures(decision: dict[str, Any]) -> dict[str, Any]:
    return {"verdict": decision["verdict"], **{check["name"]: check["value"] for check in decision["checks"]}}


def days_between(champion: Version, source: dict[str, Any]) -> int:
    """How many days younger the challenger is; negative if it is older."""
    return (date.fromisoformat(source["as_of"]) - date.fromisoformat(champion.manifest["as_of"])).days


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


def order(champion: Version, challenger: str, churn: dict[str, Any], source: dict[str, Any]) -> Iterator[Any]:
    """Whether the two may be compared at all: nobody has seen the later customers, whose outcomes are all known."""
    from models.promotion import Check

    age = days_between(champion, source)
    yield Check("not_rolled_back", challenger not in withdrawn(source["name"]), 0.0, 0.0)
    yield Check("not_older", age >= 0, float(age), 0.0)
    if tested := churn.get("tested_at"):
        seen = champion.manifest["figures"]["churn"].get("tested_at", tested)
        unseen = (date.fromisoformat(tested) - date.fromisoformat(seen)).days
        yield Check("unseen", unseen >= 0, float(unseen), 0.0)
        closed = (date.fromisoformat(source["as_of"]) - date.fromisoformat(tested)).days
        window = churn["gap_days"] + churn["horizon_days"]
        yield Check("outcomes_known", closed >= window, float(closed), float(window))
