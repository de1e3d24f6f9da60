"""A lexicon speaks only English, and only if somebody installed it."""

from importlib.util import find_spec

import pytest

from models.lexicon import PACKAGE, installed_lexicon, vader_tone


@pytest.mark.parametrize(
    "text",
    [
        "Muito bom, entrega rápida no prazo",
        "Sehr gut, es war schnell da",
        "Доставка была быстрой",
        "Merci, très bien",
        "👍",
    ],
)
def test_of_other_languages_nothing_is_said(text):
    assert vader_tone(text) is None


def test_what_is_not_installed_is_not_offered():
    assert installed_lexicon() is (vader_tone if find_spec(PACKAGE) else None)


def test_praise_is_above_complaint():
    pytest.importorskip(PACKAGE)
    praise, complaint = vader_tone("This is a great shop and I love it"), vader_tone("The parcel was horrible and late")
    assert -1 <= complaint < 0 < praise <= 1
