"""A text belongs to the trouble before it, and complains only if that is clear."""

import numpy as np
import pandas as pd
import pytest

from pipeline.voice.texts import is_complaint, speaking, told_of

DAY = pd.Timestamp("2026-06-15 12:00")
NO_MARK = float("nan")


def text(customer="a", order_id=None, mark=NO_MARK, text="so late", written_at=DAY):
    return {
        "customer_id": customer,
        "kind": "review",
        "order_id": order_id,
        "mark": mark,
        "text": text,
        "written_at": written_at,
    }


def trouble(theme, days_before, customer="a", order_id=None):
    return {
        "customer_id": customer,
        "order_id": order_id,
        "theme": theme,
        "at": DAY - pd.Timedelta(days=days_before),
    }


def told(texts, troubles=(), tones=()):
    return told_of(
        pd.DataFrame(texts),
        pd.DataFrame({"customer_id": ["a"], "segment_id": ["neutral-mixed"]}),
        pd.DataFrame(tones, columns=["customer_id", "kind", "text", "tone"]).astype({"tone": float}),
        pd.DataFrame(troubles, columns=["customer_id", "order_id", "theme", "at"]).astype({"at": "datetime64[us]"}),
        trouble_days=14,
    )


@pytest.mark.parametrize(
    ("troubles", "theme"),
    [
        ([], None),
        ([trouble("delivery", 3)], "delivery"),
        ([trouble("delivery", 14.5)], None),
        ([trouble("delivery", -1)], None),
        ([trouble("delivery", 0)], None),
        ([trouble("delivery", 3, customer="b")], None),
        ([trouble("delivery", 5), trouble("site", 2)], "site"),
        ([trouble("delivery", 5, order_id="o"), trouble("site", 2)], "delivery"),
        ([trouble("delivery", 5, order_id="o"), trouble("returns", 2, order_id="o")], "returns"),
    ],
)
def test_the_trouble_of_the_order_counts_most_then_the_last_before(troubles, theme):
    assert told([text(order_id="o")], troubles).theme.tolist() == [theme]


def test_orders_without_an_id_are_not_the_same_order():
    assert told([text()], [trouble("delivery", 5), trouble("site", 2)]).theme.tolist() == ["site"]


def test_every_text_keeps_its_own_theme_and_segment():
    found = told([text("b"), text("a"), text("c")], [trouble("site", 1, "c"), trouble("delivery", 1, "a")])
    assert found.theme.tolist() == [None, "delivery", "site"]
    assert found.segment_id.fillna("none").tolist() == ["none", "neutral-mixed", "none"]


def test_an_opinion_is_the_mark_or_else_the_tone():
    tones = [("a", "review", "so late", -0.5)]
    assert told([text(mark=80.0), text()], tones=tones).opinion.tolist() == [80.0, 25.0]
    assert np.isnan(told([text()]).opinion[0])


@pytest.mark.parametrize(
    ("mark", "tone", "expected"),
    [(20.0, 0.9, True), (80.0, -0.9, False), (NO_MARK, -0.9, True), (NO_MARK, -0.3, False), (NO_MARK, NO_MARK, False)],
)
def test_a_bad_mark_or_a_clear_tone_is_a_complaint(mark, tone, expected):
    found = told([text(mark=mark)], tones=[("a", "review", "so late", tone)])
    assert is_complaint(found).tolist() == [expected]


def test_texts_without_a_mark_speak_only_where_few_have_one_and_only_if_their_tone_is_clear():
    marked = [text(customer, mark=30.0) for customer in "ab"]
    tones = [("c", "review", "so late", -0.9), ("d", "review", "so late", 0.2)]
    found = told([*marked, text("c"), text("d")], tones=tones)
    assert speaking(found, min_customers=2).customer_id.tolist() == ["a", "b"]
    assert speaking(found, min_customers=3).customer_id.tolist() == ["a", "b", "c"]
