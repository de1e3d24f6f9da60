"""What lies beside the results forgets the person too."""

from pathlib import Path

import pytest

from pipeline.privacy.stores import empty_cache, remotes, remove_artifacts, remove_pages

CACHE = Path(".dvc/cache/files/md5")


def test_the_cache_is_emptied_but_for_the_raw_files_of_other_companies(shop: Path) -> None:
    for digest in ("aa1", "bb2", "bb3", "cc4.dir"):
        (CACHE / digest[:2]).mkdir(parents=True, exist_ok=True)
        (CACHE / digest[:2] / digest[2:]).write_text('[{"md5": "bb2", "relpath": "a.csv"}]')
    Path(".dvc/cache/runs/x").mkdir(parents=True)
    for source, digest in {"shop": "aa1", "other": "cc4.dir"}.items():
        (shop / f"data/raw/{source}.dvc").write_text(f"outs:\n- md5: {digest}\n  path: {source}\n")
    assert empty_cache("shop") == 2
    assert sorted(str(file.relative_to(CACHE)) for file in CACHE.rglob("*") if file.is_file()) == ["bb/2", "cc/4.dir"]
    assert not Path(".dvc/cache/runs").exists()


def test_pages_and_what_names_the_person_go_from_the_artifacts(shop: Path) -> None:
    folder = shop / "mlartifacts/1"
    folder.mkdir(parents=True)
    for name, text in {"report.html": "quotes", "a.json": '"C-007"', "b.json": '"1007"', "model.pkl": "x"}.items():
        (folder / name).write_text(text)
    assert [file.name for file in remove_artifacts(shop / "mlartifacts", ["007"])] == ["a.json", "report.html"]
    assert remove_artifacts(shop / "nowhere", ["007"]) == []


def test_pages_go_from_what_waits_for_mlflow(shop: Path) -> None:
    entry = shop / "data/spool/000001-run-k/report"
    entry.mkdir(parents=True)
    for name in ("report.html", "metrics.csv"):
        (entry / name).write_text("quotes")
    assert remove_pages(shop / "data/spool") == [entry / "report.html"]
    assert [file.name for file in entry.iterdir()] == ["metrics.csv"]
    assert remove_pages(shop / "nowhere") == []


def test_copies_elsewhere_are_named(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".dvc").mkdir()
    Path(".dvc/config").write_text("[core]\n    analytics = false\n['remote \"store\"']\n    url = s3://bucket\n")
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://user:secret@host")
    dvc, server = remotes()
    assert 'remote "store"' in dvc
    assert "secret" not in server
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "sqlite:////x/mlflow.db")
    assert len(remotes()) == 1
