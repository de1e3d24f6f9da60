"""What a log supports, in the order a report tells it."""

from collections.abc import Iterator

from pipeline.readiness import learnable, tellable
from pipeline.readiness.learnable import Log
from pipeline.readiness.statement import Ability


def abilities(log: Log) -> Iterator[Ability]:
    inventory = log.inventory
    basis = learnable.satisfaction(log)
    yield basis
    yield learnable.segments(log, basis)
    yield learnable.churn(log)
    yield learnable.value(log)
    yield tellable.journey(inventory)
    yield tellable.promises(inventory)
    yield learnable.tone(log)
    yield from (tellable.survey_figure(name, count) for name, count in inventory.recent_customers.items())
    yield tellable.xyz(inventory, log.sections["churn"]["min_repeat_share"])
    yield tellable.seasonality(inventory)
