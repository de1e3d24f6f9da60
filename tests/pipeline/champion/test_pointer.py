"""Which version is in use changes in one step, forward by promotion and back by a rollback."""

from pathlib import Path

import pytest

from pipeline.champion.pointer import (
    champion_of,
    former,
    home_of,
    note_release,
    promote,
    released_by,
    step_back,
    versions,
    withdrawn,
)
from pipeline.champion.versions import Version
from pipeline.faults import DataFault, UsageFault


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def version(name: str) -> Version:
    folder = home_of("shop") / name
    folder.mkdir(parents=True, exist_ok=True)
    return Version(folder)


def promoted(*names: str, keep: int = 3) -> None:
    for name in names:
        champion = champion_of("shop")
        promote("shop", version(name), expected=champion and champion.name, keep=keep)


def champion() -> str:
    found = champion_of("shop")
    assert found
    return found.name


def test_the_last_promoted_is_the_champion_and_those_before_are_kept() -> None:
    assert champion_of("shop") is None
    promoted("a", "b", "c")
    assert champion() == "c"
    assert [one.name for one in versions("shop")] == ["a", "b", "c"]
    assert champion_of("another") is None


def test_no_more_than_the_last_few_are_kept() -> None:
    promoted("a", "b", "c", keep=2)
    assert {folder.name for folder in home_of("shop").iterdir() if folder.is_dir()} == {"b", "c"}


def test_the_champion_again_changes_nothing() -> None:
    promoted("a", "b")
    promote("shop", version("b"), expected="a", keep=3)
    assert [one.name for one in versions("shop")] == ["a", "b"]


def test_who_was_judged_against_another_champion_is_not_promoted() -> None:
    promoted("a", "b")
    with pytest.raises(DataFault, match="became b while c was judged against a"):
        promote("shop", version("c"), expected="a", keep=3)
    assert champion() == "b"


def test_back_goes_to_the_one_before_and_the_other_is_withdrawn() -> None:
    promoted("a", "b", "c")
    assert former("shop").name == "b"
    step_back("shop")
    assert champion() == "b"
    assert withdrawn("shop") == ["c"]


@pytest.mark.parametrize(("names", "told"), [((), "shop has no champion"), (("a",), "has no champion before a")])
def test_without_one_before_there_is_no_way_back(names: tuple[str, ...], told: str) -> None:
    promoted(*names)
    with pytest.raises(UsageFault, match=told):
        former("shop")


def test_a_version_keeps_the_tables_it_released_last_without_copying_them() -> None:
    one = version("a")
    assert released_by(one) is None
    for name in ("first", "second"):
        release = Path("data/releases") / name
        release.mkdir(parents=True)
        (release / "customers.csv").write_text(name)
        note_release(one, release)
    kept = released_by(one)
    assert kept
    assert (kept.name, (kept / "customers.csv").read_text()) == ("second", "second")
    assert (kept / "customers.csv").samefile(release / "customers.csv")
