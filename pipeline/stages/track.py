"""The stages' records, logged in MLflow."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import PositiveInt

from pipeline import parameters
from pipeline.faults import UsageFault
from pipeline.stage import STAGES, Outputs, stage

TRACKED = tuple(name for name in STAGES if name not in ("notices", "track"))
"""Whom a run has told of alerts differs from one run to the next on the same results, and is no result itself."""

NOT_LOGGED = """\
Not logged in MLflow: {fault}
Nothing is lost: results stand in data/, and what MLflow was to be told waits in data/spool/. The next run tells it, or
    python -m pipeline track"""


@stage()
def track(*, seconds: PositiveInt) -> Outputs:
    """Log the records of the current source as one run; a store out of reach is a warning, the results stand."""
    return log_run(parameters.read(STAGES)["source"], TRACKED, seconds)


def seconds_of(settings: Mapping[str, Any]) -> int:
    """How long MLflow is waited for."""
    return int(parameters.of_stage("track", track.params, settings, {})["seconds"])


def log_run(source: str, stages: Sequence[str], seconds: int) -> Outputs:
    """Log the records of these stages as one run, and before it what is waiting, in no more than so many seconds."""
    from pipeline.tracking.delivery import StoreFault, deliver
    from pipeline.tracking.packing import pack
    from pipeline.tracking.records import records_of

    records = records_of(source, stages)
    if not records:
        raise UsageFault(f"No stage has run on source '{source}' yet: nothing to log. Run the stages first: dvc repro")
    try:
        found = deliver(seconds, pack(records, source))
    except StoreFault as fault:
        print(NOT_LOGGED.format(fault=fault), file=sys.stderr)
        return {"metrics": {}}
    print(f"{'Logged' if found.is_new else 'Already'} in MLflow as run {found.name} ({found.run_id}).")
    if found.others:
        print(f"So were {found.others} that had waited for it.")
    return {"metrics": {"run_id": found.run_id}}
