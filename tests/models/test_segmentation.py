import os
import pickle
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

from models.levels import level_of
from models.segmentation import MIXED, Group, SatisfactionSegmenter

THEMES = ["delivery", "contact", "price"]
BANDS = (50, 75)

PLANTED = (
    (35.0, (-25.0, 0.0, 0.0)),
    (40.0, (0.0, -25.0, 0.0)),
    (85.0, (15.0, 0.0, 0.0)),
    (88.0, (0.0, 0.0, 15.0)),
)
"""Satisfaction of each planted group, and what its themes take or add."""


def customers(each: int, seed: int) -> tuple[pd.DataFrame, np.ndarray]:
    """Rows of the planted groups, and which each is of."""
    random, truth = np.random.default_rng(seed), np.repeat(np.arange(len(PLANTED)), each)
    centres = np.array([(satisfaction, *reasons) for satisfaction, reasons in PLANTED])
    rows = centres[truth] + random.normal(0, 1.5, (len(truth), 4))
    order = random.permutation(len(truth))
    return pd.DataFrame(rows[order], columns=["satisfaction", *THEMES]), truth[order]


def segmenter() -> SatisfactionSegmenter:
    return SatisfactionSegmenter(bands=BANDS, themes=THEMES, min_cluster_size=50, min_samples=5)


LEARNED, TRUTH = customers(400, seed=1)
NEW, NEW_TRUTH = customers(200, seed=2)


@pytest.fixture(scope="module")
def fitted() -> SatisfactionSegmenter:
    return segmenter().fit(LEARNED)


def blob(themes: int, rows: int = 1200, seed: int = 0) -> pd.DataFrame:
    """Reasons without any structure: one round cloud."""
    random = np.random.default_rng(seed)
    return pd.DataFrame(np.column_stack([random.uniform(20, 95, rows), random.normal(0, 8, (rows, themes))]))


def test_planted_groups_are_found_and_named_by_level_theme_and_sign(fitted):
    found = {fitted.groups_[number] for number in np.unique(fitted.labels_)}
    assert found == {
        Group(0, "delivery", -1),
        Group(0, "contact", -1),
        Group(2, "delivery", 1),
        Group(2, "price", 1),
    }
    assert adjusted_rand_score(TRUTH, fitted.labels_) > 0.98


def test_new_customers_are_placed_where_they_belong(fitted):
    assert adjusted_rand_score(NEW_TRUTH, fitted.predict(NEW)) > 0.98


def test_labels_are_what_predict_says_of_the_rows_learned_from(fitted):
    np.testing.assert_array_equal(fitted.labels_, fitted.predict(LEARNED))


def test_groups_come_lowest_level_first_and_each_level_has_one_for_the_mixed(fitted):
    assert fitted.groups_ == sorted(fitted.groups_)
    assert [group.level for group in fitted.groups_ if group.theme == MIXED] == [0, 1, 2]


def test_everybody_is_in_a_group_of_their_own_level(fitted):
    anybody = blob(3, 3000).set_axis(LEARNED.columns, axis=1)
    placed = fitted.predict(anybody)
    levels = np.array([group.level for group in fitted.groups_])[placed]
    np.testing.assert_array_equal(levels, level_of(anybody.satisfaction.to_numpy(), BANDS))


def test_membership_says_mixed_of_the_mixed_and_of_nobody_else(fitted):
    anybody = blob(3, 3000).set_axis(LEARNED.columns, axis=1)
    membership = fitted.membership(anybody)
    mixed = np.array([group.theme == MIXED for group in fitted.groups_])[fitted.predict(anybody)]
    assert set(membership) == {"core", "assigned", MIXED}
    np.testing.assert_array_equal(membership == MIXED, mixed)


def test_most_of_a_dense_group_are_its_core(fitted):
    assert (fitted.membership(NEW) == "core").mean() > 0.8


def test_customers_whom_nothing_moves_are_mixed(fitted):
    unmoved = pd.DataFrame([[60.0, 0, 0, 0]], columns=LEARNED.columns)
    assert fitted.groups_[fitted.predict(unmoved)[0]] == Group(1, MIXED, 0)
    assert fitted.membership(unmoved).tolist() == [MIXED]


def test_nothing_is_ever_missing(fitted):
    for rows in (NEW, NEW * 0, NEW * 1e6):
        assert np.isfinite(fitted.transform(rows)).all()
        assert fitted.transform(rows).shape[0] == len(rows)
        assert pd.notna(fitted.membership(rows)).all()


def test_missing_values_are_refused(fitted):
    with pytest.raises(ValueError, match="NaN"):
        fitted.predict(NEW.mask(NEW > 80))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(blob(6, seed=0), id="one round cloud"),
        pytest.param(blob(6, rows=4000, seed=1), id="a larger one"),
        pytest.param(blob(3), id="one of few themes"),
        pytest.param(blob(3, rows=4000, seed=3), id="a larger one of few themes"),
        pytest.param(blob(3, rows=4000, seed=1).mul([1, 0.2, 1, 2]), id="a long cloud"),
        pytest.param(blob(3, rows=4000, seed=2).add([0, 0, 6, 12]), id="a cloud off the middle"),
        pytest.param(pd.DataFrame([[60.0, 0, 0, 0]] * 1200), id="nobody is moved"),
        pytest.param(pd.DataFrame([[40.0, -9, 4, 1]] * 30), id="too few to be a group"),
    ],
)
def test_where_there_is_no_structure_none_is_told(rows):
    found = SatisfactionSegmenter().fit(rows)
    assert {found.groups_[number].theme for number in found.labels_} == {MIXED}
    assert set(found.membership(rows)) == {MIXED}


