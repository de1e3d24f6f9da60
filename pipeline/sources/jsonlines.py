"""JSON Lines: one object a line, every value text, every other line kept with its number."""

import json

from pipeline.sources.declaration import TableFormat
from pipeline.sources.decoding import plain
from pipeline.sources.delimited import insert, point_for_comma
from pipeline.sources.files import RawTable
from pipeline.sources.scratch import Scratch, literal, name

WHOLE_LINES = """
    auto_detect = false, header = false, delim = '\x1f', quote = '', escape = '', columns = {'line': 'VARCHAR'},
    strict_mode = false, store_rejects = true
"""
"""Each line as one column: JSON allows no such delimiter in it."""

IS_OBJECT = "CASE WHEN json_valid(line) THEN json_type(line) = 'OBJECT' ELSE false END"


def load_jsonlines(scratch: Scratch, table: RawTable, form: TableFormat) -> None:
    """Every part of the table under its name; its columns are the keys of all lines, in order of the alphabet."""
    scratch.sql.execute("CREATE OR REPLACE TABLE judged.lines (file VARCHAR, number BIGINT, line VARCHAR)")
    for file in table.files:
        reader = f"read_csv({literal(plain(file, form, scratch.folder))}, {WHOLE_LINES})"
        numbered = f"SELECT {literal(file.name)} AS file, row_number() OVER () AS number, line FROM {reader}"
        insert(scratch, table, file, numbered, into="judged.lines")
    scratch.sql.execute(
        f"""
        INSERT INTO judged.unreadable
        SELECT {literal(table.name)}, file, number, 'no_json_object', 'The line is not one JSON object.', line
        FROM judged.lines WHERE line IS NOT NULL AND NOT {IS_OBJECT}
        """
    )
    create(scratch, table, form)


def create(scratch: Scratch, table: RawTable, form: TableFormat) -> None:
    """The table of all objects; a key that a line does not have is null."""
    objects = f"(SELECT line FROM judged.lines WHERE {IS_OBJECT})"
    keys = [
        str(key)
        for (key,) in scratch.rows(f"SELECT DISTINCT unnest(json_keys(line)) AS key FROM {objects} ORDER BY key")
    ]
    cells = f"SELECT unnest(json_transform(line, {literal(json.dumps(dict.fromkeys(keys, 'VARCHAR')))})) FROM {objects}"
    nulls = ", ".join(map(literal, form.null_values or [""]))
    scratch.sql.execute(
        f"""
        CREATE TABLE {name(table.name)} AS SELECT {point_for_comma(form)}
        FROM (SELECT if(COLUMNS(*) IN ({nulls}), NULL, COLUMNS(*)) FROM ({cells}))
        """
    )
