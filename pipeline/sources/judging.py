"""Each row a SELECT returns, as the contract's types, with the reason if it is not taken."""

from collections.abc import Iterable, Mapping

from pipeline.sources.contract import Contract
from pipeline.sources.opening import Query
from pipeline.sources.scratch import literal, name

BLANKS = " \t\r\n\u00a0\u200b\ufeff"

PLAIN = "[!-~]([ -~]*[!-~])?"
"""Printable ASCII without a blank at either end: nothing to trim or to normalise, as in nearly every value."""

NAMES_A_ZONE = r":\d{2}.*(Z|UTC|[+-]\d{2}(:?\d{2})?)$"
"""A time that says itself where it is meant; without it, it is local to the source."""

WHOLE_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")

AS_IT_IS = {
    "VARCHAR": dict.fromkeys((*WHOLE_NUMBERS, "UUID"), "{value}::VARCHAR"),
    "DOUBLE": dict.fromkeys((*WHOLE_NUMBERS, "DOUBLE"), "{value}::DOUBLE"),
    "DECIMAL(18,2)": dict.fromkeys((*WHOLE_NUMBERS, "DECIMAL(18,2)"), "TRY_CAST({value} AS DECIMAL(18,2))"),
    "BOOLEAN": {"BOOLEAN": "{value}"},
    "TIMESTAMP": {
        "TIMESTAMP": "timezone('UTC', timezone({zone}, {value}))",
        "TIMESTAMP WITH TIME ZONE": "timezone('UTC', {value})",
    },
}
"""From a SELECT's own type to a type of the contract, where the way through text would give the same, but slower."""

FROM_TEXT = {
    "VARCHAR": "{value}",
    "DOUBLE": "TRY_CAST({value} AS DOUBLE)",
    "DECIMAL(18,2)": "TRY_CAST({value} AS DECIMAL(18,2))",
    "BOOLEAN": "TRY_CAST({value} AS BOOLEAN)",
    "TIMESTAMP": "timezone('UTC', CASE WHEN regexp_matches({value}, {zoned}) THEN TRY_CAST({value} AS TIMESTAMPTZ) "
    "ELSE timezone({zone}, TRY_CAST({value} AS TIMESTAMP)) END)",
}
"""From text to each type, null where the text is none; text is what all other types have in common."""


def judging_query(table: str, query: Query, zone: str) -> str:
    """The SELECT that judges each row of ``table``, which has the columns of ``query``, on any DuckDB connection.

    One row per row: the contract's columns, ``file``, ``fault`` (null, or its ``reason`` and ``column``), and ``row``,
    the row as it was returned, in JSON, if it has a fault. Times without a zone are of ``zone``.
    """
    contract = query.contract
    given = listed({one: returned(one, query) for one in contract.columns})
    typed = listed({one: cast(one, query, zone) for one in contract.columns})
    final = listed({one: filled(one, contract) for one in contract.columns})
    return f"""
        WITH given AS (SELECT {given} FROM {table}),
        typed AS (SELECT {typed}, given FROM given),
        judged AS (SELECT *, {fault(contract)} AS fault FROM typed)
        SELECT {final}, {literal(query.file)} AS file, fault, if(fault IS NULL, NULL, {row(query.columns)}) AS "row"
        FROM judged
    """


def listed(columns: Mapping[str, str]) -> str:
    return ", ".join(f"{expression} AS {name(column)}" for column, expression in columns.items())


def returned(column: str, query: Query) -> str:
    """A column in its own type if that will do, else as text without blanks around it, null if nothing is left."""
    if column not in query.columns:
        return "NULL::VARCHAR"
    if way_of(column, query):
        return name(column)
    text = f"{name(column)}::VARCHAR"
    trimmed = f"nullif(trim({text}, {literal(BLANKS)}), '')"
    whole = f"nfc_normalize({trimmed})" if column in query.contract.ids else trimmed
    return f"CASE WHEN regexp_full_match({text}, {literal(PLAIN)}) THEN {text} ELSE {whole} END"


def cast(column: str, query: Query, zone: str) -> str:
    """The column as the contract's type."""
    kind = query.contract.columns[column]
    way = way_of(column, query) or FROM_TEXT[kind]
    return way.format(value=f"given.{name(column)}", zone=literal(zone), zoned=literal(NAMES_A_ZONE))


def way_of(column: str, query: Query) -> str | None:
    """How a value gets from its own type to the contract's without becoming text, if it does."""
    return AS_IT_IS[query.contract.columns[column]].get(query.columns.get(column, ""))


def filled(column: str, contract: Contract) -> str:
    """A column, or where it is null the one that stands in for it."""
    default = contract.defaults.get(column)
    return f"coalesce({name(column)}, {name(default)})" if default else name(column)


def fault(contract: Contract) -> str:
    """The first rule the row breaks, as SQL."""
    cases = (
        f"WHEN {rule.broken} THEN {{'reason': {literal(rule.reason)}, 'column': {literal(rule.column)}}}"
        for rule in contract.rules()
    )
    return f"CASE {' '.join(cases)} END"


def row(columns: Iterable[str]) -> str:
    """The row as it was returned, every value as text, in JSON."""
    values = ", ".join(f"{literal(one)}: given.{name(one)}::VARCHAR" for one in columns)
    return f"to_json({{{values}}})"
