"""Who leaves: ours beside simple rules on a real log, and on simulated shops beside the law that drives them.

Everything is learned at dates whose outcome was known at the test date, and judged there. Intervals are two standard
errors of a paired bootstrap.
"""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score

from benchmarks.leavers import Case, of_those_still_there, online_retail, simulated
from benchmarks.logs import event_log, params, raw_files
from benchmarks.observer import foretold_by_observer
from benchmarks.tables import head, line
from features.catalogue import CATALOGUE
from models.baselines import foretold_by_rules
from models.churn import ChurnClassifier
from models.matrix import Floats
from models.metrics import CHURN, Interval, Metric, advantage

FIGURES = {
    "AUC": CHURN["roc_auc"],
    "AP of buying again": Metric(lambda left, leaving: average_precision_score(~left, 1 - leaving), "higher"),
    "Brier": CHURN["brier_score"],
}
COLUMNS = ("log", "foretold by", *FIGURES, *(f"{figure}: gain over the best rule" for figure in FIGURES))
OURS, OBSERVER, LAW = "**ours**", "an observer who knows the law", "the true law"
TOLD = (OURS, OBSERVER, LAW)
"""Those that are held against the rules."""


def main() -> None:
    head(COLUMNS)
    with tempfile.TemporaryDirectory() as home:
        for row in rows(Path(home)):
            line(row)


def rows(home: Path) -> Iterator[list[str]]:
    """The table, log by log."""
    if raw := raw_files("online_retail"):
        retail = online_retail(event_log("online_retail", raw, home / "retail"))
        yield from compared(retail, foretold(retail))
    else:
        yield ["Online Retail", "skipped: no files in data/raw/online_retail", *["-"] * (len(COLUMNS) - 2)]
    demo, null = (simulated(home / log, log, structure=log == "demo") for log in ("demo", "null shop"))
    by_demo, by_null = foretold(demo) | by_the_law(demo), foretold(null)
    yield from compared(demo, by_demo)
    yield from compared(*of_those_still_there(demo, "silence", by_demo))
    yield from compared(null, by_null)
    yield from compared(*of_those_still_there(null, "leaving", by_null))


def foretold(case: Case) -> dict[str, Floats]:
    """The probability of leaving that each rule, and last our model, gives to those judged on."""
    return foretold_by_rules(case.earlier, case.test, case.leaving.horizon_days) | {OURS: by_the_model(case)}


def by_the_law(case: Case) -> dict[str, Floats]:
    """What the law gives to those it has not yet taken, and 1 to others; and what can be known of that from the log."""
    observed = foretold_by_observer(case.test, case.leaving.days_to_close)
    return {OBSERVER: observed, LAW: case.test.leave_probability.to_numpy()}


def by_the_model(case: Case) -> Floats:
    model = learned(case)
    return np.asarray(model.predict_proba(case.test[[*model.feature_names_in_]])[:, 1])


def learned(case: Case) -> ChurnClassifier:
    """Our model under the settings of ``params.yaml``."""
    given = {name: value for name, value in params("churn").items() if name in ChurnClassifier().get_params()}
    names = [column.name for column in CATALOGUE.columns if case.earlier[column.name].nunique() > 1]
    return ChurnClassifier(**given).fit(case.earlier[names], case.earlier.left.to_numpy(), case.earlier.as_of)


def compared(case: Case, foretold: Mapping[str, Floats]) -> Iterator[list[str]]:
    """One row per rule and model; the best rule is another one for each figure."""
    rules = {name: leaving for name, leaving in foretold.items() if name not in TOLD}
    best = {name: max(rules.values(), key=lambda one: merit(metric, case, one)) for name, metric in FIGURES.items()}
    for name, leaving in foretold.items():
        figures = [f"{metric(case.left, leaving):.3f}" for metric in FIGURES.values()]
        judged = {} if name in rules else FIGURES
        gains = [worded(advantage(metric, case.left, leaving, best[figure])) for figure, metric in judged.items()]
        yield [case.log, name, *figures, *(gains or ["-"] * len(FIGURES))]


def merit(metric: Metric, case: Case, leaving: Floats) -> float:
    """The figure, turned so that more is better."""
    return metric(case.left, leaving) * (1 if metric.better == "higher" else -1)


def worded(gain: Interval) -> str:
    return f"{gain.value:+.3f} [{gain.low:+.3f}, {gain.high:+.3f}]"


if __name__ == "__main__":
    main()
