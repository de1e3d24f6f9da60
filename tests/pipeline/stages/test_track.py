"""The last stage: what was recorded gets logged, and a store that is down costs nothing else."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.artifacts import write_json
from pipeline.faults import UsageFault
from pipeline.stage import record_of, run

ROOT = Path(__file__).parents[3]
TRACK = [sys.executable, "-c", "from pipeline.stage import run; run('track')"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory in which one stage has run, and no store yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for name in ("MLFLOW_TRACKING_URI", "DVC_ROOT", "DVC_EXP_NAME", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.delenv(name, raising=False)
    Path("params.yaml").write_text("source: demo\ntrack: {seconds: 60}\n")
    record = {"stage": "report", "started_at": 1.0, "ended_at": 2.0, "params": {"source": "demo"}}
    write_json({**record, "metrics": {"pages": 1}, "reads": [], "writes": []}, record_of("report"))
    return tmp_path


def test_two_processes_on_a_fresh_store_log_one_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = [subprocess.Popen(TRACK, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = sorted(" ".join(process.communicate(timeout=60)) for process in both)
    assert [process.returncode for process in both] == [0, 0], said
    assert said[0].startswith("Already in MLflow as run workspace (")
    assert said[1].startswith("Logged in MLflow as run workspace (")
    logged = json.loads(record_of("track").read_text())["metrics"]["run_id"]
    assert all(logged in one for one in said)
    run("track")  # by now there is a record of the stage itself
    assert capsys.readouterr().out == f"Already in MLflow as run workspace ({logged}).\n"


def test_whom_the_run_has_told_of_alerts_makes_no_other_run_of_it(project: Path) -> None:
    runs = set()
    for delivered in (3, 0):
        record = {"stage": "notices", "started_at": 1.0, "ended_at": 2.0, "params": {"source": "demo"}}
        write_json({**record, "metrics": {"delivered": delivered}, "reads": [], "writes": []}, record_of("notices"))
        run("track")
        runs.add(json.loads(record_of("track").read_text())["metrics"]["run_id"])
    assert len(runs) == 1


def test_a_dead_server_is_a_warning_and_what_was_to_be_logged_then_is_logged_later(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://127.0.0.1:9")
    began = time.monotonic()
    run("track")
    assert time.monotonic() - began < 30
    told = capsys.readouterr().err
    assert "Not logged in MLflow: http://127.0.0.1:9" in told
    assert "python -m pipeline track" in told
    assert json.loads(record_of("track").read_text())["metrics"] == {}
    monkeypatch.delenv("MLFLOW_TRACKING_URI")
    write_json({**json.loads(record_of("report").read_text()), "metrics": {"pages": 2}}, record_of("report"))
    run("track")
    assert "So were 1 that had waited for it." in capsys.readouterr().out


def test_without_any_record_there_is_nothing_to_log(project: Path) -> None:
    Path("params.yaml").write_text("source: olist\ntrack: {seconds: 60}\n")
    with pytest.raises(UsageFault, match=r"'olist'.*dvc repro"):
        run("track")


def test_reading_the_stage_does_not_import_mlflow() -> None:
    code = "import sys, pipeline.stages.track; sys.exit('mlflow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=os.environ, check=False).returncode == 0
