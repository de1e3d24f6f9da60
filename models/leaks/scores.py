"""Scores that are too good: on the test, or on outcomes dealt anew."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from models.leaks.alarm import Leak
from models.matrix import Flags, Floats
from models.ranking import Ranking

FAR_ABOVE = 0.05
"""AUC that a test may have over the validation before it, beside chance."""

ERRORS = 4.0
"""Standard errors that are taken for chance: one alarm in 30,000 where there is no leak."""


def of_the_test(validation: Ranking, test: Ranking) -> Iterator[Leak]:
    """Whether later customers are ranked far better than those the model was validated on before."""
    limit = validation.roc_auc + FAR_ABOVE + ERRORS * float(np.hypot(validation.error, test.error))
    if test.roc_auc > limit:
        yield Leak("test_above_validation", test.roc_auc, limit)


def of_permutations(rankings: list[Ranking]) -> Iterator[Leak]:
    """Whether outcomes dealt anew are foretold better, or worse, than by chance, on the average."""
    if not rankings:
        return
    mean = float(np.mean([one.roc_auc for one in rankings]))
    limit = ERRORS * float(np.sqrt(np.mean([one.error_by_chance**2 for one in rankings]) / len(rankings)))
    if abs(mean - 0.5) > limit:
        yield Leak("permuted_outcomes", mean, 0.5 + limit)


def permuted(
    foretell: Callable[[Flags], Floats], y: Flags, dates: pd.Series, test: Flags, *, times: int, random_state: int
) -> list[Ranking]:
    """How well a whole way of learning foretells outcomes that were dealt anew among the rows of each date.

    ``foretell`` is given the outcomes of all rows and returns the probabilities of the rows of ``test``: whatever it
    does with the outcomes of these, beyond its right, shows in the ranking.
    """
    found = []
    for number in range(times):
        dealt = dealt_anew(y, dates, random_state + number)
        found.append(Ranking.of(dealt[test], foretell(dealt)))
    return found


def dealt_anew(y: Flags, dates: pd.Series, random_state: int) -> Flags:
    random = np.random.default_rng(random_state)
    return pd.Series(y).groupby(dates.to_numpy()).transform(random.permutation).to_numpy(dtype=bool)
