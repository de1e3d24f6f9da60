"""What customers wrote: in the cards of their segments, and by what had gone wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from features.catalogue import CATALOGUE
from features.events import METRICS as SCALES
from pipeline.report.findings import Findings
from pipeline.report.texts import METRICS, counted
from pipeline.report.voice.texts import CHANNELS, ELSEWHERE, HIDDEN, MONTHS, TEXTS, WRITTEN_IN
from pipeline.report.wording import Words, saying

say = saying(TEXTS)

TAG = re.compile(rf"\[({'|'.join(HIDDEN)})\]")


@dataclass(frozen=True)
class Piece:
    """A part of a text; ``tells``: it is a word that carries the tone."""

    text: str
    tells: bool


@dataclass(frozen=True)
class Quote:
    role: str
    pieces: tuple[Piece, ...]
    about: str
    """Where, when and with which mark it was written."""


@dataclass(frozen=True)
class Speaker:
    """A group of customers in its own words; ``chosen_from`` says how many there are to choose from."""

    name: str
    quotes: tuple[Quote, ...]
    chosen_from: str


def section(findings: Findings, words: Words) -> dict[str, Any]:
    """All that the page shows: one speaker per segment of the table, None where it says nothing, and one per theme."""
    quotes, days = (
        findings.quotes,
        {name: words.number(findings.voice[f"{name}_days"]) for name in ("recent", "trouble")},
    )
    of_segment = speakers(quotes, "segment_id", words)
    return {
        "segments": [of_segment.get(segment) for segment in findings.segments.segment_id],
        "complaints": list(speakers(quotes, "theme", words).values()),
        "note": say(words, "voice_note", **days),
        "nothing": say(words, "no_voice", **days) if quotes.empty else None,
        "has_telling_words": bool((quotes.words != "").any()),
    }


def speakers(quotes: pd.DataFrame, by: str, words: Words) -> dict[str, Speaker]:
    """By group, those with most texts first."""
    own = quotes[quotes[by].notna()].sort_values(["texts", by, "role", "rank"], ascending=[False, True, False, True])
    return {str(group): speaker(str(group), rows, words) for group, rows in own.groupby(by, sort=False)}


def speaker(group: str, quotes: pd.DataFrame, words: Words) -> Speaker:
    theme, rows = CATALOGUE.themes.get(group), quotes.to_dict("records")
    counts = {name: counted(words, int(rows[0][name]), name) for name in ("texts", "customers")}
    return Speaker(
        name=words.pick(theme.pain) if theme else group,
        quotes=tuple(quote(one, words) for one in rows),
        chosen_from=say(words, "chosen_from", **counts),
    )


def quote(row: Mapping[Any, Any], words: Words) -> Quote:
    return Quote(say(words, row["role"]), tuple(pieces(row["text"], row["words"], words)), about(row, words))


def pieces(text: str, telling: str, words: Words) -> Iterator[Piece]:
    """The text with what is hidden named in the reader's language, taken apart at its telling words."""
    hidden = TAG.sub(lambda tag: f"[{words.pick(HIDDEN[tag[1]])}]", text)
    marked = set(telling.split())
    for part in re.split(r"(\w+)", hidden):
        if part:
            yield Piece(part, part.casefold() in marked)


def about(row: Mapping[Any, Any], words: Words) -> str:
    year, month = row["month"].split("-")
    told = [
        words.pick(WRITTEN_IN.get(row["kind"], ELSEWHERE)),
        channel(row["channel"], words),
        f"{words.pick(MONTHS[int(month) - 1])} {year}",
        opinion(row, words),
    ]
    return ", ".join(filter(None, told))


def channel(name: Any, words: Words) -> str:
    return "" if pd.isna(name) else words.pick(CHANNELS.get(name, (name, name)))


def opinion(row: Mapping[Any, Any], words: Words) -> str:
    """The mark given, else the tone if it is clear."""
    metric = row["metric"]
    if not pd.isna(metric) and not pd.isna(row["score"]):
        named = words.pick(METRICS[metric.rstrip("0123456789")])
        score, highest = words.number(row["score"]), words.number(SCALES[metric].highest)
        return say(words, "out_of", metric=named, score=score, highest=highest)
    if pd.isna(row["tone"]) or not round(row["tone"]):
        return ""
    return say(words, "angry" if row["tone"] < 0 else "kind")
