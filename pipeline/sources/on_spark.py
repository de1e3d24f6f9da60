"""The SELECTs of a source, run on Spark; their rows are judged inside its tasks by the rules' own SQL, on DuckDB."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.faults import DataFault, raise_all
from pipeline.sources.arrival import without_copies
from pipeline.sources.declaration import Declaration
from pipeline.sources.files import RawTable, raw_tables
from pipeline.sources.gathering import gather
from pipeline.sources.judging import judging_query
from pipeline.sources.opening import Query, Source, asked_for
from pipeline.sources.scratch import Scratch, literal, name
from pipeline.spark.dialect import for_spark
from pipeline.spark.session import session

FAMILIES = {
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "timestamp_ntz",
    "TIMESTAMP WITH TIME ZONE": "timestamp",
    "UUID": "string",
    "VARCHAR": "string",
}
"""What Spark calls DuckDB's types. All others are numbers; Spark's void is a null of any type."""

Batches = Iterator[pa.RecordBatch]


def run_on_spark(scratch: Scratch, source: Source, raw: Path, folder: Path, declaration: Declaration) -> Source:
    """The source with every SELECT of the folder run on Spark, and its rows judged there; one fault names all faults.

    The cluster must see raw files, and the folder for scratch files, under the same paths as this process.
    """
    tables = raw_tables(raw) | asked_for(declaration)
    for table in source.tables:
        show(scratch, without_copies(tables[table])[0])
    queries, faults = gather(source.queries, lambda query: run(scratch, query, folder, declaration.timezone))
    raise_all(DataFault, faults)
    return replace(source, queries=tuple(queries))


def show(scratch: Scratch, table: RawTable) -> None:
    """Make a raw table readable by SELECTs on Spark: Parquet where it lies, all else as it was loaded."""
    reader = session().read
    if table.address:
        rows = reader.parquet(table.address)
    elif table.format == "parquet":  # folders of parts are no columns, as everywhere
        rows = reader.option("recursiveFileLookup", "true").parquet(*(f"file://{one.resolve()}" for one in table.files))
    else:
        rows = reader.parquet(f"file://{loaded(scratch, table)}")
    rows.createOrReplaceTempView(f"`{table.name}`")


def loaded(scratch: Scratch, table: RawTable) -> Path:
    """The table as a Parquet file."""
    file, rows = scratch.folder / f"{table.name}.parquet", scratch.stream(f"SELECT * FROM {name(table.name)}")
    with pq.ParquetWriter(file, rows.schema) as writer:
        for batch in rows:
            writer.write_batch(batch)
    return file


def run(scratch: Scratch, query: Query, folder: Path, zone: str) -> Query:
    """Write down what the SELECT returns, then its rows as they are judged; both are views of the scratch database."""
    from pyspark.errors import PySparkException
    from pyspark.sql.pandas.types import from_arrow_schema

    returned, judged = scratch.folder / f"{query.file}.returned", scratch.folder / f"{query.file}.judged"
    try:
        rows = session().sql(for_spark(query.file, (folder / query.file).read_text(encoding="utf-8")))
        raise_all(DataFault, type_faults(query, dict(rows.dtypes)))
        rows.write.parquet(f"file://{returned}")
        rows = session().read.parquet(f"file://{returned}")
        schema = scratch.stream(judging_query(name(query.file), query, zone)).schema
        rows.mapInArrow(judging(query, zone), from_arrow_schema(schema)).write.parquet(f"file://{judged}")
    except PySparkException as error:
        raise DataFault(f"{query.file}: Spark cannot run it: {str(error).splitlines()[0]}") from error
    scratch.sql.execute(f"CREATE OR REPLACE VIEW {name(query.file)} AS {typed(query, parts(returned))}")
    scratch.sql.execute(f"CREATE VIEW {name(judged.name)} AS SELECT * FROM {parts(judged)}")
    return replace(query, judged=judged.name)


def type_faults(query: Query, on_spark: Mapping[str, str]) -> Iterator[str]:
    """Columns that Spark takes for something else than DuckDB does: their values would not be the same."""
    for column, kind in query.columns.items():
        found = on_spark[column]
        if found != "void" and FAMILIES.get(kind) != (found if found in FAMILIES.values() else None):
            yield f"{query.file}: {column} is {kind} on DuckDB and {found} on Spark; cast it to the type you mean."


def parts(folder: Path) -> str:
    return f"read_parquet({literal(folder / '*.parquet')})"


def typed(query: Query, table: str) -> str:
    """The rows of the table with the types that DuckDB gives the SELECT's columns."""
    columns = (f"{name(column)}::{kind} AS {name(column)}" for column, kind in query.columns.items())
    return f"SELECT {', '.join(columns)} FROM {table}"


def judging(query: Query, zone: str) -> Callable[[Batches], Batches]:
    """What a task does with its rows. It travels without this package: workers need DuckDB and Arrow alone."""
    cast, judge = typed(query, "returned"), judging_query("typed", query, zone)

    def judge_batches(batches: Batches) -> Batches:
        import duckdb
        import pyarrow

        task = duckdb.connect(config={"threads": 1})
        task.execute("SET TimeZone = 'UTC'")
        for batch in batches:
            task.register("returned", pyarrow.Table.from_batches([batch]))
            task.execute(f"CREATE OR REPLACE TEMP VIEW typed AS {cast}")
            yield from task.sql(judge).to_arrow_table().to_batches()

    return judge_batches
