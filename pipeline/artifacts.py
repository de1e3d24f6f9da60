"""Every file a stage reads or writes: the only place that knows a path or a format."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import joblib
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.beside import written_beside
from pipeline.engine import DUCKDB, Engine
from pipeline.faults import told_of_damage
from pipeline.loading import load_model

ROWS_PER_GROUP = 122_880


@dataclass(frozen=True)
class Artifact:
    """A named file or folder, and how it is read and written.

    ``path`` may hold ``${source}``, the name of the company whose files are read. What ``is_large`` is read by the
    engine, as an expression.
    """

    path: str
    read: Callable[[Path], Any]
    write: Callable[[Any, Path], None]
    is_large: bool = False

    def at(self, source: str) -> Path:
        return Path(self.path.replace("${source}", source))

    def read_at(self, source: str, engine: Engine = DUCKDB) -> Any:
        return engine.read_parquet(self.at(source)) if self.is_large else self.read(self.at(source))


def write_parquet(table: pd.DataFrame | pa.Table | pa.RecordBatchReader, path: Path) -> None:
    """Rows in the order given, in groups of fixed size, so that the same rows give the same bytes."""
    if isinstance(table, pd.DataFrame):
        table = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
    with written_beside(path) as beside, pq.ParquetWriter(beside, table.schema, compression="zstd") as writer:
        for group in row_groups(table):
            writer.write_table(group, row_group_size=ROWS_PER_GROUP)


def row_groups(table: pa.Table | pa.RecordBatchReader) -> Iterator[pa.Table]:
    """The table in pieces of ``ROWS_PER_GROUP`` rows, each of one chunk, whatever the sizes it arrives in.

    Chunks show in the file: Parquet ends a page where one ends.
    """
    waiting = table.schema.empty_table()
    for batch in table.to_batches() if isinstance(table, pa.Table) else table:
        waiting = pa.concat_tables([waiting, pa.Table.from_batches([batch])])
        while waiting.num_rows >= ROWS_PER_GROUP:
            yield waiting.slice(0, ROWS_PER_GROUP).combine_chunks()
            waiting = waiting.slice(ROWS_PER_GROUP)
    yield waiting.combine_chunks()


def write_text(text: str, path: Path) -> None:
    with written_beside(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")


def write_bytes(content: bytes, path: Path) -> None:
    with written_beside(path) as beside:
        beside.write_bytes(content)


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    write_text(frame.to_csv(index=False, lineterminator="\n"), path)


def read_json(path: Path) -> Any:
    """Raises DataFault that names the file if it is no JSON."""
    with told_of_damage(path):
        return json.loads(path.read_text(encoding="utf-8"))


def write_json(value: Any, path: Path) -> None:
    write_text(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n", path)


def write_model(model: Any, path: Path) -> None:
    with written_beside(path) as beside:
        joblib.dump(model, beside, compress=3)


def log(path: str) -> Artifact:
    """A table too large for memory: read as an Ibis expression."""
    return Artifact(path, DUCKDB.read_parquet, write_parquet, is_large=True)


def table(path: str) -> Artifact:
    """A table that fits in memory: read as a pandas frame."""
    return Artifact(path, lambda file: pd.read_parquet(file), write_parquet)


def csv(path: str) -> Artifact:
    """A small table that DVC plots or a person opens."""
    return Artifact(path, pd.read_csv, write_csv)


def record(path: str) -> Artifact:
    """A nested mapping as JSON."""
    return Artifact(path, read_json, write_json)


def model(path: str) -> Artifact:
    """A fitted estimator of ours; it is read only if a record says that these bytes were written."""
    return Artifact(path, load_model, write_model)


def page(path: str) -> Artifact:
    return Artifact(path, lambda file: file.read_text(encoding="utf-8"), write_text)


def picture(path: str) -> Artifact:
    """A figure as PNG."""
    return Artifact(path, lambda file: file.read_bytes(), write_bytes)


def write_folder(files: Mapping[str, str | bytes | pd.DataFrame], path: Path) -> None:
    """Each file under its name: text and bytes as they are, frames as Parquet."""
    for name, content in files.items():
        if isinstance(content, pd.DataFrame):
            write_parquet(content, path / name)
        else:
            write_bytes(content.encode() if isinstance(content, str) else content, path / name)


def folder(path: str) -> Artifact:
    """A folder of raw files: read as its path, written from a mapping of names to contents."""
    return Artifact(path, lambda folder: folder, write_folder)


ARTIFACTS = {
    "shop": folder("data/raw/demo"),
    "raw": folder("data/raw/${source}"),
    "declaration": folder("data/sources/${source}"),
    "events": log("data/events/events.parquet"),
    "rejected": log("data/events/rejected.parquet"),
    "attributes": table("data/events/attributes.parquet"),
    "event_summary": record("data/events/summary.json"),
    "source": record("data/events/source.json"),
    "readiness": record("data/events/readiness.json"),
    "tones": table("data/sentiment/tones.parquet"),
    "tone_model": model("data/sentiment/model.joblib"),
    "profiles": table("data/profiles/profiles.parquet"),
    "asked": table("data/profiles/asked.parquet"),
    "dictionary": csv("data/profiles/dictionary.csv"),
    "satisfaction": table("data/satisfaction/satisfaction.parquet"),
    "answers": table("data/satisfaction/answers.parquet"),
    "satisfaction_model": model("data/satisfaction/model.joblib"),
    "placements": table("data/segments/placements.parquet"),
    "segmenter": model("data/segments/segmenter.joblib"),
    "groups": record("data/segments/groups.json"),
    "segment_sizes": csv("data/segments/sizes.csv"),
    "memberships": table("data/identities/memberships.parquet"),
    "descriptions": record("data/identities/descriptions.json"),
    "migrations": table("data/identities/migrations.parquet"),
    "stays": table("data/identities/stays-${source}.parquet"),
    "segment_register": record("data/identities/register-${source}.json"),
    "quotes": table("data/voice/quotes.parquet"),
    "journey_steps": table("data/journey/steps.parquet"),
    "journey_paths": table("data/journey/paths.parquet"),
    "journey_channels": table("data/journey/channels.parquet"),
    "churn": table("data/churn/churn.parquet"),
    "outcomes": table("data/churn/outcomes.parquet"),
    "churn_model": model("data/churn/model.joblib"),
    "churn_evaluation": model("data/churn/evaluation.joblib"),
    "value": table("data/value/value.parquet"),
    "value_model": model("data/value/model.joblib"),
    "segment_figures": table("data/figures/figures.parquet"),
    "churn_rates": table("data/figures/churn_rates.parquet"),
    "value_calibration": csv("data/value/calibration.csv"),
    "d_curve": csv("data/churn/d_curve.csv"),
    "roc": csv("data/churn/roc.csv"),
    "precision_recall": csv("data/churn/precision_recall.csv"),
    "lift": csv("data/churn/lift.csv"),
    "calibration": csv("data/churn/calibration.csv"),
    "slices": csv("data/churn/slices.csv"),
    "churn_judgement": picture("data/churn/judgement.png"),
    "reasons": table("data/explanations/reasons.parquet"),
    "risk_by_theme": table("data/explanations/risk_by_theme.parquet"),
    "steadiness": record("data/explanations/steadiness.json"),
    "importance": csv("data/explanations/importance.csv"),
    "importance_by_segment": csv("data/explanations/by_segment.csv"),
    "satisfaction_beeswarm": picture("data/explanations/satisfaction.png"),
    "churn_beeswarm": picture("data/explanations/churn.png"),
    "pain_points": table("data/pains/pains.parquet"),
    "churn_waterfall": picture("data/explanations/churn_of_two.png"),
    "targets": record("data/alerts/targets.json"),
    "feedback": record("data/alerts/feedback.json"),
    "alert_register": record("data/alerts/register-${source}.json"),
    "customers": table("data/report/customers.parquet"),
    "segments": table("data/report/segments.parquet"),
    "pain_table": table("data/report/pains.parquet"),
    "events_metrics": record("data/events/metrics.json"),
    "satisfaction_metrics": record("data/satisfaction/metrics.json"),
    "segments_metrics": record("data/segments/metrics.json"),
    "journey_metrics": record("data/journey/metrics.json"),
    "pains_metrics": record("data/pains/metrics.json"),
    "churn_metrics": record("data/churn/metrics.json"),
    "value_metrics": record("data/value/metrics.json"),
    "decision": record("data/promotion/decision.json"),
    "profile_shapes": record("data/promotion/profile_shapes.json"),
    "past_runs": record("data/promotion/past_runs.json"),
    "report": page("data/report/report.html"),
}
