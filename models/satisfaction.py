"""How satisfied every customer is, from what they lived through and what they said."""

from __future__ import annotations

from typing import Any, Literal, Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, clone
from sklearn.dummy import DummyRegressor
from sklearn.isotonic import IsotonicRegression
from sklearn.utils.validation import check_is_fitted

from models.folds import TemporalSplit, customer_folds, later_answers
from models.hidden_answers import baselines, is_better, judgement
from models.index import DirectionIndex
from models.intervals import GroupedConformal
from models.matrix import Flags, Floats
from models.own_answers import OwnAnswers
from models.themed import ThemedRegressor

Basis = Literal["model", "mean", "index"]

OF_ANSWERS = ("hidden_", "oof_")
"""What a fitted model tells of single answers: it is not kept with the model when that is stored."""


class SatisfactionModel(BaseEstimator):
    """Expectation from behaviour, own answers, and how sure both together are.

    The expectation is a :class:`ThemedRegressor` where it tells later answers apart better than their mean does
    (by two standard errors, customers being the clusters), their mean where it does not, and a
    :class:`DirectionIndex` where there are too few answers, or too few bad ones, to tell. Where all were asked so close
    together that no answer was known before the last were asked, there is no such test, and the mean stands.

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
    hidden_ : DataFrame, one row per later answer of the test: ``row`` (position in ``answers``), ``customer_id``,
        ``points``, what :meth:`estimate` says of the moment it was asked, learned from the earlier answers only, and
        the expectation of each of :data:`models.hidden_answers.BASELINES`; or None without a test
    judgement_ : dict, figures of merit on ``hidden_``
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

    def fit(
        self, X: pd.DataFrame, answers: pd.DataFrame, customers: pd.DataFrame, sample_weight: Floats | None = None
    ) -> Self:
        """Learn from answers, with the profile of each as of the moment it was asked for.

        Parameters
        ----------
        X : profiles, one row per answer
        answers : ``customer_id, asked_at, answered_at, points`` (0-100), row by row with ``X``
        customers : profiles, one row per customer, that an index is made from
        sample_weight : of each answer in learning expectations, or None for all alike
        """
        self.feature_names_in_ = np.asarray(X.columns, dtype=object)
        self.n_features_in_ = X.shape[1]
        weight = np.ones(len(X)) if sample_weight is None else sample_weight
        can_learn = self._enough(answers) and X.shape[1] > 0
        self.hidden_ = self._test(X, answers, weight) if can_learn else None
        self.judgement_ = {} if self.hidden_ is None else judgement(self.hidden_, self.bands)
        proved = self.hidden_ is not None and is_better(self.hidden_, "expectation", "the_mean")
        self._learn(
            "model" if proved else "mean" if can_learn or not X.shape[1] else "index", X, answers, customers, weight
        )
        return self

    def _learn(
        self, basis: Basis, X: pd.DataFrame, answers: pd.DataFrame, customers: pd.DataFrame, weight: Floats
    ) -> Self:
        self.basis_ = basis
        self.expectation_ = self._expectation(X, answers, customers, weight)
        self.oof_ = self._out_of_fold(X, answers, weight)
        self._learn_from_errors(answers)
        return self

    def _enough(self, answers: pd.DataFrame) -> bool:
        bad = int((answers.points < self.bands[0]).sum())
        givers = answers.customer_id.nunique()
        return len(answers) >= self.min_answers and bad >= self.min_bad_answers and givers >= self.n_splits

    def _test(self, X: pd.DataFrame, answers: pd.DataFrame, weight: Floats) -> pd.DataFrame | None:
        split = later_answers(answers.asked_at, answers.answered_at, self.test_share)
        if split.train.sum() < 2:
            return None
        earlier = clone(self)._learn("model", X[split.train], answers[split.train], X, weight[split.train])
        said = answers.loc[split.test, ["customer_id", "points"]].reset_index(drop=True)
        estimates = earlier._as_then_known(X, answers, split)
        found: pd.DataFrame = pd.concat([said, estimates, self._expected_simply(X, answers, split)], axis=1)
        return found.assign(row=np.flatnonzero(split.test))

    def _as_then_known(self, X: pd.DataFrame, answers: pd.DataFrame, split: TemporalSplit) -> pd.DataFrame:
        """Estimates at the moments of the test, own answers included that had been given by then."""
        expectation = self.predict(X)
        expectation[split.train] = self.oof_
        moments = answers.loc[split.test, ["customer_id", "asked_at"]].rename(columns={"asked_at": "as_of"})
        found: pd.DataFrame = self.estimate(X[split.test], moments, self.residuals(answers, expectation))
        return found.reset_index(drop=True)

    def _expected_simply(self, X: pd.DataFrame, answers: pd.DataFrame, split: TemporalSplit) -> pd.DataFrame:
        points = answers.points.to_numpy(float)[split.train]
        fitted = {name: one.fit(X[split.train], points) for name, one in baselines(self.regressor.directions).items()}
        return pd.DataFrame({name: np.clip(one.predict(X[split.test]), 0, 100) for name, one in fitted.items()})

    def _learner(self) -> ThemedRegressor | DummyRegressor:
        """What learns expectations from answers, unfitted."""
        return clone(self.regressor) if self.basis_ == "model" else DummyRegressor()

    def _expectation(
        self, X: pd.DataFrame, answers: pd.DataFrame, customers: pd.DataFrame, weight: Floats
    ) -> BaseEstimator:
        if self.basis_ == "index":
            return DirectionIndex(themes=self.regressor.themes, directions=self.regressor.directions).fit(customers)
        if not len(answers):
            middle = np.full(len(customers), np.mean(self.bands))
            return DummyRegressor().fit(customers, middle)
        return self._learner().fit(X, answers.points.to_numpy(float), sample_weight=weight)

    def _out_of_fold(self, X: pd.DataFrame, answers: pd.DataFrame, weight: Floats) -> Floats:
        if self.basis_ == "index" or answers.customer_id.nunique() < self.n_splits:
            return self.predict(X) if len(X) else np.empty(0)
        fold = customer_folds(answers.customer_id, self.n_splits)
        points, found = answers.points.to_numpy(float), np.empty(len(X))
        for number in range(self.n_splits):
            own = fold == number
            learner = self._learner().fit(X[~own], points[~own], sample_weight=weight[~own])
            found[own] = learner.predict(X[own])
        return np.clip(found, 0, 100)

    def _learn_from_errors(self, answers: pd.DataFrame) -> None:
        residuals = self.residuals(answers, self.oof_)
        self.own_answers_ = OwnAnswers(half_life_days=self.half_life_days).fit(residuals)
        self.intervals_, self.curves_ = None, {}
        if len(answers) < self.min_answers:
            return
        moments = residuals.rename(columns={"asked_at": "as_of"})
        own = self.own_answers_.shift(residuals, moments)
        estimates = np.clip(self.oof_ + own["shift"], 0, 100).to_numpy()
        points, low, high = answers.points.to_numpy(float), *self.bands
        self.intervals_ = GroupedConformal(coverage=self.coverage).fit(estimates, points, (own.answers > 0).to_numpy())
        self.curves_ = {
            "dissatisfied": share_by_height(estimates, points < low, rising=False),
            "delighted": share_by_height(estimates, points >= high, rising=True),
        }

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
        ``satisfaction_high`` (NaN where no error could be measured), ``satisfaction_basis``, and
        ``probability_dissatisfied``, ``probability_delighted`` of an answer below the lower band, or in the upper one,
        where promoters and top boxes lie. ``residuals`` as from :meth:`residuals`, of any answers known.
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
                **{f"probability_{name}": self._share(name, found) for name in ("dissatisfied", "delighted")},
            },
            index=X.index,
        )

    def _share(self, name: str, estimates: Floats) -> Floats:
        return self.curves_[name].predict(estimates) if name in self.curves_ else np.full(len(estimates), np.nan)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in super().__getstate__().items() if name not in OF_ANSWERS}


def share_by_height(estimates: Floats, outcome: Flags, *, rising: bool) -> IsotonicRegression:
    """How often estimates of each height met the outcome: isotonic calibration (Zadrozny and Elkan 2002).

    Both outcomes' curves never add up to more than 1, as isotonic regression keeps the order of what it is fitted to.
    """
    return IsotonicRegression(increasing=rising, out_of_bounds="clip").fit(estimates, outcome)
