"""Spark on this machine, once for all tests: two cores, little data, few partitions."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import pytest

FOR_LITTLE_DATA = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
"""Settings no result depends on: planning and compiling take longer than the work, four times for a profile."""


def obstacle() -> str | None:
    """Why Spark cannot run here, if it cannot."""
    if find_spec("pyspark") is None:
        return "PySpark is not installed: ./run installs it where CI=true, or params.yaml says engine: spark"
    return None if shutil.which("java") else "Java is not installed, which Spark needs (apt: openjdk-17-jre-headless)"


@contextmanager
def running() -> Iterator[Any]:
    """The session that ``engine: spark`` uses from here on."""
    from pipeline.spark.session import MASTER, REMOTE, session

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(REMOTE, raising=False)
        patch.setenv(MASTER, "local[2]")
        started = session()
        for key, value in FOR_LITTLE_DATA.items():
            started.conf.set(key, value)
        yield started
        started.stop()
