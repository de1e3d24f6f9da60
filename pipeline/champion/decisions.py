"""What was decided of a run's models, in a line."""

from collections.abc import Mapping
from typing import Any

Decision = Mapping[str, Any]
"""As the stage ``promotion`` writes it, and as it lies in ``data/release/decision.json``."""


def failed(decision: Decision) -> list[str]:
    """The checks that a challenger did not pass."""
    return [check["name"] for check in decision["checks"] if not check["passed"]]


def relation(decision: Decision, champion: str) -> str:
    """How the models of the last run stand to the champion."""
    if decision["challenger"] == champion:
        return f"the champion, {champion}"
    if decision["verdict"] == "refuse":
        return f"not the champion, {champion}, which stays: they fail {', '.join(failed(decision))}"
    return f"better than the champion, {champion}: 'python -m pipeline retrain' promotes them"
