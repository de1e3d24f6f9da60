"""Unpickling runs code: one module does it, and only with bytes that this project noted when it wrote them."""

import ast
import os
from pathlib import Path

import pytest

from pipeline.artifacts import ARTIFACTS, write_json, write_model
from pipeline.digests import sha256_of
from pipeline.faults import DataFault
from pipeline.loading import load_model
from pipeline.stage import record_of

ROOT = Path(__file__).parents[2]
LOADERS = {"pickle", "cloudpickle", "joblib", "dill", "skops", "shelve", "marshal"}
WRITES_ONLY = {Path("pipeline/artifacts.py")}
MODEL = Path("data/churn/model.joblib")


class Evil:
    """What a forged model file can hold."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("opened",)


@pytest.fixture
def forged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_model(Evil(), MODEL)
    return MODEL


def calls(tree: ast.AST) -> set[str]:
    found = [one.func for one in ast.walk(tree) if isinstance(one, ast.Call)]
    return {one.attr for one in found if isinstance(one, ast.Attribute)}


def test_one_module_unpickles() -> None:
    for file in [file for package in ("features", "models", "pipeline") for file in (ROOT / package).rglob("*.py")]:
        if (place := file.relative_to(ROOT)) == Path("pipeline/loading.py"):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        imported = {name.name for one in ast.walk(tree) if isinstance(one, ast.Import) for name in one.names}
        imported |= {one.module or "" for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
        if place not in WRITES_ONLY:
            assert not imported & LOADERS, file
        assert not calls(tree) & {"load_model", "unpickle", "loads_pickle"}, file
        if imported & LOADERS:
            assert "load" not in calls(tree), file


def test_a_model_nobody_noted_is_not_opened(forged: Path) -> None:
    with pytest.raises(DataFault, match=r"is not loaded, as no record says that this project wrote it"):
        ARTIFACTS["churn_model"].read(forged)
    assert not Path("opened").exists()


def test_a_model_with_other_bytes_than_were_noted_is_not_opened(forged: Path) -> None:
    write_json({"sha256": {str(MODEL): "0" * 64}}, record_of("churn"))
    with pytest.raises(DataFault, match="other bytes than were written"):
        load_model(forged)
    assert not Path("opened").exists()


def test_a_model_that_was_noted_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_model({"a": 1}, MODEL)
    write_json({"sha256": {str(MODEL): sha256_of(MODEL)}}, record_of("churn"))
    assert load_model(MODEL) == load_model(MODEL.resolve()) == {"a": 1}
