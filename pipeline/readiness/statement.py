"""What readiness says: a code with its figures, worded elsewhere in whatever language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["yes", "limited", "no"]
Level = Literal["error", "warning", "advice"]
Figures = Mapping[str, Any]
"""By name a count (int), a share (float), or text: a name (of a kind, a file) or a day."""


@dataclass(frozen=True)
class Ability:
    """Whether a log supports something that this project can tell."""

    name: str
    status: Status
    code: str
    """Why: a key of the texts."""
    found: Figures = field(default_factory=dict)
    needed: Figures = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """Something about a log that somebody should know or mend."""

    code: str
    level: Level
    found: Figures = field(default_factory=dict)
    needed: Figures = field(default_factory=dict)
