"""What a customer sent back, and why."""

from tests.features.oracle.past import Event, Number, Past, ratio, total, youngest


def defective(past: Past) -> list[Event]:
    return [one for one in past.of("return") if one.failed]


def returns(past: Past) -> Number:
    return len(past.of("return"))


def defective_returns(past: Past) -> Number:
    return len(defective(past))


def return_share(past: Past) -> Number:
    return ratio(len(past.of("return")), len(past.bought))


def refunded(past: Past) -> Number:
    moved = total(one.amount for one in past.of("return"))
    return None if moved is None else -moved


def days_since_last_return(past: Past) -> Number:
    return youngest(past.of("return"))


def days_since_defective_return(past: Past) -> Number:
    return youngest(defective(past))


def refunded_share(past: Past) -> Number:
    return ratio(refunded(past) or 0, total(one.amount for one in past.bought))
