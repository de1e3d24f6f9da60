"""What customers said: answers by metric and channel, and texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from features.events import ANSWERS
from features.marks import NEUTRAL, mark
from features.past import midnight


@dataclass(frozen=True)
class Answers:
    """Answers with a score; ``bad`` is below neutral on 0-100."""

    answers: int
    bad: int
    customers: int


@dataclass(frozen=True)
class RatedTexts:
    """Texts of one script that have a score, and the customers on the rarer side of neutral."""

    texts: int
    customers_of_the_rarer: int


def scored(events: ir.Table, channels: Sequence[str] = ()) -> ir.Table:
    """The answers that satisfaction is learned from, each with its ``points`` of 0-100."""
    given = events.filter(events.kind.isin(ANSWERS), events.score.notnull())
    found = given.mutate(points=mark(given.metric, given.score))
    return found.filter(found.channel.isin([*channels])) if channels else found


def answers_in(answers: ir.Table, neutral_from: float) -> Answers:
    [found] = answers.aggregate(**figures(answers, neutral_from)).to_pyarrow().to_pylist()
    return Answers(**found)


def answers_by(answers: ir.Table, column: str, neutral_from: float) -> dict[str, Answers]:
    """The same figures for each value of ``metric`` or ``channel``, in its order."""
    found = answers.group_by(column).aggregate(**figures(answers, neutral_from)).to_pyarrow().to_pylist()
    named = {str(row.pop(column) or "-"): Answers(**row) for row in found}
    return dict(sorted(named.items()))


def figures(answers: ir.Table, neutral_from: float) -> dict[str, Any]:
    return {
        "answers": answers.count(),
        "bad": answers.count(where=answers.points < neutral_from),
        "customers": answers.customer_id.nunique(),
    }


def recent_customers(
    answers: ir.Table, metrics_of: Mapping[str, Sequence[str]], as_of: date, days: int
) -> dict[str, int]:
    """By figure, the customers who answered one of its metrics in the last ``days``."""
    recent = answers.filter(answers.recorded_at >= midnight(as_of - timedelta(days=days)))
    counts = {
        name: recent.customer_id.nunique(where=recent.metric.isin([*metrics])) for name, metrics in metrics_of.items()
    }
    [found] = recent.aggregate(**counts).to_pyarrow().to_pylist()
    return {name: int(found[name]) for name in metrics_of}


def texts_of(events: ir.Table) -> dict[str, int]:
    """How many texts there are, by kind."""
    written = events.filter(events.text.notnull())
    found = written.group_by("kind").aggregate(texts=written.count()).to_pyarrow().to_pylist()
    return dict(sorted((row["kind"], row["texts"]) for row in found))


def rated_texts_of(answers: ir.Table) -> dict[str, RatedTexts]:
    """What there is to learn the tone of texts from, by script; ``answers`` with their ``points``."""
    rated = answers.filter(answers.text.notnull()).mutate(script=script(answers.text))
    rated = rated.filter(rated.script.notnull())
    counts = rated.group_by("script").aggregate(
        texts=rated.count(),
        bad=rated.customer_id.nunique(where=rated.points < NEUTRAL),
        good=rated.customer_id.nunique(where=rated.points >= NEUTRAL),
    )
    found = counts.to_pyarrow().to_pylist()
    return {
        row["script"]: RatedTexts(row["texts"], min(row["bad"], row["good"])) for row in sorted(found, key=by_script)
    }


def by_script(row: dict[str, Any]) -> str:
    return str(row["script"])


def script(text: ir.StringColumn) -> ir.StringColumn:
    """:func:`models.sentiment.script_of` as an expression: Cyrillic if half of the letters are, null without any."""
    letters = text.re_replace(r"\PL", "").length()
    cyrillic = text.re_replace("[^\u0400-\u04ff]", "").re_replace(r"\PL", "").length()
    return ibis.cases((letters == 0, ibis.null("string")), (2 * cyrillic >= letters, "cyrillic"), else_="other")
