import numpy as np
import pytest

from models.levels import LEVELS, level_of


def test_a_band_belongs_to_the_level_that_begins_there():
    satisfaction = np.array([0, 49.9, 50, 74.9, 75, 100])
    assert level_of(satisfaction, (50, 75)).tolist() == [0, 0, 1, 1, 2, 2]


def test_there_is_a_word_for_every_level_from_worst_to_best():
    assert LEVELS == ("dissatisfied", "neutral", "satisfied")


def test_a_missing_satisfaction_is_at_no_level():
    with pytest.raises(ValueError, match="1 of 2 satisfactions are missing"):
        level_of(np.array([60, np.nan]), (50, 75))
