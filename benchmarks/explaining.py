"""``python -m benchmarks.explaining``: a million customers get their probability of leaving and three worded reasons.

The customers are those of a simulated shop over and over, each moved a little, so that no two are alike.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.churn import learned
from benchmarks.leavers import simulated
from benchmarks.tables import head, line
from features.catalogue import CATALOGUE
from models.churn import ChurnClassifier
from pipeline.reasons.leaving import risk
from pipeline.reasons.told import Limits
from pipeline.report.tables import worded_reasons
from pipeline.report.wording import Words
from pipeline.risks import risks

COLUMNS = ("customers", "step", "seconds", "CPU seconds", "peak MB")
MOVED = 0.01
"""The standard deviation of what a customer's figures are multiplied by, about 1."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=lambda text: int(float(text)), default=1_000_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        case = simulated(Path(home), "demo", structure=True, customers=4_000)
    model, profiles = learned(case), many(case.test, asked.customers)
    head(COLUMNS)
    with told(asked.customers, "probability"):
        found = risks(model, profiles, pd.Series(True, profiles.index), (0.3, 0.6))
    with told(asked.customers, "reasons in words"):
        worded(profiles, model)
    assert found.churn_probability.notna().all()


def many(profiles: pd.DataFrame, customers: int) -> pd.DataFrame:
    """So many customers made of these."""
    random, names = np.random.default_rng(0), [column.name for column in CATALOGUE.columns]
    known = profiles[names].to_numpy(dtype=float)
    drawn = known[random.integers(len(known), size=customers)]
    drawn *= random.normal(1, MOVED, (customers, 1))
    return pd.DataFrame(drawn, columns=names).assign(customer_id=[f"c{number}" for number in range(customers)])


def worded(profiles: pd.DataFrame, model: ChurnClassifier) -> pd.DataFrame:
    """The three strongest reasons of each customer."""
    themes = dict.fromkeys(CATALOGUE[name].theme.name for name in model.feature_names_in_)
    steady = pd.Series(0.0, index=[*themes])
    reasons = risk(model, profiles, steady, Limits(3, 1.0)).reasons.assign(figure="churn")
    return worded_reasons(reasons, "churn", "churn_reason", Words("en", "EUR"))


@contextmanager
def told(customers: int, step: str) -> Iterator[None]:
    """Print what the step took; memory is the process's own, from its start."""
    began, cpu = time.perf_counter(), time.process_time()
    yield
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    figures = (time.perf_counter() - began, time.process_time() - cpu, peak)
    line([f"{customers:,}", step, *(f"{figure:,.0f}" for figure in figures)])


if __name__ == "__main__":
    main()
