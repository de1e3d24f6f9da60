"""The figures of every segment: of those who answered, as if all had answered, and against all other segments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, norm

from models.matrix import Flags, Floats
from models.metrics import NOTHING, Interval, doubly_robust_mean, wilson
from models.response import ResponseModel
from models.silent import expected_answers
from pipeline.report.figures import FEW, FIGURES, Figure, TopBox, latest, sample_of, told

LEARNABLE = 100
"""Customers who answered, and who did not, fewer of whom do not tell who answers."""

DAYS_OF_A_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Customers:
    """One row per customer of the date: who, what answering may depend on, and their segment.

    ``segment`` is the one they are in, ``by_behaviour`` the one they would be in without their own answers.
    """

    ids: pd.Series
    profiles: pd.DataFrame
    segment: pd.Series
    by_behaviour: pd.Series


@dataclass(frozen=True)
class Answers:
    """The latest answer of each customer to one figure's question, and the models of the silent, if there are enough.

    ``counts`` is what an answer counts for, where ``answered``.
    """

    figure: Figure
    counts: Floats
    answered: Flags
    probability: Floats | None
    expected: Floats | None

    @classmethod
    def of(cls, figure: Figure, customers: Customers, answers: pd.DataFrame, top_box: TopBox, seed: int) -> Answers:
        marks = latest(answers[answers.metric.isin(figure.metrics)])
        given = pd.Series(figure.counts(marks, top_box), index=marks.customer_id.to_numpy(), dtype=float)
        counts = customers.ids.map(given).to_numpy(float)
        answered = ~np.isnan(counts)
        if min(answered.sum(), (~answered).sum()) < LEARNABLE or customers.profiles.shape[1] == 0:
            return cls(figure, counts, answered, None, None)
        whose, X = customers.ids, customers.profiles
        response = ResponseModel(random_state=seed).fit(X, answered, whose)
        expected = expected_answers(X, counts, answered, whose, random_state=seed)
        return cls(figure, counts, answered, response.oof_, expected)

    @property
    def is_correctable(self) -> bool:
        return self.probability is not None

    def given(self, members: Flags) -> int:
        return int((members & self.answered).sum())

    def raw(self, members: Flags) -> Interval:
        return self.figure.of(self.counts[members & self.answered])

    def corrected(self, members: Flags, alike: Flags) -> Interval:
        """In the figure's unit, nothing from few answers. What is said of more customers is never surer than the raw.

        So a share of none in a few answers, whose own spread is nothing, does not come out as certain.
        """
        if self.probability is None or self.expected is None or self.given(members) < FEW:
            return NOTHING
        unit, (lowest, highest) = self.figure.unit, self.figure.scale
        found = doubly_robust_mean(
            unit * np.nan_to_num(self.counts),
            self.answered,
            self.probability,
            unit * self.expected,
            members=members,
            alike=alike,
        )
        _, low, high = self.raw(members)
        half = max(found.high - found.value, (high - low) / 2)
        ends = (found.value, found.value - half, found.value + half)
        return Interval(*(float(np.clip(one, lowest, highest)) for one in ends))

    def against_rest(self, members: Flags, alike: Flags) -> tuple[float, float]:
        """How much higher than all others' the members' figure is, and the p-value of no difference; NaN of few.

        Of the corrected figures where there are such: who answers may differ between segments.
        """
        if min(self.given(members), self.given(~members)) < FEW:
            return np.nan, np.nan
        if self.is_correctable:
            return difference(self.corrected(members, alike), self.corrected(~members, ~alike))
        own, rest = (sample_of(self.counts[one & self.answered]) for one in (members, ~members))
        return own.mean - rest.mean, self.figure.statistic.p_value_of_difference(rest, own)


def difference(one: Interval, other: Interval) -> tuple[float, float]:
    """How much higher the one is, and the two-sided p-value of no difference, by the wider arms of both intervals."""
    arm, other_arm = (max(of.high - of.value, of.value - of.low) for of in (one, other))
    error = float(np.hypot(arm, other_arm) / norm.ppf(0.975))
    return one.value - other.value, float(2 * norm.sf(abs(one.value - other.value) / error))


def segment_figures(
    customers: Customers, answers: pd.DataFrame, top_box: TopBox, false_discovery_rate: float, seed: int
) -> pd.DataFrame:
    """One row per figure for all customers, ``segment_id`` null, and for each segment."""
    found = pd.DataFrame(
        row
        for name, figure in FIGURES.items()
        for row in rows(name, Answers.of(figure, customers, answers, top_box, seed), customers)
    )
    return with_verdicts(found, false_discovery_rate).astype({"segment_id": "str", "versus_rest": "str"})


def rows(name: str, answers: Answers, customers: Customers) -> Iterator[dict[str, object]]:
    everybody = np.ones(len(customers.ids), dtype=bool)
    yield row(name, None, answers, everybody, everybody)
    for id in sorted(customers.segment.unique()):
        yield row(name, id, answers, (customers.segment == id).to_numpy(), (customers.by_behaviour == id).to_numpy())


def row(name: str, id: str | None, answers: Answers, members: Flags, alike: Flags) -> dict[str, object]:
    given = answers.given(members)
    value, low, high = answers.raw(members)
    corrected, corrected_low, corrected_high = told(answers.corrected(members, alike), given)
    more, p_value = answers.against_rest(members, alike)
    return {
        **{"figure": name, "segment_id": id, "value": value, "low": low, "high": high, "answers": given},
        **{"corrected": corrected, "corrected_low": corrected_low, "corrected_high": corrected_high},
        **{"difference": more, "p_value": p_value},
    }


def with_verdicts(found: pd.DataFrame, false_discovery_rate: float) -> pd.DataFrame:
    """``versus_rest``: higher or lower where a segment differs, so that of all verdicts that part may be chance.

    All tests of all figures and segments make one family (Benjamini and Hochberg 1995).
    """
    tested, verdict = found.p_value.notna(), pd.Series(None, index=found.index, dtype=object)
    if tested.any():
        adjusted = pd.Series(false_discovery_control(found.p_value[tested]), index=found.index[tested])
        sure = adjusted.index[adjusted <= false_discovery_rate]
        verdict[sure] = np.where(found.difference[sure] > 0, "higher", "lower")
    return found.drop(columns=["difference", "p_value"]).assign(versus_rest=verdict)


def churn_rates(outcomes: pd.DataFrame, days: int, monthly_norm: float) -> pd.DataFrame:
    """One row per segment: the share that left of the members ``outcomes`` are of, told as far as it has customers.

    ``churn_rate`` with its ends on 0-1, ``churn_rate_days`` it is over, and ``churn_rate_norm``, what the norm of a
    month comes to in them.
    """
    left = outcomes.groupby("segment_id").left.agg(["sum", "size"])
    rates = {
        id: told(wilson(one["sum"], one["size"]), int(one["size"])) if one["size"] >= FEW else NOTHING
        for id, one in left.iterrows()
    }
    found = pd.DataFrame.from_dict(rates, orient="index", columns=["churn_rate", "churn_rate_low", "churn_rate_high"])
    norm = 1 - (1 - monthly_norm) ** (days / DAYS_OF_A_MONTH)
    return (found / 100).assign(churn_rate_days=days, churn_rate_norm=norm).rename_axis("segment_id").reset_index()
