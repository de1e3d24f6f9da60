"""SELECTs in DuckDB's SQL as Spark's: rewritten where Spark means something else by the same words, or refused."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from sqlglot import ErrorLevel, exp, parse_one
from sqlglot.dialects import Spark
from sqlglot.errors import SqlglotError
from sqlglot.expressions import Expression
from sqlglot.generator import Generator

from pipeline.faults import DataFault, raise_all

REFUSED: Mapping[type[Expression], str] = {
    exp.Anonymous: "is a function of DuckDB that is not known to mean the same on Spark",
    exp.AtTimeZone: "means one thing of a time with a zone and another of one without",
    exp.Columns: "has no counterpart",
    exp.Pivot: "is written in another way",
    exp.Rand: "differs from run to run",
    exp.TableSample: "draws other rows",
}
"""What has no sure counterpart on Spark, and why."""

WITH_MICROSECONDS = "make_timestamptz"
"""The one function that is known to Spark by another name and to sqlglot by none."""

ONLY_IN_DUCKDB = "rowid"

REPAIR = "Write it in plainer SQL, or let this source run with engine: duckdb in params.yaml."


def earliest(function: str) -> Callable[[Generator, Expression], str]:
    """MIN_BY and MAX_BY as DuckDB has them: rows whose value is null do not compete."""

    def written(self: Generator, one: Expression) -> str:
        value, order = self.sql(one, "this"), self.sql(one, "expression")
        return f"{function}({value}, IF({value} IS NULL, NULL, {order}))"

    return written


def quotient(self: Generator, one: Expression) -> str:
    """DuckDB divides in doubles, Spark divides decimals as decimals."""
    return f"CAST({self.sql(one, 'this')} AS DOUBLE) / {self.sql(one, 'expression')}"


def interval(self: Generator, one: Expression) -> str:
    """A length of time written as on a clock."""
    is_clock = one.args.get("unit") is None and ":" in one.name
    return f"INTERVAL {self.sql(one, 'this')} HOUR TO SECOND" if is_clock else Spark.Generator.interval_sql(self, one)


def parsed_time(self: Generator, one: Expression) -> str:
    """A time without a zone stays without, unless the format has one."""
    zoned = {"%z", "%Z"} & {one.text("format")[at : at + 2] for at in range(len(one.text("format")))}
    function = "TO_TIMESTAMP_LTZ" if zoned else "TO_TIMESTAMP_NTZ"
    return f"{function}({self.sql(one, 'this')}, {self.format_time(one)})"


def time_of_number(self: Generator, one: Expression) -> str:
    """Counted in seconds it has a zone in DuckDB, in finer units it has none."""
    function = {"3": "TIMESTAMP_MILLIS", "6": "TIMESTAMP_MICROS"}.get(one.text("scale"))
    number = self.sql(one, "this")
    return f"CAST({function}({number}) AS TIMESTAMP_NTZ)" if function else f"TIMESTAMP_SECONDS({number})"


def seconds(self: Generator, one: Expression) -> str:
    """Seconds since 1970 with their fraction, which Spark's own function cuts off."""
    return f"(UNIX_MICROS(CAST({self.sql(one, 'this')} AS TIMESTAMP)) / 1e6D)"


def function(self: Generator, one: exp.Anonymous) -> str:
    name = "TIMESTAMP_MICROS" if one.name.lower() == WITH_MICROSECONDS else one.name
    return self.func(name, *one.expressions)


class SparkForDuckDB(Spark):
    """Spark's SQL as it must be written to mean what DuckDB's does."""

    class Generator(Spark.Generator):
        TRANSFORMS = {  # noqa: RUF012
            **Spark.Generator.TRANSFORMS,
            exp.Anonymous: function,
            exp.ArgMax: earliest("MAX_BY"),
            exp.ArgMin: earliest("MIN_BY"),
            exp.Div: quotient,
            exp.Interval: interval,
            exp.StrToTime: parsed_time,
            exp.TimeToUnix: seconds,
            exp.UnixToTime: time_of_number,
        }


def for_spark(file: str, sql: str) -> str:
    """The SELECT of the file in Spark's SQL; one fault names all of it that has no sure counterpart."""
    try:
        tree = cast(Expression, parse_one(sql, read="duckdb"))
        raise_all(DataFault, (f"{file}: {fault}. {REPAIR}" for fault in faults(tree)))
        return tree.sql(SparkForDuckDB, unsupported_level=ErrorLevel.RAISE)
    except SqlglotError as error:
        raise DataFault(f"{file}: cannot be run on Spark: {error} {REPAIR}") from error


def faults(tree: Expression) -> Iterator[str]:
    """One clause for each part of the SELECT that Spark might understand otherwise."""
    for one in tree.find_all(*REFUSED):
        if one.name.lower() != WITH_MICROSECONDS:
            yield f"{one.sql('duckdb')!r} {REFUSED[type(one)]}"
    for column in tree.find_all(exp.Column):
        if column.name.lower() == ONLY_IN_DUCKDB:
            yield f"{column.name!r} is a column that tables have in DuckDB only"
