"""``python -m pipeline <verb>``: what can be asked for, and the exit code a schedule reads."""

import sys
from datetime import date
from pathlib import Path

import pytest

from pipeline.__main__ import main, parser
from pipeline.artifacts import ARTIFACTS, read_json, write_json
from pipeline.lock import alone
from pipeline.stage import STAGES


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def called(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["pipeline", *arguments])
    return main()


@pytest.mark.parametrize(
    "verb", [*STAGES, "run", "check", "retrain", "score", "status", "rollback", "verify", "history"]
)
def test_every_stage_and_the_main_job_can_be_asked_for(verb: str) -> None:
    assert parser().parse_args([verb]).verb == verb


def test_the_main_job_takes_a_source_and_a_folder() -> None:
    asked = parser().parse_args(["run", "--source", "olist", "--raw", "files"])
    assert (asked.source, asked.raw) == ("olist", "files")


def test_a_customer_is_explained_by_the_id_as_it_is_written() -> None:
    assert parser().parse_args(["explain", "00123"]).customer == "00123"


def test_a_retraining_takes_a_date_and_may_be_strict_and_wait() -> None:
    asked = parser().parse_args(["retrain", "--as-of", "2026-07-01", "--strict", "--lock-timeout", "60"])
    assert (asked.as_of, asked.strict, asked.lock_timeout) == (date(2026, 7, 1), True, 60)


@pytest.mark.parametrize("option", [["--events", "log"], ["--to", "scores"], ["--events", "log", "--to", "scores"]])
def test_scores_of_a_log_need_to_know_which_when_and_where(
    option: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called(monkeypatch, "score", *option) == 2
    assert capsys.readouterr().err == "score: --events, --to and --as-of go together.\n"


def test_a_second_run_at_the_same_time_gives_five(monkeypatch: pytest.MonkeyPatch) -> None:
    with alone("retrain"):
        assert called(monkeypatch, "score") == 5


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
