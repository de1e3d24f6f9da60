"""Values are rounded as a person reads them."""

import numpy as np
import pytest

from features.units import as_read


@pytest.mark.parametrize(
    ("value", "unit", "read"),
    [
        (0.1234, "share", 0.12),
        (1234.56, "money", 1235),
        (12.34, "hours", 12),
        (1.26, "days", 1.3),
        (-0.04, "-1..1", 0),
        (3, "returns", 3),
    ],
)
def test_a_value_is_as_precise_as_its_unit_is_read(value: float, unit: str, read: float) -> None:
    assert as_read([value], unit).tolist() == [read]


def test_what_is_not_known_stays_so() -> None:
    assert np.isnan(as_read([np.nan], "hours")).all()
