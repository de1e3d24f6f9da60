"""Local times that a zone has twice, or never: each is read by one rule, and counted."""

from collections.abc import Iterator

from pipeline.sources.doubts import Doubt
from pipeline.sources.judging import NAMES_A_ZONE
from pipeline.sources.opening import Query
from pipeline.sources.scratch import Scratch, literal, name


def clock_doubts(scratch: Scratch, query: Query, zone: str) -> Iterator[Doubt]:
    """How many times without a zone lie in an hour that the clocks of ``zone`` skip or repeat, if any do."""
    if zone == "UTC" or query.columns[query.contract.time] == "TIMESTAMP WITH TIME ZONE":
        return
    text = f"{query.contract.time}::VARCHAR"
    instant = f"timezone({literal(zone)}, local)"
    repeated = " OR ".join(f"timezone({literal(zone)}, {instant} {sign} INTERVAL 1 HOUR) = local" for sign in "+-")
    [(never, twice)] = scratch.rows(
        f"""
        SELECT count(*) FILTER (timezone({literal(zone)}, {instant}) <> local), count(*) FILTER ({repeated})
        FROM (SELECT TRY_CAST({text} AS TIMESTAMP) AS local FROM {name(query.file)}
            WHERE NOT regexp_matches({text}, {literal(NAMES_A_ZONE)}))
        """
    )
    if never or twice:
        yield Doubt(
            "clock_change",
            query.file,
            f"{query.file}: {never:,} times lie in the hour that {zone} skips in spring and are read an hour later, "
            f"{twice:,} in the one it repeats in autumn and are read as its second; "
            "many skipped ones would mean that the times are of another zone.",
        )
