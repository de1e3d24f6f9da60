"""Which themes move a customer's figure, and the column that shows it best."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.matrix import Flags, Floats, Ints

DECIMALS = 9
"""Parts that agree so far are tied: their last bits are the order of a sum."""

NO_COLUMN = -1
"""In place of a column where none shows what moves a customer."""

CARRIED = 0.5
"""Of a theme's effect: what the columns that show it must bring themselves."""


def by_theme(parts: Floats, themes: Sequence[str]) -> pd.DataFrame:
    """The parts of columns summed by theme, one column per theme in order of first appearance.

    Twins share a theme, so that neither hides behind the other nor do both show.
    """
    names = list(dict.fromkeys(themes))
    belongs = np.array([[theme == name for name in names] for theme in themes], dtype=float)
    return pd.DataFrame(parts @ belongs, columns=names)


def strongest_themes(parts: pd.DataFrame, towards: npt.NDArray[np.number], at_least: float = 0.0) -> pd.DataFrame:
    """The themes that move each row in its direction ``towards`` (1 or -1), strongest first.

    One row per row of ``parts`` and theme: ``row`` (its position), ``theme``, ``effect`` with its sign. Themes that do
    not move a row in that direction, or by less than ``at_least``, are left out; ties go to the theme named first.
    """
    signed = np.round(towards[:, None] * parts.to_numpy(), DECIMALS)
    order = np.argsort(-signed, axis=1, kind="stable")
    effects = np.take_along_axis(signed, order, axis=1)
    rows, ranks = np.nonzero((effects > 0) & (effects >= at_least))
    return pd.DataFrame(
        {
            "row": rows,
            "theme": parts.columns.to_numpy()[order[rows, ranks]],
            "effect": towards[rows] * effects[rows, ranks],
        }
    )


def usual_range(values: Floats) -> Floats:
    """The quartiles of each column's known values, shape (2, columns); NaN where nothing is known.

    Each is a value that occurs, so that a range of counts is one of whole numbers.
    """
    known = ~np.isnan(values).all(axis=0)
    found = np.full((2, values.shape[1]), np.nan)
    found[:, known] = np.nanquantile(values[:, known], [0.25, 0.75], axis=0, method="inverted_cdf")
    return found


def telling_columns(contributions: Floats, themes: Sequence[str], strongest: pd.DataFrame, shows: Flags) -> Ints:
    """For each of the strongest themes the column that ``shows`` it whose own part goes furthest the same way.

    ``contributions`` and ``shows`` have one column per entry of ``themes``; ``strongest`` is as from
    :func:`strongest_themes`. ``NO_COLUMN`` where the columns that show it do not carry half of all that goes that way.
    Ties go to the column named first.
    """
    rows, named = strongest.row.to_numpy(), strongest.theme.to_numpy()
    signs = np.sign(strongest.effect.to_numpy())
    telling = np.full(len(strongest), NO_COLUMN, dtype=np.int64)
    for theme in dict.fromkeys(named):
        own, columns = np.flatnonzero(named == theme), np.flatnonzero(np.array(themes) == theme)
        at = np.ix_(rows[own], columns)
        towards = np.round(signs[own, None] * contributions[at], DECIMALS).clip(min=0)
        shown = np.where(shows[at], towards, 0)
        carried = (shown.max(axis=1) > 0) & (shown.sum(axis=1) >= CARRIED * towards.sum(axis=1))
        telling[own] = np.where(carried, columns[shown.argmax(axis=1)], NO_COLUMN)
    return telling


def foremost(reasons: pd.DataFrame, count: int, first: Collection[str]) -> pd.DataFrame:
    """The ``count`` strongest reasons of each row, those whose theme is among the ``first`` ahead, with their ``rank``.

    ``reasons`` has ``row`` and ``theme``, in each row the strongest on top; ranks begin at 1.
    """
    kept = reasons.groupby("row", sort=False).head(count)
    ordered = kept.assign(later=~kept.theme.isin(list(first))).sort_values(["row", "later"], kind="stable")
    ranked = ordered.assign(rank=ordered.groupby("row").cumcount() + 1)
    return ranked.drop(columns="later").reset_index(drop=True)
