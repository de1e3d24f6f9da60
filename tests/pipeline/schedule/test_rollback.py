"""Back to the champion before with its tables, byte by byte, from whatever point."""

from pathlib import Path

import duckdb
import pytest
from ruamel.yaml import YAML

from pipeline.champion.pointer import champion_of, withdrawn
from pipeline.champion.versions import Version
from pipeline.faults import DataFault, UsageFault
from pipeline.publishing.folder import RELEASE
from pipeline.schedule.rollback import roll_back
from tests.pipeline.schedule.conftest import LIMITS, crown, judged, learned


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def change(section: str, **values: object) -> None:
    yaml, file = YAML(), Path("params.yaml")
    settings = yaml.load(file)
    settings[section].update(values)
    yaml.dump(settings, file)


@pytest.fixture
def before(champion: Version) -> dict[str, bytes]:
    """The first champion's tables; another has been promoted since, and has released others, to a database too."""
    change("release", to=["files", "duckdb:crm.duckdb"])
    crown()  # the tables are the same, and now in the database too
    kept = bytes_of(RELEASE)
    change("release", min_customers=10**6)
    learned(value_model=None)
    assert crown() != champion
    assert bytes_of(RELEASE) != kept
    return kept


def shown() -> str:
    with duckdb.connect("crm.duckdb", read_only=True) as reader:
        [(run_id,)] = reader.execute("SELECT DISTINCT run_id FROM cx.customers").fetchall()
    return str(run_id)


def test_the_former_champion_and_its_tables_are_back(before: dict[str, bytes], champion: Version) -> None:
    newer = champion_of("demo")
    assert newer
    roll_back()
    assert champion_of("demo") == champion
    assert bytes_of(RELEASE) == before
    assert shown() == RELEASE.resolve().name
    assert withdrawn("demo") == [newer.name]


def test_the_tables_are_back_when_their_folder_is_long_gone(before: dict[str, bytes]) -> None:
    for number in range(2):
        change("release", min_customers=10**6 + number, contact_without_consent=bool(number))
        crown()
    roll_back()
    assert bytes_of(RELEASE) == before


def test_a_champion_that_is_damaged_is_not_gone_back_to(before: dict[str, bytes], champion: Version) -> None:
    newer, tables = champion_of("demo"), bytes_of(RELEASE)
    (champion.folder / "segmenter.joblib").unlink()
    with pytest.raises(DataFault, match=r"segmenter\.joblib: is not there any more"):
        roll_back()
    assert (champion_of("demo"), bytes_of(RELEASE)) == (newer, tables)


def test_what_was_rolled_back_is_not_promoted_again(before: dict[str, bytes], champion: Version) -> None:
    roll_back()
    change("release", to=["files"])
    found = judged({**LIMITS, **dict.fromkeys(("max_loss", "max_moved"), 1), "due_days": 0}, value_model=None)[
        "decision"
    ]
    assert found["verdict"] == "refuse"
    assert [one["name"] for one in found["checks"] if not one["passed"]] == ["rolled_back"]


def test_the_first_champion_has_none_before(champion: Version) -> None:
    with pytest.raises(UsageFault, match=f"demo has no champion before {champion.name}"):
        roll_back()
