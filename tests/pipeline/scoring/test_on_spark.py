"""Scores over partitions on Spark: those of this machine, at the address that was asked for."""

import pandas as pd
import pytest

from pipeline.faults import UsageFault


def test_spark_gives_the_scores_of_this_machine(spark, scored, tmp_path):
    here = scored(str(tmp_path / "here"))
    there = scored(f"{tmp_path}/there", engine="spark", events=f"file://{tmp_path}/shop/data/events/events.parquet")
    pd.testing.assert_frame_equal(there, here, rtol=1e-12)
    assert (tmp_path / "there/_SUCCESS").exists()
    assert {file.name for file in (tmp_path / "there").glob("bucket=*")} == {
        file.name for file in (tmp_path / "here").glob("bucket=*")
    }
    with pytest.raises(UsageFault, match="never written over"):
        scored(f"{tmp_path}/there", engine="spark")
