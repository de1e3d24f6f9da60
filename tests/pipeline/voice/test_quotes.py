"""Quotes speak for many, then for the angriest, and tell nobody who wrote them."""

import numpy as np
import pandas as pd
import pytest

from models.typical import strings
from pipeline.voice.quotes import Choice, Redactor, ids_of, names_of, quotes

CHOICE = Choice(typical=2, extreme=1, min_length=10, max_length=60)
SAID = [
    *("the parcel came a week late", "my parcel was a week late", "late by a week, the parcel", "parcel late, a week"),
    *("call me at +7 900 555-01-35", "this is a swindle, never again", "nice colours and a good box to look at"),
]


def texts(said=SAID, **values):
    count = len(said)
    given = {
        "customer_id": [f"{number:06d}" for number in range(count)],
        "order_id": [f"ord-{number}" for number in range(count)],
        "text": said,
        "opinion": np.linspace(60, 30, count),
        "tone": 0.0,
        "written_at": pd.Timestamp("2026-06-01"),
        "month": "2026-06",
        "kind": "review",
        "channel": "web",
        "metric": "stars",
        "score": 2.0,
        "about_contact": False,
    }
    return pd.DataFrame(given | values)


def chosen(own, choice=CHOICE, redact=None):
    rows = strings(list(own.text), own.customer_id.to_numpy(dtype=object), min_customers=2)
    return list(quotes(own, rows, redact or Redactor({}, set()), choice))


def test_first_the_most_typical_then_the_worst_of_another_customer():
    found = chosen(texts(opinion=[50, 50, 50, 50, 50, 10, 90]))
    assert [(one["role"], one["rank"]) for one in found] == [("typical", 1), ("typical", 2), ("extreme", 1)]
    assert "week" in found[0]["text"]
    assert found[2]["text"] == "this is a swindle, never again"
    assert len({one["customer_id"] for one in found}) == 3


def test_of_equal_marks_the_angrier_tone_is_more_extreme():
    found = chosen(texts(opinion=30.0, tone=[0, 0, 0, 0, 0, -0.2, -0.9]))
    assert found[-1]["text"] == SAID[-1]


def test_a_text_without_an_opinion_is_never_extreme():
    assert [one["role"] for one in chosen(texts(opinion=np.nan))] == ["typical", "typical"]


def test_what_is_mostly_hidden_is_not_quoted():
    said = ["+7 900 555-01-35", "a@b.example", "the parcel came late"]
    assert [one["text"] for one in chosen(texts(said))] == ["the parcel came late"]


def test_long_texts_end_with_a_word():
    [found] = chosen(texts(["word " * 40]))
    assert found["text"] == "word " * 11 + "word…"


def test_the_order_of_the_rows_does_not_matter():
    own = texts()
    assert [one["text"] for one in chosen(own.iloc[::-1])] == [one["text"] for one in chosen(own)]


@pytest.mark.parametrize(("typical", "extreme"), [(0, 1), (3, 0), (0, 0)])
def test_as_many_as_asked_for(typical, extreme):
    found = chosen(texts(), Choice(typical, extreme, 10, 60))
    assert [one["role"] for one in found] == ["typical"] * typical + ["extreme"] * extreme


def test_names_and_ids_the_company_knows_are_hidden():
    attributes = pd.DataFrame(
        {
            "customer_id": ["000000", "000001"],
            "first_name": ["Zoltan", None],
            "Фамилия": ["Петренко", "Ким"],
            "city": "X",
        }
    )
    assert names_of(attributes) == {"000000": {"Zoltan", "Петренко"}, "000001": {"Ким"}}
    own = texts(["zoltan here, ord-0 did not arrive at X"])
    [found] = chosen(own, redact=Redactor(names_of(attributes), ids_of(own)))
    assert found["text"] == "[name] here, [order] did not arrive at X"


def test_without_names_among_the_attributes_none_are_known():
    assert names_of(pd.DataFrame({"customer_id": ["1"], "city": ["X"]})) == {}


def test_ids_that_look_like_words_or_short_numbers_are_not_looked_for():
    own = texts(["some text here"] * 3, order_id=["lost", "12", None], customer_id=["AB-7", "8", "c-19"])
    assert ids_of(own) == {"ab-7", "c-19"}
