"""Tombstones: keyed hashes that tell an erased customer who comes again, and nobody who has not the key."""

from collections.abc import Collection
from pathlib import Path

from pipeline.artifacts import write_text
from pipeline.sources.identities import ERASED, OF_KEY, key, keys_of, lines_of, read_tombstones, tombstone


def bury(customers: Collection[str], declaration: Path) -> list[str]:
    """Enter the customers into the source's list of those who must not come back; their tombstones by today's key.

    Raises UsageFault if the environment has no key, or lacks one that the list was made with.
    """
    file = declaration / ERASED
    made = sorted(tombstone(keys_of(file)[0], one) for one in customers)
    keys = {line for line in lines_of(file) if line.startswith(OF_KEY)} | {OF_KEY + tombstone(key(), "")}
    write_text("".join(f"{one}\n" for one in [*sorted(keys), *sorted({*read_tombstones(file), *made})]), file)
    return made


def erased_in(customers: Collection[str], declaration: Path) -> set[str]:
    """Those of the customers who must not come back."""
    file = declaration / ERASED
    if not (known := {*read_tombstones(file)}):
        return set()
    keys = keys_of(file)
    return {one for one in customers if any(tombstone(key, one) in known for key in keys)}
