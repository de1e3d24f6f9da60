"""Each row a SELECT returns, as the contract's types, with the reason if it is not taken."""

from collections.abc import Mapping

import duckdb

from pipeline.faults import DataFault
from pipeline.sources.contract import Contract
from pipeline.sources.opening import Query
from pipeline.sources.scratch import Scratch, literal, name

BLANKS = " \t\r\n\u00a0\u200b\ufeff"

NAMES_A_ZONE = r":\d{2}.*(Z|UTC|[+-]\d{2}(:?\d{2})?)$"
"""A time that says itself where it is meant; without it, it is local to the source."""

CASTS = {
    "VARCHAR": "{text}",
    "DOUBLE": "TRY_CAST({text} AS DOUBLE)",
    "DECIMAL(18,2)": "TRY_CAST({text} AS DECIMAL(18,2))",
    "BOOLEAN": "TRY_CAST({text} AS BOOLEAN)",
    "TIMESTAMP": "timezone('UTC', CASE WHEN regexp_matches({text}, {zoned}) THEN TRY_CAST({text} AS TIMESTAMPTZ) "
    "ELSE timezone({zone}, TRY_CAST({text} AS TIMESTAMP)) END)",
}
"""From text to each type, null where the text is none; text is what every engine's types have in common."""


def create_judged(scratch: Scratch, contract: Contract) -> None:
    """An empty table for the rows of all SELECTs under the contract."""
    columns = ", ".join(f"{name(column)} {kind}" for column, kind in contract.columns.items())
    verdict = 'file VARCHAR, fault STRUCT(reason VARCHAR, "column" VARCHAR), "row" VARCHAR'
    scratch.sql.execute(f"CREATE TABLE {contract.judged} ({columns}, {verdict})")


def judge(scratch: Scratch, query: Query, zone: str) -> int:
    """Put every row of the SELECT into the table of its contract, taken or not, and count them."""
    contract, file = query.contract, query.file
    given = listed({one: text_of(one, one in query.columns, contract) for one in contract.columns})
    typed = listed({one: cast(one, kind, zone) for one, kind in contract.columns.items()})
    final = listed({one: filled(one, contract) for one in contract.columns})
    row = ", ".join(f"{literal(one)}: given.{name(one)}" for one in query.columns)
    try:
        [(rows,)] = scratch.rows(
            f"""
            INSERT INTO {contract.judged} BY NAME
            WITH given AS (SELECT {given} FROM {name(file)}),
            typed AS (SELECT {typed}, given FROM given),
            judged AS (SELECT *, {fault(contract)} AS fault FROM typed)
            SELECT {final}, {literal(file)} AS file, fault, if(fault IS NULL, NULL, to_json({{{row}}})) AS "row"
            FROM judged
            """
        )
    except duckdb.Error as error:
        raise DataFault(f"{file}: {error}") from error
    return int(str(rows))


def listed(columns: Mapping[str, str]) -> str:
    return ", ".join(f"{expression} AS {name(column)}" for column, expression in columns.items())


def filled(column: str, contract: Contract) -> str:
    """A column, or where it is null the one that stands in for it."""
    default = contract.defaults.get(column)
    return f"coalesce({name(column)}, {name(default)})" if default else name(column)


def text_of(column: str, is_returned: bool, contract: Contract) -> str:
    """A column as text without blanks around it, null if nothing is left."""
    if not is_returned:
        return "NULL::VARCHAR"
    text = f"nullif(trim({name(column)}::VARCHAR, {literal(BLANKS)}), '')"
    return f"nfc_normalize({text})" if column in contract.ids else text


def cast(column: str, kind: str, timezone: str) -> str:
    text = f"given.{name(column)}"
    return CASTS[kind].format(text=text, zone=literal(timezone), zoned=literal(NAMES_A_ZONE))


def fault(contract: Contract) -> str:
    """The first rule the row breaks, as SQL."""
    cases = (
        f"WHEN {rule.broken} THEN {{'reason': {literal(rule.reason)}, 'column': {literal(rule.column)}}}"
        for rule in contract.rules()
    )
    return f"CASE {' '.join(cases)} END"
