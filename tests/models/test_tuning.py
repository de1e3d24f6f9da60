import numpy as np
import pandas as pd
import pytest
from scipy.special import expit

from models.churn import ChurnClassifier
from models.folds import rolling_origins
from models.tuning import SPACE, draw, tuned

NAMES = ["silence", "noise"]


@pytest.fixture(scope="module")
def known() -> pd.DataFrame:
    """Four dates at which the further a customer is from a usual silence, either way, the likelier they leave."""
    random = np.random.default_rng(0)
    silence = random.normal(size=3200)
    return pd.DataFrame(
        {
            "silence": silence,
            "noise": random.normal(size=3200),
            "left": random.random(3200) < expit(3 * np.abs(silence) - 3),
            "as_of": np.repeat(pd.date_range("2026-01-01", periods=4, freq="30D"), 800),
        }
    )


def test_better_settings_are_kept(known):
    blind = ChurnClassifier(boosting_share=0.0, random_state=1)
    tuning = tuned(blind, known, NAMES, rolling_origins(known.as_of, 60, 2), rounds=3)
    assert tuning.settings in draw(3, 1)
    assert tuning.settings["boosting_share"] > 0
    assert tuning.gain.low > 0
    assert tuning.told()["tuning_tried"] == 3
    assert f"boosting_share={tuning.settings['boosting_share']:g}" in tuning.told()["tuning_kept"]


def test_settings_that_are_no_better_are_not(known):
    given = ChurnClassifier(n_estimators=60, min_child_samples=30)
    tuning = tuned(given, known, NAMES, rolling_origins(known.as_of, 60, 2), rounds=2)
    assert tuning.settings == {}
    assert tuning.gain.low <= 0
    assert tuning.told()["tuning_kept"] == "the given settings"


def test_nothing_is_tried_without_rounds_or_without_a_date_to_try_at(known):
    for splits, rounds in ((rolling_origins(known.as_of, 60, 2), 0), ([], 5)):
        assert tuned(ChurnClassifier(), known, NAMES, splits, rounds).told() == {
            "tuning_tried": 0,
            "tuning_kept": "the given settings",
        }


def test_settings_drawn_are_the_classifiers_and_the_same_each_time():
    assert draw(5, 7)[:3] == draw(3, 7) != draw(3, 8)
    assert set(SPACE) < set(ChurnClassifier().get_params())
    assert all(value in SPACE[name] for one in draw(20, 0) for name, value in one.items())
