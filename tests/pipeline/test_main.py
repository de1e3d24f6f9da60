"""``python -m pipeline <verb>``: what can be asked for, and the exit code a schedule reads."""

import sys
from pathlib import Path

import pytest

from pipeline.__main__ import main, parser
from pipeline.artifacts import ARTIFACTS, read_json, write_json
from pipeline.stage import STAGES


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def called(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["pipeline", *arguments])
    return main()


@pytest.mark.parametrize("verb", [*STAGES, "run", "check"])
def test_every_stage_and_the_main_job_can_be_asked_for(verb: str) -> None:
    assert parser().parse_args([verb]).verb == verb


def test_the_main_job_takes_a_source_and_a_folder() -> None:
    asked = parser().parse_args(["run", "--source", "olist", "--raw", "files"])
    assert (asked.source, asked.raw) == ("olist", "files")


def test_a_customer_is_explained_by_the_id_as_it_is_written() -> None:
    assert parser().parse_args(["explain", "00123"]).customer == "00123"


@pytest.mark.parametrize("arguments", [[], ["explain"], ["predict"], ["churn", "--source", "olist"]])
def test_a_verb_nobody_knows_is_a_usage_fault(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parser().parse_args(arguments)
    assert "usage: python -m pipeline" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["check", "churn", "run"])
def test_a_fault_is_told_without_a_traceback_and_gives_its_exit_code(
    verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("params.yaml").write_text("source: demo\nchrun: {}\n")
    assert called(monkeypatch, verb) == 2
    told = capsys.readouterr()
    assert told.err.startswith("params.yaml has unknown 'chrun'; did you mean 'churn'?")
    assert told.out == ""


def test_an_open_alert_can_be_acknowledged(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    register = ARTIFACTS["alert_register"].at("demo")
    Path("params.yaml").write_text("source: demo\n")
    write_json([{"id": "nps-drop@all", "status": "open"}], register)
    assert called(monkeypatch, "alerts", "--acknowledge", "nps-drop") == 2
    assert "open are: nps-drop@all" in capsys.readouterr().err
    assert called(monkeypatch, "alerts", "--acknowledge", "nps-drop@all") == 0
    assert read_json(register) == [{"id": "nps-drop@all", "status": "acknowledged"}]


def test_a_check_without_faults_gives_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    assert called(monkeypatch, "check") == 0
