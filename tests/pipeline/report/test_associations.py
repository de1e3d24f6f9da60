"""What satisfaction and leaving go with."""

import pandas as pd

from pipeline.report import associations
from pipeline.report.wording import Words

IMPORTANCE = pd.DataFrame(
    [
        ("satisfaction", "price", 1.25),
        ("satisfaction", "delivery", 4.5),
        ("satisfaction", "site", 0.0),
        ("churn", "recency", 0.3),
        ("churn", "visits", 0.1),
    ],
    columns=["figure", "theme", "mean_absolute_effect"],
)


def test_themes_come_strongest_first_in_points_without_those_of_no_effect(english: Words) -> None:
    bars = associations.satisfaction_bars(IMPORTANCE, english)
    assert [(bar.name, bar.text) for bar in bars] == [("delivery", "4.5"), ("price and discounts", "1.2")]


def test_parts_of_the_risk_are_told_as_shares(english: Words) -> None:
    bars = associations.churn_bars(IMPORTANCE, english)
    assert [(bar.name, bar.text) for bar in bars] == [("time since the last contact", "75%"), ("visits", "25%")]


def test_sentences_claim_no_cause(words: Words) -> None:
    told = [associations.satisfaction_sentence(IMPORTANCE, basis, words) for basis in ("model", "index")]
    told.append(associations.churn_sentence(IMPORTANCE, words) or "")
    assert not [one for one in told for cause in ("because", "cause", "потому", "из-за", "причин") if cause in one]


def test_where_nothing_moves_anything_that_is_told(english: Words) -> None:
    nothing = IMPORTANCE.head(0)
    assert associations.satisfaction_sentence(nothing, "mean", english).startswith("Nothing in the log")
    assert associations.churn_sentence(nothing, english) is None


RISK = pd.DataFrame(
    [
        *(("price", effect) for effect in (6.0, -1.0, 0.5, 0.5)),
        *(("delivery", effect) for effect in (9.0, 5.0, -4.0, 0.0)),
    ],
    columns=["theme", "effect"],
)


def test_themes_that_move_the_risk_most_come_first_with_the_share_they_go_with_a_rise_for(english: Words) -> None:
    strips = associations.risk_strips(RISK, english)
    assert [(strip.name, strip.text) for strip in strips] == [("delivery", "50%"), ("price and discounts", "25%")]
    assert list(strips[0].values) == [9.0, 5.0, -4.0, 0.0]
    assert str(associations.risk_sentence(RISK, english)).startswith("For 50% of customers delivery goes with")


def test_where_nothing_moves_the_risk_there_is_no_strip(english: Words) -> None:
    for nothing in (RISK.head(0), RISK.assign(effect=0.0)):
        assert associations.risk_strips(nothing, english) == []
        assert associations.risk_sentence(nothing, english) is None
