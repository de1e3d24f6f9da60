"""The rows that were taken as one log: without duplicates, in one order, with one end."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from pipeline.faults import DataFault
from pipeline.sources.contract import EVENTS, Contract
from pipeline.sources.scratch import Scratch, literal, name

SILENCE_DAYS = 366
"""Times behind a longer silence are clocks gone wrong, not customers coming back."""

ORDER = ("customer_id", "occurred_at", "kind", "recorded_at", "event_id")
"""What the log is ordered by first; all other columns follow, so that the order is total."""

FULL_DAY = 0.1
"""The share of a usual day's rows from which on a day is one of the log."""

SUSPECTS_AT_ONCE = 4_000_000
"""Rows that are held against each other in one pass."""

ROWS_IN_RANGE = 20_000_000
"""Rows that are ordered at once and may spill: with fewer the log is read more often, with more it takes more disk."""

SAMPLE = 100_000
"""Rows by which customers are parted into ranges."""

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

    Only rows that share a hash of 64 bits are held against each other, however large the log; what is taken stays
    where it is, the others leave ``judged`` and are counted in ``repeated``.
    """
    good = f"(SELECT *, rowid AS _place, {identity(contract)} AS _hash FROM {contract.judged} WHERE fault IS NULL)"
    suspects = f"{good} SEMI JOIN suspects USING (_hash)"
    with scratch.transaction():
        found = f"SELECT _hash FROM {good} GROUP BY _hash HAVING count(*) > 1"
        scratch.sql.execute(f"CREATE OR REPLACE TEMP TABLE suspects AS {found}")
        scratch.sql.execute("CREATE OR REPLACE TEMP TABLE firsts (_place BIGINT, file VARCHAR, differs BOOLEAN)")
        passes = 1 + scratch.count(suspects) // SUSPECTS_AT_ONCE
        for one in range(passes):
            part = f"{suspects} WHERE _hash % {passes} = {one}"
            scratch.sql.execute(f"INSERT INTO firsts {first_of_each(part, contract)}")
        others = f"SELECT file, _place FROM {suspects} ANTI JOIN firsts USING (_place)"
        scratch.sql.execute(f"CREATE TABLE {repeated(contract)} AS {others}")
        scratch.sql.execute(f"CREATE TABLE {conflicts(contract)} AS SELECT file FROM firsts WHERE differs")
        scratch.sql.execute(f"DELETE FROM {contract.judged} WHERE rowid IN (SELECT _place FROM {repeated(contract)})")
    scratch.sql.execute("CHECKPOINT")  # or each stretch of 2,048 rows with a deletion would hold 16 kB of memory
    taken = f"SELECT {listed(contract.columns)}, file FROM {contract.judged} WHERE fault IS NULL"
    scratch.sql.execute(f"CREATE VIEW {contract.taken} AS {taken}")


def repeated(contract: Contract) -> str:
    """The table of the rows that were taken as another's copy or former version, with their file."""
    return f"repeated.{contract.name}"


def conflicts(contract: Contract) -> str:
    """The table of the rows that were taken though others of their id say something else, with their file."""
    return f"repeated.{contract.name}_conflicts"


def identity(contract: Contract) -> str:
    """A hash that rows which may be one have in common."""
    return f"if({contract.key} IS NULL, hash(file, {listed(contract.columns)}), hash(file, {contract.key}))"


def first_of_each(rows: str, contract: Contract) -> str:
    """The query that gives the place and file of each row to take, and whether other rows of its id differ from it.

    Of rows recorded at once content decides, not order.
    """
    content = f"({listed(contract.columns)})"
    latest_first = f"(-epoch_us({contract.version}), {content})"
    whole = f"if({contract.key} IS NULL, {content}, NULL)"
    differs = f"min(hash{content}) <> max(hash{content})"
    return f"SELECT arg_min(_place, {latest_first}), file, {differs} FROM {rows} GROUP BY file, {contract.key}, {whole}"


def listed(columns: Iterable[str]) -> str:
    return ", ".join(map(name, columns))


def ordered(scratch: Scratch) -> list[str]:
    """Queries whose rows, one query after the other, are the log: each orders a range of customers."""
    order = listed([*ORDER, *(column for column in EVENTS.columns if column not in ORDER)])
    log = f"SELECT {listed(EVENTS.columns)} FROM {EVENTS.taken}"
    return [f"{log} WHERE {one} ORDER BY {order}" for one in ranges(scratch)]


def ranges(scratch: Scratch) -> list[str]:
    """Conditions that part the customers into ranges of about ``ROWS_IN_RANGE`` rows, in their order."""
    parts = 1 + scratch.count(EVENTS.taken) // ROWS_IN_RANGE
    if parts == 1:
        return ["true"]
    found = scratch.rows(
        f"""
        SELECT DISTINCT unnest(quantile_disc(customer_id, [{", ".join(str(one / parts) for one in range(1, parts))}]))
        FROM (SELECT customer_id FROM {EVENTS.taken} USING SAMPLE {SAMPLE} ROWS) ORDER BY ALL
        """
    )
    bounds = [literal(bound) for (bound,) in found]
    between = [f"customer_id >= {low} AND customer_id < {high}" for low, high in pairwise(bounds)]
    return [f"customer_id < {bounds[0]}", *between, f"customer_id >= {bounds[-1]}"]


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
