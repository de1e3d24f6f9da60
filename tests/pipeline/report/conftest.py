"""The page's languages, and the small company's findings."""

import pytest

from pipeline.report.wording import Words
from tests.pipeline.report.cases import CASES, Case, findings


@pytest.fixture(params=["en", "ru"])
def words(request: pytest.FixtureRequest) -> Words:
    return Words(request.param, "EUR")


@pytest.fixture
def english() -> Words:
    return Words("en", "EUR")


@pytest.fixture
def russian() -> Words:
    return Words("ru", "EUR")


@pytest.fixture(scope="session")
def cases() -> dict[str, Case]:
    return CASES


@pytest.fixture
def full() -> Case:
    return findings
