"""What was fitted, applied to customers it need not know."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from features.lifecycle import lifecycle
from pipeline.estimates import estimated
from pipeline.placement import members
from pipeline.risks import risks
from pipeline.stakes import at_stake

SCORES = pa.schema(
    {
        "customer_id": pa.string(),
        "as_of": pa.timestamp("us"),
        "segment_id": pa.string(),
        "membership": pa.string(),
        "satisfaction_level": pa.string(),
        "satisfaction": pa.float64(),
        "satisfaction_low": pa.float64(),
        "satisfaction_high": pa.float64(),
        "satisfaction_basis": pa.string(),
        "lifecycle": pa.string(),
        "churn_probability": pa.float64(),
        "churn_risk": pa.string(),
        "expected_value": pa.float64(),
        "value_at_risk": pa.float64(),
        "bucket": pa.string(),
    }
)
"""One row per customer and date, as in the released table ``customers``; a bucket is a part of all customers."""


@dataclass(frozen=True)
class Fitted:
    """The models of one run, None where nothing could be learned, and the parameters they are read with.

    ``segment_ids`` has the id of each kind of segment: see :attr:`models.identity.register.Register.ids`.
    """

    satisfaction: Any
    segmenter: Any
    segment_ids: Mapping[str, str]
    churn: Any
    value: Any
    active_days: int
    risk_limits: tuple[float, float]

    def scores(self, profiles: pa.Table, answers: pa.Table) -> pa.Table:
        """The scores of some customers, from their profiles and all they had answered by then.

        ``profiles`` has ``is_active`` and ``bucket`` beside a profile's columns. ``answers`` has one row per answer:
        ``customer_id, asked_at, answered_at, points`` and its ``expectation`` where it was learned from, the profile
        of the moment it was asked at where it was not.
        """
        if not profiles.num_rows:
            return SCORES.empty_table()
        now = profiles.sort_by("customer_id").to_pandas()
        scores = self.scored(now, answers.to_pandas()).assign(bucket=now.bucket)
        return pa.Table.from_pandas(scores[SCORES.names], SCORES, preserve_index=False)

    def scored(self, now: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
        """The scores in the order of the profiles, with what each theme adds or takes."""
        found = estimated(self.satisfaction, self._columns, now, self._residuals(answers))
        groups = members(self.segmenter, found)[["segment_id", "membership"]]
        groups = groups.assign(segment_id=groups.segment_id.map(self.segment_ids))
        risk = risks(self.churn, now, now.is_active, self.risk_limits)
        stake = at_stake(self.value, now, risk.churn_probability)
        stage = lifecycle(now, active_days=self.active_days)
        return pd.concat([found, groups, risk, stake], axis=1).assign(lifecycle=stage)

    @property
    def _columns(self) -> list[str]:
        return list(self.satisfaction.feature_names_in_)

    def _residuals(self, answers: pd.DataFrame) -> pd.DataFrame:
        expectation = answers.expectation.astype(float)
        if (new := expectation.isna()).any():
            expectation = expectation.mask(new, self.satisfaction.predict(answers[self._columns]))
        residuals: pd.DataFrame = self.satisfaction.residuals(answers, expectation.to_numpy())
        return residuals
