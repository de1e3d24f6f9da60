"""Who will leave, learned at past dates whose outcome is known, and judged at a later one."""

from copy import deepcopy
from datetime import date
from typing import Annotated, Any

import ibis.expr.types as ir
import numpy as np
import pandas as pd
from pydantic import Field, NonNegativeInt, PositiveFloat, PositiveInt

from features.catalogue import CATALOGUE
from features.lifecycle import classes
from features.outcome import Leaving, active_customers, outcomes
from pipeline.dates import is_of
from pipeline.stage import Fitted, Outputs, stage

Share = Annotated[float, Field(ge=0, le=1)]
RISKS = ("low", "medium", "high")
MODEL = "model"
"""What is used unless a simple rule does as well: those stand in :mod:`models.baselines`."""


@stage(writes=("churn", "outcomes", "churn_model", "churn_evaluation", "roc", "calibration"))
def churn(
    events: ir.Table,
    profiles: pd.DataFrame,
    source: dict[str, Any],
    *,
    active_days: PositiveInt,
    gap_days: NonNegativeInt,
    horizon_days: PositiveInt,
    min_repeat_share: Share,
    min_outcomes: PositiveInt,
    medium_risk: Share,
    high_risk: Share,
    n_estimators: PositiveInt,
    learning_rate: PositiveFloat,
    num_leaves: PositiveInt,
    min_child_samples: PositiveInt,
    C: PositiveFloat,
    boosting_share: Share,
    random_state: NonNegativeInt,
    champion: Fitted | None = None,
) -> Outputs:
    """Where every customer of the source's date stands in life, and, if there to be lost, how likely they leave.

    ``churn_evaluation`` is the model that the figures are of, which has learned only what was known at the test date.
    """
    from models.baselines import RULE_COLUMNS
    from models.churn import LOGISTIC_ALONE, ChurnClassifier
    from models.folds import PastDates

    as_of = date.fromisoformat(source["as_of"])
    leaving = Leaving(active_days, gap_days, horizon_days)
    past = PastDates.closed(profiles.as_of.dt.date.unique(), as_of, leaving.days_to_close)
    now = profiles[is_of(profiles, source)].reset_index(drop=True)
    known = with_outcome(profiles, events, past, leaving)
    active = now.customer_id.isin(active_customers(events, as_of, leaving).to_pandas().customer_id)
    classed = classes(now, active_days=active_days)
    if champion:
        risk = risks(champion["churn_model"], now, active, (medium_risk, high_risk))
        return {**kept(champion), "churn": classed.join(risk), "outcomes": known[["customer_id", "as_of", "left"]]}
    if obstacle := what_forbids_learning(now, known, past, min_repeat_share, min_outcomes):
        return nothing_learned(classed, known, obstacle)
    assert past.test, "a log without a test date is too short to learn from"
    classifier = ChurnClassifier(
        n_estimators=n_estimators,
        learning_rate=learning_rate,
        num_leaves=num_leaves,
        min_child_samples=min_child_samples,
        C=C,
        boosting_share=boosting_share,
        random_state=random_state,
    )
    names = [column.name for column in CATALOGUE.columns if known[column.name].nunique() > 1]
    test = known[known.as_of == pd.Timestamp(past.test)]
    earlier = known[known.as_of < pd.Timestamp(past.test)]
    judged = learn(classifier, earlier, names).predict_proba(test[names])[:, 1]
    figures = compared(test, judged, foretold_by_rules(earlier, test), random_state)
    if (used := figures["used"]) != MODEL:
        names = [*RULE_COLUMNS[used]]
        learn(classifier.set_params(**LOGISTIC_ALONE), earlier, names)
        judged = classifier.predict_proba(test[names])[:, 1]
    evaluation = deepcopy(classifier)
    learn(classifier, known, names)
    return {
        "churn": classed.join(risks(classifier, now, active, (medium_risk, high_risk))),
        "outcomes": known[["customer_id", "as_of", "left"]],
        "churn_model": classifier,
        "churn_evaluation": evaluation,
        "roc": roc_curve_of(test.left, judged),
        "calibration": calibration_of(test.left, judged),
        "metrics": {
            "learned": True,
            "gap_days": gap_days,
            "horizon_days": horizon_days,
            "dates_learned_from": len(past.train) + 1,
            "tested_at": str(past.test),
            "test_customers": len(test),
            "churn_rate": float(test.left.mean()),
            "active_customers": int(active.sum()),
            **figures,
        },
    }


def with_outcome(profiles: pd.DataFrame, events: ir.Table, past: Any, leaving: Leaving) -> pd.DataFrame:
    """One row per past date and customer there to be lost then: the profile, and whether they ``left``."""
    days = [*past.train, past.test] if past.test else []
    labels = [outcomes(events, day, leaving).to_pandas() for day in days]
    if not labels:
        return profiles.head(0).assign(left=pd.Series(dtype=bool))
    found = profiles.merge(pd.concat(labels), on=["customer_id", "as_of"])
    return found.sort_values(["as_of", "customer_id"], ignore_index=True)


