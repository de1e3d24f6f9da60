"""One thing that readiness says, and what to do about it."""

from dataclasses import dataclass

from pipeline.report.pairs import Pair


@dataclass(frozen=True)
class Said:
    """What was found, and what to do about it; gaps are the figures found, and those needed as ``needed_x``."""

    what: Pair
    how: Pair | None = None
