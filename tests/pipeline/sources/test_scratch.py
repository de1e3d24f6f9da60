import gc

import duckdb
import pytest

from pipeline.sources.scratch import Scratch, literal, name


def test_after_the_lock_only_the_raw_folder_can_be_read(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/in.csv").write_text("a\n1\n")
    (tmp_path / "out.csv").write_text("a\n1\n")
    scratch = Scratch()
    scratch.lock(tmp_path / "raw")
    assert scratch.count(f"read_csv({literal(tmp_path / 'raw/in.csv')})") == 1
    for forbidden in (
        f"SELECT * FROM read_csv({literal(tmp_path / 'out.csv')})",
        f"COPY (SELECT 1) TO {literal(tmp_path / 'new.csv')}",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ):
        with pytest.raises(duckdb.Error, match=r"disabled by configuration|has been locked"):
            scratch.rows(forbidden)


def test_the_lock_leaves_room_to_spill(tmp_path):
    scratch = Scratch()
    scratch.sql.execute("SET memory_limit = '40MB'; SET threads = 1")
    scratch.lock(tmp_path)
    scratch.sql.execute("CREATE TABLE many AS SELECT range AS n, repeat('x', 50) || range AS text FROM range(1000000)")
    reader = scratch.stream("SELECT * FROM many ORDER BY text DESC, n")
    assert sum(batch.num_rows for batch in reader) == 1_000_000


def test_a_stream_outlives_the_name_of_its_database():
    scratch = Scratch()
    scratch.sql.execute("CREATE TABLE many AS SELECT range AS n FROM range(300000)")
    home, reader = scratch.folder, scratch.stream("SELECT n FROM many ORDER BY n")
    del scratch
    gc.collect()
    assert home.exists()
    assert reader.read_all().column("n").to_pylist() == list(range(300000))


def test_nothing_is_left_behind():
    scratch = Scratch()
    home = scratch.folder
    del scratch
    gc.collect()
    assert not home.exists()


def test_any_text_can_be_a_name_or_a_value():
    scratch = Scratch()
    odd = """a'b"c; DROP TABLE x --"""
    assert scratch.sql.execute(f"SELECT {literal(odd)} AS {name(odd)}").fetchall() == [(odd,)]
    assert scratch.sql.description[0][0] == odd
