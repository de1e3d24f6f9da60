"""Scores over partitions on Spark: those of this machine, at the address that was asked for."""

import pandas as pd
import pytest

from pipeline.faults import UsageFault
from tests.pipeline.scoring.conftest import read


@pytest.mark.long
def test_spark_gives_the_scores_of_this_machine(spark, scored, own, tmp_path):
    there = scored(f"{tmp_path}/there", engine="spark", events=f"file://{tmp_path}/shop/data/events/events.parquet")
    pd.testing.assert_frame_equal(there, read(own), rtol=1e-12)
    assert (tmp_path / "there/_SUCCESS").exists()
    buckets = [{file.name for file in folder.glob("bucket=*")} for folder in (tmp_path / "there", own)]
    assert buckets[0] == buckets[1]
    with pytest.raises(UsageFault, match="never written over"):
        scored(f"{tmp_path}/there", engine="spark")
