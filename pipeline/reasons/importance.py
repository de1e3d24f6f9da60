"""How far each theme moves a figure, over all customers and by segment."""

import pandas as pd


def importance(parts: pd.DataFrame, figure: str) -> pd.DataFrame:
    """How far each theme moves the figure of the average customer, either way; largest first."""
    found = parts.abs().mean().round(6).sort_values(ascending=False)
    return pd.DataFrame({"figure": figure, "theme": found.index, "mean_absolute_effect": found.to_numpy()})


def by_segment(points: pd.DataFrame, segments: pd.Series, figure: str) -> pd.DataFrame:
    """One row per figure, segment (null for all customers) and theme: what it adds to their figure, in points.

    ``mean_effect`` and ``mean_absolute_effect`` are means over the segment's ``customers``, a row of ``points`` each.
    """
    groups = [(None, points), *points.groupby(segments.to_numpy())] if len(points) else []
    return pd.DataFrame(
        [
            {
                "figure": figure,
                "segment_id": segment,
                "customers": len(own),
                "theme": theme,
                "mean_effect": round(float(own[theme].mean()), 6),
                "mean_absolute_effect": round(float(own[theme].abs().mean()), 6),
            }
            for segment, own in groups
            for theme in points.columns
        ],
        columns=["figure", "segment_id", "customers", "theme", "mean_effect", "mean_absolute_effect"],
    )
