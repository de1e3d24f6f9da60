"""The texts that speak for many: near the middle of all, and not twice the same."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from models.matrix import Floats
from models.ngrams import Customers, presence, rarity, weighed

DECIMALS = 6
"""Of a cosine: what lies beyond varies with the machine, and would order equals."""

ALIKE = 0.8
"""The cosine from which two texts say the same."""


def strings(texts: Sequence[str], customers: Customers, min_customers: int) -> csr_matrix:
    """One row of length 1 per text, its strings by their rarity; those of fewer customers weigh nothing."""
    rows = presence(texts)
    return weighed(rows, rarity(rows, customers, min_customers))


def typicality(rows: csr_matrix) -> Floats:
    """The cosine of each row with the mean of all rows: how far it says what they all say."""
    middle = np.asarray(rows.sum(axis=0)).ravel()
    length = np.sqrt(np.square(middle).sum()) or 1.0
    return np.asarray(rows @ middle / length).round(DECIMALS)


def unlike(rows: csr_matrix, order: Iterable[int], customers: Customers, heard: Sequence[int] = ()) -> Iterator[int]:
    """Rows in the order given that say something else than those heard before, each of another customer."""
    taken = list(heard)
    for number in order:
        is_heard = customers[number] in customers[taken]
        if not is_heard and not (taken and (rows[taken] @ rows[number].T).max() >= ALIKE):
            taken.append(number)
            yield number
