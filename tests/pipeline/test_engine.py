"""Large tables are read as expressions, by what ``params.yaml`` names."""

from pathlib import Path

import pandas as pd
import pydantic
import pytest

from pipeline.artifacts import write_parquet
from pipeline.engine import DUCKDB, Engine


def test_duckdb_keeps_to_its_memory_and_spills_where_it_is_told(tmp_path: Path) -> None:
    engine = Engine(memory_limit="1GiB", spill_to=str(tmp_path))
    connection = engine.connect()
    settings = connection.raw_sql("SELECT current_setting('memory_limit'), current_setting('temp_directory')")
    assert settings.fetchone() == ("1.0 GiB", str(engine.own_folder))
    assert engine.own_folder.parent == tmp_path


def test_a_file_is_read_as_an_expression(tmp_path: Path) -> None:
    write_parquet(pd.DataFrame({"a": [1, 2]}), tmp_path / "one.parquet")
    assert DUCKDB.read_parquet(tmp_path / "one.parquet").a.sum().execute() == 3


@pytest.mark.parametrize("limit", ["4", "0GB", "half", "50 %"])
def test_a_limit_without_a_unit_or_of_nothing_is_refused(limit: str) -> None:
    with pytest.raises(pydantic.ValidationError, match="memory_limit"):
        Engine(memory_limit=limit)
