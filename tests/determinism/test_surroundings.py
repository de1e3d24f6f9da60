"""The same inputs give the same bytes, whatever else the machine is like."""

from pathlib import Path

import pandas as pd
import pytest

from tests.determinism.surroundings import ALL_AT_ONCE, ONE_AT_A_TIME, learned, unequal

pytestmark = [pytest.mark.long, pytest.mark.whole]

TABLES = ("customers", "segments", "contacts", "migrations", "pains")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What comes out in the surroundings of the tests."""
    return learned(tmp_path_factory.mktemp("here"), {})


def tables(home: Path) -> dict[str, pd.DataFrame]:
    return {name: pd.read_parquet(home / f"data/release/{name}.parquet") for name in TABLES}


@pytest.mark.parametrize("name", [name for name in ONE_AT_A_TIME if not name.startswith("OPENBLAS")])
def test_no_single_one_changes_a_byte(here: dict[str, str], name: str, tmp_path: Path) -> None:
    assert unequal(here, learned(tmp_path, ONE_AT_A_TIME[name])) == []


def test_on_the_arithmetic_of_another_processor_the_released_tables_are_equal(tmp_path: Path) -> None:
    """Rivals of the models, which are fitted by line searches, differ in the last digits of their figures there."""
    homes = {name: tmp_path / name for name in ("here", "elsewhere")}
    for name, surroundings in {"here": {}, "elsewhere": ALL_AT_ONCE}.items():
        homes[name].mkdir()
        learned(homes[name], surroundings)
    here, elsewhere = map(tables, homes.values())
    for name in TABLES:
        pd.testing.assert_frame_equal(here[name], elsewhere[name], check_exact=True)
