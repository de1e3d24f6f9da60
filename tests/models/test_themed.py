import numpy as np
import pandas as pd
import pytest
from lightgbm import LGBMRegressor

from models.themed import DETERMINISTIC, ThemedRegressor

COLUMNS = ["late_hours", "failed_deliveries", "wait_hours", "unsolved_contacts"]
THEMES = ["delivery", "delivery", "contact", "contact"]
DIRECTIONS = [-1, -1, -1, 0]
SETTINGS = {"n_estimators": 60, "min_child_samples": 10, "num_leaves": 6}


def lived_through(rows: int, seed: int) -> pd.DataFrame:
    return pd.DataFrame(np.random.default_rng(seed).uniform(-1, 1, (rows, 4)), columns=COLUMNS)


def points(lived: pd.DataFrame, seed: int = 9) -> np.ndarray:
    noise = np.random.default_rng(seed).normal(0, 5, len(lived))
    return (
        60 - 20 * lived.late_hours.clip(lower=0) - 10 * lived.wait_hours * lived.unsolved_contacts + noise
    ).to_numpy()


@pytest.fixture(scope="module")
def train() -> pd.DataFrame:
    return lived_through(1500, seed=1)


@pytest.fixture(scope="module")
def fitted(train: pd.DataFrame) -> ThemedRegressor:
    return ThemedRegressor(themes=THEMES, directions=DIRECTIONS, **SETTINGS).fit(train, points(train))


NEW = lived_through(400, seed=2)


def test_a_prediction_is_the_base_and_its_parts(fitted):
    assert fitted.theme_names_ == ["delivery", "contact"]
    np.testing.assert_allclose(fitted.base_ + fitted.parts(NEW).sum(axis=1), fitted.predict(NEW), atol=1e-9)


def test_a_prediction_is_what_the_boosters_themselves_say(fitted):
    said = np.mean([bag.booster.predict(NEW.to_numpy()) for bag in fitted.bags_], axis=0)
    np.testing.assert_allclose(fitted.predict(NEW), said, atol=1e-9)


def test_parts_are_centred_on_the_rows_learned_from(fitted, train):
    np.testing.assert_allclose(fitted.parts(train).mean(axis=0), 0, atol=1e-9)
    assert fitted.base_ == pytest.approx(fitted.predict(train).mean())


def test_every_tree_asks_about_one_theme_only(fitted):
    for bag in fitted.bags_:
        asked = bag.booster.trees_to_dataframe().dropna(subset="split_feature")
        number = asked.split_feature.str.removeprefix("Column_").astype(int)
        themes = number.map(dict(enumerate(THEMES))).groupby(asked.tree_index)
        assert (themes.nunique() == 1).all()
        assert themes.first().nunique() == 2


def test_parts_are_the_shap_values_of_the_theme_but_for_a_constant(fitted):
    shap = fitted.contributions(NEW)
    by_theme = np.column_stack([shap[:, :2].sum(axis=1), shap[:, 2:].sum(axis=1)])
    differences = fitted.parts(NEW) - by_theme
    assert np.ptp(differences, axis=0).max() < 1e-9
    assert np.abs(differences).max() < 1


def test_contributions_and_the_expected_value_are_the_prediction(fitted):
    expected = np.mean([bag.booster.predict(NEW[:1].to_numpy(), pred_contrib=True)[0, -1] for bag in fitted.bags_])
    np.testing.assert_allclose(expected + fitted.contributions(NEW).sum(axis=1), fitted.predict(NEW), atol=1e-9)


def test_more_of_what_can_only_be_bad_never_helps(fitted):
    for name in ("late_hours", "failed_deliveries", "wait_hours"):
        worse = NEW.assign(**{name: NEW[name] + 0.5})
        assert (fitted.predict(worse) <= fitted.predict(NEW) + 1e-9).all()


def test_a_planted_cause_moves_its_theme_and_no_other(fitted):
    late, early = (NEW.assign(late_hours=hours) for hours in (0.9, -0.9))
    moved = (fitted.parts(late) - fitted.parts(early)).mean(axis=0)
    assert moved[0] == pytest.approx(-18, abs=3)
    assert moved[1] == 0


