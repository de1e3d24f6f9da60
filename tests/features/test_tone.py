import pytest

from features.tone import (
    days_since_negative_text,
    last_tone,
    mean_answer_tone,
    mean_contact_tone,
    mean_tone,
    negative_share,
    texts,
)


def test_reviews_and_messages_to_support_have_tones_apart(past):
    log = past(
        ("review", 9, {"tone": 0.8}), ("contact", 5, {"tone": -0.6}), ("contact", 3, {"tone": 0.1}), ("survey", 1, {})
    )
    assert texts(log).execute() == 3
    assert mean_tone(log).execute() == pytest.approx(0.1)
    assert mean_answer_tone(log).execute() == 0.8
    assert mean_contact_tone(log).execute() == -0.25
    assert negative_share(log).execute() == pytest.approx(1 / 3)
    assert float(last_tone(log).execute()) == 0.1
    assert days_since_negative_text(log).execute() == 5


def test_texts_of_unknown_tone_have_none(past):
    log = past(("contact", 5, {}))
    assert texts(log).execute() == 0
    assert mean_tone(log).to_pyarrow().as_py() is None
    assert negative_share(log).to_pyarrow().as_py() is None
