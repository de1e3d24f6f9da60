"""What a churn classifier is taught from: outcomes of past dates, of which the last tests what the others taught."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from sklearn.base import clone

from models.churn import ChurnClassifier
from models.folds import TemporalSplit, rolling_origins
from models.leaks.inspection import Inspection
from models.matrix import Flags, Floats
from models.tuning import Tuning, learn, tuned

VALIDATIONS = 2
"""Earlier dates that settings are tried at."""


@dataclass(frozen=True)
class Lesson:
    """One row per past date and customer there to be lost then, sorted by date: the profile, and whether they ``left``.

    Only the columns ``names`` are learned from. An outcome is known so many ``days`` after its date; ``rounds`` other
    settings are tried.
    """

    known: pd.DataFrame
    names: list[str]
    days: int
    rounds: int = 0

    @cached_property
    def split(self) -> TemporalSplit:
        """The last date apart from those before it."""
        last = (self.known.as_of == self.known.as_of.max()).to_numpy()
        return TemporalSplit(train=~last, test=last)

    @cached_property
    def earlier(self) -> pd.DataFrame:
        return self.known[self.split.train]

    @cached_property
    def test(self) -> pd.DataFrame:
        return self.known[self.split.test]

    @property
    def left(self) -> Flags:
        """Who left after the test date."""
        return self.test.left.to_numpy(dtype=bool)

    def teach(self, classifier: ChurnClassifier) -> Tuning:
        """Set the classifier to the settings that proved themselves, and teach it all dates but the last."""
        origins = rolling_origins(self.earlier.as_of, self.days, VALIDATIONS)
        tuning = tuned(classifier, self.earlier, self.names, origins, self.rounds)
        learn(classifier.set_params(**tuning.settings), self.earlier, self.names)
        return tuning

    def foretold(self, classifier: ChurnClassifier) -> Floats:
        """The probability that each customer of the test date leaves."""
        return np.asarray(classifier.predict_proba(self.test[self.names])[:, 1])

    def teach_all(self, classifier: ChurnClassifier) -> None:
        """Teach the last date, too: it will not test any more."""
        learn(classifier, self.known, self.names)

    def inspection(self, classifier: ChurnClassifier, judged: Floats, permutations: int) -> Inspection:
        """The test that the taught classifier was ``judged`` by; outcomes dealt anew go the same way as true ones."""

        def foretell(left: Flags) -> Floats:
            other, dealt = clone(classifier), replace(self, known=self.known.assign(left=left))
            dealt.teach(other)
            return dealt.foretold(other)

        return Inspection(
            X=self.known[self.names],
            y=self.known.left.to_numpy(),
            customers=self.known.customer_id,
            dates=self.known.as_of,
            split=self.split,
            validation=classifier.validation_,
            judged=judged,
            foretell=foretell,
            permutations=permutations,
            random_state=classifier.random_state,
        )
