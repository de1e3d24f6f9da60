"""Pains: their order beside the one that was planted, and the thresholds that are found.

The simulated shop is drawn anew from several seeds. Each is learned from as the pipeline does it; the truth is what
every theme really took, by the law that the shop obeys.
"""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from scipy.stats import spearmanr

from benchmarks.logs import ROOT, event_log, params, raw_files, simulated_shop
from benchmarks.planted import planted_losses
from benchmarks.tables import head, line
from features.catalogue import CATALOGUE
from features.profiles import build_profiles
from models.pain import lost
from pipeline.reasons.pleasing import parts_of
from pipeline.report.tables import records
from pipeline.sources.declaration import read_declaration
from pipeline.stage import load
from pipeline.stages.pains import steps
from pipeline.stages.profiles import profiles_when_asked

SEEDS = (7, 8, 9)
COLUMNS = ("log", "theme", "points lost", "planted", "Spearman", "threshold", "points from there", "of its effect")


def main() -> None:
    head(COLUMNS)
    with tempfile.TemporaryDirectory() as home:
        for row in rows(Path(home)):
            line(row)


def rows(home: Path) -> Iterator[list[str]]:
    """The table, log by log."""
    for seed in SEEDS:
        raw = simulated_shop(home / str(seed), seed=seed)
        found = learned("demo", raw, home / str(seed), date.fromisoformat(params("demo")["until"]))
        yield from told(f"demo, seed {seed}", *found, planted_losses(params("demo") | {"seed": seed}))
    if files := raw_files("olist"):
        yield from told("olist", *learned("olist", files, home / "olist", end_of("olist")), None)
    else:
        yield ["olist", "skipped: no files in data/raw/olist", *["-"] * (len(COLUMNS) - 2)]


def end_of(source: str) -> date:
    """The date that the source declares."""
    declared = read_declaration(ROOT / "data/sources" / source).as_of
    assert declared is not None, f"{source} declares no date"
    return declared


def learned(source: str, raw: Path, home: Path, as_of: date) -> tuple[pd.Series, pd.DataFrame]:
    """The points that each theme takes in all, and the thresholds, by the pipeline's own stages."""
    events = event_log(source, raw, home)
    asked, profiles = profiles_when_asked(events).to_pandas(), build_profiles(events, as_of, CATALOGUE).to_pandas()
    given: dict[str, Any] = {"name": source, "as_of": as_of.isoformat()}
    found = load("satisfaction").function(profiles, asked, given, **params("satisfaction"))
    taken = lost(parts_of(found["satisfaction"]), params("pains")["least_points"]).sum()
    return taken[taken > 0].sort_values(ascending=False), steps(asked, found["satisfaction_model"])


def told(log: str, taken: pd.Series, thresholds: pd.DataFrame, planted: pd.Series | None) -> Iterator[list[str]]:
    """One row per theme, most points first."""
    agreement = "-" if planted is None else f"{recovered(taken, planted):.3f}"
    by_theme = {one["theme"]: one for one in records(thresholds)}
    for theme, points in zip(map(str, taken.index), taken, strict=True):
        truth = "-" if planted is None else f"{planted[theme]:,.0f}"
        yield [log, theme, f"{points:,.0f}", truth, agreement, *worded(by_theme.get(theme))]


def recovered(taken: pd.Series, planted: pd.Series) -> float:
    """Spearman's rank correlation over all planted themes; what is not found has taken nothing."""
    return float(spearmanr(taken.reindex(planted.index, fill_value=0.0), planted).statistic)


def worded(threshold: dict[str, Any] | None) -> list[str]:
    if threshold is None:
        return ["-", "-", "-"]
    where = f"{threshold['threshold_column']} >= {threshold['threshold']:g}"
    return [where, f"{threshold['threshold_points']:+.1f}", f"{threshold['threshold_share']:.2f}"]


if __name__ == "__main__":
    main()
