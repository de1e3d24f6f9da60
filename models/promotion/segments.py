"""How far segments move today's customers, judged on the same customers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.metrics import adjusted_rand_score

from models.promotion.decision import Check, Limits, at_least, at_most

Labels = npt.NDArray[Any]


def kept(champion: Labels, challenger: Labels, limits: Limits) -> Iterator[Check]:
    """Whether the challenger's segments, row by row the same customers, are still those the company works with."""
    moved = float(np.mean(champion != challenger))
    yield at_most("segments_moved", moved, limits.max_moved)
    agreement = float(adjusted_rand_score(champion, challenger))
    yield at_least("segments_agree", agreement, limits.min_agreement)
    shift = shifted(champion, challenger)
    biggest = changed_most(champion, challenger) if shift > limits.max_shifted else ()
    yield at_most("shares_moved", shift, limits.max_shifted, biggest)


def shares(labels: Labels, names: Labels) -> npt.NDArray[np.float64]:
    return np.array([(labels == name).mean() for name in names])


def shifted(one: Labels, other: Labels) -> float:
    """The total variation distance of the segments' shares: what part of all would have to move to undo it."""
    names = np.union1d(one, other)
    return float(np.abs(shares(one, names) - shares(other, names)).sum() / 2)


def changed_most(one: Labels, other: Labels, most: int = 3) -> tuple[str, ...]:
    """The segments whose shares differ most."""
    names = np.union1d(one, other)
    change = np.abs(shares(one, names) - shares(other, names))
    return tuple(str(name) for name in names[np.argsort(-change, kind="stable")[:most]])
