"""Raw files of any company become one log of events."""

from pathlib import Path

from pipeline.engine import DUCKDB, Engine
from pipeline.sources.declaration import Hours, Share, limits_of, read_declaration
from pipeline.stage import Outputs, stage


@stage(writes=("events", "rejected", "attributes", "event_summary", "source"))
def events(
    raw: Path, declaration: Path, *, max_rejected_share: Share, future_hours: Hours, engine: Engine = DUCKDB
) -> Outputs:
    """One row per event, in a total order and each once; every other row with the reason why not.

    ``max_rejected_share`` is of the rows of one SELECT and for one reason; above it the run stops.
    ``future_hours`` is how far past the log's end a time may lie, as clocks may be fast.
    """
    from pipeline.sources.reading import read_log

    declared = read_declaration(declaration)
    limits = limits_of(declared, max_rejected_share=max_rejected_share, future_hours=future_hours)
    log = read_log(raw, declaration, declared, limits, engine)
    source = {"name": declaration.name, "as_of": log.as_of.isoformat()}
    return {
        "events": log.events,
        "rejected": log.rejected,
        "attributes": log.attributes,
        "event_summary": log.summary,
        "source": source | declared.model_dump(include={"currency", "timezone", "params"}),
        "metrics": log.metrics,
    }
