"""Fitted models over partitions: each bucket of customers is scored by one task, by the code that scores it locally."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import ibis.expr.types as ir
import pyarrow as pa

import features
import models
import pipeline
from pipeline.faults import UsageFault
from pipeline.scoring.fitted import SCORES, Fitted
from pipeline.scoring.parts import TAKEN
from pipeline.spark.session import session

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def write_scores(customers: ir.Table, answers: ir.Table, fitted: Fitted, to: str) -> None:
    """Join customers and answers by bucket, score each, and write them partitioned; Spark marks them when all are."""
    from pyspark.errors import AnalysisException
    from pyspark.sql.pandas.types import from_arrow_schema

    ship_code()

    def score(profiles: pa.Table, answered: pa.Table) -> pa.Table:
        return fitted.scores(profiles, answered)

    frames = [view(name, table).groupBy("bucket") for name, table in (("customers", customers), ("answers", answers))]
    scores = frames[0].cogroup(frames[1]).applyInArrow(score, from_arrow_schema(SCORES))
    try:
        scores.write.partitionBy("bucket").parquet(to)
    except AnalysisException as error:
        if error.getCondition() != "PATH_ALREADY_EXISTS":
            raise
        raise UsageFault(f"{to}: {TAKEN}") from error


def view(name: str, table: ir.Table) -> "DataFrame":
    """The expression as a frame of Spark's own."""
    table.get_backend().create_view(name, table, overwrite=True)
    return session().table(name)


@cache
def ship_code() -> None:
    """Send the code that models are made of along; workers need the locked requirements alone."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # workers may fetch it as long as there is a session
    for package in (features, models, pipeline):
        source = Path(package.__path__[0])
        shutil.copytree(source, folder / "code" / source.name, ignore=shutil.ignore_patterns("__pycache__"))
    session().addArtifacts(shutil.make_archive(str(folder / "code"), "zip", folder / "code"), pyfile=True)
