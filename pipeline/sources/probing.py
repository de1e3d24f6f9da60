"""Parquet read once by a process of its own: a file that was made to end its reader ends nothing else.

That process is this module as a script; it knows nothing of the project, and reads these files and nothing beside.
"""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb

ISOLATED = ("-P", "-I")
BYTES_PER_VALUE = 8
"""In memory, at the least; on disk a million equal values take none."""

CLAIMS = f"""
    SELECT greatest({BYTES_PER_VALUE} * sum(num_values), sum(total_uncompressed_size))::DOUBLE / 1e9
    FROM parquet_metadata(?)
"""
EVERY_VALUE = "SELECT bit_xor(hash(COLUMNS(*))) FROM read_parquet(?, hive_partitioning = false)"


def probe(files: tuple[Path, ...], max_gigabytes: float, memory_limit: str) -> list[str]:
    """What is wrong with each of the files that claims more than ``max_gigabytes`` or cannot be read to its end."""
    asked = {"files": [*map(str, files)], "max_gigabytes": max_gigabytes, "memory_limit": memory_limit}
    reader = [sys.executable, *ISOLATED, __file__]
    done = subprocess.run(reader, input=json.dumps(asked), capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    faults = [f"{file}: {fault}" for file, fault in zip(files, told, strict=False) if fault]
    if done.returncode:
        faults.append(f"{files[len(told)]}: ended the process that read it ({done.returncode}); send it again")
    return faults


def main() -> None:
    asked = json.load(sys.stdin)
    for file in asked["files"]:
        print(json.dumps(fault_of(file, asked)), flush=True)


def fault_of(file: str, asked: dict[str, Any]) -> str | None:
    with closing(duckdb.connect()) as reader:
        reader.execute(f"SET memory_limit = '{asked['memory_limit']}'; SET enable_progress_bar = false")
        reader.execute("SET allowed_paths = $1", [[file]])
        reader.execute("SET enable_external_access = false; SET lock_configuration = true")
        try:
            [(claimed,)] = reader.execute(CLAIMS, [file]).fetchall()
            if claimed and claimed > asked["max_gigabytes"]:
                return f"says it holds {claimed:,.3g} GB of values; max_gigabytes of its table in source.yaml is less"
            reader.execute(EVERY_VALUE, [file])
        except (duckdb.Error, UnicodeError) as error:
            return f"cannot be read: {str(error).partition(chr(10))[0]}"
    return None


if __name__ == "__main__":
    main()
