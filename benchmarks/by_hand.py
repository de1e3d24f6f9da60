"""The profile of one date as one query, the way a person who knows DuckDB would write it out.

Kinds are an ENUM, hours stay doubles, windows are taken once, and each span is one GROUP BY joined to the others. Only
the repetition is left to Python: the text is what one would type.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks.formulas import FORMULAS, STEP
from features.catalogue import CATALOGUE
from features.definition import WHOLE_PAST, Column
from features.events import KINDS, METRICS

PAST = """
CREATE TEMP TYPE kinds AS ENUM ({kinds});
CREATE TEMP VIEW known AS
SELECT customer_id, kind::kinds AS kind, channel, order_id, metric, amount, failed, promised_at, occurred_at,
    late_hours AS late, wait_hours AS wait, {mark} AS mark, NULL::DOUBLE AS tone,
    kind = 'purchase' AND NOT coalesce(failed, false) AS bought,
    (epoch(TIMESTAMP '{as_of}') - epoch(occurred_at)) / 86400 AS age
FROM read_parquet('{file}')
WHERE occurred_at < TIMESTAMP '{as_of}' AND recorded_at < TIMESTAMP '{as_of}';
CREATE TEMP VIEW open_promises AS
SELECT customer_id, if(promised_at < TIMESTAMP '{as_of}', 'overdue', 'awaited')::kinds AS kind,
    (epoch(TIMESTAMP '{as_of}') - epoch(promised_at)) / 3600 AS late, age * 24 AS wait,
    if(promised_at < TIMESTAMP '{as_of}', (epoch(TIMESTAMP '{as_of}') - epoch(promised_at)) / 86400, age) AS age,
    false AS bought
FROM known AS orders
WHERE bought AND promised_at IS NOT NULL AND order_id IS NOT NULL AND NOT EXISTS (
    FROM known WHERE kind = 'delivery' AND customer_id = orders.customer_id AND order_id = orders.order_id);
CREATE TEMP VIEW sequence AS
SELECT customer_id, kind, channel, metric, amount, failed, late, wait, mark, tone, bought, age,
    lag(age) OVER alike AS earlier, lead(age) OVER alike AS later, lead(age) OVER steps AS later_step,
    if(lag(age) OVER steps - age <= 30, lag(channel) OVER steps, NULL) AS channel_before,
    max(if(bought, age, NULL)) OVER (PARTITION BY customer_id ORDER BY age) AS next_purchase
FROM known
WINDOW alike AS (PARTITION BY customer_id, kind, bought ORDER BY age DESC),
    steps AS (PARTITION BY customer_id, {step} ORDER BY age DESC, kind::VARCHAR, channel)
"""


def declarations(file: Path, as_of: date) -> str:
    """What must be declared before the query."""
    kinds = ", ".join(f"'{one}'" for one in (*KINDS, "overdue", "awaited"))
    return PAST.format(file=file, as_of=as_of, kinds=kinds, mark=mark(), step=STEP)


def mark() -> str:
    """The answer on 0-100."""
    cases = []
    for name, scale in METRICS.items():
        ends = (scale.lowest - 0.5, scale.neutral_from - 0.5, scale.satisfied_from - 0.5, scale.highest + 0.5)
        for low, high, bottom, top in zip(ends, ends[1:], (0, 50, 75), (50, 75, 100), strict=False):
            line = f"{bottom} + (score - {low}) * {(top - bottom) / (high - low)}"
            cases.append(f"WHEN metric = '{name}' AND score < {high} THEN {line}")
    return f"CASE {' '.join(cases)} END"


def query() -> str:
    """The profiles, ordered by customer."""
    spans = list(dict.fromkeys(column.days for column in CATALOGUE.columns))
    parts = [f"span_{days} AS ({over(days, [one for one in CATALOGUE.columns if one.days == days])})" for days in spans]
    columns = ", ".join(filled(column) for column in CATALOGUE.columns)
    others = " ".join(f"LEFT JOIN span_{days} USING (customer_id)" for days in spans if days is not WHOLE_PAST)
    past = "past AS (FROM sequence UNION ALL BY NAME FROM open_promises)"
    select = f"SELECT customer_id, {columns} FROM span_None {others} ORDER BY customer_id"
    return f"WITH {past}, {', '.join(parts)} {select}"


def over(days: int | None, columns: Iterable[Column]) -> str:
    aggregates = ", ".join(f"({FORMULAS[one.feature.name]})::DOUBLE AS {one.name}" for one in columns)
    where = "" if days is WHOLE_PAST else f"WHERE age <= {days}"
    return f"SELECT customer_id, {aggregates} FROM past {where} GROUP BY customer_id"


def filled(column: Column) -> str:
    silent = column.feature.if_silent
    return column.name if silent is None else f"coalesce({column.name}, {silent}) AS {column.name}"
