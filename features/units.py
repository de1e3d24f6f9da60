"""Values as precise as a person reads them."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

DECIMALS = {"share": 2, "money": 0}
"""Of units that are read in percent or in whole amounts."""

READ_WHOLE = 10
"""From here on a number of any other unit is read without its tenths."""


def as_read(values: npt.ArrayLike, unit: str) -> Floats:
    """The values rounded: shares to whole percents, money to whole amounts, others to two figures or whole numbers."""
    exact = np.asarray(values, dtype=np.float64)
    if unit in DECIMALS:
        return np.round(exact, DECIMALS[unit])
    return np.where(np.abs(exact) < READ_WHOLE, np.round(exact, 1), np.round(exact))
