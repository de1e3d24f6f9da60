"""A customer's own answers, combined with what their behaviour lets expect."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

from models.matrix import Floats

RELIABILITY_IF_UNKNOWN = 0.5
"""Share of what an expectation misses that a single answer is taken to say about its giver, where too few customers
answered twice to measure it: less than the .7 found for one-item scales of job satisfaction (Wanous, Reichers and Hudy
1997), about what the demo shows."""

PAIRS_TO_MEASURE = 100

SECONDS_OF_DAY = 86_400

MOST_RELIABLE = 0.95
"""No answer says all about its giver, whatever a few pairs seem to tell."""


class OwnAnswers(BaseEstimator):
    """Empirical Bayes: the expectation moved towards the customer's own answers, as far as answers have proved lasting.

    What an answer differs by from its expectation is u + noise; u is the customer's own and fades, so that its
    correlation with itself halves every ``half_life_days`` (an Ornstein-Uhlenbeck process). The shift is the best
    linear prediction of u at a moment from all answers given before it (Robinson 1991), reckoned answer by answer with
    a Kalman filter: one answer r of age a moves the estimate by reliability * 2 ** (-a / half_life_days) * r. Several
    marks of one moment, as of one survey, share its noise: they count as one answer, their mean.
    var(u) is measured by least squares on the products of residuals of two answers in turn, which are expected to be
    var(u) * 2 ** (-gap / half_life_days).

    Attributes
    ----------
    reliability_ : float in [0, 1), var(u) / (var(u) + var(noise))
    pairs_ : int, answers in turn of one customer it was measured on
    """

    def __init__(self, *, half_life_days: float = 180.0):
        self.half_life_days = half_life_days

    def fit(self, answers: pd.DataFrame) -> Self:
        """Learn from ``customer_id, asked_at, answered_at, residual``, one row per answer."""
        answers = one_per_moment(answers)
        before = answers.shift()
        again = (answers.customer_id == before.customer_id) & (answers.asked_at > before.answered_at)
        lasting = self._lasting((answers.asked_at - before.answered_at)[again])
        products = (answers.residual * before.residual)[again]
        variance = float((answers.residual**2).mean())
        self.pairs_ = len(products)
        self.reliability_ = RELIABILITY_IF_UNKNOWN
        if self.pairs_ >= PAIRS_TO_MEASURE and variance > 0 and (lasting**2).sum() > 0:
            own_variance = float((products * lasting).sum() / (lasting**2).sum())
            self.reliability_ = float(np.clip(own_variance / variance, 0, MOST_RELIABLE))
        return self

    def _lasting(self, time: pd.Series) -> pd.Series:
        """What is left of u after that time."""
        days: pd.Series = time.dt.total_seconds() / SECONDS_OF_DAY
        return 0.5 ** (days / self.half_life_days)

    def shift(self, answers: pd.DataFrame, moments: pd.DataFrame) -> pd.DataFrame:
        """How far own answers move the estimate at each of the moments.

        ``moments`` holds ``customer_id, as_of``; only answers given before ``as_of`` count. The result has the index of
        ``moments`` and the columns ``shift`` (points) and ``answers`` (how many counted).
        """
        known = self._filtered(answers)
        asked = pd.DataFrame(
            {"customer_id": moments.customer_id.to_numpy(), "at": moments.as_of.to_numpy("datetime64[us]")}
        ).astype({"customer_id": "str"})
        found = pd.merge_asof(
            asked.reset_index(names="row").sort_values("at", kind="stable"),
            known.assign(answered_at=known["at"]).sort_values("at", kind="stable"),
            on="at",
            by="customer_id",
            allow_exact_matches=False,
        ).sort_values("row")
        shift = (found.own * self._lasting(found["at"] - found.answered_at)).fillna(0.0)
        answered = found.answers.fillna(0).astype(int)
        return pd.DataFrame({"shift": shift.to_numpy(), "answers": answered.to_numpy()}, index=moments.index)

    def _filtered(self, answers: pd.DataFrame) -> pd.DataFrame:
        """One row per answer: whose, when given (``at``), u as it was then known (``own``), and ``answers`` so far."""
        known = in_turn(one_per_moment(answers))
        residuals, turn = known.residual.to_numpy(), known.answers.to_numpy()
        lasting = self._lasting(known.gap).to_numpy()
        own, unsure = np.zeros(len(known)), np.ones(len(known))
        for number in range(1, turn.max(initial=0) + 1):
            now = np.flatnonzero(turn == number)
            if number > 1:
                own[now] = lasting[now] * own[now - 1]
                unsure[now] = 1 - lasting[now] ** 2 * (1 - unsure[now - 1])
            gain = self._gain(unsure[now])
            own[now] += gain * (residuals[now] - own[now])
            unsure[now] *= 1 - gain
        return known.assign(own=own)

    def _gain(self, unsure: Floats) -> Floats:
        """Share of a new answer's surprise that is u and not noise; ``unsure`` is the variance of u left, of 1."""
        return np.asarray(unsure * self.reliability_ / (unsure * self.reliability_ + 1 - self.reliability_))


def one_per_moment(answers: pd.DataFrame) -> pd.DataFrame:
    """One row per customer and moment at which they answered: the mean of the marks they gave, in the order of time."""
    moment = ["customer_id", "answered_at"]
    in_order = answers.sort_values([*moment, "asked_at", "residual"])
    return in_order.groupby(moment, as_index=False).agg(asked_at=("asked_at", "max"), residual=("residual", "mean"))


def in_turn(answers: pd.DataFrame) -> pd.DataFrame:
    """One row per answer, each customer's in the order given: ``answers`` counts them, ``gap`` is the time between."""
    known = pd.DataFrame(
        {
            "customer_id": answers.customer_id.to_numpy(),
            "at": answers.answered_at.to_numpy("datetime64[us]"),
            "residual": answers.residual.to_numpy(float),
        }
    ).astype({"customer_id": "str"})
    known = known.sort_values(["customer_id", "at", "residual"], ignore_index=True)
    by_customer = known.groupby("customer_id")
    return known.assign(answers=by_customer.cumcount() + 1, gap=by_customer["at"].diff())
