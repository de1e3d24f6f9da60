"""Tone is learned by script and apart for contacts, or not at all, and what is lacking is told."""

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone

from models.sentiment import ToneModel, script_of
from tests.models.written import BAD, GOOD, texts

RATED = texts(300)


def asked(*written, customer="new", about_contact=False):
    return pd.DataFrame({"customer_id": customer, "text": written, "about_contact": about_contact})


def learned(*rated, **params):
    rows = pd.concat(rated, ignore_index=True)
    return ToneModel(**params).fit(rows, rows.satisfied)


@pytest.fixture(scope="module")
def model():
    return learned(RATED)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Всё отлично", "cyrillic"),
        ("Great", "other"),
        ("ótimo 100%", "other"),
        ("Пришёл iPhone", "cyrillic"),
        ("非常好", "other"),
        ("👍👍 5+", None),
        ("", None),
    ],
)
def test_the_script_is_that_of_most_letters(text, script):
    assert script_of(text) == script


def test_tone_is_between_minus_one_and_one_and_tells_praise_from_complaint(model):
    tone = model.predict(asked(*GOOD, *BAD))
    assert (np.abs(tone) <= 1).all()
    assert tone[: len(GOOD)].min() > 0.5
    assert tone[len(GOOD) :].max() < -0.5
    assert model.basis_ == "own texts"


def test_tone_is_rounded_so_that_last_bits_do_not_show(model):
    tone = model.predict(RATED)
    assert (tone == tone.round(4)).all()


def test_a_script_nobody_rated_has_no_tone_and_neither_have_texts_without_letters(model):
    assert np.isnan(model.predict(asked("ужасно, всё сломано", "👍"))).all()
    assert list(model.predict(asked("lovely shop", "ужасно")) > 0) == [True, False]


def test_nothing_asked_nothing_said(model):
    assert model.predict(asked()).shape == (0,)


@pytest.mark.parametrize(("min_texts", "min_bad"), [(601, 1), (1, 400)])
def test_too_few_rated_texts_or_customers_of_the_rarer_side_give_no_tone(min_texts, min_bad):
    model = learned(RATED, min_texts=min_texts, min_bad=min_bad)
    assert model.basis_ == "none"
    assert not model.classifiers_
    assert np.isnan(model.predict(RATED)).all()
    assert model.supplies_["other"].texts == 600


def test_one_customer_with_many_complaints_is_not_enough():
    good, grumbler = texts(200, share=1.0), texts(1, each=200, share=0.0, seed=1)
    assert learned(good, grumbler).supplies_ == {"other": (600, 1)}
    assert learned(good, grumbler).basis_ == "none"


def test_each_script_is_judged_by_what_there_is_of_it():
    russian = texts(10, seed=2).assign(text="чудесный магазин")
    model = learned(RATED, russian)
    assert list(model.classifiers_) == ["other"]
    assert model.supplies_["cyrillic"].texts == 20
    assert np.isnan(model.predict(asked("чудесный магазин"))).all()


def test_contacts_are_learned_apart_where_both_have_enough():
    contrary = texts(300, seed=3, about_contact=True).assign(satisfied=lambda rows: ~rows.satisfied)
    apart = learned(RATED, contrary)
    assert apart.predict(asked("lovely shop", about_contact=False))[0] > 0.5
    assert apart.predict(asked("lovely shop", about_contact=True))[0] < -0.5


def test_contacts_without_marks_of_their_own_take_what_reviews_taught(model):
    review, contact = (model.predict(asked(*GOOD, *BAD, about_contact=one)) for one in (False, True))
    assert (review == contact).all()


def test_a_lexicon_speaks_where_nothing_could_be_learned_and_only_there():
    words = {"kind": 0.5}
    model = learned(RATED, lexicon=words.get)
    assert model.predict(asked("kind"))[0] != 0.5
    few = learned(RATED, min_texts=10_000, lexicon=words.get)
    assert few.basis_ == "lexicon"
    assert few.predict(asked("kind", "unknown", "👍")) == pytest.approx([0.5, np.nan, np.nan], nan_ok=True)


def test_without_any_rated_text_there_is_a_model_that_says_nothing():
    model = learned(RATED.head(0))
    assert model.supplies_ == {}
    assert np.isnan(model.predict(asked("lovely shop"))).all()


def test_it_is_cloned_with_its_parameters():
    model = ToneModel(min_texts=5, min_bad=2, C=3.0)
    assert clone(model).get_params() == model.get_params()
