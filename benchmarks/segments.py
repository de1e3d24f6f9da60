"""Segments on answers and a truth nobody saw: ours beside what else one could do.

Every group is judged by what its members really said or felt. For stability all is learned again, the satisfaction
model too, from 80 % of the answers and of the customers.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import adjusted_rand_score

from benchmarks.customers import Customers
from benchmarks.logs import params, raw_files
from benchmarks.segmentations import FRONTIER, NEEDS, NOISE, SEGMENTATIONS, Segmentation
from benchmarks.tables import head, line
from benchmarks.unseen import Case, demo, olist
from models.matrix import Floats, Ints
from models.rules import agreement
from models.themed import ThemedRegressor
from pipeline.stages.satisfaction import DIRECTIONS, longer_spans

COLUMNS = (
    "log",
    "segments",
    "groups",
    "noise",
    "explains",
    "of the model's",
    "stability",
    "rules",
    "biggest",
    "seconds",
    "correlation with the truth",
    "main reason is the planted pain",
)
REFITS = 5
KEPT = 0.8
DISSATISFIED_BELOW = 50
TELLING = 10
"""Dissatisfied members with a planted pain below which a group tells nothing about it."""


@dataclass(frozen=True)
class Learned:
    """The customers of a case as one satisfaction model sees them; ``rows`` are those that groups are learned from."""

    customers: Customers
    rows: Ints
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.segments", description=__doc__)
    parser.add_argument("--frontier", action="store_true", help="what explains most beside what can be worded")
    segmentations = FRONTIER if parser.parse_args().frontier else SEGMENTATIONS
    head(COLUMNS)
    with tempfile.TemporaryDirectory() as home:
        for row in rows(Path(home), segmentations):
            line(row)


def rows(home: Path, segmentations: Mapping[str, Segmentation]) -> Iterator[list[str]]:
    """The table, log by log."""
    if raw := raw_files("olist"):
        yield from compared(olist(raw, home / "olist"), segmentations)
    else:
        yield ["olist", "skipped: no files in data/raw/olist", *["-"] * (len(COLUMNS) - 2)]
    yield from compared(demo(home / "demo"), segmentations)


def compared(case: Case, segmentations: Mapping[str, Segmentation]) -> Iterator[list[str]]:
    """One row per segmentation."""
    learned = learn(case, np.arange(len(case.answers)), np.arange(len(case.customers)))
    random = np.random.default_rng(0)
    again = [learn(case, some(len(case.answers), random), some(len(case.customers), random)) for _ in range(REFITS)]
    for name, segmentation in segmentations.items():
        if (package := NEEDS.get(name)) and not find_spec(package):
            yield [case.log, name, f"skipped: {package} is not installed", *["-"] * (len(COLUMNS) - 3)]
            continue
        yield [case.log, name, *judged(case, segmentation, learned, again)]


def some(number: int, random: np.random.Generator) -> Ints:
    return np.sort(random.choice(number, int(KEPT * number), replace=False))


def learn(case: Case, answers: Ints, rows: Ints) -> Learned:
    """The satisfaction model of the pipeline, learned from some of the answers."""
    begin = time.perf_counter()
    given = {name: value for name, value in params("satisfaction").items() if name in ThemedRegressor().get_params()}
    names = [column.name for column in case.columns]
    model = ThemedRegressor(
        themes=[column.theme.name for column in case.columns],
        directions=[DIRECTIONS[column.feature.better] for column in case.columns],
        instead=longer_spans(case.columns),
        **given,
    ).fit(case.answers[names].iloc[answers], case.answers.points.to_numpy(float)[answers])
    return Learned(Customers(case.customers, model), rows, time.perf_counter() - begin)


def judged(case: Case, segmentation: Segmentation, learned: Learned, again: list[Learned]) -> list[str]:
    begin, customers = (
        time.perf_counter(),
        replace(learned.customers),
    )  # a copy that remembers nothing from the last row
    groups = segmentation(customers)(customers)
    seconds = learned.seconds + time.perf_counter() - begin
    explained = share_explained(case.truth, groups)
    possible = np.corrcoef(case.truth, learned.customers.estimate)[0, 1] ** 2
    return [
        str(len(set(groups) - {NOISE})),
        f"{(groups < 0).mean():.2f}",
        f"{explained:.3f}",
        f"{explained / possible:.3f}",
        f"{np.mean([agrees(segmentation, groups, one) for one in again]):.3f}",
        f"{agreement(learned.customers.experiences, groups):.3f}",
        f"{pd.Series(groups).value_counts(normalize=True).max():.2f}",
        f"{seconds:.1f}",
        *(["-", "-"] if case.pains is None else against_the_truth(case, learned.customers, groups)),
    ]


def share_explained(truth: Floats, groups: Ints) -> float:
    """The share of its variance that lies between the groups."""
    return float(group_means(truth, groups).var() / truth.var())


def group_means(values: Floats, groups: Ints) -> Floats:
    return pd.Series(values).groupby(groups).transform("mean").to_numpy()


def agrees(segmentation: Segmentation, groups: Ints, again: Learned) -> float:
    """Adjusted Rand index with the groups learned again, on the customers both were learned from."""
    sample = again.customers.take(again.rows)
    return float(adjusted_rand_score(groups[again.rows], segmentation(sample)(sample)))


def against_the_truth(case: Case, customers: Customers, groups: Ints) -> list[str]:
    """How the groups' mean estimates go with the truth, and how many groups suffer most from what was planted."""
    correlation = np.corrcoef(case.truth, group_means(customers.estimate, groups))[0, 1]
    found = [one for number in np.unique(groups) if (one := is_found(case, customers, groups == number)) is not None]
    return [f"{correlation:.3f}", f"{sum(found)} of {len(found)}"]


def is_found(case: Case, customers: Customers, member: Ints) -> bool | None:
    """Whether the theme that takes most from the members is the pain of most of the dissatisfied among them."""
    assert case.pains is not None
    planted = case.pains[member & (case.truth < DISSATISFIED_BELOW)].dropna()
    main = customers.themes[customers.parts[member].mean(axis=0).argmin()]
    return None if len(planted) < TELLING else bool(planted.mode()[0] == main)


if __name__ == "__main__":
    main()
