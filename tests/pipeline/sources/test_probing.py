"""Whatever bytes a Parquet file has, the worst that it does is to be refused by its name."""

import io
import random
import signal
import struct
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.faults import DataFault
from pipeline.sources import probing
from pipeline.sources.probing import probe
from tests.pipeline.conftest import VISITS, Company

ROWS = 300


def parquet(rows: int = ROWS) -> bytes:
    """Texts, times, numbers and lists in three groups of rows."""
    numbers = np.arange(rows)
    table = pa.table(
        {
            "customer": [f"c{number % 50:04}" for number in numbers],
            "seen": (np.datetime64("2025-01-01") + numbers).astype("datetime64[us]"),
            "amount": numbers / 4,
            "basket": [[number, 1] for number in numbers.tolist()],
        }
    )
    file = io.BytesIO()
    pq.write_table(table, file, row_group_size=100)
    return file.getvalue()


def damaged(good: bytes, seed: int) -> bytes:
    """The file cut, with other bytes anywhere or in its footer, or with a piece of itself in another place."""
    chance, found = random.Random(seed), bytearray(good)
    footer = len(good) - 8 - struct.unpack("<I", good[-8:-4])[0]
    match seed % 4:
        case 0:
            return bytes(found[: chance.randrange(len(found))])
        case 1 | 2:
            for _ in range(chance.choice([1, 3, 20])):
                found[chance.randrange(footer if seed % 4 == 2 else 0, len(found))] = chance.randrange(256)
        case 3:
            start, length = chance.randrange(len(found)), chance.randrange(1, 200)
            found[start : start + length] = good[-length:]
    return bytes(found)


@pytest.fixture
def shop(company: Company) -> Company:
    company.declare("visits.sql", VISITS)
    return company


def test_a_sound_file_is_not_spoken_of(shop: Company) -> None:
    shop.file("visits.parquet", parquet())
    assert probe((shop.raw / "visits.parquet",), 1, "50%") == []
    assert len(shop.read().events) == ROWS


@pytest.mark.parametrize("first", range(0, 80, 40))
def test_no_damage_does_more_than_to_have_the_file_refused(shop: Company, first: int) -> None:
    """Each of them is told by its name, or reads as a sound file does: there damage is found by sums that were sent."""
    good, names = parquet(), [f"{number}.parquet" for number in range(first, first + 40)]
    for number, name in enumerate(names, first):
        shop.file(name, damaged(good, number))
    faults = probe(tuple(shop.raw / name for name in names), 1, "50%")
    named = {Path(fault.partition(": ")[0]).name for fault in faults}
    assert named <= {*names}
    assert {name for number, name in enumerate(names, first) if number % 4 == 0} <= named
    assert "Traceback" not in "".join(faults)


@pytest.mark.parametrize("seed", [1, 6, 9, 14, 17])
def test_a_run_refuses_the_file_and_names_it(shop: Company, seed: int) -> None:
    shop.file("visits.parquet", damaged(parquet(), 4 * seed))
    with pytest.raises(DataFault, match=r"visits\.parquet: cannot be read"):
        shop.read()


def test_a_file_that_says_it_holds_more_than_is_declared_is_refused_before_a_value_is_read(shop: Company) -> None:
    """A million equal numbers are a kilobyte on disk."""
    file = shop.raw / "visits.parquet"
    shop.raw.mkdir()
    pq.write_table(pa.table({"customer": np.zeros(1_000_000), "seen": np.zeros(1_000_000)}), file)
    assert file.stat().st_size < 20_000
    shop.declare("source.yaml", "tables: {visits: {max_gigabytes: 0.015}}")
    with pytest.raises(DataFault, match=r"says it holds 0\.016 GB of values; max_gigabytes of its table"):
        shop.read()


def test_a_file_that_kills_its_reader_kills_nothing_else(shop: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """No such file is known for this DuckDB, so here a reader kills itself over the second."""
    for name in ("1.parquet", "2.parquet", "3.parquet"):
        shop.file(name, parquet(3))
    deadly = shop.home / "deadly.py"
    ends = f"    if file.endswith('2.parquet'):\n        import os\n        os.kill(os.getpid(), {signal.SIGKILL:d})\n"
    head, _, body = Path(probing.__file__).read_text().partition("    with closing(")
    deadly.write_text(f"{head}{ends}    with closing({body}")
    monkeypatch.setattr(probing, "__file__", str(deadly))
    told = probe(tuple(sorted(shop.raw.iterdir())), 1, "50%")
    assert told == [f"{shop.raw}/2.parquet: ended the process that read it (-{signal.SIGKILL:d}); send it again"]


def test_a_file_is_read_by_its_name_and_no_pattern_reads_others(shop: Company) -> None:
    shop.file("visits.parquet", parquet())
    [told] = probe((shop.raw / "*.parquet",), 1, "50%")
    assert "cannot be read" in told
