"""The process that speaks with MLflow: a line of JSON when it was heard, a sentence when it was not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.tracking.packing import pack
from pipeline.tracking.records import Record

ROOT = Path(__file__).parents[3]


def test_it_tells_of_the_run_in_json(records: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    command = [sys.executable, "-m", "pipeline.tracking", "60", pack(records[:1], "demo")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert (told["name"], told["is_new"], told["others"], told["refused"]) == ("workspace", True, 0, [])
    assert done.stderr == ""
