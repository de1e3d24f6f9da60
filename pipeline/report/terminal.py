"""What the data supports, and the segments at a glance, in a terminal."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.report.campaign import sentence
from pipeline.report.foresight import obstacle
from pipeline.report.readiness import section as ready
from pipeline.report.texts import say
from pipeline.report.wording import Words

STYLES = {"yes": "green", "limited": "yellow", "no": "red", "error": "bold red", "warning": "yellow", "advice": "dim"}
"""Colours on a terminal; marks and words say the same anywhere."""


def print_readiness(readiness: Mapping[str, Any]) -> None:
    """What the data supports and why, then what to mend."""
    words, paper = Words("en"), console()
    paper.print(Text(ready.period(readiness, words)))
    table = Table(box=None, pad_edge=False, show_header=False)
    for one in ready.abilities(readiness, words):
        table.add_row(Text(f"{one.mark} {one.said}", STYLES[one.status]), one.name, Text(one.why))
    paper.print(table)
    for found in ready.remarks(readiness, words):
        paper.print(Text.assemble((f"{found.said}: ", STYLES[found.level]), found.what, " ", found.how))


def print_segments(segments: pd.DataFrame) -> None:
    """Worst first: how many, how satisfied, NPS with its answers, how likely they leave."""
    table = Table(box=None, pad_edge=False)
    table.add_column("segment", overflow="fold")
    for title in ("customers", "share", "satisfaction", "NPS", "answers", "leave", "at risk"):
        table.add_column(title, justify="right")
    for one in segments.to_dict("records"):
        table.add_row(
            Text(one["segment"]),  # in a plain string brackets would be markup
            f"{one['customers']:,}",
            f"{one['share']:.0%}",
            told(one["satisfaction"], "{:.0f}"),
            told(one["nps"], "{:+.0f}"),
            f"{one['nps_answers']:,}",
            told(one["churn_probability"], "{:.0%}"),
            told(one["value_at_risk"], "{:,.0f}"),
        )
    console().print(table)


def print_limits(churn: Mapping[str, Any], segmentation: Mapping[str, Any]) -> None:
    """What this log cannot say, if there is anything."""
    words = Words("en")
    if reason := obstacle(churn, words):
        print(f"Churn cannot be learned here. {reason}")
    if not segmentation["found_structure"]:
        print(say(words, "no_structure"))


def print_contacts(contacts: Mapping[str, Any], currency: str | None) -> None:
    """Whom to contact for what gain, or what to give for it to be told."""
    console().print(Text(sentence(contacts, Words("en", currency))))


def console() -> Console:
    """As wide as the terminal, or where there is none wide enough to be read in a file."""
    return Console(width=None if Console().is_terminal else 120, highlight=False)


def told(value: float | None, form: str) -> str:
    return "-" if value is None or pd.isna(value) else form.format(value)