def test_a_dense_direction_is_found_in_a_cloud_that_has_none_of_its_own():
    cloud = blob(3, rows=3000).set_axis(LEARNED.columns, axis=1).assign(satisfaction=40.0)
    late = LEARNED[TRUTH == 0]
    found = segmenter().fit(pd.concat([cloud, late], ignore_index=True))
    assert {cluster.group for cluster in found.clusters_} == {Group(0, "delivery", -1)}


def test_one_theme_alone_can_be_a_reason():
    found = SatisfactionSegmenter(bands=BANDS, themes=["delivery"]).fit(LEARNED[["satisfaction", "delivery"]])
    assert {Group(0, "delivery", -1), Group(2, "delivery", 1)} <= {found.groups_[number] for number in found.labels_}


def test_what_moves_by_fewer_points_than_asked_for_is_no_reason():
    unmoved = LEARNED.assign(satisfaction=40.0, **dict.fromkeys(THEMES, 0.0))
    found = segmenter().set_params(min_points=5).fit(pd.concat([LEARNED, unmoved], ignore_index=True))
    little = pd.DataFrame([[40.0, -4.9, 0, 0], [40.0, -5.1, 0, 0]], columns=LEARNED.columns)
    assert [found.groups_[number] for number in found.predict(little)] == [Group(0, MIXED, 0), Group(0, "delivery", -1)]


def test_customers_who_are_all_the_same_are_one_group():
    found = segmenter().fit(pd.DataFrame([[40.0, -9, 4, 1]] * 1200))
    assert len(set(found.labels_)) == 1


def test_no_named_group_is_smaller_than_the_least_share():
    rare, _ = customers(400, seed=1)
    few = rare.head(25).assign(satisfaction=60.0, delivery=0.0, contact=0.0, price=-20.0)
    found = segmenter().fit(pd.concat([rare, few], ignore_index=True))
    shares = np.bincount(found.labels_, minlength=len(found.groups_)) / len(found.labels_)
    named = np.array([group.theme != MIXED for group in found.groups_])
    assert (shares[named] >= 0.02).all()
    assert Group(1, "price", -1) not in found.groups_


def test_learning_twice_gives_the_same_groups(fitted):
    again = segmenter().fit(LEARNED)
    assert again.groups_ == fitted.groups_
    assert again.transform(NEW).tobytes() == fitted.transform(NEW).tobytes()
    assert again.membership(NEW).tolist() == fitted.membership(NEW).tolist()


def test_a_large_base_is_learned_from_an_even_sample(fitted):
    sampled = segmenter().set_params(max_rows=250).fit(LEARNED)
    assert adjusted_rand_score(sampled.predict(NEW), fitted.predict(NEW)) > 0.98


def test_no_customer_is_kept_in_what_is_stored():
    small, large = (len(pickle.dumps(segmenter().fit(customers(each, seed=1)[0]))) for each in (400, 1600))
    assert large < 1.2 * small < 20_000


def test_what_was_learned_is_the_same_after_it_was_stored(fitted):
    stored = pickle.loads(pickle.dumps(fitted))
    assert stored.predict(NEW).tolist() == fitted.predict(NEW).tolist()


LEARN = """
import hashlib
import numpy as np
import pandas as pd
from models.rules import word
from models.segmentation import SatisfactionSegmenter
from models.themed import ThemedRegressor

random = np.random.default_rng(0)
profiles = pd.DataFrame(random.exponential(1, (1500, 6)).round(2), columns=list("abcdef"))
points = 80 - 30 * (profiles.a > 1.5) - 30 * (profiles.c > 2) + random.normal(0, 5, 1500)
model = ThemedRegressor(themes=["late", "late", "slow", "slow", "dear", "dear"], n_estimators=20).fit(profiles, points)
parts = model.parts(profiles)
reasons = pd.DataFrame(np.column_stack([model.base_ + parts.sum(axis=1), parts]))
for method in ("hdbscan", "k_means", "gaussian_mixture"):
    found = SatisfactionSegmenter(min_cluster_size=30, method=method).fit(reasons)
    assert found.clusters_
    for made in (parts, found.transform(reasons), found.labels_, found.membership(reasons).astype("U8")):
        print(hashlib.sha256(made.tobytes()).hexdigest())
    print(word(profiles, found.labels_ == found.labels_[0]))
"""


def test_the_bits_do_not_depend_on_the_number_of_threads():
    limits = [dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), count) for count in ("1", "2", "4")]
    command = [sys.executable, "-c", LEARN]
    running = [subprocess.Popen(command, env=os.environ | one, stdout=subprocess.PIPE, text=True) for one in limits]
    said = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(said) == 1
