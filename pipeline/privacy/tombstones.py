"""Tombstones: keyed hashes that tell an erased customer who comes again, and nobody who has not the key."""

import hmac
from collections.abc import Collection
from pathlib import Path

from pipeline.artifacts import write_text
from pipeline.sources.identities import ERASED, key, read_tombstones


def tombstone(customer_id: str) -> str:
    """HMAC-SHA256 of the id (RFC 2104), in hex. Raises UsageFault if the environment has no key."""
    return hmac.digest(key(), customer_id.encode(), "sha256").hex()


def bury(customers: Collection[str], declaration: Path) -> list[str]:
    """Enter the customers into the source's list of those who must not come back; their tombstones."""
    made = sorted(map(tombstone, customers))
    file = declaration / ERASED
    write_text("".join(f"{one}\n" for one in sorted({*read_tombstones(file), *made})), file)
    return made


def erased_in(customers: Collection[str], declaration: Path) -> set[str]:
    """Those of the customers who must not come back."""
    known = {*read_tombstones(declaration / ERASED)}
    return {one for one in customers if tombstone(one) in known} if known else set()
