"""Whether newly learned models may replace those in use: both judged on later customers neither has learned from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import sem

from models.matrix import Flags, Floats
from models.metrics import CHURN, Interval, advantage


@dataclass(frozen=True)
class Contender:
    """What one side foretold of the later customers (None: it could not learn to), and where it puts today's."""

    leaving: Floats | None
    segments: npt.NDArray[Any]


@dataclass(frozen=True)
class Limits:
    """What a challenger must keep to.

    Parameters
    ----------
    min_outcomes : later customers who left, and who stayed; fewer tell nothing
    max_gain : of the area under the ROC curve; models hardly become better by more, but leaks look so
    max_loss : of average precision that may not be ruled out where the champion is due for a fresh one
    max_moved : share of today's customers whose segment differs
    """

    min_outcomes: int
    max_gain: float
    max_loss: float
    max_moved: float


@dataclass(frozen=True)
class Check:
    """One thing the challenger must keep to: what was found, with its interval if it has one, and the limit."""

    name: str
    passed: bool
    value: float
    limit: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Decision:
    """All checks; the challenger is promoted if it passes each."""

    checks: tuple[Check, ...]

    @property
    def is_promoted(self) -> bool:
        return all(check.passed for check in self.checks)


def judge(
    champion: Contender, challenger: Contender, left: Flags, limits: Limits, *, is_due: bool, random_state: int = 0
) -> Decision:
    """Compare both sides on the same customers.

    Parameters
    ----------
    left : shape (later customers,), who of them left; both sides' ``leaving`` goes with it row by row
    is_due : whether the champion is so old that a challenger that is as good as it is enough

    A challenger must foretell leaving clearly better: by two standard errors of the paired bootstrap. So one that is no
    better than the champion is rarely promoted, and segments do not move for nothing.
    """
    moved = float(np.mean(champion.segments != challenger.segments))
    checks = [Check("segments_moved", moved <= limits.max_moved, moved, limits.max_moved)]
    if champion.leaving is None and challenger.leaving is None:
        checks.append(Check("due", is_due, float(is_due), 1.0))
    elif challenger.leaving is None:
        checks.append(Check("churn_learned", False, 0.0, 1.0))
    else:
        checks.append(enough(left, limits))
        if champion.leaving is not None and checks[-1].passed:
            checks.extend(compared(champion.leaving, challenger.leaving, left, limits, is_due, random_state))
    return Decision(tuple(checks))


def enough(left: Flags, limits: Limits) -> Check:
    """Whether so many left, and stayed, that figures can be compared."""
    rarer = min(int(left.sum()), int((~left).sum()))
    return Check("outcomes", rarer >= limits.min_outcomes, float(rarer), float(limits.min_outcomes))


def compared(
    champion: Floats, challenger: Floats, left: Flags, limits: Limits, is_due: bool, random_state: int
) -> Iterator[Check]:
    """How much better the challenger foretells who left, by each figure that decides."""

    precision = advantage(CHURN["average_precision"], left, challenger, champion, random_state)
    least = -limits.max_loss if is_due else 0.0
    yield Check("average_precision", precision.low > least, precision.value, least, precision.low, precision.high)
    brier = closer(left, challenger, champion)
    yield Check("brier_score", brier.high >= 0, brier.value, 0.0, brier.low, brier.high)
    gain = CHURN["roc_auc"](left, challenger) - CHURN["roc_auc"](left, champion)
    yield Check("too_good", gain <= limits.max_gain, gain, limits.max_gain)


def closer(left: Flags, one: Floats, other: Floats) -> Interval:
    """By how much the Brier score of ``one`` is lower, and two standard errors of the mean of paired differences."""
    differences = (other - left) ** 2 - (one - left) ** 2
    value, error = float(differences.mean()), float(sem(differences))
    return Interval(value, value - 2 * error, value + 2 * error)
