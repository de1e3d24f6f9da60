"""What a SELECT must return, and for which reasons a row of it is not taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from features.events import COLUMNS, KINDS, METRICS, REQUIRED
from pipeline.sources.scratch import literal

NOBODY = ("null", "nan", "none", "n/a", "-", "0")
"""What systems write for a customer they do not know, besides nothing."""

EARLIEST, LATEST = "1990-01-01", "2100-01-01"
"""Times outside are sentinels such as 1970, 1900 or 9999."""

LARGEST_AMOUNT = 1e12

WRITTEN_OTHERWISE = {
    "TIMESTAMP": (
        (
            "without_unit",  # a number since 1970, of seconds, milliseconds or microseconds
            r"-?\d{9,}(\.\d+)?",
            "Say the unit in the SELECT: make_timestamp_ms(x::BIGINT), or to_timestamp(x::DOUBLE) for seconds.",
        ),
        (
            "ambiguous",  # 01/02/2025, in January or in February
            r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.*",
            "Say the order in the SELECT: strptime(x, '%d/%m/%Y').",
        ),
    )
}
"""Ways to write a value of a type that do not say which value it is: reason, pattern, and what mends it."""

REPAIRS = {
    "TIMESTAMP": "Say the format in the SELECT: strptime(x, '%Y%m%d').",
    "DECIMAL(18,2)": 'Decimal commas are declared in source.yaml: tables: {...: {decimal: ","}}.',
    "DOUBLE": "Words become numbers in the SELECT: CASE x WHEN 'good' THEN 5 ... END.",
}
"""How what is no value of a type most often becomes one."""

SIGNS = "A purchase is not below zero, a return not above: the SELECT sets kind and sign."


@dataclass(frozen=True)
class Rule:
    """A reason not to take a row, the column at fault, the condition in SQL, and what mends most such rows.

    The condition sees ``given.x``, a column as text (null if empty), and ``x``, the same as its type (null if none).
    """

    reason: str
    column: str
    broken: str
    repair: str = ""


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

    def repair(self, reason: str) -> str:
        """What mends most rows that are rejected for the reason."""
        return next((rule.repair for rule in self.rules() if rule.reason == reason), "")


def type_rules(column: str, kind: str) -> Iterator[Rule]:
    """What a value of this type must not be; first what it is, then that it is none at all."""
    number = f'TRY_CAST(given."{column}" AS DOUBLE)'
    if kind in ("DOUBLE", "DECIMAL(18,2)"):
        yield Rule("not_finite", column, f"NOT isfinite({number})")
    if kind == "DECIMAL(18,2)":
        yield Rule(f"{column}_range", column, f"abs({number}) > {LARGEST_AMOUNT}")
    if kind != "VARCHAR":
        yield from text_rules(column, kind)
    if kind == "TIMESTAMP":
        yield Rule("time_range", column, f"\"{column}\" NOT BETWEEN '{EARLIEST}' AND '{LATEST}'")


def text_rules(column: str, kind: str) -> Iterator[Rule]:
    """What cannot be read as the type, told apart by how it is written."""
    unread = f'given."{column}" IS NOT NULL AND "{column}" IS NULL'
    for reason, pattern, repair in WRITTEN_OTHERWISE.get(kind, ()):
        looks_so = f'regexp_full_match(given."{column}"::VARCHAR, {literal(pattern)})'
        yield Rule(f"{column}_{reason}", column, f"CASE WHEN {unread} THEN {looks_so} ELSE false END", repair)
    yield Rule(f"bad_{column}", column, unread, REPAIRS.get(kind, ""))


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
        Rule("amount_sign", "amount", "(kind = 'purchase' AND amount < 0) OR (kind = 'return' AND amount > 0)", SIGNS),
    ),
)
"""One row per event."""


MERGES = Contract(
    name="merges",
    columns={"customer_id": "VARCHAR", "merged_into": "VARCHAR", "known_at": "TIMESTAMP"},
    required=("customer_id", "merged_into", "known_at"),
    time="known_at",
    key="customer_id",
    version="known_at",
    ids=("customer_id", "merged_into"),
    own_rules=(Rule("no_customer", "merged_into", f"merged_into IS NULL OR lower(merged_into) IN {(*NOBODY,)}"),),
)
"""One row per customer who turned out to be another."""


def attributes(columns: Mapping[str, str]) -> Contract:
    """One row per customer and time since when it was known: numbers as numbers, all else as text."""
    found = {column: "DOUBLE" if is_number(kind) else "VARCHAR" for column, kind in columns.items()}
    always = {"customer_id": "VARCHAR", "known_at": "TIMESTAMP"}
    return Contract(
        name="attributes",
        columns=always | found | always,
        required=tuple(always),
        time="known_at",
        key="(customer_id, known_at)",
        version="known_at",
    )


def is_number(kind: str) -> bool:
    return kind.startswith("DECIMAL") or kind in ("FLOAT", "DOUBLE", "INTEGER", "UINTEGER") or kind.endswith("INT")
