"""``targets.yaml`` and ``alerts.yaml`` beside a source's SELECTs: where figures shall go, and what raises an alert."""

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from features.events import KINDS
from pipeline.alerts.measures import CHURN, WATCHED
from pipeline.alerts.samples import ALL, By
from pipeline.faults import UsageFault, raise_all
from pipeline.parameters import list_faults, read_yaml, section_faults, unknown_keys

TARGETS, ALERTS = "targets.yaml", "alerts.yaml"

When = Literal["below", "above", "drop", "rise"]
CHANGES = ("drop", "rise")


def watched(metric: str) -> str:
    if metric not in WATCHED:
        raise ValueError(f"it may be {', '.join(WATCHED)}")
    return metric


def known_touchpoint(written: str) -> str:
    kind, _, _ = written.partition("/")
    if kind not in KINDS:
        raise ValueError(f"it is written kind/channel, as contact/phone; a kind is one of {', '.join(KINDS)}")
    return written


Metric = Annotated[str, AfterValidator(watched)]
Touchpoint = Annotated[str, AfterValidator(known_touchpoint)]


class Scoped(BaseModel):
    """Of whom or of what a figure is: all that is in the log, one segment by its id, or one touchpoint."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    metric: Metric
    segment: str | None = None
    touchpoint: Touchpoint | None = None

    @model_validator(mode="after")
    def can_be_reckoned(self) -> Self:
        if self.segment is not None and self.touchpoint is not None:
            raise ValueError("segment and touchpoint exclude each other")
        if self.metric == CHURN and self.by == "touchpoint":
            raise ValueError("customers leave a company, not a touchpoint")
        if self.metric == "volume" and self.by == "segment":
            raise ValueError("a segment's volume is that of its size; watch volume at touchpoints")
        return self

    @property
    def by(self) -> By:
        return "segment" if self.segment is not None else "touchpoint" if self.touchpoint is not None else "all"

    @property
    def key(self) -> str:
        return self.segment or self.touchpoint or ALL


class Target(Scoped):
    """A figure that shall go ``from`` a value ``to`` another until the day ``by``; ``since`` when, a year before."""

    start: float = Field(alias="from")
    goal: float = Field(alias="to")
    until: date = Field(alias="by")
    since: date | None = None
    owner: str | None = None

    @model_validator(mode="after")
    def goes_somewhere(self) -> Self:
        if self.start == self.goal:
            raise ValueError("from and to are the same")
        if self.begin >= self.until:
            raise ValueError("since must lie before by")
        return self

    @property
    def begin(self) -> date:
        return self.since or self.until - timedelta(days=365)


class Rule(Scoped):
    """What raises an alert: a figure beyond a threshold, or one that dropped or rose against the span before.

    ``each`` has the rule looked at in every segment, or at every touchpoint.
    """

    when: When
    threshold: float | None = None
    each: Literal["segment", "touchpoint"] | None = None
    owner: str | None = None

    @model_validator(mode="after")
    def says_what_it_compares(self) -> Self:
        if (self.when in CHANGES) != (self.threshold is None):
            raise ValueError("below and above need a threshold, drop and rise have none")
        if self.when in CHANGES and self.metric == CHURN:
            raise ValueError("what a model says is known for one date only; use below or above")
        if self.each is not None and self.key != ALL:
            raise ValueError("each goes without segment and touchpoint")
        return self

    @property
    def by(self) -> By:
        return self.each or super().by


class Watch(BaseModel):
    """``alerts.yaml``: the rules, and who looks after an alert whose rule names nobody."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: tuple[Rule, ...]
    owner: str | None = None


DEFAULT_RULES = (
    *(Rule(metric=metric, when="drop") for metric in ("nps", "csat", "ces", "cli", "stars")),
    *(Rule(metric=metric, when="drop", each="segment") for metric in ("nps", "csat", "stars")),
    *(Rule(metric=metric, when="rise", each="touchpoint") for metric in ("failure", "late", "wait")),
    Rule(metric="volume", when="drop", each="touchpoint"),
    Rule(metric="volume", when="rise", each="touchpoint"),
)
"""Without an ``alerts.yaml``, or one without rules."""


def read_targets(folder: Path) -> list[Target]:
    """The source's targets, none without the file; every fault of it in one message."""
    file = folder / TARGETS
    written = read_yaml(file) if file.exists() else {}
    found = [*unknown_keys(str(file), set(written), {"targets"}), *list_faults(file, "targets", Target, written)]
    raise_all(UsageFault, found)
    return [Target.model_validate(one) for one in written.get("targets") or ()]


def read_watch(folder: Path) -> Watch:
    """The source's rules, those of ``DEFAULT_RULES`` without any; every fault of the file in one message."""
    file = folder / ALERTS
    written = read_yaml(file) if file.exists() else {}
    rest = {key: one for key, one in written.items() if key != "rules"}
    raise_all(
        UsageFault,
        [*section_faults(str(file), Watch, {**rest, "rules": ()}), *list_faults(file, "rules", Rule, written)],
    )
    rules = written.get("rules")
    return Watch.model_validate(rest | {"rules": DEFAULT_RULES if rules is None else rules})
