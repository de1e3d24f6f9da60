"""What a customer said when asked, on one scale for all metrics."""

import ibis.expr.types as ir

from features.aggregates import last
from features.definition import Theme, feature
from features.events import ANSWERS

THEME = Theme(
    name="feedback",
    en="earlier answers",
    ru="прежние оценки",
    pain=("low marks given before", "низкие прежние оценки"),
    joy=("high marks given before", "высокие прежние оценки"),
    action=("Reply to what they wrote and say what changed", "Ответить на отзыв и рассказать, что изменилось"),
    experience=False,
)


@feature(unit="answers", days=(365,), ru="Ответы на опросы и отзывы")
def answers(events: ir.Table) -> ir.IntegerScalar:
    """Answers to surveys and reviews."""
    return events.count(where=_is_answer(events))


@feature(unit="0-100", if_silent=None, better="higher", ru="Последняя оценка по шкале 0-100")
def last_mark(events: ir.Table) -> ir.NumericScalar:
    """Last mark given on a scale of 0-100."""
    return last(events, events.mark, _is_answer(events))


@feature(unit="0-100", days=(365,), if_silent=None, better="higher", ru="Средняя оценка по шкале 0-100")
def mean_mark(events: ir.Table) -> ir.NumericScalar:
    """Average mark given on a scale of 0-100."""
    return events.mark.mean(where=_is_answer(events))


@feature(unit="days", if_silent=None, ru="Дней с последнего ответа")
def days_since_last_answer(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last answer."""
    return events.days_ago.min(where=_is_answer(events))


def _is_answer(events: ir.Table) -> ir.BooleanColumn:
    return events.kind.isin(ANSWERS) & events.mark.notnull()
