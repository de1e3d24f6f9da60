"""Where the release goes beside its folder of files: databases, as ``params.yaml`` names them."""

import re
from collections.abc import Iterable
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, StringConstraints

from pipeline.faults import UsageFault, raise_all
from pipeline.publishing.names import IDENTIFIER, refuse_address
from pipeline.secrets import secret

FILES = "files"
"""The folder ``data/release``: every release goes there, named or not."""

KINDS = ("duckdb", "sqlite", "postgresql")


def checked(written: str) -> str:
    """Raises ValueError unless it is ``files`` or a database named without its address."""
    kind, _, where = written.partition(":")
    refuse_address(written, "postgresql:CRM_URL")
    if written != FILES and (kind not in KINDS or not where):
        raise ValueError("it may be files, duckdb:PATH, sqlite:PATH or postgresql:NAME_OF_AN_ENVIRONMENT_VARIABLE")
    if kind == "postgresql" and not re.match(IDENTIFIER, where):
        raise ValueError(f"{where!r} cannot name an environment variable")
    return written


Target = Annotated[str, AfterValidator(checked)]
"""One entry of ``release.to``."""

Schema = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,30}$")]
"""The schema of the tables in a database; in SQLite, which has none, what their names begin with."""


class Database(NamedTuple):
    """One of the databases the release goes to: ``where`` is a path or, of a server, an environment variable."""

    kind: str
    where: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.where}"


def databases(to: Iterable[str]) -> list[Database]:
    """Each database once. Raises UsageFault if the environment does not hold the address of one."""
    found = [Database(*one.split(":", 1)) for one in dict.fromkeys(to) if one != FILES]
    raise_all(
        UsageFault,
        (
            f"release.to: {one}: the environment has no {one.where}; it holds the database's address, as in "
            "postgresql://user:password@host:5432/database."
            for one in found
            if one.kind == "postgresql" and not secret(one.where)
        ),
    )
    return found
