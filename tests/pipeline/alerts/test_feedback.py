import pandas as pd

from pipeline.alerts.feedback import fresh, records, worth_an_answer
from tests.pipeline.readiness.logs import row

NOTHING = pd.DataFrame({"customer_id": pd.Series(dtype=str), "value_at_risk": pd.Series(dtype=float)})
NO_TONES = pd.DataFrame({**{name: pd.Series(dtype=str) for name in ("customer_id", "kind", "text")}, "tone": 0.0})
NO_ATTRIBUTES = pd.DataFrame({"customer_id": pd.Series(dtype=str)})


def review(customer: object, stars: float, at: str = "2026-06-25", **rest: object):
    return row(customer, "review", at, channel="web", metric="stars", score=stars, **rest)


def listed(log, tones=NO_TONES, value=NOTHING, attributes=NO_ATTRIBUTES):
    return worth_an_answer(fresh(log, 14), tones, value, attributes)


def test_low_marks_of_the_last_days_are_listed(watched):
    log = watched([review(1, 1.0), review(2, 5.0), review(3, 1.0, "2026-06-16"), review(4, 3.0)])
    assert list(listed(log).customer_id) == ["1"]


def test_angry_words_are_listed_whatever_the_mark(watched):
    texts = [row(1, "contact", "2026-06-25", text="No!"), row(2, "contact", "2026-06-25", text="Hm"), review(3, 5.0)]
    tones = pd.DataFrame({"customer_id": ["1", "2"], "kind": "contact", "text": ["No!", "Hm"], "tone": [-0.8, -0.5]})
    assert list(listed(watched(texts), tones).customer_id) == ["1"]


def test_those_with_most_at_stake_come_first_then_the_worst(watched):
    log = watched([review(1, 2.0), review(2, 1.0), review(3, 1.0), review(4, 2.0)])
    value = pd.DataFrame({"customer_id": ["1", "2", "3"], "value_at_risk": [50.0, 50.0, 900.0]})
    assert list(listed(log, value=value).customer_id) == ["3", "2", "1", "4"]


def test_of_a_customer_the_worst_is_listed(watched):
    found = listed(watched([review(1, 2.0, "2026-06-26"), review(1, 1.0)]))
    assert found.score.tolist() == [1]


def test_who_refused_is_not_listed_and_who_was_not_asked_is(watched):
    attributes = pd.DataFrame(
        {"customer_id": ["1", "2"], "may_contact": ["false", "true"], "known_at": pd.Timestamp("2026-01-01")}
    )
    log = watched([review(1, 1.0), review(2, 1.0), review(3, 1.0)])
    assert list(listed(log, attributes=attributes).customer_id) == ["2", "3"]


def test_a_record_holds_the_text_as_it_may_be_seen(watched):
    log = watched([review(1, 1.0, text="Call me, it broke"), review(2, 2.0)])
    shown, silent = records(listed(log), lambda customer, text: f"{customer}: {text}", 12)
    assert (shown["customer_id"], shown["day"], shown["text"]) == ("1", "2026-06-25", "1: Call me…")
    assert (shown["score"], shown["mark"], shown["tone"], shown["value_at_risk"]) == (1, 12.5, None, None)
    assert silent["text"] is None
