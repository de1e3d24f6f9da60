"""A demo shop's customers are quoted by segment and by complaint, and nobody who wrote can be recognised."""

import re

import numpy as np
import pandas as pd
import pytest

from pipeline.stages.voice import QUOTES

FIVE_DIGITS = re.compile(r"\d{5}|@|555-01|Miller|Clark|Brown|Петров|Смирнов|Кузнецов|Соколов|Попов")


@pytest.fixture(scope="module")
def outputs(shop):
    return shop.run("voice")


@pytest.fixture(scope="module")
def quotes(outputs):
    return outputs["quotes"]


def test_a_quote_is_of_a_segment_or_of_a_theme_and_of_no_customer(quotes):
    assert list(quotes.columns) == [*QUOTES]
    assert (quotes.segment_id.isna() != quotes.theme.isna()).all()
    assert "customer_id" not in quotes


def test_every_group_that_is_quoted_is_large_enough(shop, quotes):
    members = shop["memberships"].query("as_of == as_of.max()").segment_id.value_counts()
    smallest = shop.params("release")["min_customers"]
    assert (members[quotes.segment_id.dropna().unique()] >= smallest).all()
    assert quotes.segment_id.nunique() > 3


def test_themes_that_fewer_complain_of_are_not_quoted(shop, quotes):
    small = shop.run("voice", params={"release": {"min_customers": 2}})["quotes"]
    assert small.theme.nunique() > quotes.theme.nunique()


def test_nothing_that_tells_who_wrote_is_quoted(shop, quotes):
    events = shop["events"]
    written = events.filter(events.text.notnull()).text.to_pyarrow().to_pylist()
    assert any(FIVE_DIGITS.search(text) for text in written)
    assert not [text for text in quotes.text if FIVE_DIGITS.search(text)]


def test_no_text_is_quoted_twice(quotes):
    assert quotes.text.is_unique


def test_quotes_are_as_long_as_asked_for(shop, quotes):
    params = shop.params("voice")
    assert quotes.text.str.len().between(params["min_length"], params["max_length"]).all()
    shorter = shop.run("voice", params={"max_length": 40})["quotes"]
    assert shorter.text.str.len().max() <= 40


def test_telling_words_stand_in_their_quote(shop):
    learned = shop.run("sentiment", params={"min_texts": 40, "min_bad": 5})
    tones, model = learned["tones"].read_all().to_pandas(), learned["tone_model"]
    quotes = shop.run("voice", tones=tones, tone_model=model)["quotes"]
    told = quotes[quotes.words != ""]
    assert len(told) > 3
    for words, text in zip(told.words, told.text, strict=True):
        assert set(words.split()) <= set(re.findall(r"\w+", text.casefold()))


def test_who_refused_to_be_contacted_is_not_quoted(shop, outputs):
    refused = shop.run("voice", attributes=shop["attributes"].assign(may_contact="no"))
    assert refused["quotes"].empty
    assert refused["metrics"]["texts"] == 0
    anybody = shop.run("voice", attributes=shop["attributes"].drop(columns="may_contact"))
    assert anybody["metrics"]["texts"] > outputs["metrics"]["texts"]
    assert outputs["metrics"]["texts"] + outputs["metrics"]["refused"] == anybody["metrics"]["texts"]


def test_only_recent_texts_are_quoted(shop):
    recent = shop.run("voice", params={"recent_days": 60})["quotes"]
    assert recent.month.min() >= "2026-05"
    assert shop.run("voice", params={"recent_days": 1, "min_length": 500})["quotes"].empty


def test_without_a_tone_model_marks_alone_speak(shop):
    silent = shop.run("voice", tones=shop["tones"].head(0), tone_model=None)["quotes"]
    assert silent.metric.notna().all()
    assert (silent.words == "").all()


def test_nobody_wrote_anything(shop):
    events = shop["events"]
    nothing = shop.run("voice", events=events.filter(events.text.isnull()))
    assert nothing["quotes"].empty
    assert list(nothing["quotes"].columns) == [*QUOTES]


def test_the_same_log_gives_the_same_quotes(shop, quotes):
    pd.testing.assert_frame_equal(shop.run("voice")["quotes"], quotes)
    assert np.isfinite(quotes.texts).all()
