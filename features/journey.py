"""How far a customer comes on the way from the first look to the time after the purchase."""

import ibis.expr.types as ir

from features.aggregates import bought, mean
from features.definition import Theme, feature
from features.events import ANSWERS
from features.past import EXACT

THEME = Theme(
    name="journey",
    layer="meaning",
    en="customer journey",
    ru="путь клиента",
    pain=("a journey cut short", "путь, оборванный на полдороге"),
    joy=("a journey from visit to feedback", "путь от визита до отзыва"),
    action=("Help with the step they stop at", "Помочь на шаге, где они останавливаются"),
    experience=False,
    actionable=False,
)

STAGES = {
    "before": ("visit", "campaign"),
    "during": ("purchase",),
    "after": ("delivery",),
    "post_sale": ("contact", "return", "usage", *ANSWERS),
}
"""The stages of a journey, and the touchpoints, kinds of event, at which each is seen."""

DAYS_TO_DECIDE = 30
"""A purchase longer after a visit is put down to another one."""

DAYS_TO_RETURN = 90


@feature(unit="stages", days=(365,), ru="Пройденные этапы пути: до покупки, покупка, доставка, после неё")
def journey_stages(events: ir.Table) -> ir.IntegerScalar:
    """Stages of the journey seen, of four: visit or offer, purchase, delivery, and contact, return, use or answer."""
    met = {stage: events.kind.isin(kinds) for stage, kinds in STAGES.items()} | {"during": bought(events)}
    seen = [(events.count(where=stage) > 0).cast("int64") for stage in met.values()]
    return sum(seen[1:], seen[0])


@feature(unit="days", days=(365,), if_silent=None, ru="Дней от визита до покупки в среднем")
def mean_decision_days(events: ir.Table) -> ir.FloatingScalar:
    """Average days from a visit to the next purchase, if within 30."""
    days = events.days_ago - events.next_purchase_days_ago
    return mean(days.cast(EXACT), (events.kind == "visit") & (days <= DAYS_TO_DECIDE))


@feature(unit="share", days=(365,), if_silent=None, ru="Доля доставок, после которых купили снова за 90 дней")
def bought_again_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of deliveries followed by a purchase within 90 days, of those at least 90 days ago."""
    again = (events.days_ago - events.next_purchase_days_ago <= DAYS_TO_RETURN).fill_null(False)
    return again.mean(where=(events.kind == "delivery") & (events.days_ago >= DAYS_TO_RETURN))
