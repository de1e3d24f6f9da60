"""What sets a group apart: the columns in which its members differ most from everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.matrix import Flags

SMALL = 0.2
"""Standard deviations below which a difference is not worth telling (Cohen 1988)."""

KNOWN = 0.5
"""Share of the members, and of the others, who must have a value for it to be compared."""


@dataclass(frozen=True)
class Typical:
    """What the values of some customers are like; of a column of 0 and 1 the mean is a share."""

    mean: float
    median: float


@dataclass(frozen=True)
class Contrast:
    """``difference``: of the mean of members to that of the others, in standard deviations of all customers."""

    column: str
    difference: float
    members: Typical
    others: Typical


def contrasts(profiles: pd.DataFrame, member: Flags, subjects: Sequence[str], count: int) -> list[Contrast]:
    """The columns that differ most, biggest difference first; of each subject the strongest only.

    Parameters
    ----------
    profiles : one row per customer, numbers; missing values are left out
    member : who belongs to the group; neither all nor none
    subjects : what each column speaks of: one feature over two spans is one subject
    """
    own, others = profiles[member], profiles[~member]
    apart = ((own.mean() - others.mean()) / profiles.std()).replace([np.inf, -np.inf], np.nan).round(6)
    told = apart[(apart.abs() >= SMALL) & (own.notna().mean() >= KNOWN) & (others.notna().mean() >= KNOWN)]
    order = told.loc[told.abs().sort_values(ascending=False, kind="stable").index]
    subject = pd.Series(subjects, index=profiles.columns)[order.index]
    return [
        Contrast(str(column), float(order[column]), typical(own[column]), typical(others[column]))
        for column in order.index[~subject.duplicated()][:count]
    ]


def typical(values: pd.Series) -> Typical:
    return Typical(round(float(values.mean()), 4), round(float(values.median()), 4))
