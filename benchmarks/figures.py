"""``python -m benchmarks.figures``: the demo's NPS by segment, raw and corrected, against what all would have said.

The truth is the simulated shop's: how every customer felt at the dates of the year that answers count in, and what an
answer adds to that. It needs ``data/`` as ``./run`` on the demo leaves it.
"""

import numpy as np
import pandas as pd
from scipy.stats import norm

from pipeline.artifacts import ARTIFACTS
from pipeline.demo.answers import NOISE
from pipeline.report.figures import ANSWERS_COUNT_DAYS

STYLE = 4.0
"""Spread of what customers' own style adds to an answer, see pipeline/demo/population.py."""


def would_answer(satisfaction: pd.Series) -> pd.Series:
    """The NPS to be expected of customers who feel so: promoters from 75 on, detractors below 50."""
    spread = np.hypot(NOISE, STYLE)
    promoters, detractors = norm.sf((75 - satisfaction) / spread), norm.cdf((50 - satisfaction) / spread)
    return pd.Series(100 * (promoters - detractors), satisfaction.index)


def truth() -> pd.DataFrame:
    """One row per segment with its true NPS, that of all under a missing id."""
    history = pd.read_parquet(ARTIFACTS["raw"].at("demo") / "truth_history.parquet")
    at = history.as_of.dt.tz_localize(None)
    year = history[at > at.max() - pd.Timedelta(days=ANSWERS_COUNT_DAYS)]
    felt = would_answer(year.satisfaction).groupby(year.customer_id).mean()
    stays = ARTIFACTS["stays"].read_at("demo")
    now = stays[stays.as_of == stays.as_of.max()]
    of_all = now.assign(segment_id=np.nan)
    members = pd.concat([now, of_all]).assign(truth=lambda rows: rows.customer_id.map(felt))
    return pd.DataFrame(members.groupby("segment_id", dropna=False).truth.mean().reset_index())


def main() -> None:
    found = ARTIFACTS["segment_figures"].read_at("demo")
    table = found[found.figure == "nps"].merge(truth(), on="segment_id", how="left")
    columns = ["segment_id", "answers", "value", "low", "high", "corrected", "corrected_low", "corrected_high", "truth"]
    print(table[columns].round(1).to_string(index=False))
    own = table[table.segment_id.notna()]
    for name, low, high in (("value", "low", "high"), ("corrected", "corrected_low", "corrected_high")):
        error, held = (own[name] - own.truth).abs().mean(), own.truth.between(own[low], own[high]).mean()
        print(f"{name}: mean absolute error {error:.1f} points, interval holds the truth in {held:.0%} of segments")


if __name__ == "__main__":
    main()
