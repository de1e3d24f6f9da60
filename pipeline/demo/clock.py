"""The days of the simulation as the times that a company's systems write, each in its own way."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

Days = npt.NDArray[np.float64] | pd.Series
"""Times in days since the log begins, with fractions."""

MOSCOW_AHEAD_OF_UTC = 3 / 24
"""All year, since 2014."""


@dataclass(frozen=True)
class Clock:
    """``days`` that end with the midnight (UTC) before ``until``. Times that never come are null, in text empty."""

    until: date
    days: int

    def past(self, at: Days) -> npt.NDArray[np.float64]:
        """Null where the log ends before it happens."""
        return np.where(np.asarray(at) < self.days, at, np.nan)

    def utc(self, at: Days) -> pd.Series:
        """To the second, of the type that Parquet keeps."""
        return self.times(at).astype(pd.ArrowDtype(pa.timestamp("us", tz="UTC")))

    def times(self, at: Days) -> pd.Series:
        start = pd.Timestamp(self.until, tz="UTC") - pd.Timedelta(days=self.days)
        seconds = np.where(np.isfinite(at), np.floor(np.asarray(at) * 86_400), np.nan)
        return pd.Series(start + pd.to_timedelta(seconds, unit="s")).astype("datetime64[us, UTC]")

    def written(self, at: Days, form: str) -> pd.Series:
        text: pd.Series = self.times(at).dt.strftime(form).fillna("")
        return text

    def iso(self, at: Days) -> pd.Series:
        return self.written(at, "%Y-%m-%dT%H:%M:%SZ")

    def moscow(self, at: Days) -> pd.Series:
        """Local time to the minute, as cash systems print it."""
        return self.written(at + MOSCOW_AHEAD_OF_UTC, "%d.%m.%Y %H:%M")

    def epoch_ms(self, at: Days) -> pd.Series:
        return self.times(at).astype("int64") // 1000

    def day(self, at: Days) -> pd.Series:
        return self.written(at, "%Y-%m-%d")