def test_bits_do_not_depend_on_threads(train, monkeypatch):
    bits = set()
    for threads in (1, 2):
        monkeypatch.setitem(DETERMINISTIC, "n_jobs", threads)
        fitted = ThemedRegressor(themes=THEMES, n_estimators=5).fit(train, points(train))
        assert fitted.bags_[0].booster.params["num_threads"] == threads
        bits.add(fitted.predict(NEW).tobytes() + fitted.contributions(NEW).tobytes())
    assert len(bits) == 1


def test_a_missing_value_is_that_of_the_column_named_instead(train):
    twins = train.assign(late_hours_longer=train.late_hours, late_hours_longest=train.late_hours)
    twins = twins[["late_hours", "late_hours_longer", "late_hours_longest"]]
    known = ThemedRegressor(instead=[1, 2, -1], **SETTINGS).fit(twins, points(train))
    silent = twins.assign(late_hours=np.nan, late_hours_longer=np.nan)
    np.testing.assert_array_equal(known.predict(silent), known.predict(twins))


def test_a_rarely_missing_value_counts_as_the_median(train):
    holes = train.assign(late_hours=train.late_hours.mask(np.arange(len(train)) % 50 == 0))
    fitted = ThemedRegressor(themes=THEMES, **SETTINGS).fit(holes, points(train))
    unknown = NEW.assign(late_hours=np.nan)
    typical = NEW.assign(late_hours=holes.late_hours.median())
    np.testing.assert_array_equal(fitted.predict(unknown), fitted.predict(typical))


def test_an_often_missing_value_has_a_meaning_of_its_own(train):
    silent = np.arange(len(train)) % 4 == 0
    fitted = ThemedRegressor(themes=THEMES, **SETTINGS).fit(
        train.assign(wait_hours=train.wait_hours.mask(silent)), points(train) - 30 * silent
    )
    unknown, typical = NEW.assign(wait_hours=np.nan), NEW.assign(wait_hours=train.wait_hours.median())
    assert (fitted.predict(typical) - fitted.predict(unknown)).mean() > 20


def test_columns_that_never_vary_and_targets_that_never_vary_are_learned_as_a_constant(train):
    nothing = pd.DataFrame({"late_hours": [1.0] * 100, "wait_hours": [np.nan] * 100})
    assert ThemedRegressor(**SETTINGS).fit(nothing, np.full(100, 70.0)).predict(nothing) == pytest.approx(70)
    answers = points(train[:100])
    assert ThemedRegressor(**SETTINGS).fit(nothing, answers).predict(nothing) == pytest.approx(answers.mean())
    assert ThemedRegressor(**SETTINGS).fit(train, np.full(1500, 70.0)).predict(NEW) == pytest.approx(70)


def test_rows_without_weight_teach_nothing(train):
    weight = (np.arange(len(train)) < 1000).astype(float)
    spoilt = np.where(weight > 0, points(train), 1e6)
    fitted = ThemedRegressor(themes=THEMES, **SETTINGS).fit(train, spoilt, sample_weight=weight)
    assert np.abs(fitted.predict(NEW)).max() < 200
    np.testing.assert_allclose(np.average(fitted.parts(train), axis=0, weights=weight), 0, atol=1e-9)


def test_themes_and_directions_must_fit_the_columns(train):
    with pytest.raises(ValueError, match="themes has 1 entries for 4 columns"):
        ThemedRegressor(themes=["delivery"]).fit(train, points(train))
    with pytest.raises(ValueError, match="directions has 2 entries for 4 columns"):
        ThemedRegressor(directions=[1, 1]).fit(train, points(train))


def test_one_theme_per_tree_costs_little_of_what_free_trees_explain(train, fitted):
    free = LGBMRegressor(n_estimators=60, num_leaves=6, learning_rate=0.06, min_child_samples=10, **DETERMINISTIC)
    free.fit(train.to_numpy(), points(train))
    answers = points(NEW, seed=3)
    bound = np.corrcoef(free.predict(NEW.to_numpy()), answers)[0, 1]
    assert np.corrcoef(fitted.predict(NEW), answers)[0, 1] > 0.95 * bound
