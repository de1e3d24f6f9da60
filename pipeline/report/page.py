"""The report as one HTML file that asks for nothing: its style, its script and its drawings are in it."""

from base64 import b64encode
from datetime import date
from functools import partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report import (
    associations,
    campaign,
    cards,
    charts,
    foresight,
    headline,
    limits,
    moves,
    segment_map,
    strips,
    texts,
)
from pipeline.report.alerts import section as alerts
from pipeline.report.alerts import words as alert_words
from pipeline.report.effort import layers
from pipeline.report.effort import section as effort
from pipeline.report.figures import ANSWERS_COUNT_DAYS, FIGURES
from pipeline.report.findings import Findings
from pipeline.report.gate import section as gate
from pipeline.report.journey import readings
from pipeline.report.journey import section as journey
from pipeline.report.readiness import section as readiness
from pipeline.report.sentences.glossary import GLOSSARY
from pipeline.report.voice import section as voice
from pipeline.report.wording import Words


def render(findings: Findings, words: Words) -> str:
    """The whole page in the reader's language."""
    template = Environment(
        loader=PackageLoader("pipeline", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("page.html")
    return template.render(
        words=words,
        say=partial(texts.say, words),
        count=partial(texts.counted, words),
        findings=findings,
        **frame(findings, words),
        **first_screen(findings, words),
        **segments(findings, words),
        **evidence(findings, words),
        ready=readiness.section(findings.readiness, words),
        say_ready=partial(readiness.say, words),
        journey=journey.section(findings, words),
        say_journey=partial(readings.say, words),
        effort=effort.section(findings, words),
        layers=layers.section(findings.importance, words),
        say_effort=partial(effort.say, words),
        watch=alerts.section(findings, words),
        say_watch=partial(alert_words.say, words),
        voice=voice.section(findings, words),
        say_voice=partial(voice.say, words),
        gate=gate.section(
            findings.decision,
            findings.past_runs,
            findings.source["as_of"],
            headline.overall(findings.all_segments).value,
            words,
        ),
        say_gate=partial(gate.say, words),
    )


def frame(findings: Findings, words: Words) -> dict[str, Any]:
    """What holds the page together, and the policy that lets no other script run in it."""
    style, script = (files("pipeline.report").joinpath(name).read_text("utf-8") for name in ("page.css", "page.js"))
    return {
        "as_of": words.day(date.fromisoformat(findings.source["as_of"])),
        "first": words.day(date.fromisoformat(findings.events["first"][:10])),
        "style": Markup(style),
        "script": Markup(script),
        "script_digest": b64encode(sha256(script.encode()).digest()).decode(),
        "glossary": [(words.pick(term), words.pick(meaning)) for term, meaning in GLOSSARY],
    }


def first_screen(findings: Findings, words: Words) -> dict[str, Any]:
    mean, levels = headline.overall(findings.all_segments), headline.levels_sentence(findings, words)
    return {
        "mean": mean,
        "interval": headline.interval_sentence(mean, words),
        "levels": levels,
        "level_shares": headline.level_shares(findings.all_segments),
        "level_bar": headline.level_bar(findings.all_segments, levels),
        "how_sure": list(headline.how_sure(findings, words)),
        "leaving": headline.leaving(findings.customers),
        "to_contact": campaign.sentence(findings.contacts, words),
        "obstacle": foresight.obstacle(findings.churn, words),
        "since": moves.since(findings.migrations),
        "changes": moves.changes(findings),
        "things": headline.things_to_do(findings.segments),
        "said": [cards.answer(findings.figures, metric, words) for metric in metrics_told(findings)],
        "if_all": list(cards.if_all(findings.figures, metrics_told(findings), words)),
        "answers_count_days": ANSWERS_COUNT_DAYS,
    }


def metrics_told(findings: Findings) -> list[str]:
    """The figures that anybody's recent answers speak of."""
    given = set(findings.answers.metric)
    return [name for name, figure in FIGURES.items() if given & set(figure.metrics)]


def segments(findings: Findings, words: Words) -> dict[str, Any]:
    satisfaction = "index" if findings.satisfaction["basis"] == "index" else "satisfaction"
    told = cards.cards(findings, metrics_told(findings), words, satisfaction)
    rows = findings.segments.to_dict("records")
    return {
        "cards": told,
        "segments_sentence": cards.sentence(findings.segments, words, satisfaction),
        "too_small": cards.too_small(findings, words),
        "membership_shares": cards.membership_shares(findings.segmentation, words),
        "dots": charts.dots([cards.dot_of(card, row) for card, row in zip(told, rows, strict=True)]),
        "map_sentence": (mapped := segment_map.sentence(findings.segments, words)),
        "segment_map": segment_map.segment_map(findings.segments, mapped, words) if mapped else None,
        "moves_sentence": moves.sentence(findings, words),
        "remodelled": moves.remodelled(findings, words),
        "news": list(moves.news(findings, words)),
        "matrix": moves.matrix(findings, words),
    }


def evidence(findings: Findings, words: Words) -> dict[str, Any]:
    importance, basis = findings.importance, findings.satisfaction["basis"]
    learned, rows = findings.churn["learned"], limits.selects(findings.events, words)
    return {
        "why_satisfaction": associations.satisfaction_sentence(importance, basis, words),
        "satisfaction_bars": charts.bars(associations.satisfaction_bars(importance, words)),
        "why_churn": associations.churn_sentence(importance, words),
        "churn_bars": charts.bars(associations.churn_bars(importance, words)),
        "risk_sentence": associations.risk_sentence(findings.risk_by_theme, words),
        "risk_strips": strips.strips(associations.risk_strips(findings.risk_by_theme, words), partial(points, words)),
        "risk_read": texts.say(words, "risk_read", points=associations.RAISES),
        "foresight": list(foresight.sentences(findings.churn, words)) if learned else [],
        "rankers": foresight.rankers(findings.churn, words) if learned else [],
        "ranker_figures": foresight.FIGURES,
        "known": list(limits.known(findings, words)),
        "not_known": list(limits.not_known(findings, words)),
        "selects": rows,
        "rows_sentence": limits.rows_sentence(rows, words),
        "unreadable": limits.unreadable_lines(findings.events),
    }


def points(words: Words, value: float) -> str:
    return words("effect", what="", effect=words.signed(value)).strip(" ()")
