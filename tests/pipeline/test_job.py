"""What the main job checks and prepares before DVC runs the stages, and what it says when one of them failed."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from pipeline import job, parameters
from pipeline.artifacts import write_json
from pipeline.faults import DataFault, DependencyFault, Fault, MachineFault, UsageFault
from pipeline.stage import FAULT, record_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two sources, one of them the demo, and the real parameters."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "params.yaml", "params.yaml")
    for source in ("demo", "shop"):
        Path("data/sources", source).mkdir(parents=True)
    Path("data/sources/shop/orders.sql").write_text(
        "SELECT customer AS customer_id, day AS occurred_at, 'purchase' AS kind FROM orders"
    )
    return tmp_path


@pytest.fixture(scope="module")
def fresh_dvc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder ``.dvc`` of a new project."""
    home = tmp_path_factory.mktemp("dvc")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        assert job.dvc("init", "--no-scm", "--quiet") == 0
    return home / ".dvc"


@pytest.fixture
def use_dvc(fresh_dvc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DVC_ROOT", raising=False)
    shutil.copytree(fresh_dvc, ".dvc")


def last_stages(code: str) -> None:
    """Let each of the last stages be a program that does just this."""
    Path("stage.py").write_text(code)
    commands = {name: {"cmd": f"{sys.executable} stage.py {name}"} for name in job.LAST_STAGES}
    Path("dvc.yaml").write_text(json.dumps({"stages": commands}))


def test_choosing_a_source_changes_that_line_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("params.yaml").read_text().splitlines()
    job.choose("shop")
    after = Path("params.yaml").read_text().splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.split("#")[0].strip() for _, new in changed] == ["source: shop"]
    assert changed[0][0].partition("#")[2] == changed[0][1].partition("#")[2] != ""
    assert capsys.readouterr().out == "params.yaml: the source is now shop.\n"


@pytest.mark.parametrize("written", ['"demo"', "'demo'  # a folder", "demo"])
def test_the_source_is_chosen_however_the_last_one_is_written(written: str) -> None:
    Path("params.yaml").write_text(f"source: {written}\nsegments: {{source: demo}}\n")
    job.choose("shop")
    assert parameters.read({"segments"}) == {"source": "shop", "segments": {"source": "demo"}}


def test_choosing_the_source_that_is_chosen_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("params.yaml").stat()
    job.choose("demo")
    assert Path("params.yaml").stat().st_ino == before.st_ino
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["shoop", "", "../sources/shop", "demo\nsegments:"])
def test_a_source_nobody_declared_is_refused_with_those_there_are(name: str) -> None:
    before = Path("params.yaml").read_text()
    with pytest.raises(UsageFault, match="data/sources/ has demo, shop"):
        job.choose(name)
    assert Path("params.yaml").read_text() == before


def test_the_check_passes_the_projects_own_parameters() -> None:
    assert job.check()["source"] == "demo"


def test_the_check_names_faults_of_several_stages_at_once() -> None:
    text = Path("params.yaml").read_text().replace("horizon_days: 90", "horizon_days: -1")
    Path("params.yaml").write_text(text.replace("min_samples: 10", "min_sample: 10"))
    with pytest.raises(UsageFault, match=r"(?s)did you mean 'min_samples'.*churn\.horizon_days is -1"):
        job.check()


def test_the_check_covers_what_the_source_declares_for_itself() -> None:
    text = Path("params.yaml").read_text().replace("source: demo", "source: shop")
    Path("params.yaml").write_text(text)
    declared = Path("data/sources/shop/source.yaml")
    declared.write_text("churn: {horizon_days: 60}\n")
    assert job.check()["churn"]["horizon_days"] == 90
    declared.write_text("churn: {horizon_day: 60}\nsegments: {min_share: 2}\n")
    with pytest.raises(UsageFault, match=r"(?s)source\.yaml: segments\.min_share is 2.*source\.yaml: churn") as fault:
        job.check()
    assert "did you mean 'horizon_days'" in str(fault.value)


def test_the_check_knows_the_sources() -> None:
    Path("params.yaml").write_text(Path("params.yaml").read_text().replace("source: demo", "source: nobody"))
    with pytest.raises(UsageFault, match="no source 'nobody'"):
        job.check()


@pytest.mark.usefixtures("use_dvc")
def test_a_companys_files_are_copied_to_where_its_source_reads_them() -> None:
    files = Path("export/orders")
    files.mkdir(parents=True)
    (files / "1.csv").write_text("customer,day\nann,2026-01-01\n")
    (files / "1.csv").chmod(0o444)
    job.take(Path("export"), "shop")
    taken = Path("data/raw/shop/orders/1.csv")
    assert taken.stat().st_mode & 0o200  # a second export goes over the first, write-protected or not
    job.take(Path("export"), "shop")
    assert taken.read_text() == (files / "1.csv").read_text()
    assert "path: shop" in Path("data/raw/shop.dvc").read_text()


def test_a_folder_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageFault, match=r"--raw export: there is no such folder"):
        job.take(Path("export"), "shop")


def test_the_demo_takes_no_files() -> None:
    Path("export").mkdir()
    with pytest.raises(UsageFault, match="makes its own raw files"):
        job.take(Path("export"), "demo")
    assert not Path("data/raw").exists()


def test_files_that_the_selects_read_must_be_there() -> None:
    with pytest.raises(DataFault, match=r"(?s)orders.*\./run --source shop --raw FOLDER"):
        job.require_raw("shop")
    Path("data/raw/shop").mkdir(parents=True)
    Path("data/raw/shop/orders.csv").write_text("customer,day\n")
    job.require_raw("shop")
    job.require_raw("demo")


@pytest.mark.usefixtures("use_dvc")
@pytest.mark.parametrize(
    ("code", "kind", "released"),
    [
        (2, UsageFault, r"\nNothing released was touched\."),
        (3, DataFault, r"\nNothing released was touched\."),
        (6, DependencyFault, ""),
        (7, MachineFault, r"\nNothing released was touched\."),
    ],
)
def test_the_fault_of_a_stage_becomes_the_jobs(code: int, kind: type[Fault], released: str) -> None:
    """Only a database that is down lets the files be released without it."""
    fault = {"stage": "release", "exit_code": code, "message": "orders.csv: no such column"}
    last_stages(f"import json, sys; json.dump({fault}, open('{FAULT}', 'w')); sys.exit({code})")
    FAULT.parent.mkdir(parents=True)
    with pytest.raises(kind, match=rf"^orders\.csv: no such column{released}$"):
        job.reproduce(*job.LAST_STAGES)


@pytest.mark.usefixtures("use_dvc")
def test_an_old_fault_is_not_told_again() -> None:
    write_json({"stage": "events", "exit_code": 3, "message": "of yesterday"}, FAULT)
    last_stages("raise SystemExit(1)")
    with pytest.raises(Fault, match="A stage failed: see above") as fault:
        job.reproduce(*job.LAST_STAGES)
    assert fault.value.exit_code == 1
    assert not FAULT.exists()


@pytest.mark.usefixtures("use_dvc")
def test_all_last_stages_run() -> None:
    last_stages("import sys; print(sys.argv[1], file=open('ran', 'a'))")
    job.reproduce(*job.LAST_STAGES)
    assert sorted(Path("ran").read_text().split()) == ["notices", "release", "track"]


def test_a_run_is_new_if_a_stage_that_may_be_skipped_was_not() -> None:
    write_json({"started_at": 1.0}, record_of("churn"))
    write_json({"started_at": 9.0}, record_of("track"))
    assert job.times() == [1.0]
