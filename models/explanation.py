"""Which themes move a customer's figure, and the column that shows it best."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]

DECIMALS = 9
"""Parts that agree so far are tied: their last bits are the order of a sum."""


def by_theme(parts: Floats, themes: Sequence[str]) -> pd.DataFrame:
    """The parts of columns summed by theme, one column per theme in order of first appearance.

    Twins share a theme, so that neither hides behind the other nor do both show.
    """
    names = list(dict.fromkeys(themes))
    belongs = np.array([[theme == name for name in names] for theme in themes], dtype=float)
    return pd.DataFrame(parts @ belongs, columns=names)


def strongest_themes(parts: pd.DataFrame, count: int, towards: npt.NDArray[np.number]) -> pd.DataFrame:
    """The ``count`` themes that move each row most in its direction ``towards`` (1 or -1), strongest first.

    One row per row of ``parts`` and rank: ``row`` (its position), ``rank`` from 1, ``theme``, ``effect``. Themes that
    do not move a row in that direction are left out; ties go to the theme named first.
    """
    signed = np.round(towards[:, None] * parts.to_numpy(), DECIMALS)
    order = np.argsort(-signed, axis=1, kind="stable")[:, :count]
    effects = np.take_along_axis(signed, order, axis=1)
    rows, ranks = np.nonzero(effects > 0)
    return pd.DataFrame(
        {
            "row": rows,
            "rank": ranks + 1,
            "theme": parts.columns.to_numpy()[order[rows, ranks]],
            "effect": towards[rows] * effects[rows, ranks],
        }
    )


def telling_columns(contributions: Floats, themes: Sequence[str], strongest: pd.DataFrame) -> npt.NDArray[np.int64]:
    """For each of the strongest themes the column whose own contribution goes furthest the same way.

    ``contributions`` has one column per entry of ``themes``; ``strongest`` is as from :func:`strongest_themes`. Ties go
    to the column named first.
    """
    rows, named = strongest.row.to_numpy(), strongest.theme.to_numpy()
    signs = np.sign(strongest.effect.to_numpy())
    telling = np.zeros(len(strongest), dtype=np.int64)
    for theme in dict.fromkeys(named):
        own, columns = np.flatnonzero(named == theme), np.flatnonzero(np.array(themes) == theme)
        towards = signs[own, None] * contributions[np.ix_(rows[own], columns)]
        telling[own] = columns[np.round(towards, DECIMALS).argmax(axis=1)]
    return telling
