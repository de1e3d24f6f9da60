"""``python -m pipeline score --events``: models applied to a log at any address."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from features.events import COLUMNS
from features.past import known_before
from features.texts import with_tones, written
from models.identity.register import Register
from pipeline import parameters
from pipeline.artifacts import ARTIFACTS
from pipeline.champion.pointer import champion_of
from pipeline.engine import Engine
from pipeline.faults import DataFault, UsageFault, raise_all
from pipeline.scoring.fitted import Fitted
from pipeline.scoring.inputs import answers_at, customers_at, digits_for, with_bucket
from pipeline.scoring.parts import write_parts
from pipeline.stage import STAGES, load
from pipeline.stages.profiles import by_customer
from pipeline.stages.sentiment import TONES, tones

NEEDED = (
    *("satisfaction_model", "answers", "segmenter", "segment_register"),
    *("churn_model", "value_model", "tone_model", "source"),
)
"""What a run must have left for others to be scored like its own customers."""


@dataclass(frozen=True)
class Learned:
    """What a run learned, and the parameters it ran with."""

    found: dict[str, Any]
    params: dict[str, dict[str, Any]]

    @property
    def fitted(self) -> Fitted:
        churn = self.params["churn"]
        return Fitted(
            satisfaction=self.found["satisfaction_model"],
            segmenter=self.found["segmenter"],
            segment_ids=Register.from_record(self.found["segment_register"]).ids,
            churn=self.found["churn_model"],
            value=self.found["value_model"],
            active_days=churn["active_days"],
            risk_limits=(churn["medium_risk"], churn["high_risk"]),
        )

    def inputs(self, events: ir.Table, as_of: date, digits: int) -> tuple[ir.Table, ir.Table]:
        """Customers and answers of a log, each with its bucket."""
        columns = list(self.found["satisfaction_model"].feature_names_in_)
        channels = self.params["satisfaction"]["answer_channels"]
        answers = answers_at(events, as_of, self.found["answers"], channels, columns)
        customers = customers_at(events, as_of, self.params["churn"]["active_days"])
        return with_bucket(customers, digits), with_bucket(answers, digits)


def score(events_at: str, as_of: date, to: str) -> None:
    """Write the scores, at the date, of every customer of the log at one address to another, in buckets.

    Nothing that lies there is touched. A reader waits for ``_SUCCESS``: stores of objects know no other whole.
    """
    settings = parameters.read(STAGES)
    engine = Engine.model_validate(parameters.engine_lines(settings))
    last = in_use(settings)
    log = canonical(engine.read_parquet(events_at), events_at)
    if not (customers := known_before(log, as_of).customer_id.nunique().to_pyarrow().as_py()):
        raise DataFault(f"{events_at}: nothing was known of any customer before {as_of}.")
    digits, events = digits_for(customers), toned(log, as_of, last.found["tone_model"])
    if engine.name == "spark":
        from pipeline.scoring.on_spark import write_scores

        write_scores(*last.inputs(events, as_of, digits), last.fitted, to)
    else:
        parts = by_customer(events, last.params["profiles"]["rows_at_once"])
        write_parts(scored([last.inputs(part, as_of, digits) for part in parts], last.fitted), to)


def scored(parts: list[tuple[ir.Table, ir.Table]], fitted: Fitted) -> Iterator[pa.Table]:
    """One part of the customers after the other."""
    return (fitted.scores(customers.to_pyarrow(), answers.to_pyarrow()) for customers, answers in parts)


def in_use(settings: dict[str, Any]) -> Learned:
    """The champion, or what the last run left where there is none."""
    source = settings["source"]
    if champion := champion_of(source):
        fitted, register = champion.fitted(), ARTIFACTS["segment_register"].read_at(source)
        return learned(settings, {**fitted.artifacts, "segment_register": register}, {**fitted.params})
    missing = [path for name in NEEDED if not (path := ARTIFACTS[name].at(source)).exists()]
    raise_all(UsageFault, (f"{path} is not there: scores need the models of a run; ./run first." for path in missing))
    found = {name: ARTIFACTS[name].read_at(source) for name in NEEDED}
    return learned(settings, found, found["source"]["params"])


def learned(settings: dict[str, Any], found: dict[str, Any], params: dict[str, Any]) -> Learned:
    stages = ("profiles", "satisfaction", "churn")
    sections = {name: parameters.of_stage(name, load(name).params, settings, {"params": params}) for name in stages}
    return Learned(found, sections)


def canonical(events: ir.Table, address: str) -> ir.Table:
    """The log with the contract's columns alone; any that is missing is a fault."""
    missing = [column for column in COLUMNS if column not in events.columns]
    raise_all(DataFault, (f"{address}: has no column {column}, which an event log has." for column in missing))
    return events.select(*COLUMNS)


def toned(events: ir.Table, as_of: date, model: Any) -> ir.Table:
    """The events with the tone of what was written before the date."""
    if model is None:
        return events
    told = pa.Table.from_batches(tones(written(known_before(events, as_of)), model), TONES)
    return with_tones(events, told.to_pandas())
