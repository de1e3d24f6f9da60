"""How a customer writes, from -1 (angry) to 1 (delighted)."""

import ibis.expr.types as ir

from features.aggregates import last, mean
from features.definition import Theme, feature
from features.events import ANSWERS

THEME = Theme(
    name="tone",
    layer="emotional",
    en="tone of their texts",
    ru="тон сообщений",
    pain=("angry messages and reviews", "гневные обращения и отзывы"),
    joy=("kind messages and reviews", "добрые обращения и отзывы"),
    action=("Read what they wrote and answer in person", "Прочитать, что они написали, и ответить лично"),
    experience=False,
    actionable=False,
)


@feature(unit="texts", days=(365,), ru="Тексты с известным тоном")
def texts(events: ir.Table) -> ir.IntegerScalar:
    """Texts whose tone is known."""
    return events.count(where=events.tone.notnull())


@feature(unit="-1..1", days=(365,), if_silent=None, better="higher", ru="Средний тон текстов")
def mean_tone(events: ir.Table) -> ir.FloatingScalar:
    """Average tone of texts."""
    return mean(events.tone, events.tone.notnull())


@feature(unit="-1..1", days=(365,), if_silent=None, better="higher", ru="Средний тон отзывов и ответов на опросы")
def mean_answer_tone(events: ir.Table) -> ir.FloatingScalar:
    """Average tone of reviews and of answers to surveys."""
    return mean(events.tone, events.kind.isin(ANSWERS))


@feature(unit="-1..1", days=(365,), if_silent=None, better="higher", ru="Средний тон обращений в поддержку")
def mean_contact_tone(events: ir.Table) -> ir.FloatingScalar:
    """Average tone of messages to support."""
    return mean(events.tone, events.kind == "contact")


@feature(unit="share", days=(365,), if_silent=None, better="lower", ru="Доля недовольных текстов")
def negative_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of texts with a tone below zero."""
    return (events.tone < 0).mean()


@feature(unit="-1..1", if_silent=None, better="higher", ru="Тон последнего текста")
def last_tone(events: ir.Table) -> ir.NumericScalar:
    """Tone of the last text."""
    return last(events, events.tone, events.tone.notnull())


@feature(unit="days", if_silent=None, better="higher", ru="Дней с последнего недовольного текста")
def days_since_negative_text(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last text with a tone below zero."""
    return events.days_ago.min(where=events.tone < 0)
