"""How customers moved between segments and levels since an earlier date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from models.identity.register import Register
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


CUSTOMER, MODEL = "customer changed", "model changed"


def moved(migrations: pd.DataFrame, because: str = CUSTOMER) -> pd.DataFrame:
    """The moves of customers under today's model, or those between the last run's model and today's."""
    return migrations[migrations.because == because]


def since(migrations: pd.DataFrame, because: str = CUSTOMER) -> date | None:
    """The earlier date, None if there is none to compare with."""
    return None if (found := moved(migrations, because)).empty else found.since.iloc[0]


def changes(findings: Findings) -> Changes:
    moves = moved(findings.migrations)
    now, then = (moves[end].map(rank_of(findings.register)).astype(int) for end in ("to", "from"))
    steps = now - then
    ways = (steps > 0, steps < 0, steps == 0)
    return Changes(*(int(moves.customers[way].sum()) for way in ways))


def rank_of(register: Register) -> dict[str, int]:
    """The rank of each segment's level; one of the past may have nobody today, and no row in the table of segments."""
    return {one.segment_id: LEVELS.index(one.kind.level) for one in register.entries}


def names_of(findings: Findings, words: Words) -> dict[str, str]:
    """The name of every segment there was: today's as in the table, others made anew of what they were."""
    named = {
        one.segment_id: words.segment(one.kind.level, one.kind.theme, one.kind.sign, alone=False)
        for one in findings.register.entries
    }
    return named | dict(zip(findings.all_segments.segment_id, findings.all_segments.segment, strict=True))


@dataclass(frozen=True)
class Row:
    """Customers of one segment then, by the segment they are in now; None if too few to be told of."""

    number: int | None
    name: str
    level: str
    cells: tuple[int | None, ...]

    @property
    def told(self) -> int:
        return sum(cell or 0 for cell in self.cells)

    @property
    def all_told(self) -> bool:
        return None not in self.cells


def matrix(findings: Findings, words: Words) -> list[Row]:
    """One row per segment then, in the page's order, those that have nobody today last; one cell per segment now."""
    moves, ids = moved(findings.told_migrations), list(findings.segments.segment_id)
    counts = {(one["from"], one["to"]): whole(one["customers"]) for one in moves.to_dict("records")}
    names, rank = names_of(findings, words), rank_of(findings.register)
    past = set(moves["from"])
    return [
        Row(
            number=ids.index(then) + 1 if then in ids else None,
            name=names[then],
            level=LEVELS[rank[then]],
            cells=tuple(counts.get((then, now), 0) for now in ids),
        )
        for then in [*(one for one in ids if one in past), *sorted(past - set(ids))]
    ]


def whole(number: float) -> int | None:
    return None if pd.isna(number) else int(number)


def sentence(findings: Findings, words: Words) -> str:
    """How many changed their segment, and the most common move."""
    return told(findings, CUSTOMER, "moves_say", "nobody_moved", words) or say(words, "no_past")


def remodelled(findings: Findings, words: Words) -> str | None:
    """How many the model changed the segment of, while they stayed as they were; None without an earlier model."""
    return told(findings, MODEL, "remodelled_say", "nobody_remodelled", words)


def told(findings: Findings, because: str, some: str, nobody: str, words: Words) -> str | None:
    moves, day = moved(findings.migrations, because), since(findings.migrations, because)
    if day is None:
        return None
    went, all_ = moves[moves["from"] != moves["to"]], int(moves.customers.sum())
    if went.empty:
        return say(words, nobody, day=words.day(day), customers=words.number(all_))
    numbered = went.assign(told=findings.told_migrations.customers)
    commonest, names = numbered.nlargest(1, "customers").iloc[0], names_of(findings, words)
    return say(
        words,
        some,
        day=words.day(day),
        moved=words.number(went.customers.sum()),
        customers=words.number(all_),
        share=words.percent(went.customers.sum() / all_, 1 if because == MODEL else 0),
        from_=names[commonest["from"]],
        to=names[commonest["to"]],
        times=say(words, "too_few") if pd.isna(commonest.told) else words.number(commonest.told),
    )


def news(findings: Findings, words: Words) -> Iterator[str]:
    """Which segments began or ended, fell apart or were merged since the last run."""
    names = names_of(findings, words)
    for change in findings.register.news:
        key = change.what if change.others else f"{change.what}_alone"
        others = ", ".join(f"“{names[one]}”" if words.language == "en" else f"«{names[one]}»" for one in change.others)
        yield say(words, key, segment=names[change.segment_id], others=others)
