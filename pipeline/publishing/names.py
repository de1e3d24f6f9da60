"""Names of schemas, tables and columns in a statement: checked, then quoted."""

import re
from collections.abc import Iterable

from pipeline.faults import UsageFault

IDENTIFIER = r"^[A-Za-z_][A-Za-z0-9_]{0,62}\Z"


def refuse_address(written: str, example: str) -> None:
    """Raises ValueError if an address stands where ``kind:NAME``, as in the example, names an environment variable."""
    if "://" in written:
        raise ValueError(
            "an address may hold a password, and this file is committed; put it into the environment, say as "
            f"{example.partition(':')[2]}, and write {example} here"
        )


def quoted(name: str) -> str:
    """Raises UsageFault unless it is an identifier of at most 63 characters, PostgreSQL's limit."""
    if not re.match(IDENTIFIER, name):
        raise UsageFault(
            f"{name!r} cannot name a table or column: a letter or underscore, then letters, digits and underscores, "
            "63 at most."
        )
    return f'"{name}"'


def listed(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))
