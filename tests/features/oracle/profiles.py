"""Profiles as the oracle tells them."""

from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module

from features.catalogue import Catalogue
from features.definition import Column, Feature
from tests.features.oracle.past import Event, Number, Past


def profiles(log: Iterable[Event], as_of: datetime, catalogue: Catalogue) -> dict[str, dict[str, float | None]]:
    """The profile of each customer known at the moment, column by column."""
    told: dict[str, list[Event]] = {}
    for event in log:
        told.setdefault(event.customer_id, []).append(event)
    pasts = {customer: Past.known(told[customer], as_of) for customer in sorted(told)}
    return {
        customer: {column.name: value(column, past) for column in catalogue.columns}
        for customer, past in pasts.items()
        if past.events
    }


def value(column: Column, past: Past) -> float | None:
    seen = past.within(column.days)
    found = formula(column.feature)(seen) if seen.events else None
    found = column.feature.if_silent if found is None else found
    return None if found is None else float(found)


def formula(feature: Feature) -> Callable[[Past], Number]:
    """The function of the feature's name, in the module of its module's name."""
    theme = feature.formula.__module__.rpartition(".")[-1]
    try:
        found: Callable[[Past], Number] = getattr(import_module(f"tests.features.oracle.{theme}"), feature.name)
    except (ModuleNotFoundError, AttributeError) as error:
        raise NotImplementedError(
            f"The oracle does not know {feature.name}: tests/features/oracle/{theme}.py must say it in plain Python."
        ) from error
    return found
