"""Who will leave, learned at past dates whose outcome is known, and judged at a later one."""

from copy import deepcopy
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Annotated, Any

import ibis.expr.types as ir
import numpy as np
import pandas as pd
from pydantic import AfterValidator, BeforeValidator, Field, NonNegativeInt, PositiveFloat, PositiveInt

from features.catalogue import CATALOGUE
from features.channels import main_channels
from features.lifecycle import classes
from features.outcome import active_customers
from features.silence import Setting, d_curve, leaving_in, repeat_share
from pipeline.dates import is_of
from pipeline.leakage import stop_at
from pipeline.leaving import meaning, what_forbids_learning, with_outcome
from pipeline.risks import risks
from pipeline.stage import Fitted, Outputs, stage

Share = Annotated[float, Field(ge=0, le=1)]
Found = Annotated[PositiveInt | None, BeforeValidator(lambda given: None if given == "auto" else given)]
"""A number of days, or None where the log is asked for it: ``auto``."""
PLOTS = ("roc", "precision_recall", "lift", "calibration", "slices")


def of_campaign(costs: dict[str, float]) -> dict[str, float]:
    """The same; raises ValueError where they are not those of a campaign."""
    from models.profit import Campaign

    if unknown := sorted({*costs} - {field.name for field in fields(Campaign)}):
        raise ValueError(f"a campaign has no {', '.join(unknown)}; it has {', '.join(asdict(Campaign()))}")
    return costs


Costs = Annotated[dict[str, PositiveFloat], AfterValidator(of_campaign)]
"""Of a :class:`models.profit.Campaign`; what is not given is as in the paper it comes from."""


@stage(writes=("churn", "outcomes", "d_curve", "churn_model", "churn_evaluation", *PLOTS, "churn_judgement"))
def churn(
    events: ir.Table,
    profiles: pd.DataFrame,
    memberships: pd.DataFrame,
    source: dict[str, Any],
    *,
    outcome: Setting,
    active_days: PositiveInt,
    gap_days: NonNegativeInt,
    horizon_days: Found,
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
    tuning_rounds: NonNegativeInt,
    campaign: Costs,
    random_state: NonNegativeInt,
    permutations: NonNegativeInt,
    acknowledged: list[str],
    champion: Fitted | None = None,
) -> Outputs:
    """Where every customer of the source's date stands in life, and, if there to be lost, how likely they leave.

    ``churn_evaluation`` is the model that the figures are of, which has learned only what was known at the test date.
    """
    from models.baselines import RULE_COLUMNS, foretold_by_rules
    from models.churn import LOGISTIC_ALONE, ChurnClassifier
    from models.curves import curves
    from models.folds import PastDates
    from models.lesson import Lesson
    from models.profit import Campaign
    from models.slices import by_slice, weakest
    from models.verdict import MODEL, compared, figures_of, grade
    from pipeline.plots import judgement, png

    as_of, now = date.fromisoformat(source["as_of"]), profiles[is_of(profiles, source)].reset_index(drop=True)
    leaving = leaving_in(
        events, as_of, outcome=outcome, active_days=active_days, gap_days=gap_days, horizon_days=horizon_days
    )
    past = PastDates.closed(profiles.as_of.dt.date.unique(), as_of, leaving.days_to_close)
    known = with_outcome(profiles, events, past, leaving, as_of)
    curve = d_curve(events, as_of)
    outcome_tables = {"outcomes": known[["customer_id", "as_of", "left"]], "d_curve": with_both_errors(curve)}
    active = now.customer_id.isin(active_customers(events, as_of, active_days).to_pandas().customer_id)
    classed = classes(now, active_days=active_days)
    if champion:
        risk = risks(champion["churn_model"], now, active, (medium_risk, high_risk))
        return {**kept(champion), **outcome_tables, "churn": classed.join(risk)}
    repeat = None if leaving.contractual else repeat_share(events, as_of)
    if obstacle := what_forbids_learning(repeat, known, past, min_repeat_share, min_outcomes):
        return {**nothing_learned(classed, obstacle), **outcome_tables}
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
    lesson = Lesson(known, names, leaving.days_to_close, tuning_rounds)
    tuning, left = lesson.teach(classifier), lesson.left
    judged = lesson.foretold(classifier)
    inspected = lesson.inspection(classifier, judged, permutations)
    leaks = stop_at("churn", inspected.leaks, acknowledged)
    by_rules = foretold_by_rules(lesson.earlier, lesson.test, leaving.horizon_days)
    merits = figures_of(Campaign(**campaign))
    figures = compared(left, judged, by_rules, merits, random_state)
    if (used := figures["used"]) != MODEL:
        lesson = replace(lesson, names=[*RULE_COLUMNS[used]], rounds=0)
        lesson.teach(classifier.set_params(**LOGISTIC_ALONE))
        judged = lesson.foretold(classifier)
    evaluation = deepcopy(classifier)
    lesson.teach_all(classifier)
    slices = by_slice(kinds_of(lesson.test, memberships, events), left, judged, merits)
    drawn = curves(left, judged)
    return {
        "churn": classed.join(risks(classifier, now, active, (medium_risk, high_risk))),
        **outcome_tables,
        "churn_model": classifier,
        "churn_evaluation": evaluation,
        **drawn,
        "slices": slices,
        "churn_judgement": png(judgement({used: drawn["roc"]}, drawn["calibration"], float(left.mean()))),
        "metrics": {
            "learned": True,
            **meaning(leaving, curve),
            "dates_learned_from": len(past.train) + 1,
            "tested_at": str(past.test),
            "test_customers": len(left),
            "churn_rate": float(left.mean()),
            "active_customers": int(active.sum()),
            "grade": grade(used, left, judged, by_rules["constant"], random_state),
            **figures,
            **tuning.told(),
            **weakest(slices),
            "leaks": leaks,
            **{f"leaks.{name}": figure for name, figure in inspected.figures.items()},
        },
    }