def what_forbids_learning(
    now: pd.DataFrame, known: pd.DataFrame, past: Any, min_repeat_share: float, min_outcomes: int
) -> dict[str, Any] | None:
    """Why leaving cannot be learned from this log, as an ``obstacle`` with its figures, or None if it can."""
    repeat = float(now.usual_gap.notna().mean()) if len(now) else 0.0
    earlier = known[known.as_of < pd.Timestamp(past.test)] if past.test else known
    left = int(earlier.left.sum())
    if repeat < min_repeat_share:
        return {"obstacle": "one_time_buyers", "repeat_share": repeat}
    if past.test is None or not past.train:
        return {"obstacle": "log_too_short"}
    if min(left, len(earlier) - left) < min_outcomes:
        return {"obstacle": "too_few_outcomes", "outcomes": len(earlier), "outcomes_left": left}
    return None


def nothing_learned(classed: pd.DataFrame, known: pd.DataFrame, obstacle: dict[str, Any]) -> Outputs:
    """No probability for anybody, and why."""
    return {
        "churn": classed.assign(churn_probability=np.nan, churn_risk=pd.Series(dtype=object)),
        "outcomes": known[["customer_id", "as_of", "left"]],
        "churn_model": None,
        "churn_evaluation": None,
        "roc": pd.DataFrame(columns=["false_positive_rate", "true_positive_rate"]),
        "calibration": pd.DataFrame(columns=["predicted", "observed", "customers"]),
        "metrics": {"learned": False, **obstacle},
    }


def kept(champion: Fitted) -> Outputs:
    """The champion's models, with the figures they were promoted with."""
    names = ("churn_model", "churn_evaluation", "roc", "calibration")
    return {name: champion[name] for name in names} | {"metrics": champion["churn_metrics"]}


def risks(classifier: Any, profiles: pd.DataFrame, active: pd.Series, limits: tuple[float, float]) -> pd.DataFrame:
    """How likely each customer leaves, and in which of ``RISKS`` between the limits that puts them.

    Both are null for who is not there to be lost, and for all where leaving could not be learned (None).
    """
    probability = np.full(len(profiles), np.nan)
    if classifier is not None and active.any():
        now = profiles.loc[active, list(classifier.feature_names_in_)]
        probability[active.to_numpy()] = classifier.predict_proba(now)[:, 1]
    risk = pd.cut(probability, [-np.inf, *limits, np.inf], right=False, labels=RISKS).astype(object)
    return pd.DataFrame({"churn_probability": probability, "churn_risk": risk}, profiles.index)


def learn(classifier: Any, known: pd.DataFrame, names: list[str]) -> Any:
    return classifier.fit(known[names], known.left.to_numpy(), known.as_of)


def judgement(test: pd.DataFrame, probability: np.ndarray) -> dict[str, float]:
    """Every figure of merit on customers of a later date."""
    from models.metrics import CHURN

    return {name: metric(test.left.to_numpy(), probability) for name, metric in CHURN.items()}


def foretold_by_rules(earlier: pd.DataFrame, test: pd.DataFrame) -> dict[str, np.ndarray]:
    """The probability that each simple rule gives, learned and judged on the same rows as the model."""
    from models.baselines import RFM, rules

    learned, left = earlier[[*RFM]], earlier.left.to_numpy()
    return {name: rule.fit(learned, left).predict_proba(test[[*RFM]])[:, 1] for name, rule in rules().items()}


def compared(
    test: pd.DataFrame, judged: np.ndarray, by_rules: dict[str, np.ndarray], random_state: int
) -> dict[str, Any]:
    """The figures of the model and of each rule, and which is ``used``: the model only if it clearly beats them."""
    from models.baselines import RULE_COLUMNS
    from models.metrics import CHURN, advantage, calibration_slope

    of_rules = {f"{rule}.{name}": one for rule, p in by_rules.items() for name, one in judgement(test, p).items()}
    best = max(RULE_COLUMNS, key=lambda rule: of_rules[f"{rule}.average_precision"])
    left = test.left.to_numpy()
    gain = advantage(CHURN["average_precision"], left, judged, by_rules[best], random_state)
    return {
        "used": MODEL if gain.low > 0 else best,
        "average_precision_gain": gain.value,
        "average_precision_gain_low": gain.low,
        "average_precision_gain_high": gain.high,
        "calibration_slope": calibration_slope(left, judged),
        **judgement(test, judged),
        **of_rules,
    }


def roc_curve_of(left: pd.Series, probability: np.ndarray) -> pd.DataFrame:
    """The ROC curve at a hundred points."""
    from sklearn.metrics import roc_curve

    false_positive, true_positive, _ = roc_curve(left, probability)
    at = np.linspace(0, 1, 101)
    return pd.DataFrame({"false_positive_rate": at, "true_positive_rate": np.interp(at, false_positive, true_positive)})


def calibration_of(left: pd.Series, probability: np.ndarray) -> pd.DataFrame:
    """Tenths of the customers by predicted probability: what was predicted, and how many left."""
    tenth = pd.qcut(pd.Series(probability).rank(method="first"), 10, labels=False)
    table = pd.DataFrame({"predicted": probability, "observed": left.to_numpy(float), "tenth": tenth})
    found = table.groupby("tenth").agg(
        predicted=("predicted", "mean"), observed=("observed", "mean"), customers=("observed", "size")
    )
    return found.reset_index(drop=True)
