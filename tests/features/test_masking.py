import ibis
import pytest

from features.aggregates import bought, last, ratio
from features.catalogue import CATALOGUE
from features.masking import masked

FEATURES = {column.feature.name: column.feature for column in CATALOGUE.columns}


@pytest.fixture
def busy(past):
    """A past that gives most features a value."""
    kinds = ["visit", "purchase", "delivery", "contact", "survey", "return", "campaign", "usage"]
    return past(
        *(
            (
                kinds[number % len(kinds)],
                number * 1.5,
                {
                    "failed": [None, True, False][number % 3],
                    "amount": number % 5,
                    "late_hours": number % 7 - 3,
                    "wait_hours": number % 4,
                    "mark": number,
                    "tone": number % 3 - 1,
                    "channel": ["web", "app", "phone"][number % 5 % 3],
                    "metric": "nps",
                },
            )
            for number in range(80)
        )
    )


def test_every_feature_keeps_its_value(busy):
    plain = busy.aggregate(**{name: feature(busy).cast("float64") for name, feature in FEATURES.items()})
    quick = busy.aggregate(**{name: masked(feature(busy)).cast("float64") for name, feature in FEATURES.items()})
    assert quick.to_pyarrow().equals(plain.to_pyarrow())


def test_no_aggregate_keeps_a_filter(busy):
    value = ratio(last(busy, busy.amount, bought(busy)), busy.count(where=busy.kind == "visit"))
    assert "FILTER" in ibis.to_sql(value, dialect="duckdb")
    assert "FILTER" not in ibis.to_sql(masked(value), dialect="duckdb")