def with_both_errors(curve: pd.DataFrame) -> pd.DataFrame:
    """The curve with the sum that is least at the silence that means leaving."""
    return curve.assign(both_errors=curve.false_alarms + curve.missed).round(6)


def nothing_learned(classed: pd.DataFrame, obstacle: dict[str, Any]) -> Outputs:
    """No probability for anybody, and why."""
    from models.curves import no_curves
    from models.slices import no_slices
    from pipeline.plots import notice, png

    return {
        "churn": classed.assign(churn_probability=np.nan, churn_risk=pd.Series(dtype=object)),
        "churn_model": None,
        "churn_evaluation": None,
        **no_curves(),
        "slices": no_slices(),
        "churn_judgement": png(notice("this log does not teach who leaves")),
        "metrics": {"learned": False, **obstacle},
    }


def kept(champion: Fitted) -> Outputs:
    """The champion's models, with the figures they were promoted with."""
    names = ("churn_model", "churn_evaluation", "churn_judgement", *PLOTS)
    return {name: champion[name] for name in names} | {"metrics": champion["churn_metrics"]}


def kinds_of(test: pd.DataFrame, memberships: pd.DataFrame, events: ir.Table) -> pd.DataFrame:
    """One row per customer of the test date: their segment, how long they are known, and the channel they use most."""
    from models.slices import tenure

    channels = main_channels(events, test.as_of.iloc[0].date()).to_pandas()
    segments = memberships[["customer_id", "as_of", "segment_id"]]
    found = test[["customer_id", "as_of", "tenure_days"]].merge(segments, "left", ["customer_id", "as_of"])
    found = found.merge(channels, "left", "customer_id")
    return pd.DataFrame({"segment": found.segment_id, "tenure": tenure(found.tenure_days), "channel": found.channel})
