"""The rows that were taken as one log: without duplicates, in one order, with one end."""

from datetime import date, timedelta

from pipeline.faults import DataFault
from pipeline.sources.contract import EVENTS, Contract
from pipeline.sources.scratch import Scratch, literal, name

SILENCE_DAYS = 366
"""Times behind a longer silence are clocks gone wrong, not customers coming back."""

ORDER = ("customer_id", "occurred_at", "kind", "recorded_at", "event_id")
"""What the log is ordered by first; all other columns follow, so that the order is total."""

FULL_DAY = 0.1
"""The share of a usual day's rows from which on a day is one of the log."""


LATEST_TIME = "greatest(occurred_at, recorded_at)"

END_OF_BUSIEST_STRETCH = f"""
    WITH days AS (
        SELECT {LATEST_TIME}::DATE AS day, count(*) AS rows FROM judged.events WHERE fault IS NULL GROUP BY day
    ),
    breaks AS (SELECT *, day - lag(day) OVER (ORDER BY day) > {SILENCE_DAYS} AS is_break FROM days),
    stretches AS (SELECT *, count(*) FILTER (is_break) OVER (ORDER BY day) AS stretch FROM breaks)
    SELECT max(day) + 1 FROM stretches GROUP BY stretch ORDER BY sum(rows) DESC, stretch DESC LIMIT 1
"""


def refuse_future(scratch: Scratch, exported_at: date | None, future_hours: float) -> None:
    """Reject what lies ``future_hours`` or more past the log's end.

    The end is the declared ``exported_at``; without it, the last day of the busiest stretch of days that no silence of
    more than ``SILENCE_DAYS`` breaks. Times that only lie after ``as_of`` are no fault: a log may go on after it.
    """
    end = literal(exported_at) + "::TIMESTAMP" if exported_at else f"({END_OF_BUSIEST_STRETCH})"
    row = ", ".join(f"{literal(column)}: {name(column)}" for column in EVENTS.columns)
    scratch.sql.execute(
        f"""
        UPDATE judged.events SET fault = {{'reason': 'future_time', 'column': 'occurred_at'}},
            "row" = to_json({{{row}}})
        WHERE fault IS NULL AND {LATEST_TIME} >= {end} + to_seconds({future_hours * 3600})
        """
    )


def deduplicate(scratch: Scratch, contract: Contract) -> None:
    """Take every row once: the latest version under its own id, or one of rows that are equal throughout.

    ``copies`` counts the rows that became one.
    """
    columns = ", ".join(map(name, contract.columns))
    latest_first = f"{contract.version} DESC, {columns}"
    scratch.sql.execute(
        f"""
        CREATE TABLE {contract.taken} AS
        WITH good AS (SELECT {columns}, file FROM {contract.judged} WHERE fault IS NULL)
        SELECT *, count(*) AS copies FROM good WHERE {contract.key} IS NULL GROUP BY ALL
        UNION ALL
        SELECT *, count(*) OVER (PARTITION BY file, {contract.key}) AS copies FROM good WHERE {contract.key} IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY file, {contract.key} ORDER BY {latest_first}) = 1
        """
    )


def ordered(contract: Contract) -> str:
    """The query that gives the log."""
    columns = [*contract.columns]
    order = [*ORDER, *(column for column in columns if column not in ORDER)]
    return f"SELECT {', '.join(map(name, columns))} FROM taken.events ORDER BY {', '.join(map(name, order))}"


def end_of(scratch: Scratch, declared: date | None) -> date:
    """Midnight before the log's last day, which may not be over, unless the source declares another end.

    A last day with hardly a tenth of the usual volume is not the last day, but stray times.
    """
    [(last, first)] = scratch.rows(
        f"""
        WITH days AS (SELECT occurred_at::DATE AS day, count(*) AS rows FROM taken.events GROUP BY day)
        SELECT max(day) FILTER (rows >= {FULL_DAY} * (SELECT median(rows) FROM days)), min(day) FROM days
        """
    )
    if not isinstance(last, date) or not isinstance(first, date):
        raise DataFault("No event was taken: every row was rejected, or the SELECTs return none.")
    end = declared or max(last, first + timedelta(days=1))
    if first >= end:
        raise DataFault(f"The log has no event before as_of, {end}; its first is of {first}.")
    return end
