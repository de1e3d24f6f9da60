"""What must not matter: the surroundings of a run, as the environment of its process tells them."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.checkout import PROJECT

Surroundings = Mapping[str, str]

DUCKDB_THREADS = "DUCKDB_THREADS"
"""Read by :mod:`tests.determinism.learning`: DuckDB itself takes as many as the machine has."""


def threads(count: int) -> Surroundings:
    """So many for everything that counts by itself."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "LOKY_MAX_CPU_COUNT", DUCKDB_THREADS)
    return dict.fromkeys(names, str(count))


ONE_AT_A_TIME: dict[str, Surroundings] = {
    **{f"{count} threads": threads(count) for count in (1, 2, 4)},
    **{f"hash seed {seed}": {"PYTHONHASHSEED": seed} for seed in ("0", "1", "4294967295")},
    **{zone: {"TZ": zone} for zone in ("UTC", "Asia/Kolkata", "America/St_Johns")},
    **{f"locale {name}": {"LC_ALL": name} for name in ("C", "C.UTF-8")},
    **{f"OPENBLAS {core}": {"OPENBLAS_CORETYPE": core} for core in ("Prescott", "Nehalem", "Haswell")},
}

ON_THIS_PROCESSOR: Surroundings = {**threads(1), "PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata", "LC_ALL": "C"}
"""Each unlike what a machine has by itself: if results are equal here, none of them matters."""

ALL_AT_ONCE: Surroundings = {**ON_THIS_PROCESSOR, "OPENBLAS_CORETYPE": "Prescott"}


def learned(home: Path, surroundings: Surroundings) -> dict[str, str]:
    """The digest of every file that all stages write in the empty folder, by its path there."""
    command = [sys.executable, "-m", "tests.determinism.learning", str(home)]
    free = {name: value for name, value in os.environ.items() if not name.startswith(("OMP", "OPENBLAS", "LC_", "PY"))}
    done = subprocess.run(
        command, cwd=PROJECT, env={**free, **surroundings}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def unequal(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Paths whose bytes differ, or that only one has."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
