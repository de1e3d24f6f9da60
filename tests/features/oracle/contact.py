"""How often, and how hard, a customer had to get in touch."""

from itertools import pairwise

from tests.features.oracle.past import Event, Number, Past, last, mean, ratio, trend, youngest


def ever(past: Past) -> list[Event]:
    """All contacts, one after the other; of those at the same time, unsolved ones last."""
    contacts = (one for one in past.whole if one.kind == "contact")
    return sorted(contacts, key=lambda one: (-one.age, one.failed is None, one.failed))


def soon_after(one: Event, other: Event) -> bool:
    return one.age - other.age <= 14


def contacts(past: Past) -> Number:
    return len(past.of("contact"))


def unsolved_contacts(past: Past) -> Number:
    return sum(one.failed is True for one in past.of("contact"))


def unsolved_share(past: Past) -> Number:
    return mean(one.failed for one in past.of("contact"))


def repeated_contacts(past: Past) -> Number:
    return sum(soon_after(one, other) for one, other in pairwise(ever(past)) if other in past.events)


def mean_solution_hours(past: Past) -> Number:
    return mean(one.wait_hours for one in past.of("contact"))


def worst_solution_hours(past: Past) -> Number:
    return max((one.wait_hours for one in past.of("contact") if one.wait_hours is not None), default=None)


def late_replies(past: Past) -> Number:
    return sum(one.late_hours is not None and one.late_hours > 0 for one in past.of("contact"))


def last_contact_unsolved(past: Past) -> Number:
    return last(past.of("contact"), lambda one: one.failed)


def last_solution_hours(past: Past) -> Number:
    return last(past.of("contact"), lambda one: one.wait_hours)


def days_since_last_contact(past: Past) -> Number:
    return youngest(past.of("contact"))


def settled_at_once_share(past: Past) -> Number:
    repeated = {id(one) for one, other in pairwise(ever(past)) if soon_after(one, other)}
    return mean(not one.failed and id(one) not in repeated for one in past.of("contact") if one.failed is not None)


def contact_trend(past: Past) -> Number:
    return trend(past.of("contact"))


def contacts_per_purchase(past: Past) -> Number:
    return ratio(len(past.of("contact")), len(past.bought))
