"""A small company's log, its segments at two dates, and who may leave."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from pipeline.alerts.samples import Log
from tests.pipeline.readiness.logs import Row, log

AS_OF = date(2026, 7, 1)
NOBODY = pd.DataFrame({"customer_id": pd.Series(dtype=str), "churn_probability": pd.Series(dtype=float)})
NO_SEGMENTS = pd.DataFrame(
    {
        "customer_id": pd.Series(dtype=str),
        "as_of": pd.Series(dtype="datetime64[us]"),
        "segment_id": pd.Series(dtype=str),
    }
)


@pytest.fixture
def watched() -> Callable[..., Log]:
    """A log of rows as of 2026-07-01."""

    def made(rows: Iterable[Row], memberships: Any = NO_SEGMENTS, churn: Any = NOBODY) -> Log:
        return Log(log(rows), memberships, churn, AS_OF)

    return made
