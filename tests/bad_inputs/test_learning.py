"""Cases 23, 24 and 40-49: too little, too uniform or too strange to learn from."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from models.churn import ChurnClassifier
from models.folds import PastDates
from models.segmentation import MIXED, SatisfactionSegmenter
from pipeline.faults import DataFault
from pipeline.leaving import what_forbids_learning
from pipeline.report.figures import FEW, FIGURES, MANY
from pipeline.stages.churn import nothing_learned
from tests.bad_inputs.people import AS_OF, NAMES, people, rated, segmented


def reasons(satisfaction: float, *parts: float, rows: int = 500, spread: float = 1.0) -> pd.DataFrame:
    """Customers of one satisfaction whom three themes move nearly alike."""
    noise = np.random.default_rng(0).normal(0, spread, (rows, 3))
    return pd.DataFrame(noise + parts, columns=["delivery", "contact", "price"]).assign(satisfaction=satisfaction)[
        ["satisfaction", "delivery", "contact", "price"]
    ]


def segmenter(**given: object) -> SatisfactionSegmenter:
    return SatisfactionSegmenter(themes=["delivery", "contact", "price"], **given)


def test_case_23_without_answers_everybody_is_rated_by_behaviour_and_it_is_called_so():
    found = rated(people(300))
    assert found["metrics"]["basis"] == "index"
    assert set(found["satisfaction"].satisfaction_basis) == {"behaviour"}
    assert found["satisfaction"][["satisfaction_low", "satisfaction_high"]].isna().all(axis=None)
    assert found["satisfaction"].satisfaction.nunique() > 10


@pytest.mark.parametrize(
    ("count", "told"), [(FEW - 1, (False, False)), (MANY - 1, (False, True)), (MANY, (True, True))]
)
def test_case_24_a_figure_needs_thirty_answers_and_its_interval_ten(count, told):
    marks = pd.DataFrame({"customer_id": range(count), "answered_at": AS_OF, "metric": "nps", "score": 9.0})
    found = FIGURES["nps"].of(FIGURES["nps"].counts(marks, {}))
    assert (pd.notna(found.value), pd.notna(found.low)) == told


@pytest.mark.parametrize("left", [0, 49, 500])
def test_case_40_without_enough_of_both_outcomes_nothing_is_foretold_and_all_else_comes_out(left):
    """All churned, none, or under 50: no probability is better than an old one, which has another date's meaning."""
    now = people(500)
    known = pd.concat([now.assign(as_of=AS_OF - timedelta(days=days)) for days in (250, 120)])
    known = known.assign(left=np.tile(np.arange(500) < left, 2))
    past = PastDates((date(2024, 10, 24),), date(2025, 3, 3))
    obstacle = what_forbids_learning(1.0, known, past, 0.15, 50)
    assert obstacle == {"obstacle": "too_few_outcomes", "outcomes": 500, "outcomes_left": left}
    found = nothing_learned(now[["customer_id"]], obstacle)
    assert len(found["churn"]) == 500
    assert found["churn"].churn_probability.isna().all()


def test_case_41_a_date_whose_outcome_is_not_over_is_not_learned_from():
    days = [date(2025, 7, 1) - timedelta(days=30 * step) for step in range(12)]
    past = PastDates.closed(days, days[0], 97)
    assert past.test == max(day for day in days if day + timedelta(days=97) <= days[0])
    assert all(day + timedelta(days=97) <= past.test for day in past.train)
    assert PastDates.closed(days[:3], days[0], 97) == PastDates((), None)


@pytest.mark.parametrize("count", [0, 1])
def test_case_42_one_customer_is_too_few_and_nothing_released_is_touched(count):
    with pytest.raises(DataFault, match=rf"{count} customer\(s\) are known; at least 2 must be"):
        segmented(people(count))


@pytest.mark.parametrize("count", [2, 3, 60])
def test_case_42_a_few_customers_have_levels_and_no_groups(count):
    found = segmented(people(count))
    assert not found["metrics"]["found_structure"]
    assert found["placements"].segment_id.str.endswith(MIXED).all()


