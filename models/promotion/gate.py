"""All that is asked of a challenger beside the champion, in one decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.matrix import Flags, Floats
from models.promotion.decision import Check, Decision, Limits, at_least
from models.promotion.leaving import compared, enough
from models.promotion.segments import Labels, kept


@dataclass(frozen=True)
class Contender:
    """What one side foretold of the later customers (None: it could not learn to), and where it puts today's."""

    leaving: Floats | None
    segments: Labels


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
    found = [*kept(champion.segments, challenger.segments, limits)]
    return Decision((*found, *foretelling(champion, challenger, left, limits, is_due, random_state)))


def foretelling(
    champion: Contender, challenger: Contender, left: Flags, limits: Limits, is_due: bool, random_state: int
) -> Iterator[Check]:
    """Who foretells leaving, and how much better."""
    if champion.leaving is None and challenger.leaving is None:
        yield at_least("due", float(is_due), 1.0)
    elif challenger.leaving is None:
        yield at_least("churn_learned", 0.0, 1.0)
    else:
        yield (known := enough(left, limits))
        if champion.leaving is not None and known.passed:
            yield from compared(champion.leaving, challenger.leaving, left, limits, is_due, random_state)
