"""Every column of the catalogue beside a slow, plain-Python telling of it."""

from datetime import date, datetime
from math import isclose

import pytest
from hypothesis import HealthCheck, given, settings

from features.catalogue import CATALOGUE
from tests.features.oracle.logs import crowds
from tests.features.oracle.profiles import formula, profiles
from tests.features.oracle.queries import profiles_at

DAY = date(2026, 6, 1)
NOON = datetime(2026, 6, 1)
RANDOM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}


@pytest.fixture(scope="module")
def found():
    """The profiles of a log at ``DAY``."""
    with profiles_at(DAY) as found:
        yield lambda log: found(log).to_pylist()


def agree(found, log):
    """Whether every figure is the oracle's, the last bits apart."""
    expected = profiles(log, NOON, CATALOGUE)
    assert [row["customer_id"] for row in found] == [*expected]
    assert {
        (row["customer_id"], name): (row[name], told)
        for row in found
        for name, told in expected[row["customer_id"]].items()
        if not same(row[name], told)
    } == {}


def same(found, told):
    return found is told is None or (None not in (found, told) and isclose(found, told, rel_tol=1e-9, abs_tol=1e-7))


@pytest.mark.parametrize("feature", dict.fromkeys(column.feature for column in CATALOGUE.columns), ids=lambda f: f.name)
def test_the_oracle_knows_every_feature(feature):
    assert formula(feature)


@settings(max_examples=15, **RANDOM)
@given(log=crowds(NOON))
def test_profiles_agree_with_the_oracle(found, log):
    agree(found(log), log)


@pytest.mark.long
@settings(max_examples=150, **RANDOM)
@given(log=crowds(NOON))
def test_profiles_agree_with_the_oracle_on_many_logs(found, log):
    agree(found(log), log)
