"""What people may open beside a run."""

from pathlib import Path

import pytest

from pipeline.tracking.exhibits import MAX_BYTES, exhibits


@pytest.mark.parametrize(
    ("name", "text", "is_shown"),
    [
        ("roc.csv", "fpr,tpr\n0,0\n", True),
        ("report.html", "<p>customer_id</p>", True),
        ("summary.json", '{"rows": 3}', True),
        ("dictionary.csv", "column,meaning\ncustomer_id,who\n", True),
        ("empty.csv", "", True),
        ("customers.csv", 'as_of,"customer_id"\n2026-01-01,7\n', False),
        ("examples.json", '[{"customer_id": "7"}]', False),
        ("profiles.parquet", "", False),
        ("model.joblib", "", False),
    ],
)
def test_shown(tmp_path: Path, name: str, text: str, is_shown: bool) -> None:
    (tmp_path / name).write_text(text)
    assert bool(list(exhibits([str(tmp_path / name)]))) is is_shown


def test_large_files_and_folders_stay_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "large.html").write_bytes(b" " * (MAX_BYTES + 1))
    assert list(exhibits([str(tmp_path / "large.html"), str(tmp_path)])) == []
