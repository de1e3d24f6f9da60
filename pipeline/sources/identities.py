"""Whose a row is: customers that were merged into others, and those whose every row is dropped."""

import os
import re
from datetime import date
from hashlib import sha256
from pathlib import Path

from pipeline.faults import DataFault, UsageFault, raise_all
from pipeline.sources.contract import MERGES
from pipeline.sources.scratch import Scratch, literal

ERASED = "erased.txt"
"""In a source's folder: one line per customer whose data must not come back, not the id but its tombstone."""

KEY = "ERASURE_KEY"
"""The environment variable of the key without which a tombstone does not tell whose it is."""

TOMBSTONE = re.compile(r"[0-9a-fA-F]{64}")

HOW = f'A tombstone is made by: printf %s CUSTOMER_ID | openssl dgst -sha256 -hmac "${KEY}" -r | cut -c-64'

BLOCK = 64
"""Bytes in a block of SHA-256."""

CHAINS = f"""
    WITH RECURSIVE known AS (SELECT customer_id, merged_into FROM {MERGES.taken} WHERE known_at < {{until}}),
    pairs AS (
        SELECT customer_id, merged_into FROM known
        UNION SELECT pairs.customer_id, known.merged_into FROM pairs JOIN known ON known.customer_id = pairs.merged_into
    )
"""
"""Every id with every id it leads to, over any number of steps; an id in a circle leads to itself."""


def create_identities(scratch: Scratch, folder: Path) -> None:
    """The tables ``judged.merged``, still empty, and ``judged.erased``."""
    scratch.sql.execute("CREATE TABLE judged.merged (customer_id VARCHAR, merged_into VARCHAR)")
    scratch.sql.execute("CREATE TABLE judged.erased (tombstone VARCHAR)")
    if tombstones := read_tombstones(folder / ERASED):
        define_tombstone(scratch, key())
        rows = ", ".join(f"({literal(one)})" for one in tombstones)
        scratch.sql.execute(f"INSERT INTO judged.erased VALUES {rows}")


def read_tombstones(file: Path) -> list[str]:
    lines = file.read_text(encoding="ascii", errors="replace").splitlines() if file.exists() else []
    wrong = [
        f"{file}: line {n} is no tombstone. {HOW}" for n, one in enumerate(lines, 1) if not TOMBSTONE.fullmatch(one)
    ]
    raise_all(UsageFault, wrong)
    return sorted({line.lower() for line in lines})


def key() -> bytes:
    if found := os.environ.get(KEY):
        return found.encode()
    raise UsageFault(
        f"The environment has no {KEY}, the key of the tombstones in a source's {ERASED}: without it nobody can tell "
        "whose rows must be dropped. For the first one make a key with 'openssl rand -hex 32', and keep it for good, "
        "apart from the data."
    )


def define_tombstone(scratch: Scratch, key: bytes) -> None:
    """``tombstone(id)`` in SQL: HMAC-SHA256 in hex (RFC 2104), as Python's ``hmac`` and OpenSSL give it."""
    block = (sha256(key).digest() if len(key) > BLOCK else key).ljust(BLOCK, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in block).hex().upper() for pad in (0x36, 0x5C))
    scratch.sql.execute(
        f"CREATE MACRO tombstone(id) AS sha256(unhex('{outer}') || unhex(sha256(unhex('{inner}') || encode(id))))"
    )


def resolve_merges(scratch: Scratch, as_of: date | None) -> None:
    """Fill ``judged.merged``: each id that is no more, with the one at the end of its chain.

    A log that is declared to end at ``as_of`` knows the merges known before it, any other knows all.
    """
    chains = CHAINS.format(until=literal(as_of or date.max) + "::DATE")
    [(circular,)] = scratch.rows(f"{chains} SELECT count(*) FROM pairs WHERE customer_id = merged_into")
    if circular:
        raise DataFault(
            f"ids.sql: {circular:,} customers are merged in a circle, each in the end into itself; "
            "an id must lead to one that is not merged any more."
        )
    last = "merged_into NOT IN (SELECT customer_id FROM known)"
    scratch.sql.execute(f"INSERT INTO judged.merged {chains} SELECT * FROM pairs WHERE {last}")
