"""How customers moved between segments and levels since an earlier date."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from models.levels import LEVELS
from pipeline.report.findings import Findings
from pipeline.report.texts import say
from pipeline.report.wording import Words


@dataclass(frozen=True)
class Changes:
    """Customers by the way their level went."""

    rose: int
    fell: int
    kept: int

    @property
    def customers(self) -> int:
        return self.rose + self.fell + self.kept


def since(migrations: pd.DataFrame) -> date | None:
    """The earlier date, None if there is none to compare with."""
    return migrations.since.iloc[0] if len(migrations) else None


def changes(migrations: pd.DataFrame) -> Changes:
    now, then = (migrations[end].map(level_rank).astype(int) for end in ("to", "from"))
    steps = now - then
    ways = (steps > 0, steps < 0, steps == 0)
    return Changes(*(int(migrations.customers[way].sum()) for way in ways))


def level_rank(segment_id: str) -> int:
    """An id begins with its level; an earlier segment may have nobody today, and no row in the table of segments."""
    return LEVELS.index(segment_id.split("-")[0])


def name_of(segment_id: str, names: dict[str, str], words: Words) -> str:
    """The segment's name, made anew from its id where it has nobody today."""
    level, theme, *sign = segment_id.split("-")
    sign_ = {"pain": -1, "joy": 1}.get(sign[0] if sign else "", 0)
    return names.get(segment_id) or words.segment(level, theme, sign_, alone=False)


@dataclass(frozen=True)
class Row:
    """Customers of one segment then, by the segment they are in now."""

    number: int | None
    name: str
    level: str
    cells: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.cells)


def matrix(findings: Findings, words: Words) -> list[Row]:
    """One row per segment then, in the page's order, those that have nobody today last; one cell per segment now."""
    moved, ids = findings.migrations, list(findings.segments.segment_id)
    counts = dict(zip(zip(moved["from"], moved["to"], strict=True), moved.customers, strict=True))
    names = dict(zip(ids, findings.segments.segment, strict=True))
    past = set(moved["from"])
    return [
        Row(
            number=ids.index(then) + 1 if then in ids else None,
            name=name_of(then, names, words),
            level=LEVELS[level_rank(then)],
            cells=tuple(int(counts.get((then, now), 0)) for now in ids),
        )
        for then in [*(one for one in ids if one in past), *sorted(past - set(ids))]
    ]


def sentence(findings: Findings, words: Words) -> str:
    """How many changed their segment, and the most common move."""
    moves, day = findings.migrations, since(findings.migrations)
    if day is None:
        return say(words, "no_past")
    names = dict(zip(findings.segments.segment_id, findings.segments.segment, strict=True))
    moved, all_ = moves[moves["from"] != moves["to"]], int(moves.customers.sum())
    if moved.empty:
        return say(words, "nobody_moved", day=words.day(day), customers=words.number(all_))
    commonest = moved.nlargest(1, "customers").iloc[0]
    return say(
        words,
        "moves_say",
        day=words.day(day),
        moved=words.number(moved.customers.sum()),
        customers=words.number(all_),
        share=words.percent(moved.customers.sum() / all_),
        from_=name_of(commonest["from"], names, words),
        to=name_of(commonest["to"], names, words),
        times=words.number(commonest.customers),
    )
