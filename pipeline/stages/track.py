"""The stages' records, logged in MLflow."""

import sys
from collections.abc import Sequence

from pipeline import parameters
from pipeline.faults import UsageFault
from pipeline.stage import STAGES, Outputs, stage

TRACKED = tuple(name for name in STAGES if name not in ("notices", "track"))
"""Whom a run has told of alerts differs from one run to the next on the same results, and is no result itself."""

NOT_LOGGED = """\
Not logged in MLflow: {fault}
Nothing else is lost: the results and records stand in data/. Once the store is back, log them with
    python -m pipeline track"""


@stage()
def track() -> Outputs:
    """Log the records of the current source as one run; a store out of reach is a warning, the results stand."""
    return log_run(parameters.read(STAGES)["source"], TRACKED)


def log_run(source: str, stages: Sequence[str]) -> Outputs:
    """Log the records of these stages as one run."""
    from pipeline.tracking.records import records_of
    from pipeline.tracking.runs import log
    from pipeline.tracking.store import StoreFault

    records = records_of(source, stages)
    if not records:
        raise UsageFault(f"No stage has run on source '{source}' yet: nothing to log. Run the stages first: dvc repro")
    try:
        run = log(records, source)
    except StoreFault as fault:
        print(NOT_LOGGED.format(fault=fault), file=sys.stderr)
        return {"metrics": {}}
    print(f"{'Logged' if run.is_new else 'Already'} in MLflow as run {run.name} ({run.run_id}).")
    return {"metrics": {"run_id": run.run_id}}
