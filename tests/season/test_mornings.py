"""The files of a morning say what was known then, and nothing else."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.demo.shop import files, simulate
from pipeline.sources.declaration import limits_of, read_declaration
from pipeline.sources.reading import read_log
from tests.checkout import PROJECT
from tests.season.mornings import EXPORTS, lay_out

DEMO = PROJECT / "data/sources/demo"
UNTIL = date(2026, 7, 1)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop") / "raw"
    ARTIFACTS["shop"].write(files(simulate(150, 300, UNTIL, 3, True)), folder)
    return folder


def events(raw: Path) -> pd.DataFrame:
    declaration = read_declaration(DEMO)
    limits = limits_of(declaration, max_rejected_share=1, future_hours=24)
    return read_log(raw, DEMO, declaration, limits).events.read_pandas()


def test_on_the_last_morning_all_of_it_is_known(raw: Path, tmp_path: Path) -> None:
    lay_out(raw, UNTIL, tmp_path)
    pd.testing.assert_frame_equal(events(tmp_path), events(raw))


def test_a_morning_has_what_was_recorded_before_it(raw: Path, tmp_path: Path) -> None:
    morning = date(2026, 5, 4)
    lay_out(raw, morning, tmp_path)
    known, later = events(tmp_path), events(raw)
    later = later[later.recorded_at < pd.Timestamp(morning)]
    assert (known.recorded_at < pd.Timestamp(morning)).all()
    keys = ["kind", "event_id", "customer_id"]
    pd.testing.assert_frame_equal(
        known.merge(later[keys], on=keys)[[*keys, "recorded_at", "score", "failed"]].sort_values(
            keys, ignore_index=True
        ),
        later[[*keys, "recorded_at", "score", "failed"]].sort_values(keys, ignore_index=True),
    )
    still_open = known.merge(later[keys], on=keys, how="left", indicator=True).query("_merge == 'left_only'")
    assert {*still_open.kind} <= {"purchase", "contact", "campaign"}
    assert 0 < len(still_open) < 0.02 * len(known)


def test_every_file_that_is_read_has_its_mornings(raw: Path) -> None:
    truth = {"truth.parquet", "truth_history.parquet"}
    assert {file.name for file in raw.iterdir()} - truth == {*EXPORTS}
