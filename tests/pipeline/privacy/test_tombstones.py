"""A tombstone tells an erased customer who comes again to who has the key, and nothing to anybody else."""

import hmac
from pathlib import Path

import pytest

from pipeline.faults import UsageFault
from pipeline.privacy.tombstones import bury, erased_in, tombstone
from tests.pipeline.privacy.conftest import KEY


def test_a_tombstone_is_the_keyed_hash_of_the_id(shop: Path) -> None:
    assert tombstone("Ева-1") == hmac.digest(KEY.encode(), "Ева-1".encode(), "sha256").hex()


def test_without_the_key_nobody_is_buried(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ERASURE_KEY")
    with pytest.raises(UsageFault, match="The environment has no ERASURE_KEY.*openssl rand"):
        bury(["007"], shop / "data/sources/shop")


def test_who_was_buried_before_stays_and_nobody_lies_there_twice(shop: Path) -> None:
    folder = shop / "data/sources/shop"
    for ids in (["007"], ["070", "007"]):
        bury(ids, folder)
    assert erased_in(["007", "070", "700"], folder) == {"007", "070"}
    assert len((folder / "erased.txt").read_text().splitlines()) == 2
    assert "007" not in (folder / "erased.txt").read_text().splitlines()
