import numpy as np
import pandas as pd
import pytest

from models.baselines import RFM, RULE_COLUMNS, RecencyRule, foretold_by_rules
from models.bgnbd import HISTORY
from models.metrics import CHURN


@pytest.fixture
def customers() -> pd.DataFrame:
    random = np.random.default_rng(0)
    days, purchases = random.exponential(60, 3000), 1.0 + random.poisson(3, 3000)
    return pd.DataFrame(
        {
            "days_since_last_purchase": days,
            "purchases_365d": purchases,
            "spend_365d": 100.0,
            "purchases": purchases,
            "days_since_first_purchase": days + random.exponential(60, 3000) * (purchases - 1),
        }
    )


@pytest.fixture
def left(customers: pd.DataFrame) -> np.ndarray:
    return np.random.default_rng(1).random(3000) < (customers.days_since_last_purchase / 200).clip(0.05, 0.9).to_numpy()


@pytest.fixture
def known(customers: pd.DataFrame, left: np.ndarray) -> pd.DataFrame:
    return customers.assign(left=left)


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


def test_each_rule_gives_probabilities_and_all_but_the_constant_tell_customers_apart(known):
    said = foretold_by_rules(known, known, 90)
    assert set(said) == {"constant", *RULE_COLUMNS}
    assert all(((leaving >= 0) & (leaving <= 1)).all() for leaving in said.values())
    auc = {name: CHURN["roc_auc"](known.left.to_numpy(), leaving) for name, leaving in said.items()}
    assert auc.pop("constant") == 0.5
    assert min(auc.values()) > 0.65


@pytest.mark.parametrize(("name", "columns"), RULE_COLUMNS.items())
def test_a_rule_reads_the_columns_it_is_said_to_read_and_no_other(name, columns, known):
    said = foretold_by_rules(known, known, 90)[name]
    for column in {*RFM, *HISTORY}:
        moved = known.assign(**{column: known[column].iloc[::-1].to_numpy() + 1.0})
        again = foretold_by_rules(known, moved, 90)[name]
        assert (again == pytest.approx(said)) == (column not in columns or column == "spend_365d")
