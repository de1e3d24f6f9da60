"""What a customer said when asked, on one scale for all metrics."""

from tests.features.oracle.past import Number, Past, last, mean, youngest


def answers(past: Past) -> Number:
    return len(past.answers)


def last_mark(past: Past) -> Number:
    return last(past.answers, lambda one: one.mark)


def mean_mark(past: Past) -> Number:
    return mean(one.mark for one in past.answers)


def days_since_last_answer(past: Past) -> Number:
    return youngest(past.answers)


def asking(past: Past, *metrics: str) -> Past:
    """The answers to these metrics alone."""
    return Past(tuple(one for one in past.answers if one.metric in metrics), past.whole)


def mark_trend(past: Past) -> Number:
    marks = sorted((one.age, one.mark) for one in past.answers if one.mark is not None)
    others = mean(mark for _, mark in marks[1:])
    return None if others is None else float(marks[0][1]) - others


def dissatisfied_answers(past: Past) -> Number:
    return sum(one.mark is not None and one.mark < 50 for one in past.answers)


def last_nps_mark(past: Past) -> Number:
    return last_mark(asking(past, "nps"))


def mean_nps_mark(past: Past) -> Number:
    return mean_mark(asking(past, "nps"))


def last_csat_mark(past: Past) -> Number:
    return last_mark(asking(past, "csat", "csat10"))


def mean_csat_mark(past: Past) -> Number:
    return mean_mark(asking(past, "csat", "csat10"))


def last_ces_mark(past: Past) -> Number:
    return last_mark(asking(past, "ces", "ces7"))


def mean_ces_mark(past: Past) -> Number:
    return mean_mark(asking(past, "ces", "ces7"))


def last_cli_mark(past: Past) -> Number:
    return last_mark(asking(past, "cli"))


def mean_cli_mark(past: Past) -> Number:
    return mean_mark(asking(past, "cli"))


def last_stars_mark(past: Past) -> Number:
    return last_mark(asking(past, "stars"))


def mean_stars_mark(past: Past) -> Number:
    return mean_mark(asking(past, "stars"))