def test_case_43_columns_that_never_vary_are_left_out_and_the_model_names_those_it_asks():
    model = rated(people(300))["satisfaction_model"]
    assert set(model.feature_names_in_) == {
        "site_errors_90d",
        "late_share_365d",
        "mean_late_hours_365d",
        "unsolved_contacts_365d",
    }


def test_case_43_where_nothing_varies_all_are_in_one_segment():
    alike = people(300).assign(**dict.fromkeys(NAMES, 1.0))
    assert segmented(alike)["metrics"]["segments"] == 1
    assert segmented(alike)["metrics"]["found_structure"] is False


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_case_44_what_is_no_number_never_reaches_the_clusters(bad):
    with pytest.raises(ValueError, match=r"NaN|infinity"):
        segmenter().fit(reasons(40, -20, 0, 0).replace(40, bad))


def test_case_45_noise_alone_gives_levels_and_no_groups():
    """Better than keeping an old segmentation: levels hold for everybody, and there is no reason to be told."""
    random = np.random.default_rng(0)
    cloud = pd.DataFrame(random.normal(0, 8, (2000, 4)), columns=["satisfaction", "delivery", "contact", "price"])
    cloud.satisfaction = random.uniform(0, 100, 2000)
    found = segmenter().fit(cloud)
    assert {group.theme for group in found.groups_} == {MIXED}
    assert len(set(found.labels_)) == 3


def test_case_46_one_group_of_nearly_all_and_many_tiny_ones_are_no_segments_of_their_own():
    """Instead of gates that refuse: groups below the least share are dissolved, so there are no two hundred, and of
    one group that holds all of its level the segment is the level. The shares are in the metrics and on the page."""
    tiny = [reasons(40, *(3.0 * np.eye(3)[n % 3] * (1 + n)), rows=4, spread=0.1) for n in range(30)]
    most = reasons(40, -20, 0, 0, rows=9000)
    found = segmenter(min_cluster_size=4, min_samples=2).fit(pd.concat([most, *tiny], ignore_index=True))
    shares = np.bincount(found.labels_, minlength=len(found.groups_)) / len(found.labels_)
    assert ((shares == 0) | (shares >= 0.02) | (np.array([group.theme for group in found.groups_]) == MIXED)).all()
    assert (shares > 0).sum() <= 3


def test_case_47_the_same_segments_have_the_same_ids_after_other_customers_came():
    """An id says level and reason, so there is nothing to match and no id to be reshuffled; a segment that is new or
    gone is in the table of moves."""
    first, second = (segmented(people(1200, seed)) for seed in (1, 2))
    ids = [set(found["placements"].segment_id) for found in (first, second)]
    assert ids[0] == ids[1]
    assert any(one.endswith("-pain") for one in ids[0])


def learned() -> tuple[ChurnClassifier, pd.DataFrame]:
    lived = people(400)[NAMES]
    return ChurnClassifier(n_estimators=5).fit(lived, lived.unsolved_contacts_365d > 0), lived


def test_case_48_no_model_asks_for_a_category_so_none_can_be_unknown_to_it():
    """Profiles are numbers. A new channel is counted among the channels; a new kind is rejected by its name."""
    assert set(people(3)[NAMES].dtypes.map(str)) == {"float64"}


@pytest.mark.parametrize("change", ["dropped", "renamed", "added"])
def test_case_49_other_columns_than_those_learned_from_are_refused_by_name(change):
    model, lived = learned()
    changed = {
        "dropped": lived.drop(columns="spend_365d"),
        "renamed": lived.rename(columns={"spend_365d": "spend_12m"}),
        "added": lived.assign(new=1.0),
    }[change]
    with pytest.raises(ValueError, match="feature names"):
        model.predict_proba(changed)


def test_case_49_columns_in_another_order_are_refused_and_not_taken_by_their_place():
    model, lived = learned()
    with pytest.raises(ValueError, match="same order"):
        model.predict_proba(lived[NAMES[::-1]])
