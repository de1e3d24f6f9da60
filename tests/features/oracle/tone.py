"""How what a customer wrote sounds."""

from tests.features.oracle.past import Number, Past, last, mean, youngest


def texts(past: Past) -> Number:
    return sum(one.tone is not None for one in past.events)


def mean_tone(past: Past) -> Number:
    return mean(one.tone for one in past.events)


def mean_answer_tone(past: Past) -> Number:
    return mean(one.tone for one in past.of("survey", "review"))


def mean_contact_tone(past: Past) -> Number:
    return mean(one.tone for one in past.of("contact"))


def negative_share(past: Past) -> Number:
    return mean(one.tone < 0 for one in past.events if one.tone is not None)


def last_tone(past: Past) -> Number:
    return last(past.events, lambda one: one.tone)


def days_since_negative_text(past: Past) -> Number:
    return youngest(one for one in past.events if one.tone is not None and one.tone < 0)
