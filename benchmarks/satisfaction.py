"""Satisfaction on answers and a truth nobody saw: ours beside simpler expectations, and how far it can be relied on.

Answers of Olist are parted as in :mod:`benchmarks.unseen`, those of the demo as the stage does. The demo's truth is how
customers feel who never answered and are still there: against it all answers are learned from.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sklearn.metrics import r2_score, roc_auc_score

from benchmarks.logs import params, raw_files
from benchmarks.tables import head, line
from benchmarks.unseen import Case, demo, olist, profiles_before
from features.catalogue import CATALOGUE
from models.hidden_answers import BASELINES, baselines
from models.levels import LEVELS, level_of
from models.matrix import Floats
from models.response import answer_weights
from models.satisfaction import SatisfactionModel
from models.segmentation import SatisfactionSegmenter
from pipeline.stages.satisfaction import expectation_of

COLUMNS = ("log", "expected by", "R2", "AUC <= 2 stars", "AUC, delivered when asked", "correlation with the truth")
DISSATISFIED_BELOW = 50
LEARNS = ("n_estimators", "learning_rate", "num_leaves", "min_child_samples", "random_state")
JUDGES = ("half_life_days", "coverage", "test_share", "min_answers", "min_bad_answers")


def main() -> None:
    head(COLUMNS)
    with tempfile.TemporaryDirectory() as home:
        if raw := raw_files("olist"):
            table(olist_rows(olist(raw, Path(home) / "olist")))
        else:
            line(["olist", "skipped: no files in data/raw/olist", *["-"] * (len(COLUMNS) - 2)])
        case = demo(Path(home) / "demo")
        table(demo_rows(case, profiles_before(Path(home) / "demo")))
        print()
        head(("demo, hidden answers of", "answers", "within their interval"))
        table(coverage_rows(case, fitted(case)))


def table(rows: Iterator[list[str]]) -> None:
    for row in rows:
        line(row)


def settings(names: tuple[str, ...]) -> dict[str, Any]:
    return {name: params("satisfaction")[name] for name in names}


def olist_rows(case: Case) -> Iterator[list[str]]:
    """Ours, the simple expectations, and two rules by the clock: how late, and how late or early."""
    late = case.customers.last_late_hours.fillna(0).to_numpy(float)
    for name, expected in expectations(case).items():
        yield of_stars(case, name, expected, f"{r2_score(case.truth, expected):.3f}")
    yield of_stars(case, "days late, 0 if not", -np.maximum(late, 0), "-")
    yield of_stars(case, "days late or early", -late, "-")


def expectations(case: Case) -> dict[str, Floats]:
    """Of the customers of a case, by what learned from its answers."""
    names = [column.name for column in case.columns]
    ours = expectation_of(case.columns, **settings(LEARNS))
    points = case.answers.points.to_numpy(float)
    learners = {"**ours**": ours, **baselines(ours.directions)}
    return {
        name: np.clip(one.fit(case.answers[names], points).predict(case.customers[names]), 0, 100)
        for name, one in learners.items()
    }


def of_stars(case: Case, name: str, expected: Floats, r2: str) -> list[str]:
    bad = case.truth < DISSATISFIED_BELOW
    delivered = (case.customers.days_since_last_delivery.notna() & (case.customers.awaited_orders == 0)).to_numpy()
    aucs = [roc_auc_score(bad[rows], -expected[rows]) for rows in (np.full(len(bad), True), delivered)]
    return [case.log, name, r2, *(f"{auc:.3f}" for auc in aucs), "-"]


def demo_rows(case: Case, profiles: pd.DataFrame) -> Iterator[list[str]]:
    """On the answers that the stage hides, and against the truth; ours once more with weights for who answers."""
    hidden, truth = hidden_of(fitted(case)), expectations(case)
    for column, name in (("expectation", "**ours**"), *((name, name) for name in BASELINES)):
        yield of_demo(case, name, hidden, column, truth[name])
    weight = answer_weights(profiles, case.answers, [column.name for column in CATALOGUE.columns])
    weighted = fitted(case, weight)
    names = [column.name for column in case.columns]
    yield of_demo(
        case, "ours, weights: response", hidden_of(weighted), "expectation", weighted.predict(case.customers[names])
    )
    yield of_demo(case, "ours, with own answers", hidden, "satisfaction", None)


def fitted(case: Case, weight: Floats | None = None) -> SatisfactionModel:
    names = [column.name for column in case.columns]
    answers = case.answers.rename(columns={"as_of": "asked_at"})
    model = SatisfactionModel(expectation_of(case.columns, **settings(LEARNS)), **settings(JUDGES))
    return model.fit(case.answers[names], answers, case.customers[names], weight)


def hidden_of(model: SatisfactionModel) -> pd.DataFrame:
    assert model.hidden_ is not None, "the demo has answers enough to hide some"
    return model.hidden_


def of_demo(case: Case, name: str, hidden: pd.DataFrame, column: str, expected: Floats | None) -> list[str]:
    auc = roc_auc_score(hidden.points < DISSATISFIED_BELOW, -hidden[column])
    varied = expected is not None and expected.std() > 0
    correlation = f"{np.corrcoef(case.truth, expected)[0, 1]:.3f}" if varied else "-"
    return [case.log, name, f"{r2_score(hidden.points, hidden[column]):.3f}", f"{auc:.3f}", "-", correlation]


def coverage_rows(case: Case, model: SatisfactionModel) -> Iterator[list[str]]:
    """Of the intervals of ``params.yaml``, on answers later than all learned from: of all, by level and by segment."""
    hidden = hidden_of(model)
    within = hidden.points.between(hidden.satisfaction_low, hidden.satisfaction_high)
    level = np.array(LEVELS)[level_of(hidden.satisfaction.to_numpy(), model.bands)]
    for groups in (np.full(len(hidden), "all"), level, segments(case, model, hidden)):
        for name, rows in within.groupby(groups):
            yield [str(name), str(len(rows)), f"{rows.mean():.3f}"]


def segments(case: Case, model: SatisfactionModel, hidden: pd.DataFrame) -> list[str]:
    """The segment of each hidden answer by level and theme, as the pipeline finds them."""
    parts = model.parts(case.answers[[column.name for column in case.columns]].iloc[hidden.row])
    reasons = parts.set_axis(hidden.index).assign(satisfaction=hidden.satisfaction)[["satisfaction", *parts]]
    segmenter = SatisfactionSegmenter(bands=model.bands, themes=[*parts.columns])
    given = {name: value for name, value in params("segments").items() if name in segmenter.get_params()}
    segmenter.set_params(**given).fit(reasons)
    groups = [segmenter.groups_[number] for number in segmenter.predict(reasons)]
    return [f"{LEVELS[one.level]}, {one.theme}" for one in groups]


if __name__ == "__main__":
    main()
