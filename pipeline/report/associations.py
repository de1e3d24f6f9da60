"""What satisfaction and leaving go with, by theme."""

import pandas as pd

from features.catalogue import CATALOGUE
from pipeline.report.charts import Bar
from pipeline.report.strips import Strip
from pipeline.report.texts import counted, say
from pipeline.report.wording import Words

SHOWN = 8


def effects(figure: str, importance: pd.DataFrame) -> list[tuple[str, float]]:
    """Themes that move the figure and how far, strongest first."""
    own = importance[(importance.figure == figure) & (importance.mean_absolute_effect > 0)]
    found = zip(own.theme, own.mean_absolute_effect.astype(float), strict=True)
    return sorted(found, key=lambda one: (-one[1], one[0]))


def name_of(theme: str, words: Words) -> str:
    known = CATALOGUE.themes[theme]
    return words.pick((known.en, known.ru))


def satisfaction_bars(importance: pd.DataFrame, words: Words) -> list[Bar]:
    """In points: how far a theme moves the estimate of the average customer, either way."""
    found = effects("satisfaction", importance)[:SHOWN]
    return [Bar(name_of(theme, words), effect, words.number(effect, 1)) for theme, effect in found]


def churn_bars(importance: pd.DataFrame, words: Words) -> list[Bar]:
    """In shares: log odds, in which themes add up, are nothing a reader could use."""
    found = effects("churn", importance)
    all_ = sum(effect for _, effect in found)
    return [Bar(name_of(theme, words), effect, words.percent(effect / all_)) for theme, effect in found[:SHOWN]]


def satisfaction_sentence(importance: pd.DataFrame, basis: str, words: Words) -> str:
    bars = satisfaction_bars(importance, words)
    if not bars:
        return say(words, "why_nothing")
    key = "why_index_say" if basis == "index" else "why_satisfaction_say"
    return say(words, key, first=bars[0].name, points=bars[0].text)


def churn_sentence(importance: pd.DataFrame, words: Words) -> str | None:
    bars = churn_bars(importance, words)
    return say(words, "why_churn_say", first=bars[0].name, share=bars[0].text) if bars else None


APART = 1
"""Points of risk by which a theme must move a segment unlike all customers to be told of it."""

TOLD = 3


def risks_of(segment: str, importance_by_segment: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """The themes that go with more, or less, risk of leaving in the segment than among all, furthest apart first."""
    risk = importance_by_segment[importance_by_segment.figure == "churn"].set_index("theme")
    own, among_all = (risk[whose].mean_effect for whose in (risk.segment_id == segment, risk.segment_id.isna()))
    if own.empty:
        return ()
    apart = (own - among_all).abs().round(6)
    furthest = apart[apart >= APART].sort_index().sort_values(ascending=False, kind="stable").index[:TOLD]
    return tuple(
        say(
            words,
            "risk_of_segment",
            what=name_of(theme, words),
            own=words.signed(own[theme], 1),
            among_all=words.signed(among_all[theme], 1),
        )
        for theme in furthest
    )


RAISES = 5
"""Points of risk from which a theme is said to raise it."""

STRIPS = 6


def risk_strips(risk_by_theme: pd.DataFrame, words: Words) -> list[Strip]:
    """The themes that move the risk most: a dot per customer, and the share of those whose risk it raises."""
    effects = risk_by_theme.groupby("theme").effect
    order = effects.agg(lambda own: own.abs().mean()).round(6).reset_index().sort_values(["effect", "theme"])
    strongest = order[order.effect > 0].theme.iloc[::-1][:STRIPS]
    return [
        Strip(name_of(theme, words), own.tolist(), words.percent((own >= RAISES).mean()))
        for theme, own in ((theme, effects.get_group(theme)) for theme in strongest)
    ]


def risk_sentence(risk_by_theme: pd.DataFrame, words: Words) -> str | None:
    """For whom the theme that moves it most raises the risk; None where nothing does."""
    strips = risk_strips(risk_by_theme, words)
    if not strips:
        return None
    customers = counted(words, len(strips[0].values), "customers")
    return say(words, "risk_say", first=strips[0].name, share=strips[0].text, points=RAISES, customers=customers)
