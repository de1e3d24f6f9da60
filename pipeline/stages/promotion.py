"""Whether what was learned is better than the champion, on later customers that neither has learned from."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

import pandas as pd
from pydantic import Field, NonNegativeFloat, NonNegativeInt, PositiveInt

from pipeline.champion.past_runs import before
from pipeline.champion.pointer import champion_of
from pipeline.champion.versions import version_of
from pipeline.dates import is_of
from pipeline.stage import Fitted, Outputs, stage

Share = Annotated[float, Field(ge=0, le=1)]


@stage(writes=("decision", "profile_shapes", "past_runs"), reads_beyond=True)
def promotion(
    profiles: pd.DataFrame,
    asked: pd.DataFrame,
    answers: pd.DataFrame,
    outcomes: pd.DataFrame,
    satisfaction_model: Any,
    segmenter: Any,
    churn_model: Any,
    churn_evaluation: Any,
    value_model: Any,
    steadiness: Any,
    satisfaction_metrics: dict[str, Any],
    churn_metrics: dict[str, Any],
    event_summary: dict[str, Any],
    source: dict[str, Any],
    *,
    min_outcomes: PositiveInt,
    max_gain: Share,
    max_loss: Share,
    max_further_off: NonNegativeFloat,
    max_moved: Share,
    min_agreement: Share,
    max_shifted: Share,
    max_drifted: Share,
    max_lag_days: NonNegativeInt,
    due_days: NonNegativeInt,
    random_state: NonNegativeInt,
    satisfaction: dict[str, Any],
    churn: dict[str, Any],
    release: dict[str, Any],
) -> Outputs:
    """Judge the challenger, the models of this run, against the champion; who acts on it is ``retrain``.

    The champion itself is not judged again: the decision is that by which it was promoted. The ``value_model`` and
    the ``steadiness`` of reasons are not judged, and are promoted with the others.
    """
    from models.promotion.decision import Limits
    from pipeline.gate.blessing import blessed
    from pipeline.gate.fitness import days_between, delivered, leaks, order
    from pipeline.gate.inputs import inputs_compared, watched
    from pipeline.gate.sides import Ground, sides_compared

    champion, name = champion_of(source["name"]), version_of(source)
    now, later = profiles[is_of(profiles, source)], later_customers(profiles, outcomes)
    known = {"profile_shapes": watched(now), "past_runs": before(source)}
    about = {
        **{"as_of": source["as_of"], "champion": champion.name if champion else None, "challenger": name},
        **{"events": event_summary["events"], "later_customers": len(later)},
    }
    if champion is None:
        return known | decided("first", [], about)
    if champion.name == name:
        return known | told(champion.manifest["decision"])
    models = {"satisfaction_model": satisfaction_model, "segmenter": segmenter, "churn_model": churn_model}
    learned = {**models, "churn_evaluation": churn_evaluation, "answers": answers}
    challenger = Fitted(learned, {"satisfaction": satisfaction})
    limits = Limits(
        min_outcomes=min_outcomes,
        max_gain=max_gain,
        max_loss=max_loss,
        max_further_off=max_further_off,
        max_moved=max_moved,
        min_agreement=min_agreement,
        max_shifted=max_shifted,
        max_drifted=max_drifted,
    )
    ground = Ground(now, later, asked, pd.Timestamp(champion.manifest["as_of"]))
    is_due = days_between(champion, source) >= due_days
    checks = [
        *order(champion, name, churn_metrics, source),
        *delivered(champion, event_summary, source, release["max_drop"], max_lag_days),
        *leaks([satisfaction_metrics, churn_metrics], [satisfaction, churn]),
        *inputs_compared(champion, now, asked, outcomes, limits),
        *sides_compared(champion.fitted(), challenger, ground, limits, is_due=is_due, random_state=random_state),
    ]
    if all(check.passed for check in checks):
        checks.append(blessed(source["name"], models, now))
    verdict = "promote" if all(check.passed for check in checks) else "refuse"
    return known | decided(verdict, checks, about | {"is_due": is_due})


def later_customers(profiles: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """The profiles of the last date whose outcomes are known, with who left."""
    last = outcomes[outcomes.as_of == outcomes.as_of.max()]
    return profiles.merge(last, on=["customer_id", "as_of"])


def decided(verdict: str, checks: Sequence[Any], about: dict[str, Any]) -> Outputs:
    return told({"verdict": verdict, **about, "checks": [asdict(check) for check in checks]})


def told(decision: dict[str, Any]) -> Outputs:
    """The decision, and its figures as metrics."""
    found = {check["name"]: check["value"] for check in decision["checks"]}
    return {"decision": decision, "metrics": {"verdict": decision["verdict"], **found}}
