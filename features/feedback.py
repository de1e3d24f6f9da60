"""What a customer said when asked, on one scale for all metrics."""

import ibis.expr.types as ir

from features.aggregates import last, mean, ratio
from features.definition import Theme, feature
from features.events import ANSWERS
from features.marks import NEUTRAL

THEME = Theme(
    name="feedback",
    layer="emotional",
    en="earlier answers",
    ru="прежние оценки",
    pain=("low marks given before", "низкие прежние оценки"),
    joy=("high marks given before", "высокие прежние оценки"),
    action=("Reply to what they wrote and say what changed", "Ответить на отзыв и рассказать, что изменилось"),
    experience=False,
    actionable=False,
)

NPS, CSAT, CES, CLI, STARS = ("nps",), ("csat", "csat10"), ("ces", "ces7"), ("cli",), ("stars",)
"""The metrics that ask the same question, whatever their scale."""


@feature(unit="answers", days=(365,), ru="Ответы на опросы и отзывы")
def answers(events: ir.Table) -> ir.IntegerScalar:
    """Answers to surveys and reviews."""
    return events.count(where=_is_answer(events))


@feature(unit="0-100", if_silent=None, better="higher", ru="Последняя оценка по шкале 0-100")
def last_mark(events: ir.Table) -> ir.NumericScalar:
    """Last mark given on a scale of 0-100."""
    return last(events, events.mark, _is_answer(events))


@feature(unit="0-100", days=(365,), if_silent=None, better="higher", ru="Средняя оценка по шкале 0-100")
def mean_mark(events: ir.Table) -> ir.FloatingScalar:
    """Average mark given on a scale of 0-100."""
    return mean(events.mark, _is_answer(events))


@feature(unit="points", if_silent=None, better="higher", ru="Последняя оценка минус средняя прежних, в пунктах")
def mark_trend(events: ir.Table) -> ir.FloatingScalar:
    """Last mark less the average of those before, in points of 0-100."""
    latest = last_mark(events)
    total, others = events.mark.sum(where=_is_answer(events)), answers(events) - 1
    return latest.cast("float64") - ratio(total - latest, others)


@feature(unit="answers", days=(365,), better="lower", ru="Ответы с оценкой «недоволен»")
def dissatisfied_answers(events: ir.Table) -> ir.IntegerScalar:
    """Answers with a mark below neutral."""
    return events.count(where=_is_answer(events) & (events.mark < NEUTRAL))


@feature(unit="0-100", if_silent=None, better="higher", ru="Последняя оценка NPS по шкале 0-100")
def last_nps_mark(events: ir.Table) -> ir.NumericScalar:
    """Last NPS mark on a scale of 0-100."""
    return last(events, events.mark, _measures(events, NPS))


@feature(unit="0-100", days=(365,), if_silent=None, better="higher", ru="Средняя оценка NPS по шкале 0-100")
def mean_nps_mark(events: ir.Table) -> ir.FloatingScalar:
    """Average NPS mark on a scale of 0-100."""
    return mean(events.mark, _measures(events, NPS))


@feature(unit="0-100", if_silent=None, better="higher", ru="Последняя оценка CSAT по шкале 0-100")
def last_csat_mark(events: ir.Table) -> ir.NumericScalar:
    """Last CSAT mark on a scale of 0-100."""
    return last(events, events.mark, _measures(events, CSAT))


@feature(unit="0-100", days=(365,), if_silent=None, better="higher", ru="Средняя оценка CSAT по шкале 0-100")
def mean_csat_mark(events: ir.Table) -> ir.FloatingScalar:
    """Average CSAT mark on a scale of 0-100."""
    return mean(events.mark, _measures(events, CSAT))


@feature(unit="0-100", if_silent=None, better="higher", ru="Последняя оценка CES по шкале 0-100")
def last_ces_mark(events: ir.Table) -> ir.NumericScalar:
    """Last CES mark on a scale of 0-100."""
    return last(events, events.mark, _measures(events, CES))


@feature(unit="0-100", days=(365,), if_silent=None, better="higher", ru="Средняя оценка CES по шкале 0-100")
def mean_ces_mark(events: ir.Table) -> ir.FloatingScalar:
    """Average CES mark on a scale of 0-100."""
    return mean(events.mark, _measures(events, CES))


@feature(unit="0-100", if_silent=None, better="higher", ru="Последняя оценка CLI по шкале 0-100")
def last_cli_mark(events: ir.Table) -> ir.NumericScalar:
    """Last CLI mark on a scale of 0-100."""
    return last(events, events.mark, _measures(events, CLI))


@feature(unit="0-100", days=(365,), if_silent=None, better="higher", ru="Средняя оценка CLI по шкале 0-100")
def mean_cli_mark(events: ir.Table) -> ir.FloatingScalar:
    """Average CLI mark on a scale of 0-100."""
    return mean(events.mark, _measures(events, CLI))


@feature(unit="0-100", if_silent=None, better="higher", ru="Последняя оценка отзыва по шкале 0-100")
def last_stars_mark(events: ir.Table) -> ir.NumericScalar:
    """Last review mark on a scale of 0-100."""
    return last(events, events.mark, _measures(events, STARS))


@feature(unit="0-100", days=(365,), if_silent=None, better="higher", ru="Средняя оценка отзыва по шкале 0-100")
def mean_stars_mark(events: ir.Table) -> ir.FloatingScalar:
    """Average review mark on a scale of 0-100."""
    return mean(events.mark, _measures(events, STARS))


@feature(unit="days", if_silent=None, ru="Дней с последнего ответа")
def days_since_last_answer(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last answer."""
    return events.days_ago.min(where=_is_answer(events))


def _is_answer(events: ir.Table) -> ir.BooleanColumn:
    return events.kind.isin(ANSWERS) & events.mark.notnull()


def _measures(events: ir.Table, metrics: tuple[str, ...]) -> ir.BooleanColumn:
    return _is_answer(events) & events.metric.isin(metrics)
