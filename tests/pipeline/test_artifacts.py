"""Files are whole or not there, and the same rows give the same bytes."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.artifacts import (
    ARTIFACTS,
    ROWS_PER_GROUP,
    Artifact,
    read_json,
    write_folder,
    write_json,
    write_model,
    write_parquet,
    write_text,
)

ROWS = ROWS_PER_GROUP + 1000
FRAME = pd.DataFrame(
    {
        "customer_id": [f"{number:06}" for number in range(ROWS)],
        "as_of": pd.Timestamp("2026-07-01"),
        "spend": np.where(np.arange(ROWS) % 7, np.arange(ROWS) / 3, np.nan),
    }
)
TABLE = pa.Table.from_pandas(FRAME, preserve_index=False).replace_schema_metadata(None)


def reader(rows: int) -> pa.RecordBatchReader:
    return pa.RecordBatchReader.from_batches(TABLE.schema, TABLE.to_batches(rows))


def written(table: pd.DataFrame | pa.Table | pa.RecordBatchReader, file: Path) -> bytes:
    write_parquet(table, file)
    return file.read_bytes()


@pytest.mark.parametrize(
    "again",
    [
        lambda: TABLE,
        lambda: FRAME.set_index(FRAME.index[::-1]),
        lambda: reader(1000),
        lambda: reader(99_991),
        lambda: pa.concat_tables([TABLE.slice(0, 5), TABLE.slice(5)]),
    ],
    ids=["table", "frame with another index", "small batches", "odd batches", "table of pieces"],
)
def test_rows_give_the_same_bytes_however_they_arrive(again: Callable[[], pa.Table], tmp_path: Path) -> None:
    assert written(again(), tmp_path / "again") == written(FRAME, tmp_path / "once")


def test_rows_come_back_in_order_and_in_groups_of_one_size(tmp_path: Path) -> None:
    write_parquet(reader(4096), tmp_path / "rows")
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "rows"), FRAME, check_dtype=False)
    found = pq.read_metadata(tmp_path / "rows")
    assert [found.row_group(number).num_rows for number in range(found.num_row_groups)] == [ROWS_PER_GROUP, 1000]


def test_a_table_without_rows_keeps_its_columns(tmp_path: Path) -> None:
    write_parquet(TABLE.schema.empty_table(), tmp_path / "empty")
    assert list(pd.read_parquet(tmp_path / "empty").columns) == list(FRAME.columns)


def breaking_batches() -> pa.RecordBatchReader:
    def batches() -> object:
        yield TABLE.to_batches()[0]
        raise OSError("the disk is full")

    return pa.RecordBatchReader.from_batches(TABLE.schema, batches())


@pytest.mark.parametrize(
    "fail",
    [
        lambda file: write_parquet(breaking_batches(), file),
        lambda file: write_json({"share": float("nan")}, file),
        lambda file: write_text("\ud800", file),
        lambda file: write_model(lambda: None, file),
    ],
    ids=["parquet", "json", "text", "model"],
)
def test_a_write_that_fails_leaves_the_old_file_and_no_other(fail: Callable[[Path], None], tmp_path: Path) -> None:
    file = tmp_path / "table"
    file.write_text("old")
    with pytest.raises(Exception, match=r"disk is full|not JSON compliant|surrogates|pickle"):
        fail(file)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_json_is_for_people_too(tmp_path: Path) -> None:
    write_json({"name": "Доставка", "share": 0.5}, tmp_path / "one.json")
    assert (tmp_path / "one.json").read_text(encoding="utf-8") == '{\n  "name": "Доставка",\n  "share": 0.5\n}\n'
    assert read_json(tmp_path / "one.json") == {"name": "Доставка", "share": 0.5}


def test_a_folder_holds_text_bytes_and_tables_under_their_names(tmp_path: Path) -> None:
    write_folder({"a.csv": "é", "b.bin": b"\xff", "c.parquet": FRAME.head(3)}, tmp_path)
    assert (tmp_path / "a.csv").read_bytes() == "é".encode()
    assert (tmp_path / "b.bin").read_bytes() == b"\xff"
    assert len(pd.read_parquet(tmp_path / "c.parquet")) == 3


EXAMPLES = {
    "customers": FRAME.head(3),
    "dictionary": pd.DataFrame({"column": ["visits_30d"], "days": [30]}),
    "source": {"name": "shop", "as_of": "2026-07-01"},
    "report": "<h1>Отчёт</h1>\n",
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_written_is_what_is_read(name: str, tmp_path: Path) -> None:
    artifact, value = ARTIFACTS[name], EXAMPLES[name]
    artifact.write(value, tmp_path / "file")
    found = artifact.read(tmp_path / "file")
    if isinstance(value, pd.DataFrame):
        pd.testing.assert_frame_equal(found, value, check_dtype=False)
    else:
        assert found == value


def test_a_log_is_read_as_an_expression(tmp_path: Path) -> None:
    write_parquet(FRAME, tmp_path / "log")
    assert ARTIFACTS["events"].read(tmp_path / "log").count().execute() == ROWS


def test_a_path_names_the_source_whose_files_are_read() -> None:
    assert ARTIFACTS["raw"].at("olist") == Path("data/raw/olist")
    assert ARTIFACTS["events"].at("olist") == Path("data/events/events.parquet")


def test_no_two_artifacts_share_a_path() -> None:
    paths = [one.path for one in ARTIFACTS.values()]
    assert len(set(paths)) == len(paths)


def test_an_artifact_is_read_where_its_source_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_text("hello", Path("data/shop.txt"))
    assert Artifact("data/${source}.txt", Path.read_text, lambda text, file: None).read_at("shop") == "hello"
