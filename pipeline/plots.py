"""Figures of the models, the same bytes for the same numbers: for MLflow as PNG, in the notebooks as they are.

None goes through pyplot, so that no window, backend or open figure of a session is touched.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

if TYPE_CHECKING:
    import shap

Floats = npt.NDArray[np.float64]

TOLERANCE = 1e-6
"""How far parts may be from adding up to what they explain."""

ROWS_SHOWN = 2_000
"""Customers in a beeswarm: more hide each other."""

COLUMNS_SHOWN = 15


def evenly(rows: pd.DataFrame, count: int = ROWS_SHOWN) -> pd.DataFrame:
    """At most ``count`` rows, spread evenly over the table in its order; the first would be its oldest customers."""
    return rows.iloc[np.linspace(0, len(rows) - 1, min(count, len(rows))).round().astype(int)]


def explained(columns: pd.DataFrame, parts: Floats, margin: Floats) -> shap.Explanation:
    """Parts of a margin, shape (rows, columns), as SHAP's plots take them.

    The base is what the parts leave of the margin. ValueError if that is not the same for every row, for then the parts
    explain something else: SHAP's own check is left out by some of its explainers and fails at random in others.
    """
    import shap

    rest = margin - parts.sum(axis=1)
    base = float(np.median(rest)) if len(rest) else 0.0
    if (off := np.abs(rest - base).max(initial=0.0)) > TOLERANCE:
        raise ValueError(f"the parts do not add up to what they explain: off by {off:.2g}, allowed are {TOLERANCE:g}")
    return shap.Explanation(
        parts, np.full(len(parts), base), columns.to_numpy(dtype=float), feature_names=list(columns.columns)
    )


def beeswarm(explanation: shap.Explanation, title: str) -> Figure:
    """What each column adds or takes, one dot per customer, the columns that move most on top."""
    import shap

    if not explanation.values.any():
        return notice(f"{title}: no column tells customers apart")
    count = min(COLUMNS_SHOWN, explanation.shape[1])
    figure = Figure(figsize=(9, 1.5 + 0.4 * count), layout="constrained")
    axes = figure.add_subplot()
    # SHAP asks for percentiles even of a column that nobody shown has a value in
    with seeded(), warnings.catch_warnings(action="ignore", category=RuntimeWarning):
        shap.plots.beeswarm(
            explanation, max_display=count, group_remaining_features=False, ax=axes, plot_size=None, show=False
        )
    axes.tick_params("y", labelsize=10)
    axes.set_xlabel(title, fontsize=11)
    return figure


@contextmanager
def seeded(seed: int = 0) -> Iterator[None]:
    """A fixed start of numpy's global generator, the only one SHAP's beeswarm asks, and its old state afterwards."""
    before = np.random.get_state()
    np.random.seed(seed)
    try:
        yield
    finally:
        np.random.set_state(before)


def notice(text: str) -> Figure:
    """A sentence in place of a figure that has nothing to show."""
    figure = Figure(figsize=(9, 1.2))
    figure.text(0.5, 0.5, text, ha="center", va="center", fontsize=11)
    return figure


def heatmap(table: pd.DataFrame, written: str, colours: str, ends: tuple[float, float]) -> Figure:
    """A table with each number ``written`` in its cell, coloured from one end of the numbers to the other."""
    figure = Figure(figsize=(3 + 1.1 * table.shape[1], 1 + 0.45 * len(table)), layout="constrained")
    axes = figure.add_subplot()
    image = axes.imshow(table.to_numpy(), cmap=colours, vmin=ends[0], vmax=ends[1], aspect="auto")
    axes.set_xticks(range(table.shape[1]), table.columns, rotation=30, ha="right")
    axes.set_yticks(range(len(table)), table.index)
    for (row, column), value in np.ndenumerate(table.to_numpy()):
        is_dark = np.mean(image.to_rgba(value)[:3]) < 0.5
        axes.text(column, row, written.format(value), ha="center", va="center", color="white" if is_dark else "black")
    return figure


def judgement(curves: Mapping[str, pd.DataFrame], calibration: pd.DataFrame, churn_rate: float) -> Figure:
    """ROC, precision against recall and lift of each curve by its name, and the calibration of the first.

    ``curves`` hold ``false_positive_rate`` and ``true_positive_rate``, ``calibration`` ``predicted`` and ``observed``.
    """
    figure = Figure(figsize=(17, 4.2), layout="constrained")
    roc, precision, reliability, lift = figure.subplots(1, 4)
    for name, curve in curves.items():
        draw_curve(roc, precision, curve, churn_rate, name)
        draw_lift(lift, curve, churn_rate)
    roc.plot([0, 1], [0, 1], color="grey", linestyle=":")
    precision.axhline(churn_rate, color="grey", linestyle=":")
    draw_calibration(reliability, calibration)
    roc.set(title="ROC", xlabel="false positive rate", ylabel="true positive rate")
    precision.set(title="Precision and recall", xlabel="recall", ylabel="precision", xlim=(0, 1), ylim=(0, 1.02))
    reliability.set(title="Calibration, tenths of customers", xlabel="predicted to leave", ylabel="left")
    lift.axhline(1, color="grey", linestyle=":")
    lift.set(title="Lift", xlabel="share of customers listed", ylabel="leavers, times the average", xlim=(0, 1))
    roc.legend(loc="lower right", frameon=False)
    return figure


def draw_curve(roc: Axes, precision: Axes, curve: pd.DataFrame, churn_rate: float, name: str) -> None:
    """One ROC curve, and the precision that follows from it at the given churn rate."""
    hits = churn_rate * curve.true_positive_rate
    found = hits + (1 - churn_rate) * curve.false_positive_rate
    roc.plot(curve.false_positive_rate, curve.true_positive_rate, label=name)
    precision.plot(curve.true_positive_rate[found > 0], (hits / found)[found > 0], label=name)


def draw_lift(axes: Axes, curve: pd.DataFrame, churn_rate: float) -> None:
    """How many times the average share of leavers is in the list of the likeliest, by its length."""
    listed = churn_rate * curve.true_positive_rate + (1 - churn_rate) * curve.false_positive_rate
    axes.plot(listed[listed > 0], (curve.true_positive_rate / listed)[listed > 0])


def draw_calibration(axes: Axes, calibration: pd.DataFrame) -> None:
    """Predicted against observed share who left; on the dotted line both agree."""
    axes.plot(calibration.predicted, calibration.observed, marker="o")
    axes.axline((0, 0), slope=1, color="grey", linestyle=":")


def png(figure: Figure) -> bytes:
    """The figure as a file that says neither when nor by what it was made."""
    written = BytesIO()
    figure.savefig(written, format="png", dpi=120, metadata={"Software": None})
    return written.getvalue()
