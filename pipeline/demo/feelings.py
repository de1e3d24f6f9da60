"""How customers feel, and what they are going to feel when what has begun comes to its end."""

import numpy as np

from pipeline.demo.law import Law, Numbers, Rows
from pipeline.demo.story import Moments

DAYS_AHEAD = 90
"""Nothing that begins takes longer than this to be felt."""


class Feelings:
    """One satisfaction per customer, and a ring of coming days with what will move it."""

    def __init__(self, level: Numbers, law: Law) -> None:
        self.level, self.law, self.now = level, law, level
        self._kept = np.ones((DAYS_AHEAD, len(level)))
        self._missed = np.ones((DAYS_AHEAD, len(level)))

    def hurt(self, moments: Moments, share: Numbers | float) -> None:
        np.multiply.at(self._kept, self._cells(moments), 1 - self.law.felt(share))

    def lift(self, moments: Moments, share: Numbers | float) -> None:
        np.multiply.at(self._missed, self._cells(moments), 1 - self.law.felt(share))

    def pass_day(self, day: int) -> None:
        """From this day's first midnight to the next."""
        row = day % DAYS_AHEAD
        self.now = self.law.next_day(self.now, self.level, self._kept[row], self._missed[row])
        self._kept[row] = self._missed[row] = 1.0

    def _cells(self, moments: Moments) -> tuple[Rows, Rows]:
        return moments.at.astype(np.int64) % DAYS_AHEAD, moments.who
