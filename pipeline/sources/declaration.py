"""``source.yaml``: what a company's raw files cannot say for themselves."""

import codecs
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from pipeline.faults import UsageFault, raise_all
from pipeline.parameters import read_yaml, section_faults, unknown_keys
from pipeline.sources.asked import asked_date
from pipeline.stage import STAGES

FILE = "source.yaml"

WHITESPACE = "whitespace"
"""The delimiter of files whose columns are set apart by any number of blanks."""


def encoding(name: str) -> str:
    """The codec's own name, whatever way it is written."""
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise ValueError("no encoding is called so") from error


def zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (LookupError, OSError) as error:
        raise ValueError("no time zone is called so, as Europe/Berlin is") from error


Encoding = Annotated[str, AfterValidator(encoding)]
Zone = Annotated[str, AfterValidator(zone)]
Share = Annotated[float, Field(ge=0, le=1)]
Hours = Annotated[float, Field(ge=0)]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]


class TableFormat(BaseModel):
    """How one raw table is written, or which database is asked for it; what is not declared is plain CSV.

    Its files may hold ``max_gigabytes`` unpacked, and ``max_ratio`` times what they are packed: what holds more was not
    made by a company's systems.
    """

    model_config = ConfigDict(extra="forbid")

    delimiter: Annotated[str, Field(pattern="^(.|\t|whitespace)$")] | None = None
    header: bool = True
    columns: dict[str, Literal["text"]] | None = None
    encoding: Encoding = "utf-8"
    decimal: Literal[".", ","] = "."
    quote: Annotated[str, Field(max_length=1)] = '"'
    null_values: list[str] = [""]
    may_be_empty: bool = False
    max_gigabytes: Annotated[float, Field(gt=0)] = 200
    max_ratio: Annotated[float, Field(gt=1)] = 250
    address: str | None = None
    database: str | None = None
    query: str | None = None
    timeout_minutes: Annotated[float, Field(gt=0)] = 30

    @model_validator(mode="after")
    def names_its_columns(self) -> Self:
        if not self.header and not self.columns:
            raise ValueError("a table without a header must declare its columns")
        return self

    @model_validator(mode="after")
    def asks_its_database(self) -> Self:
        if (self.database is None) != (self.query is None):
            raise ValueError("database (the environment variable of its address) and query go together")
        if self.database and self.address:
            raise ValueError("a table comes from an address or a database, not both")
        return self


class Limits(BaseModel):
    """How much may be wrong with the rows of a source before the run stops."""

    model_config = ConfigDict(extra="forbid")

    max_rejected_share: Share
    future_hours: Hours


class Declaration(BaseModel):
    """One company's ``source.yaml`` without the stages' sections, which become ``params``."""

    model_config = ConfigDict(extra="forbid")

    as_of: date | None = None
    since: date | None = None
    exported_at: date | None = None
    currency: Currency | None = None
    timezone: Zone = "UTC"
    files_from: str | None = None
    tables: dict[str, TableFormat] = {}
    params: dict[str, dict[str, Any]] = {}

    def format_of(self, table: str) -> TableFormat:
        return self.tables.get(table, TableFormat())


def read_declaration(folder: Path) -> Declaration:
    """What the folder declares, and the date it is asked for; every fault of the file in one message."""
    file = folder / FILE
    written = read_yaml(file) if file.exists() else {}
    params = {stage: written.pop(stage) for stage in STAGES if stage in written}
    raise_all(UsageFault, [*faults(str(file), written), *section_types(str(file), params)])
    asked = {"as_of": day} if (day := asked_date(folder)) else {}
    return Declaration.model_validate({**written, **asked, "params": params})


def faults(where: str, written: dict[str, Any]) -> list[str]:
    """Every key that is unknown and every value that cannot be meant, also within ``tables``."""
    tables = written.get("tables", {})
    found = unknown_keys(where, set(written), {*Declaration.model_fields, *STAGES} - {"params"})
    found += checked(where, Declaration, {key: written[key] for key in written if key in Declaration.model_fields})
    for name, table in tables.items() if isinstance(tables, dict) else ():
        if isinstance(table, dict):
            found += checked(f"{where}: tables.{name}", TableFormat, table)
    return list(dict.fromkeys(found))


def checked(where: str, model: type[BaseModel], section: dict[str, Any]) -> list[str]:
    """The faults of a section in which every key may be missing."""
    return section_faults(where, model, {**model().model_dump(), **section})


def section_types(where: str, params: dict[str, Any]) -> list[str]:
    return [f"{where}: '{stage}' must hold parameters." for stage, one in params.items() if not isinstance(one, dict)]


def limits_of(declaration: Declaration, **given: float) -> Limits:
    """The limits of ``params.yaml``, or those the source declares for itself."""
    section = given | declaration.params.get("events", {})
    raise_all(UsageFault, section_faults(f"{FILE}: events", Limits, section))
    return Limits(**section)
