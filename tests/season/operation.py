"""A shop's schedule day by day: new files in the morning, `score` on weekdays, `retrain` on Sundays, mishaps."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.digests import sha256_of
from tests.checkout import Checkout
from tests.season.mornings import lay_out
from tests.shop import SMALL

SOURCE = "season"
SUNDAY = 6
NOBODY_LISTENS = "http://127.0.0.1:9"
DATABASE = "crm.sqlite"

CUSTOMERS = int(os.environ.get("CUSTOMERS", "800"))
"""From 5,000 on the shop runs on the project's own parameters, and enough leave to show which model is better."""

PARAMS: dict[str, Any] = {
    **({**SMALL, "promotion": {"min_outcomes": 40}} if CUSTOMERS < 5000 else {}),
    "source": SOURCE,
    "release": {"to": ["files", f"sqlite:{DATABASE}"]},
}

Row = dict[str, Any]


@dataclass(frozen=True)
class Mishap:
    """What goes wrong on a morning, and the exit code that tells of it; at noon all is well, and the verb runs again.

    ``spoils`` does something to the raw files, ``outage`` lasts while the verb runs, ``killed_after`` seconds of it
    everything is. The verb begins so many ``times`` at once.
    """

    exit_code: int
    spoils: Callable[[Path], None] = lambda raw: None
    outage: Callable[[Path], AbstractContextManager[Any]] = nullcontext
    surroundings: Mapping[str, str] = field(default_factory=dict)
    killed_after: int = 0
    times: int = 1


def a_third_of_the_rows(raw: Path) -> None:
    for name in ("orders.csv", "coupons.csv"):
        lines = (raw / name).read_text().splitlines(keepends=True)
        (raw / name).write_text("".join(lines[: len(lines) // 3]))
    for name in ("visits.parquet", "shipments.parquet"):
        table = pd.read_parquet(raw / name)
        table.head(len(table) // 3).to_parquet(raw / name, index=False)


def cut_file(raw: Path) -> None:
    whole = (raw / "visits.parquet").read_bytes()
    (raw / "visits.parquet").write_bytes(whole[: len(whole) // 2])


@contextmanager
def held_database(folder: Path) -> Iterator[None]:
    """Somebody else keeps the database to themselves."""
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


BAD_DELIVERY = Mishap(3, spoils=a_third_of_the_rows)
BROKEN_FILE = Mishap(3, spoils=cut_file)
OUTAGE = Mishap(6, outage=held_database, surroundings={"MLFLOW_TRACKING_URI": NOBODY_LISTENS})

SIX_AT_ONCE = Mishap(0, times=6)
"""One works; the others wait for their turn, and find that there is nothing left to do."""


def crash(after: int) -> Mishap:
    """Everything is killed so many seconds after it began."""
    return Mishap(137, killed_after=after)


@dataclass(frozen=True)
class Operation:
    """A project under a schedule, and the raw files of the whole time."""

    checkout: Checkout
    raw: Path

    def found(self) -> None:
        """Declare the source: the demo's SELECTs on files of its own, without a date."""
        for name in (".sql", ".yaml"):
            for file in (self.checkout.folder / "data/sources/demo").glob(f"*{name}"):
                to = self.checkout.folder / f"data/sources/{SOURCE}/{file.name}"
                to.parent.mkdir(exist_ok=True)
                to.write_text("".join(line for line in file.read_text().splitlines(True) if "as_of:" not in line))

    def day(self, day: date, mishap: Mishap | None = None) -> Row:
        """What the schedule left behind on that day."""
        if mishap:
            self.morning(day, mishap)
        lay_out(self.raw, day, self.checkout.folder / f"data/raw/{SOURCE}")
        done = self.checkout.attempt(*command_of(day))
        assert done.returncode == 0, done.stdout
        return {"history": self.history()[-1:], "state": self.state()}

    def morning(self, day: date, mishap: Mishap) -> None:
        """Things go wrong, and what was released stays."""
        raw, before = self.checkout.folder / f"data/raw/{SOURCE}", self.state()
        lay_out(self.raw, day, raw)
        mishap.spoils(raw)
        kill = ("timeout", "--signal=KILL", str(mishap.killed_after)) if mishap.killed_after else ()
        command = partial(self.checkout.attempt, *kill, *command_of(day), **mishap.surroundings)
        with mishap.outage(self.checkout.folder), ThreadPoolExecutor(mishap.times) as at_once:
            for done in [at_once.submit(command) for _ in range(mishap.times)]:
                code = done.result().returncode
                assert code in (mishap.exit_code, -9), f"{day}: {code}\n{done.result().stdout}"
        if mishap.exit_code == 3:
            assert self.state() == before

    def stored(self) -> dict[str, int]:
        """How many customers the database holds of each day."""
        count = "SELECT as_of, count(DISTINCT customer_id) FROM cx_customers_history GROUP BY as_of ORDER BY as_of"
        with closing(sqlite3.connect(self.checkout.folder / DATABASE)) as crm:
            return {str(day)[:10]: customers for day, customers in crm.execute(count)}

    def history(self) -> list[Row]:
        file = self.checkout.folder / f"data/history/{SOURCE}.jsonl"
        return [{**json.loads(line), "at": None} for line in file.read_text().splitlines()] if file.exists() else []

    def state(self) -> dict[str, str]:
        """Digests of the released tables, the champion's pointer, and the registers that the next runs go on from."""
        data = self.checkout.folder / "data"
        registers = [file for room in ("identities", "alerts") for file in (data / room).glob("*register*")]
        kept = [data / "release", data / f"champion/{SOURCE}/current.json", *registers]
        return {str(one.relative_to(data)): sha256_of(one) for one in kept if one.exists()}


def command_of(day: date) -> tuple[str, ...]:
    verb = "retrain" if day.weekday() == SUNDAY else "score"
    return ("python", "-m", "pipeline", verb, "--as-of", day.isoformat(), "--lock-timeout", "300")


def days(start: date, count: int) -> list[date]:
    return [start + timedelta(days=number) for number in range(count)]
