"""Whose a row is: customers that were merged into others, and those whose every row is dropped."""

import hmac
import re
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from pipeline.faults import DataFault, UsageFault, raise_all
from pipeline.secrets import secret
from pipeline.sources.contract import MERGES
from pipeline.sources.scratch import Scratch, literal

ERASED = "erased.txt"
"""In a source's folder: one line per customer whose data must not come back, not the id but its tombstone."""

KEY = "ERASURE_KEY"
"""The environment variable of the key without which a tombstone does not tell whose it is."""

KEYS_BEFORE = "ERASURE_KEYS_BEFORE"
"""That of the keys that were in use before it, with blanks between: what they made goes on to keep customers out."""

TOMBSTONE = re.compile(r"[0-9a-fA-F]{64}")

OF_KEY = "key:"
"""What the line of a key begins with: the tombstone of no id, by which a wrong key is told from the right one."""

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
        define_is_erased(scratch, keys_of(folder / ERASED))
        rows = ", ".join(f"({literal(one)})" for one in tombstones)
        scratch.sql.execute(f"INSERT INTO judged.erased VALUES {rows}")


def read_tombstones(file: Path) -> list[str]:
    lines = {n: one for n, one in enumerate(lines_of(file), 1) if not one.startswith(OF_KEY)}
    wrong = [f"{file}: line {n} is no tombstone. {HOW}" for n, one in lines.items() if not TOMBSTONE.fullmatch(one)]
    raise_all(UsageFault, wrong)
    return sorted({line.lower() for line in lines.values()})


def lines_of(file: Path) -> list[str]:
    return file.read_text(encoding="ascii", errors="replace").splitlines() if file.exists() else []


def tombstone(key: bytes, customer_id: str) -> str:
    """HMAC-SHA256 of the id (RFC 2104), in hex."""
    return hmac.digest(key, customer_id.encode(), "sha256").hex()


def keys_of(file: Path) -> list[bytes]:
    """The key and those before it. Raises UsageFault if one that the list was made with is not among them.

    With another key nobody would be known again, and every erased customer come back without a word.
    """
    keys = [key(), *(one.encode() for one in (secret(KEYS_BEFORE) or "").split())]
    known = {OF_KEY + tombstone(one, "") for one in keys}
    if strange := sum(line not in known for line in lines_of(file) if line.startswith(OF_KEY)):
        raise UsageFault(
            f"{file}: has tombstones of {strange} key(s) that the environment does not have, so nobody can tell whose "
            f"they are. {KEY} holds the key in use, {KEYS_BEFORE} all that were in use before it, blanks between."
        )
    return keys


def key() -> bytes:
    if found := secret(KEY):
        return found.encode()
    raise UsageFault(
        f"The environment has no {KEY}, the key of the tombstones in a source's {ERASED}: without it nobody can tell "
        "whose rows must be dropped. For the first one make a key with 'openssl rand -hex 32', and keep it for good, "
        "apart from the data."
    )


def define_is_erased(scratch: Scratch, keys: Sequence[bytes]) -> None:
    """``is_erased(id)`` in SQL: whether its tombstone by any of the keys is in ``judged.erased``."""
    found = (f"{in_sql(one)} IN (SELECT tombstone FROM judged.erased)" for one in keys)
    scratch.sql.execute(f"CREATE MACRO is_erased(id) AS {' OR '.join(found)}")


def in_sql(key: bytes) -> str:
    """The tombstone of ``id`` by the key (RFC 2104), as Python's ``hmac`` and OpenSSL give it."""
    block = (sha256(key).digest() if len(key) > BLOCK else key).ljust(BLOCK, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in block).hex().upper() for pad in (0x36, 0x5C))
    return f"sha256(unhex('{outer}') || unhex(sha256(unhex('{inner}') || encode(id))))"


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
