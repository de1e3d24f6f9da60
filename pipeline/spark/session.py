"""The one session of this process, on the cluster that the environment names."""

import os
import shutil
import sys
import warnings
from typing import TYPE_CHECKING

from ibis.backends.sql import SQLBackend

from pipeline.faults import UsageFault

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

REMOTE, MASTER = "SPARK_REMOTE", "SPARK_MASTER_URL"
"""Where Spark runs: a Spark Connect server (``sc://host:15002``), or a master (``spark://host:7077``, ``yarn`` ...)."""

THIS_MACHINE = "local[*]"

SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",  # a value that does not fit is an error, not null
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",  # ids in folder names are text as well
    "spark.sql.execution.arrow.pyspark.enabled": "true",
}
"""What results depend on: set on any cluster, whatever its defaults."""

OF_ONE_MACHINE = {
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "8",
}
"""What a cluster's administrator sets; here only where there is none."""


def session() -> "SparkSession":
    """The session of this process; its first call starts it."""
    # PySpark 4.3 warns of pandas 3 at every call; what is used of both is tested together
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageFault("engine: spark needs PySpark; ./run installs it where params.yaml asks for it.") from error
    builder = SparkSession.builder.appName("customer-experience-segments")
    if remote := os.environ.get(REMOTE):
        builder = builder.remote(remote)
    else:
        builder = on_master(builder, os.environ.get(MASTER, THIS_MACHINE))
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def on_master(builder: "SparkSession.Builder", master: str) -> "SparkSession.Builder":
    """A driver in this process, which needs Java."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise UsageFault(f"engine: spark needs Java 17 or newer (JAVA_HOME), unless {REMOTE} names a server.")
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        for key, value in OF_ONE_MACHINE.items():
            builder = builder.config(key, value)
    return builder.master(master)


def connect() -> SQLBackend:
    """Ibis on that session."""
    import ibis

    return ibis.pyspark.connect(session())
