"""A bounded search for better settings, which must prove themselves at a later date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
from sklearn.base import clone

from models.churn import ChurnClassifier
from models.folds import TemporalSplit
from models.matrix import Flags, Floats
from models.metrics import CHURN, NOTHING, Interval, advantage

SPACE: Final[Mapping[str, Sequence[float]]] = {
    "n_estimators": (75, 150, 300),
    "learning_rate": (0.02, 0.04, 0.08),
    "num_leaves": (4, 8, 16),
    "min_child_samples": (30, 100, 300),
    "C": (0.005, 0.05, 0.5),
    "boosting_share": (0.25, 0.5, 0.75, 1.0),
}
"""Settings of a :class:`~models.churn.ChurnClassifier` that are drawn from, each alike likely."""

FIGURE = CHURN["average_precision"]


class Tuning(NamedTuple):
    """Settings to be set, none if the given ones stay, after so many others were tried; and what the best gained."""

    settings: dict[str, Any]
    tried: int
    gain: Interval

    def told(self) -> dict[str, Any]:
        """As figures of a run; without a gain where nothing was tried."""
        gain = dict(zip(("tuning_gain", "tuning_gain_low", "tuning_gain_high"), self.gain, strict=True))
        kept = ", ".join(f"{name}={value:g}" for name, value in self.settings.items())
        return {"tuning_tried": self.tried, "tuning_kept": kept or "the given settings"} | (gain if self.tried else {})


def tuned(
    classifier: ChurnClassifier,
    known: pd.DataFrame,
    names: list[str],
    splits: Sequence[TemporalSplit],
    rounds: int,
) -> Tuning:
    """Random settings (Bergstra and Bengio 2012), the best of them kept if clearly better at the latest date.

    ``known`` has the columns ``names``, ``left`` and ``as_of``. The best has the highest mean average precision over
    the ``splits``, latest last; on the last one it must beat the given settings by two standard errors.
    """
    if not rounds or not splits:
        return Tuning({}, 0, NOTHING)

    def foretold(settings: dict[str, Any]) -> list[Floats]:
        candidate = clone(classifier).set_params(**settings)
        return [learn(candidate, known[s.train], names).predict_proba(known.loc[s.test, names])[:, 1] for s in splits]

    outcomes: list[Flags] = [known.left.to_numpy()[split.test] for split in splits]
    drawn = draw(rounds, classifier.random_state)
    tried = [foretold(settings) for settings in drawn]
    best = int(np.argmax([np.mean([*map(FIGURE, outcomes, said)]) for said in tried]))
    gain = advantage(FIGURE, outcomes[-1], tried[best][-1], foretold({})[-1], classifier.random_state)
    return Tuning(drawn[best] if gain.low > 0 else {}, rounds, gain)


def draw(rounds: int, random_state: int) -> list[dict[str, Any]]:
    """So many settings, each from ``SPACE``; more rounds begin with the same ones."""
    random = np.random.default_rng(random_state)
    return [{name: values[int(random.integers(len(values)))] for name, values in SPACE.items()} for _ in range(rounds)]


def learn(classifier: ChurnClassifier, known: pd.DataFrame, names: list[str]) -> ChurnClassifier:
    """The classifier, taught the outcomes of ``known``; the latest date there is the one it is calibrated on."""
    return classifier.fit(known[names], known.left.to_numpy(), known.as_of)
