from pathlib import Path

from benchmarks.rawlogs import KINDS
from benchmarks.scale import COLUMNS, STAGES, Cost, measured, table


def test_a_company_of_ten_thousand_events_goes_all_the_way(tmp_path: Path):
    costs = list(measured(10_000, tmp_path, memory_limit="200MB"))
    assert [cost.stage for cost in costs] == [*STAGES]
    assert all(cost.customers > 900 and cost.peak_mb > 50 and cost.log_mb > 0.1 for cost in costs)


def test_the_shares_of_the_kinds_make_a_whole():
    assert round(sum(kind.share for kind in KINDS.values()), 9) == 1


def test_a_stage_is_held_against_itself_on_the_size_before():
    rows = [
        *table(
            [
                Cost(n, n // 10, stage, seconds=n / 100, cpu_seconds=n / 90, peak_mb=50, log_mb=1)
                for n in (100, 1000)
                for stage in STAGES
            ]
        )
    ]
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert [row[-1] for row in rows] == ["-"] * len(STAGES) + ["10.0"] * len(STAGES)
