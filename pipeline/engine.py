"""What works on tables too large for memory: DuckDB on this machine, or Spark wherever it runs."""

from pathlib import Path
from tempfile import gettempdir
from typing import Annotated, Literal

import ibis
import ibis.expr.types as ir
import pydantic
from ibis.backends.sql import SQLBackend
from ibis.util import gen_name

from pipeline.addresses import is_local, parts_of, served_by_its_store
from pipeline.spill import own_folder

MemoryLimit = Annotated[str, pydantic.Field(pattern=r"^[1-9]\d*(%|[KMGT]i?B)$")]


class Engine(pydantic.BaseModel):
    """The lines of ``params.yaml`` that say where the work is done; the tables that come out are the same.

    ``memory_limit`` is what DuckDB may hold before it spills to ``spill_to``, the system's temporary folder if empty.
    """

    model_config = pydantic.ConfigDict(extra="forbid", frozen=True)

    engine: Literal["duckdb", "spark"] = "duckdb"
    memory_limit: MemoryLimit = "50%"
    spill_to: str = ""

    @property
    def name(self) -> str:
        return self.engine

    @property
    def spill_folder(self) -> Path:
        return Path(self.spill_to or gettempdir())

    @property
    def own_folder(self) -> Path:
        """This process's own below the spill folder: what it leaves there is gone with it, or with the next."""
        return own_folder(self.spill_folder)

    def connect(self) -> SQLBackend:
        """A connection of Ibis."""
        if self.name == "spark":
            from pipeline.spark.session import connect

            return connect()
        return ibis.duckdb.connect(memory_limit=self.memory_limit, temp_directory=str(self.own_folder))

    def read_parquet(self, address: Path | str) -> ir.Table:
        """A file, or a folder of parts, here or in a store, as an expression; nothing is read yet.

        Names of folders such as ``year=2026`` are columns of text.
        """
        connection = self.connect()
        if self.name == "spark":
            return connection.read_parquet(address if isinstance(address, str) else f"file://{address.resolve()}")
        store, parts = parts_of(str(address))
        if is_local(store):
            return connection.read_parquet(parts, hive_partitioning=True, hive_types_autocast=False)
        connection.register_filesystem(store)
        view, quoted = gen_name("parts"), parts.replace("'", "''")
        options = "hive_partitioning = true, hive_types_autocast = false"
        with served_by_its_store(address):  # for s3:// Ibis itself would download a driver of DuckDB's own
            connection.raw_sql(f"CREATE TEMP VIEW {view} AS SELECT * FROM read_parquet('{quoted}', {options})")
        return connection.table(view)


DUCKDB = Engine()
