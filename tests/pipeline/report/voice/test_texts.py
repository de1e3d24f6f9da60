"""Each sentence has the same gaps in both languages, and each name is there in both."""

import re

import pytest

from features.channels import CHANNELS as COMPARED
from pipeline.report.voice.texts import CHANNELS, HIDDEN, MONTHS, TEXTS, WRITTEN_IN


@pytest.mark.parametrize("key", TEXTS)
def test_gaps_agree(key: str) -> None:
    english, russian = (sorted(re.findall(r"\{(\w+)\}", text)) for text in TEXTS[key])
    assert english == russian


@pytest.mark.parametrize("names", [CHANNELS.values(), HIDDEN.values(), MONTHS, WRITTEN_IN.values()])
def test_names_are_russian_in_russian(names: list[tuple[str, str]]) -> None:
    assert all(re.fullmatch(r"[а-яё ]+", russian) for _, russian in names)


def test_channels_that_features_compare_have_a_name() -> None:
    assert set(COMPARED) <= set(CHANNELS)
