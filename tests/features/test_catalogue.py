import re
from pathlib import Path

import pandas as pd
import pytest

from features import catalogue
from features.catalogue import CATALOGUE

FEATURES = {column.feature.name: column.feature for column in CATALOGUE.columns}


def test_no_two_columns_share_a_name():
    names = [column.name for column in CATALOGUE.columns]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("feature", FEATURES.values(), ids=FEATURES)
def test_every_feature_has_a_unit_and_a_sentence_in_both_languages(feature):
    assert feature.unit
    assert re.fullmatch(r"[A-Z][^.\n]+", feature.en)
    assert re.fullmatch(r"[А-ЯЁ][^.\na-z]+", feature.ru)


def test_every_theme_says_its_pain_joy_and_action_in_both_languages():
    for theme in CATALOGUE.themes.values():
        for english, russian in (theme.pain, theme.joy, theme.action, (theme.en, theme.ru)):
            assert re.search("[a-z]", english)
            assert re.search("[а-я]", russian)


def test_what_customers_did_themselves_is_no_experience():
    behaviour = {name for name, theme in CATALOGUE.themes.items() if not theme.experience}
    assert behaviour == {
        "recency",
        "purchases",
        "loyalty",
        "visits",
        "channels",
        "journey",
        "campaigns",
        "feedback",
        "tone",
    }


def test_the_dictionary_describes_every_column_once_in_order():
    dictionary = pd.DataFrame(CATALOGUE.dictionary())
    assert dictionary.column.tolist() == [column.name for column in CATALOGUE.columns]
    assert set(dictionary.better.dropna()) == {"higher", "lower"}
    assert set(dictionary.layer) == {"functional", "emotional", "meaning"}


def test_the_committed_dictionary_is_the_catalogues():
    assert Path(catalogue.__file__).with_name("README.md").read_text() == CATALOGUE.markdown() + "\n"


def test_the_dictionary_for_readers_names_every_feature_once():
    named = re.findall(r"^\| `(\w+)`", CATALOGUE.markdown(), re.MULTILINE)
    assert named == list(FEATURES)


def test_a_column_is_found_by_its_name():
    assert CATALOGUE["contacts_30d"].theme.name == "contact"
