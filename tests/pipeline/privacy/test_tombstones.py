"""A tombstone tells an erased customer who comes again to who has the key, and nothing to anybody else."""

import hmac
from pathlib import Path

import pytest

from pipeline.faults import UsageFault
from pipeline.privacy.tombstones import bury, erased_in
from pipeline.sources.identities import read_tombstones
from tests.pipeline.privacy.conftest import KEY


def test_a_tombstone_is_the_keyed_hash_of_the_id(shop: Path) -> None:
    assert bury(["Ева-1"], shop) == [hmac.digest(KEY.encode(), "Ева-1".encode(), "sha256").hex()]


def test_without_the_key_nobody_is_buried(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ERASURE_KEY")
    with pytest.raises(UsageFault, match=r"The environment has no ERASURE_KEY.*openssl rand"):
        bury(["007"], shop / "data/sources/shop")


def test_who_was_buried_before_stays_and_nobody_lies_there_twice(shop: Path) -> None:
    folder = shop / "data/sources/shop"
    for ids in (["007"], ["070", "007"]):
        bury(ids, folder)
    assert erased_in(["007", "070", "700"], folder) == {"007", "070"}
    assert len(read_tombstones(folder / "erased.txt")) == 2
    assert "007" not in (folder / "erased.txt").read_text().splitlines()


def test_who_was_buried_by_a_key_before_stays_so_and_the_next_by_the_new_one(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shop / "data/sources/shop"
    bury(["007"], folder)
    monkeypatch.setenv("ERASURE_KEY", "another")
    with pytest.raises(UsageFault, match="ERASURE_KEYS_BEFORE all that were in use before"):
        bury(["070"], folder)
    monkeypatch.setenv("ERASURE_KEYS_BEFORE", KEY)
    bury(["070"], folder)
    assert erased_in(["007", "070", "700"], folder) == {"007", "070"}
