"""What every alarm of a leak says, so that one can be read, and acknowledged, like another."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Leak:
    """A figure that passed its limit, and the column to blame, if it is one alone."""

    kind: str
    figure: float
    limit: float
    column: str | None = None

    @property
    def name(self) -> str:
        return f"{self.kind}:{self.column}" if self.column else self.kind
