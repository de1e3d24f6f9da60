"""Satisfaction in words: the levels between the bands of the 0-100 scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

LEVELS = ("dissatisfied", "neutral", "satisfied")
"""From worst to best."""


def level_of(satisfaction: npt.NDArray[np.float64], bands: Sequence[float]) -> npt.NDArray[np.int64]:
    """The level as an index into ``LEVELS``; a band belongs to the level that begins there.

    Raises ValueError where an estimate is missing: it is at no level.
    """
    if missing := int(np.isnan(satisfaction).sum()):
        raise ValueError(f"{missing} of {len(satisfaction)} satisfactions are missing: they are at no level")
    return np.searchsorted(np.asarray(bands, dtype=float), satisfaction, side="right")
