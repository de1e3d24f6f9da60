import gc
import signal
import subprocess
import sys

import duckdb
import pytest

from pipeline.engine import Engine
from pipeline.faults import MachineFault
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


HOLDS = """
import sys, time
from pipeline.engine import Engine
from pipeline.sources.scratch import Scratch
scratch = Scratch(Engine(spill_to=sys.argv[1]))
print(scratch.folder, flush=True)
time.sleep(60)
"""


def test_what_a_killed_run_left_is_swept_by_the_next_and_nothing_else(tmp_path):
    (tmp_path / "customer-events-of-mine").mkdir()
    living = Scratch(Engine(spill_to=str(tmp_path)))
    with subprocess.Popen([sys.executable, "-c", HOLDS, tmp_path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        left = tmp_path / process.stdout.readline().strip()
        Scratch(Engine(spill_to=str(tmp_path)))
        assert (left / "scratch.duckdb").exists()
        process.send_signal(signal.SIGKILL)
    next_run = Scratch(Engine(spill_to=str(tmp_path)))
    assert not left.exists()
    assert {path.name for path in tmp_path.iterdir()} >= {
        "customer-events-of-mine",
        living.folder.name,
        next_run.folder.name,
    }


def test_too_little_memory_is_a_fault_of_the_machine_that_says_what_to_do(tmp_path):
    scratch = Scratch(Engine(memory_limit="4MB", spill_to=str(tmp_path)))
    reader = scratch.stream("SELECT list(n ORDER BY hash(n)) AS all FROM range(10000000) AS r (n)")
    with pytest.raises(
        MachineFault, match=f"memory_limit 4MB and the disk of {tmp_path} did not do.*params.yaml"
    ) as told:
        reader.read_all()
    assert told.value.exit_code == 7


@pytest.mark.parametrize("words", ["Out of Memory Error: no block", "Could not write: No space left on device"])
def test_it_is_known_also_where_it_comes_while_rows_are_read(words):
    failing = f"SELECT if(n = 5000000, error('{words}'), 'x') AS x FROM range(9000000) AS r (n)"
    reader = Scratch().stream(failing)
    with pytest.raises(MachineFault, match=words):
        reader.read_all()


def test_queries_are_streamed_one_after_the_other():
    reader = Scratch().stream("SELECT 2 AS n", "SELECT 1 AS n")
    assert reader.read_all().column("n").to_pylist() == [2, 1]
