"""Too little memory: told as the machine's fault, and the same stage with more of it does."""

from pathlib import Path

import duckdb
import pytest

from pipeline.faults import MachineFault, told_of_the_machine


def test_what_fits_neither_in_memory_nor_in_the_folder_for_it_is_the_machines_fault(tmp_path: Path) -> None:
    settings = {"memory_limit": "20MB", "temp_directory": str(tmp_path), "max_temp_directory_size": "1MB", "threads": 1}
    with (
        duckdb.connect(config=settings) as engine,
        pytest.raises(MachineFault, match="Make room"),
        told_of_the_machine(),
    ):
        engine.execute("CREATE TABLE sorted AS SELECT hash(range) AS key, range FROM range(5_000_000) ORDER BY key")
