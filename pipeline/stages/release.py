"""The tables that other people and programs take, replaced only when all of the new ones are whole."""

from typing import Any

import pandas as pd
from pydantic import NonNegativeInt

from pipeline.stage import Outputs, stage


@stage()
def release(
    customers: pd.DataFrame,
    segments: pd.DataFrame,
    migrations: pd.DataFrame,
    dictionary: pd.DataFrame,
    source: dict[str, Any],
    *,
    min_customers: NonNegativeInt,
) -> Outputs:
    """Publish customers, segments and migrations as Parquet, CSV and one workbook."""
    from pipeline.publish import publish, suppressed

    shared = {"customers": customers, "segments": suppressed(segments, min_customers), "migrations": migrations}
    return {"metrics": {"release": publish(shared, dictionary, source)}}
