"""What a SELECT must return, and for which reasons a row of it is not taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from features.events import COLUMNS, KINDS, METRICS, REQUIRED
from pipeline.sources.scratch import literal

NOBODY = ("null", "nan", "none", "-")
"""What systems write for a customer they do not know, besides nothing."""

EARLIEST, LATEST = "1990-01-01", "2100-01-01"
"""Times outside are sentinels such as 1970, 1900 or 9999."""

LARGEST_AMOUNT = 1e12


@dataclass(frozen=True)
class Rule:
    """A reason not to take a row, the column at fault, and the condition in SQL.

    The condition sees ``given.x``, a column as text (null if empty), and ``x``, the same as its type (null if none).
    """

    reason: str
    column: str
    broken: str


@dataclass(frozen=True)
class Contract:
    """Columns with their types, and what holds between rows and columns beyond the types.

    Of rows with the same ``key`` the one with the latest ``version`` is taken.
    """

    name: str
    columns: Mapping[str, str]
    required: tuple[str, ...]
    time: str
    key: str
    version: str
    ids: tuple[str, ...] = ("customer_id",)
    defaults: Mapping[str, str] = field(default_factory=dict)
    own_rules: tuple[Rule, ...] = ()

    @property
    def judged(self) -> str:
        """The table of all rows that SELECTs return, each with its fault if it has one."""
        return f"judged.{self.name}"

    @property
    def taken(self) -> str:
        """The table of the rows without fault, each once."""
        return f"taken.{self.name}"

    def rules(self) -> Iterator[Rule]:
        """Every rule; of several that a row breaks, the first is its reason."""
        yield Rule("no_customer", "customer_id", f"customer_id IS NULL OR lower(customer_id) IN {(*NOBODY,)}")
        yield Rule("no_time", self.time, f"given.{self.time} IS NULL")
        for column, kind in self.columns.items():
            yield from type_rules(column, kind)
        yield from self.own_rules


def type_rules(column: str, kind: str) -> Iterator[Rule]:
    """What a value of this type must not be; first what it is, then that it is none at all."""
    number = f'TRY_CAST(given."{column}" AS DOUBLE)'
    if kind in ("DOUBLE", "DECIMAL(18,2)"):
        yield Rule("not_finite", column, f"NOT isfinite({number})")
    if kind == "DECIMAL(18,2)":
        yield Rule(f"{column}_range", column, f"abs({number}) > {LARGEST_AMOUNT}")
    if kind != "VARCHAR":
        yield Rule(f"bad_{column}", column, f'given."{column}" IS NOT NULL AND "{column}" IS NULL')
    if kind == "TIMESTAMP":
        yield Rule("time_range", column, f"\"{column}\" NOT BETWEEN '{EARLIEST}' AND '{LATEST}'")


def off_scale() -> str:
    scales = (
        f"(metric = {literal(key)} AND score NOT BETWEEN {m.lowest} AND {m.highest})" for key, m in METRICS.items()
    )
    return " OR ".join(scales)


EVENTS = Contract(
    name="events",
    columns={column: one.type for column, one in COLUMNS.items()},
    required=REQUIRED,
    time="occurred_at",
    key="event_id",
    version="recorded_at",
    defaults={"recorded_at": "occurred_at"},
    ids=("event_id", "customer_id", "order_id"),
    own_rules=(
        Rule("unknown_kind", "kind", f"kind IS NULL OR kind NOT IN {(*KINDS,)}"),
        Rule("unknown_metric", "metric", f"metric NOT IN {(*METRICS,)} OR (metric IS NULL AND score IS NOT NULL)"),
        Rule("score_range", "score", off_scale()),
    ),
)
"""One row per event."""


def attributes(columns: Mapping[str, str]) -> Contract:
    """One row per customer: whatever is known about them, numbers as numbers and all else as text."""
    found = {column: "DOUBLE" if is_number(kind) else "VARCHAR" for column, kind in columns.items()}
    always = {"customer_id": "VARCHAR", "known_at": "TIMESTAMP"}
    return Contract(
        name="attributes",
        columns=always | found | always,
        required=tuple(always),
        time="known_at",
        key="customer_id",
        version="known_at",
    )


def is_number(kind: str) -> bool:
    return kind.startswith("DECIMAL") or kind in ("FLOAT", "DOUBLE", "INTEGER", "UINTEGER") or kind.endswith("INT")
