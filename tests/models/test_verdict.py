import numpy as np
import pytest
from scipy.special import expit

from models.baselines import RULE_COLUMNS
from models.profit import Campaign
from models.verdict import MODEL, compared, figures_of, grade

random = np.random.default_rng(0)
MARGIN = random.normal(-1, 1.5, 1500)
LEFT, LAW = random.random(1500) < expit(MARGIN), expit(MARGIN)
BLURRED = expit(MARGIN + random.normal(0, 2, 1500))
CONSTANT = np.full(1500, 0.3)
RULES = {"constant": CONSTANT, **dict.fromkeys(RULE_COLUMNS, CONSTANT), "bg_nbd": BLURRED}
FIGURES = figures_of(Campaign())


def test_a_model_that_clearly_beats_the_best_rule_is_used():
    told = compared(LEFT, LAW, RULES, FIGURES, 0)
    assert (told["used"], told["best_rule"]) == (MODEL, "bg_nbd")
    for name, metric in FIGURES.items():
        gain = told[name] - told[f"bg_nbd.{name}"]
        assert told[f"{name}_gain"] == pytest.approx(gain if metric.better == "higher" else -gain)
        assert told[f"{name}_gain_low"] < told[f"{name}_gain"] < told[f"{name}_gain_high"]
        assert {f"{rule}.{name}" for rule in RULES} <= told.keys()


def test_a_model_that_knows_no_more_than_the_best_rule_is_not():
    told = compared(LEFT, BLURRED * 0.9, RULES, FIGURES, 0)
    assert told["used"] == "bg_nbd"


def test_the_grade_is_a_for_a_model_whose_probabilities_are_meant():
    assert grade(MODEL, LEFT, LAW, CONSTANT, 0) == "A"


@pytest.mark.parametrize(("used", "said"), [(MODEL, expit(2 * MARGIN)), ("bg_nbd", LAW)], ids=["too sure", "a rule"])
def test_the_grade_is_b_for_what_is_only_better_than_chance(used, said):
    assert grade(used, LEFT, said, CONSTANT, 0) == "B"


def test_the_grade_is_c_where_nothing_beats_chance():
    assert grade("bg_nbd", LEFT, np.random.default_rng(1).random(1500), CONSTANT, 0) == "C"


def test_the_profit_is_that_of_the_campaign_given():
    cheap, dear = (
        figures_of(Campaign(contact_cost=cost))["expected_maximum_profit"](LEFT, LAW) for cost in (1.0, 20.0)
    )
    assert dear < cheap
