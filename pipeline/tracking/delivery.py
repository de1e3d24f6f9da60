"""The spool is sent to MLflow by a process of its own, which the kernel ends when its time is up."""

import json
from dataclasses import dataclass

from pipeline.faults import DependencyFault
from pipeline.processes import run_module
from pipeline.tracking.location import without_password
from pipeline.tracking.spool import entries


class StoreFault(DependencyFault):
    """The store does not answer in time, or does not take what it is given. It stays in the spool."""


@dataclass(frozen=True)
class Delivered:
    """The run asked for, whether it was made just now, how much else was sent, and which promotions were refused."""

    run_id: str | None = None
    name: str | None = None
    is_new: bool = False
    others: int = 0
    refused: tuple[str, ...] = ()


def deliver(seconds: int, key: str = "") -> Delivered:
    """Send all that waits, in order, and find the run of these records. Raises StoreFault after so many seconds.

    Threads, retries and drivers of stores have a patience of their own, in all of minutes: only a process ends in time.
    """
    if not key and not entries():
        return Delivered()
    done = run_module("pipeline.tracking", str(seconds), key, close_fds=False)  # it holds the project's lock, too
    if done.returncode:
        said = done.stderr.strip() or f"the store did not take all within {seconds} s (track: seconds, in params.yaml)"
        raise StoreFault(without_password(said.splitlines()[-1]))
    found = json.loads(done.stdout)
    return Delivered(**{**found, "refused": tuple(found["refused"])})
