"""MLflow's server is killed while it is told of a run: the run is not lost, and once it is back, it is told whole."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from pipeline.tracking.records import Record
from tests.pipeline.tracking.conftest import migrated, project, records
from tests.postgres import free_port
from tests.shop import ROOT, write_params

__all__ = ["migrated", "project", "records"]

STORE = Path("server.db")
PATIENCE = 60


def wait_for(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@contextmanager
def serving(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """MLflow's own server, in a group of its own with all its workers."""
    where = ["--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    stores = ["--backend-store-uri", f"sqlite:///{STORE}", "--artifacts-destination", "artifacts"]
    with (
        Path("server.log").open("a") as log,
        subprocess.Popen([sys.executable, "-m", "mlflow", "server", *where, *stores],
                         stdout=log, stderr=log, start_new_session=True) as server,
    ):  # fmt: skip
        try:
            wait_for(lambda: answers(port))
            yield server
        finally:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)


def answers(port: int) -> bool:
    with suppress(OSError):
        return bool(urlopen(f"http://127.0.0.1:{port}/health", timeout=1).status == 200)
    return False


def told() -> list[str]:
    """The states of the runs that nobody has discarded."""
    with closing(sqlite3.connect(STORE)) as store, suppress(sqlite3.OperationalError):
        return sorted(
            state for (state,) in store.execute("SELECT status FROM runs WHERE lifecycle_stage = 'active'").fetchall()
        )
    return []


@pytest.mark.long
def test_a_run_of_which_half_was_told_is_told_whole_later(
    records: list[Record], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    monkeypatch.setenv("MLFLOW_TRACKING_URI", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    write_params(project / "params.yaml", {})
    command = [sys.executable, "-m", "pipeline", "track"]
    with serving(port) as server, subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as track:
        wait_for(lambda: "RUNNING" in told())
        os.killpg(server.pid, signal.SIGKILL)
        killed_at = time.monotonic()
        _, said = track.communicate(timeout=PATIENCE)
        assert time.monotonic() - killed_at < 40
    assert (track.returncode, said.partition(":")[0]) == (0, "Not logged in MLflow")
    assert "RUNNING" in told()
    with serving(port):
        again = subprocess.run(command, capture_output=True, text=True)
    assert again.returncode == 0
    assert again.stdout.startswith("Logged in MLflow as run")
    assert told() == ["FINISHED"] * (1 + len(records))
