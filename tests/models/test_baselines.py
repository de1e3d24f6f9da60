import numpy as np
import pandas as pd
import pytest

from models.baselines import RFM, RULE_COLUMNS, RecencyRule, rules
from models.metrics import CHURN


@pytest.fixture
def customers() -> pd.DataFrame:
    random = np.random.default_rng(0)
    days = random.exponential(60, 3000)
    return pd.DataFrame(
        {"days_since_last_purchase": days, "purchases_365d": random.poisson(3, 3000), "spend_365d": 100.0}
    )


@pytest.fixture
def left(customers: pd.DataFrame) -> np.ndarray:
    return np.random.default_rng(1).random(3000) < (customers.days_since_last_purchase / 200).clip(0.05, 0.9).to_numpy()


def test_the_longer_ago_the_likelier_gone(customers, left):
    rule = RecencyRule().fit(customers, left)
    probability = rule.predict_proba(customers.sort_values("days_since_last_purchase"))[:, 1]
    assert (np.diff(probability) >= 0).all()
    assert probability.mean() == pytest.approx(left.mean())


def test_the_recency_rule_is_blind_to_all_but_the_first_column(customers, left):
    rule = RecencyRule().fit(customers, left)
    richer = customers.assign(spend_365d=9999.0, purchases_365d=np.nan)
    np.testing.assert_array_equal(rule.predict_proba(richer), rule.predict_proba(customers))


def test_who_never_bought_is_as_gone_as_anybody(customers, left):
    rule = RecencyRule().fit(customers, left)
    never, longest = (customers.head(1).assign(days_since_last_purchase=days) for days in (np.nan, 5000.0))
    assert rule.predict_proba(never)[0, 1] == rule.predict_proba(longest)[0, 1]


def test_what_is_predicted_are_the_classes_given(customers, left):
    words = np.where(left, "left", "stayed")
    rule = RecencyRule().fit(customers, words)
    assert rule.classes_.tolist() == ["left", "stayed"]
    assert set(rule.predict(customers)) <= {"left", "stayed"}


def test_each_rule_gives_probabilities_and_reading_recency_beats_the_constant(customers, left):
    order = {}
    for name, rule in rules().items():
        probability = rule.fit(customers[[*RFM]], left).predict_proba(customers[[*RFM]])[:, 1]
        assert ((probability >= 0) & (probability <= 1)).all()
        order[name] = CHURN["roc_auc"](left, probability)
    assert order["constant"] == 0.5
    assert min(order["recency_rule"], order["rfm_logistic"]) > 0.65


@pytest.mark.parametrize(("name", "columns"), RULE_COLUMNS.items())
def test_a_rule_reads_the_columns_it_is_said_to_read_and_no_other(name, columns, customers, left):
    rule = rules()[name].fit(customers[[*RFM]], left)
    said = rule.predict_proba(customers[[*RFM]])[:, 1]
    for column in RFM:
        moved = rule.predict_proba(customers[[*RFM]].assign(**{column: customers[column].iloc[::-1].to_numpy() + 1.0}))
        assert (moved[:, 1] == pytest.approx(said)) == (column not in columns or column == "spend_365d")
