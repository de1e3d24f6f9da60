"""How satisfied every customer is, from what they lived through and what they said."""

from __future__ import annotations

from typing import Literal, Self

import numpy as np
import pandas as pd
from scipy.stats import sem
from sklearn.base import BaseEstimator, clone
from sklearn.dummy import DummyRegressor
from sklearn.isotonic import IsotonicRegression
from sklearn.utils.validation import check_is_fitted

from models.folds import customer_folds, later_answers
from models.index import DirectionIndex
from models.intervals import GroupedConformal
from models.matrix import Floats
from models.own_answers import OwnAnswers
from models.themed import ThemedRegressor

Basis = Literal["model", "mean", "index"]


class SatisfactionModel(BaseEstimator):
    """Expectation from behaviour, own answers, and how sure both together are.

    The expectation is a :class:`ThemedRegressor` where it tells later answers apart better than their mean does
    (by two standard errors), their mean where it does not, and a :class:`DirectionIndex` where there are too few
    answers, or too few bad ones, to tell. Where all were asked so close together that no answer was known before the
    last were asked, there is no such test, and the mean stands.

    Parameters
    ----------
    regressor : ThemedRegressor, unfitted
    bands : (float, float), where neutral and satisfied begin on 0-100
    min_answers, min_bad_answers : int, fewer and the index takes over
    half_life_days : as in :class:`OwnAnswers`
    coverage : as in :class:`GroupedConformal`
    test_share : float, share of the answers, the last ones, that decide between model and mean
    n_splits : int, folds of customers for expectations of answers not learned from

    Attributes
    ----------
    basis_ : what the expectation rests on
    hidden_ : DataFrame, one row per later answer of the test: ``row`` (position in ``answers``), ``points``,
        ``expectation``, ``mean`` (of the earlier answers), or None without a test
    oof_ : expectation of each answer learned from, by models that did not see any answer of its customer
    """

    def __init__(
        self,
        regressor: ThemedRegressor,
        *,
        bands: tuple[float, float] = (50, 75),
        min_answers: int = 300,
        min_bad_answers: int = 60,
        half_life_days: float = 180,
        coverage: float = 0.8,
        test_share: float = 0.25,
        n_splits: int = 4,
    ):
        self.regressor = regressor
        self.bands = bands
        self.min_answers = min_answers
        self.min_bad_answers = min_bad_answers
        self.half_life_days = half_life_days
        self.coverage = coverage
        self.test_share = test_share
        self.n_splits = n_splits

    def fit(self, X: pd.DataFrame, answers: pd.DataFrame, customers: pd.DataFrame) -> Self:
        """Learn from answers, with the profile of each as of the moment it was asked for.

        Parameters
        ----------
        X : profiles, one row per answer
        answers : ``customer_id, asked_at, answered_at, points`` (0-100), row by row with ``X``
        customers : profiles, one row per customer, that an index is made from
        """
        self.feature_names_in_ = np.asarray(X.columns, dtype=object)
        self.n_features_in_ = X.shape[1]
        can_learn = self._enough(answers) and X.shape[1] > 0
        self.hidden_ = self._test(X, answers) if can_learn else None
        self.basis_: Basis = "model" if self._tells_apart() else "mean" if can_learn or not X.shape[1] else "index"
        self.expectation_ = self._expectation(X, answers, customers)
        self.oof_ = self._out_of_fold(X, answers)
        self._learn_from_errors(answers)
        return self

    def _enough(self, answers: pd.DataFrame) -> bool:
        bad = int((answers.points < self.bands[0]).sum())
        givers = answers.customer_id.nunique()
        return len(answers) >= self.min_answers and bad >= self.min_bad_answers and givers >= self.n_splits

    def _test(self, X: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame | None:
        split = later_answers(answers.asked_at, answers.answered_at, self.test_share)
        if split.train.sum() < 2:
            return None
        points = answers.points.to_numpy(float)
        earlier = clone(self.regressor).fit(X[split.train], points[split.train])
        return pd.DataFrame(
            {
                "row": np.flatnonzero(split.test),
                "points": points[split.test],
                "expectation": np.clip(earlier.predict(X[split.test]), 0, 100),
                "mean": points[split.train].mean(),
            }
        )

    def _tells_apart(self) -> bool:
        """Whether squared errors on later answers fall below the mean's by two standard errors."""
        if self.hidden_ is None:
            return False
        answer, mean, expected = self.hidden_[["points", "mean", "expectation"]].to_numpy().T
        gain = (answer - mean) ** 2 - (answer - expected) ** 2
        return bool(len(gain) > 1 and gain.mean() > 2 * sem(gain))

    def _learner(self) -> ThemedRegressor | DummyRegressor:
        """What learns expectations from answers, unfitted."""
        return clone(self.regressor) if self.basis_ == "model" else DummyRegressor()

    def _expectation(self, X: pd.DataFrame, answers: pd.DataFrame, customers: pd.DataFrame) -> BaseEstimator:
        if self.basis_ == "index":
            return DirectionIndex(themes=self.regressor.themes, directions=self.regressor.directions).fit(customers)
        if not len(answers):
            middle = np.full(len(customers), np.mean(self.bands))
            return DummyRegressor().fit(customers, middle)
        return self._learner().fit(X, answers.points.to_numpy(float))

    def _out_of_fold(self, X: pd.DataFrame, answers: pd.DataFrame) -> Floats:
        if self.basis_ == "index" or answers.customer_id.nunique() < self.n_splits:
            return self.predict(X) if len(X) else np.empty(0)
        fold = customer_folds(answers.customer_id, self.n_splits)
        points, found = answers.points.to_numpy(float), np.empty(len(X))
        for number in range(self.n_splits):
            own = fold == number
            found[own] = self._learner().fit(X[~own], points[~own]).predict(X[own])
        return np.clip(found, 0, 100)

    def _learn_from_errors(self, answers: pd.DataFrame) -> None:
        residuals = self.residuals(answers, self.oof_)
        self.own_answers_ = OwnAnswers(half_life_days=self.half_life_days).fit(residuals)
        self.intervals_ = self.dissatisfied_ = None
        if len(answers) < self.min_answers:
            return
        moments = residuals.rename(columns={"asked_at": "as_of"})
        own = self.own_answers_.shift(residuals, moments)
        estimates = np.clip(self.oof_ + own["shift"], 0, 100).to_numpy()
        points = answers.points.to_numpy(float)
        self.intervals_ = GroupedConformal(coverage=self.coverage).fit(estimates, points, (own.answers > 0).to_numpy())
        self.dissatisfied_ = IsotonicRegression(increasing=False, out_of_bounds="clip").fit(
            estimates, points < self.bands[0]
        )

    @staticmethod
    def residuals(answers: pd.DataFrame, expectation: Floats) -> pd.DataFrame:
        """What each answer differs by from its expectation, in the form :class:`OwnAnswers` takes."""
        known = answers[["customer_id", "asked_at", "answered_at"]].reset_index(drop=True)
        return known.assign(residual=answers.points.to_numpy(float) - expectation)

    def predict(self, X: pd.DataFrame) -> Floats:
        """Expected satisfaction from behaviour alone, on 0-100."""
        check_is_fitted(self)
        return np.asarray(np.clip(self.expectation_.predict(X), 0, 100), dtype=np.float64)

    def parts(self, X: pd.DataFrame) -> pd.DataFrame:
        """What each theme adds to or takes from the expectation of the average customer, in points."""
        check_is_fitted(self)
        if self.basis_ == "mean":
            return pd.DataFrame(0.0, index=X.index, columns=list(dict.fromkeys(self.regressor.themes or X.columns)))
        return pd.DataFrame(self.expectation_.parts(X), index=X.index, columns=self.expectation_.theme_names_)

    def contributions(self, X: pd.DataFrame) -> Floats:
        """What each column adds or takes, shape (rows, columns), in points; zero where the columns tell nothing."""
        check_is_fitted(self)
        return np.zeros(X.shape) if self.basis_ == "mean" else np.asarray(self.expectation_.contributions(X))

    def estimate(self, X: pd.DataFrame, moments: pd.DataFrame, residuals: pd.DataFrame) -> pd.DataFrame:
        """One row per moment (``customer_id, as_of``), with the index of ``X``.

        ``expectation``, ``own_answers`` (points they move it by), ``satisfaction``, ``satisfaction_low``,
        ``satisfaction_high`` (NaN where no error could be measured), ``satisfaction_basis`` and
        ``probability_dissatisfied``. ``residuals`` as from :meth:`residuals`, of any answers known.
        """
        own = self.own_answers_.shift(residuals, moments.set_axis(X.index))
        expectation = self.predict(X)
        found = np.clip(expectation + own["shift"].to_numpy(), 0, 100)
        answered = (own.answers > 0).to_numpy()
        low, high = self.intervals_.predict(found, answered) if self.intervals_ else (np.full(len(X), np.nan),) * 2
        return pd.DataFrame(
            {
                "expectation": expectation,
                "own_answers": own["shift"],
                "satisfaction": found,
                "satisfaction_low": low,
                "satisfaction_high": high,
                "satisfaction_basis": np.where(answered, "both" if self.basis_ != "mean" else "answers", "behaviour"),
                "probability_dissatisfied": self.dissatisfied_.predict(found) if self.dissatisfied_ else np.nan,
            },
            index=X.index,
        )
