"""Every text known by the source's date has its tone, by no text or mark of its writer and of nobody later."""

import subprocess
import sys
from pathlib import Path

import ibis
import numpy as np
import pandas as pd
import pytest

from features.texts import TEXT, written
from pipeline.artifacts import write_parquet
from pipeline.stages.sentiment import latest, sentiment
from tests.models.written import texts

SOURCE = {"as_of": "2026-07-01"}
PARAMS = {"min_texts": 300, "min_bad": 20, "max_texts": 50_000, "min_customers": 5, "C": 1.0, "random_state": 0}
COLUMNS = {
    "customer_id": "string",
    "kind": "string",
    "channel": "string",
    "order_id": "string",
    "metric": "string",
    "score": "float64",
    "text": "string",
    "occurred_at": "timestamp(6)",
    "recorded_at": "timestamp(6)",
}
BEFORE, AFTER = pd.Timestamp("2026-06-01 12:00"), pd.Timestamp("2026-07-01 00:00")
DATES = {"occurred_at": BEFORE, "recorded_at": BEFORE}
UNRATED = {"metric": None, "score": np.nan, "order_id": None}


def log(*events):
    """One event per row."""
    rows = pd.concat([one.reindex(columns=list(COLUMNS)).astype(object) for one in events], ignore_index=True)
    return ibis.memtable(rows.astype({"score": float, **dict.fromkeys(DATES, "datetime64[us]")}), schema=COLUMNS)


def event(text, customer="c0-0001", kind="contact", **values):
    return pd.DataFrame([{"customer_id": customer, "kind": kind, "text": text, **UNRATED, **DATES, **values}])


def reviews(**values):
    """Two rated texts of each of 200 customers."""
    rated = texts(200)
    stars = np.where(rated.satisfied, 5.0, 1.0)
    return rated[["customer_id", "text"]].assign(kind="review", metric="stars", score=stars).assign(**DATES | values)


def run(*events, **params):
    outputs = sentiment.function(log(*events), SOURCE, **PARAMS | params)
    return {**outputs, "tones": outputs["tones"].read_all().to_pandas()}


@pytest.fixture(scope="module")
def found():
    praise, complaint = event("great quality"), event("a rude courier")
    return run(reviews(), praise, complaint, event("👍"), event(None))


def test_each_text_of_a_customer_has_its_tone_once_in_order(found):
    tones = found["tones"]
    assert list(tones.columns) == [*TEXT, "tone"]
    assert not tones.duplicated(TEXT).any()
    pd.testing.assert_frame_equal(tones, tones.sort_values([*TEXT], ignore_index=True))
    assert set(tones.text) == {*reviews().text, "great quality", "a rude courier"}


def test_contacts_have_the_tone_that_reviews_taught(found):
    tone = found["tones"].set_index("text").tone
    assert tone["great quality"] > 0.5
    assert tone["a rude courier"] < -0.5


def test_figures_say_what_tones_rest_on_and_how_good_they_are(found):
    metrics = found["metrics"]
    assert (metrics["texts"], metrics["rated_texts"], metrics["basis"]) == (403, 400, "own texts")
    assert metrics["languages"] == "other"
    assert "reason" not in metrics
    assert metrics["auc"] > 0.95
    assert metrics["brier"] < metrics["brier_of_the_mean"] / 4


def test_nothing_known_only_later_is_learned_from_or_scored(found):
    later = [event("ugly", recorded_at=AFTER), reviews(score=1.0, occurred_at=AFTER, recorded_at=AFTER)]
    again = run(reviews(), event("great quality"), event("a rude courier"), *later)
    pd.testing.assert_frame_equal(again["tones"], found["tones"])


def test_the_marks_of_a_customer_move_the_tone_of_none_of_their_texts(found):
    rated = reviews()
    own = rated.customer_id == "c0-0001"
    turned = rated.assign(score=rated.score.mask(own, 6 - rated.score))
    tones = run(turned, event("great quality"), event("a rude courier"))["tones"]
    mine = found["tones"].customer_id == "c0-0001"
    pd.testing.assert_frame_equal(tones[mine], found["tones"][mine])
    assert (tones.tone != found["tones"].tone).any()


def test_the_same_texts_give_the_same_bytes(tmp_path):
    files = [tmp_path / "one.parquet", tmp_path / "other.parquet"]
    for file, rows in zip(files, (reviews(), reviews().sample(frac=1, random_state=0)), strict=True):
        write_parquet(sentiment.function(log(rows), SOURCE, **PARAMS)["tones"], file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_latest_rated_texts_are_learned_from():
    days = pd.date_range("2026-01-01", periods=400, freq="h")
    rated = latest(written(log(reviews(occurred_at=days, recorded_at=days))), 10)
    assert list(rated.text) == list(reviews().text[:-11:-1])


def test_satisfied_is_a_mark_above_the_lowest_band():
    marks = [event(str(score), kind="review", metric="stars", score=score) for score in (1.0, 2.0, 3.0, 5.0)]
    assert latest(written(log(*marks)), 10).set_index("text").satisfied.to_dict() == {
        "1.0": False, "2.0": False, "3.0": True, "5.0": True
    }  # fmt: skip


def test_too_few_rated_texts_are_told(monkeypatch):
    monkeypatch.setattr("models.lexicon.PACKAGE", "not_installed")
    outputs = run(reviews(), event("help"), min_texts=401)
    assert outputs["tones"].empty
    assert outputs["metrics"]["basis"] == "none"
    assert outputs["metrics"]["reason"].startswith("other: 400 rated texts, ")
    assert outputs["metrics"]["reason"].endswith("needed are 401 and 20")


def test_texts_nobody_rated_have_no_tone(monkeypatch):
    monkeypatch.setattr("models.lexicon.PACKAGE", "not_installed")
    outputs = run(event("help"))
    assert outputs["tones"].empty
    assert outputs["metrics"]["reason"] == "no text comes with a mark"


def test_where_nobody_writes_nothing_is_loaded_to_learn_with():
    program = """
import sys
from pipeline.stages.sentiment import sentiment
from tests.pipeline.stages.test_sentiment import PARAMS, SOURCE, event, log

found = sentiment.function(log(event(None)), SOURCE, **PARAMS)
assert found["tones"].num_rows == 0
assert found["metrics"]["reason"] == "nobody wrote a text"
assert "sklearn" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[3])
