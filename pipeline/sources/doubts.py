"""What is allowed and yet looks wrong in a log: told in its summary, stops nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import exp

from features.events import METRICS
from pipeline.sources.scratch import Scratch

ENOUGH = 100
"""Rows, or answers, below which a figure is left to chance."""

JUMP = 20
"""How many times the usual amount of one month the next month's must be, or the other way round."""

RARE, COMMON = 0.1, 0.9
"""A column that is null at most this rarely in one month and at least this commonly in the next has gone."""

MEASURES = ("amount", "late_hours", "wait_hours", "failed", "score")

CLEARLY = 3
"""Standard errors between two means that are no chance."""


@dataclass(frozen=True)
class Doubt:
    """A code for programs, the file, kind or metric in doubt, and a sentence for people."""

    code: str
    where: str
    says: str


def doubts_of(scratch: Scratch, log: str) -> list[Doubt]:
    """Everything odd about the events of the relation ``log``."""
    return [*narrow_scales(scratch, log), *reversed_scales(scratch, log), *changes(scratch, log)]


def narrow_scales(scratch: Scratch, log: str) -> Iterator[Doubt]:
    """Answers of one metric and channel that never reach its upper half: another scale may have been meant."""
    answers = scratch.rows(
        f"""
        SELECT metric, coalesce(channel, ''), max(score), count(*) FROM {log} WHERE score IS NOT NULL
        GROUP BY ALL HAVING count(*) >= {ENOUGH} ORDER BY ALL
        """
    )
    for metric, channel, highest, count in answers:
        known = METRICS[str(metric)]
        if float(str(highest)) <= (known.lowest + known.highest) / 2:
            of = f"{count:,} answers of {metric} {channel}".rstrip()
            yield Doubt(
                "narrow_scale",
                str(metric),
                f"{of} reach {highest:g} at most, on a scale of {known.lowest:g} to {known.highest:g}: "
                "another scale may have been meant; a SELECT names one metric per scale.",
            )


def reversed_scales(scratch: Scratch, log: str) -> Iterator[Doubt]:
    """Metrics on which those who lived through something bad answer clearly better than those who did not."""
    found = scratch.rows(
        f"""
        WITH bad AS (
            SELECT customer_id, min(occurred_at) AS since FROM {log} WHERE failed OR late_hours > 0 GROUP BY customer_id
        ),
        answers AS (
            SELECT metric, score::DECIMAL(9, 4) AS score, coalesce(occurred_at >= since, false) AS suffered
            FROM {log} LEFT JOIN bad USING (customer_id) WHERE score IS NOT NULL
        )
        SELECT metric, suffered, count(*), sum(score), sum((score * score)::DECIMAL(18, 8)) FROM answers
        GROUP BY ALL HAVING count(*) >= {ENOUGH} ORDER BY ALL
        """
    )
    groups = {(metric, suffered): moments(*map(float, map(str, sums))) for metric, suffered, *sums in found}
    for metric in sorted({str(metric) for metric, _ in groups}):
        if not {(metric, True), (metric, False)} <= groups.keys():
            continue
        (bad, error), (good, other) = groups[metric, True], groups[metric, False]
        if bad - good > CLEARLY * (error + other) ** 0.5:
            yield Doubt(
                "reversed_scale",
                metric,
                f"Who met a failure or a delay gives {bad:.2f} in {metric}, who did not {good:.2f}: "
                "the scale may be the wrong way round; higher must be better.",
            )


def moments(count: float, total: float, squares: float) -> tuple[float, float]:
    """The mean, and the variance of that mean."""
    mean = total / count
    return mean, max(squares / count - mean * mean, 0.0) / count


@dataclass(frozen=True)
class Month:
    """What one month knows of one kind."""

    kind: str
    month: str
    amounts: int
    size: float
    """The mean of the amounts' logarithms."""
    missing: Mapping[str, float]
    """The share of rows in which each column is null."""


def months(scratch: Scratch, log: str) -> list[Month]:
    """Every month of every kind with enough rows."""
    missing = ", ".join(f"1 - count({column}) / count(*)" for column in MEASURES)
    found = scratch.sql.execute(
        f"""
        SELECT kind, date_trunc('month', occurred_at)::DATE::VARCHAR, count(*) FILTER (amount <> 0),
            coalesce(avg(ln(nullif(abs(amount), 0)::DOUBLE)::DECIMAL(9, 4)), 0), {missing}
        FROM {log} GROUP BY ALL HAVING count(*) >= {ENOUGH} ORDER BY ALL
        """
    ).fetchall()
    return [
        Month(kind, month, amounts, size, dict(zip(MEASURES, shares, strict=True)))
        for kind, month, amounts, size, *shares in found
    ]


def changes(scratch: Scratch, log: str) -> Iterator[Doubt]:
    """What is many times larger in one month than in the month before, or no longer there."""
    for before, after in pairwise(months(scratch, log)):
        if before.kind != after.kind:
            continue
        times = exp(after.size - before.size)
        if min(before.amounts, after.amounts) >= ENOUGH and not 1 / JUMP < times < JUMP:
            says = f"Amounts of {after.kind} are {times:.3g} times those of the month before from {after.month} on"
            yield Doubt("amount_jump", after.kind, f"{says}: the unit or the currency may have changed.")
        for column in MEASURES:
            if before.missing[column] <= RARE and after.missing[column] >= COMMON:
                says = f"{column} of {after.kind} is hardly ever known from {after.month} on, and was before."
                yield Doubt("column_gone", after.kind, says)
