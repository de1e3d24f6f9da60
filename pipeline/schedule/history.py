"""The history of releases for a person to read, and the figures that enter it."""

from typing import Any

import pandas as pd

from pipeline import parameters
from pipeline.champion.past_runs import rows
from pipeline.publishing.folder import RELEASE
from pipeline.stage import STAGES

SHOWN = ("as_of", "verb", "verdict", "champion", "customers", "satisfaction", "dissatisfied_share", "churn_probability")
"""In the terminal, of all that is kept."""


def figures_of_release() -> dict[str, float | int | None]:
    """What the released tables say of all customers together."""
    customers = pd.read_parquet(RELEASE / "customers.parquet")
    found = {
        "customers": len(customers),
        "segments": customers.segment_id.nunique(),
        "satisfaction": customers.satisfaction.mean(),
        "dissatisfied_share": (customers.satisfaction_level == "dissatisfied").mean(),
        "churn_probability": customers.churn_probability.mean(),
        "value_at_risk": customers.value_at_risk.sum(min_count=1),
    }
    return {name: plain(value) for name, value in found.items()}


def plain(value: Any) -> float | int | None:
    """Counts as they are, all else to four decimals."""
    if pd.isna(value):
        return None
    return value if isinstance(value, int) else round(float(value), 4)


def show() -> None:
    """The history of the current source in the terminal, oldest first."""
    from rich.table import Table

    from pipeline.report.terminal import console

    source = parameters.read(STAGES)["source"]
    table = Table(box=None, pad_edge=False)
    found = rows(source)
    for name in SHOWN:
        table.add_column(name.replace("_", " "), overflow="fold")
    for one in found:
        table.add_row(*("-" if one.get(name) is None else str(one[name]) for name in SHOWN))
    console().print(table if found else f"No run of {source} has been released by a schedule yet.")
