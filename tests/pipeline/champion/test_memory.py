"""Segments keep the champion's names, whatever a challenger or a withdrawn champion has made of them since."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.champion.memory import memory, recall, remember
from pipeline.champion.pointer import champion_of
from pipeline.champion.versions import Version
from pipeline.schedule.rollback import roll_back
from pipeline.schedule.serving import workplace
from pipeline.stage import Outputs, run_stage
from pipeline.stages.identities import identities
from tests.pipeline.schedule.conftest import SOURCE, copied, crown, learned
from tests.shop import FinishedShop

NAMED = ("memberships", "descriptions", "migrations", "stays", "segment_register")


@pytest.fixture
def champion(shop: FinishedShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Version:
    monkeypatch.chdir(copied(shop.home, tmp_path / "shop"))
    return crown()


def find_others(shop: FinishedShop) -> None:
    """Other segments than the champion's lie there, and have entered what a run goes on from."""
    found = shop.run("segments", params={"method": "levels"})
    learned(**{name: found[name] for name in ("segmenter", "placements", "groups")})
    run_stage("identities")


def same(one: Any, other: Any) -> bool:
    return bool(one.equals(other) if isinstance(one, pd.DataFrame) else one == other)


def on_the_day_after(shop: FinishedShop) -> Outputs:
    """What the champion's segments are called a day later, by the memory that lies there."""
    day = pd.Timestamp(shop["source"]["as_of"]) + pd.Timedelta(days=1)
    placements = shop["placements"]
    later = placements.assign(as_of=placements.as_of.mask(placements.as_of == placements.as_of.max(), day))
    known = {name: ARTIFACTS[name].read_at(SOURCE) for name in identities.remembers}
    source = shop["source"] | {"as_of": str(day.date())}
    return identities.function(later, shop["groups"], shop["segmenter"], source, **known, **shop.params("identities"))


def bytes_of_memory() -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in memory(SOURCE)}


def test_what_a_refused_challenger_entered_is_not_gone_on_from(champion: Version, shop: FinishedShop) -> None:
    find_others(shop)
    entered = bytes_of_memory()
    with workplace(SOURCE, champion, {"verdict": "refuse"}) as folder:
        known = {file: (folder / file).read_bytes() for file in entered}
    recall(champion, SOURCE)
    assert known == bytes_of_memory() != entered


def test_after_a_rollback_segments_are_called_as_if_the_withdrawn_champion_had_never_been(
    shop: FinishedShop, champion: Version
) -> None:
    undisturbed = on_the_day_after(shop)
    find_others(shop)
    crown()
    disturbed = on_the_day_after(shop)
    roll_back()
    assert champion_of(SOURCE) == champion
    found = on_the_day_after(shop)
    for name in NAMED:
        assert same(found[name], undisturbed[name]), name
    assert not same(disturbed["memberships"], undisturbed["memberships"])
    assert set(found["memberships"].segment_id) == set(shop["memberships"].segment_id)


def test_a_version_without_memory_goes_on_from_the_projects(champion: Version, tmp_path: Path) -> None:
    fresh = Version(tmp_path / "fresh")
    recall(fresh, SOURCE, tmp_path / "folder")
    assert {file: (tmp_path / "folder" / file).read_bytes() for file in bytes_of_memory()} == bytes_of_memory()
    remember(fresh, SOURCE)
    before = bytes_of_memory()
    ARTIFACTS["segment_register"].write({}, ARTIFACTS["segment_register"].at(SOURCE))
    recall(fresh, SOURCE)
    assert bytes_of_memory() == before
