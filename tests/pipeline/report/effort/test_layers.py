"""Effects of themes by the layer of experience they are on."""

import pandas as pd

from pipeline.report.effort.layers import by_layer, section

IMPORTANCE = pd.DataFrame(
    [
        ("satisfaction", "delivery", 4.0),
        ("satisfaction", "site", 2.0),
        ("satisfaction", "contact", 2.0),
        ("churn", "recency", 0.3),
        ("churn", "price", 0.1),
    ],
    columns=["figure", "theme", "mean_absolute_effect"],
)


def test_effects_of_a_layers_themes_are_summed():
    assert by_layer("satisfaction", IMPORTANCE) == {"functional": 6.0, "emotional": 2.0, "meaning": 0.0}


def test_the_strongest_layer_is_named_and_meaning_shows_in_who_leaves(english):
    first, meaning = section(IMPORTANCE, english)["sentences"]
    assert "“Functional: did it work”: 75%" in first
    assert "75% of what moves that risk" in meaning


def test_where_leaving_is_not_learned_meaning_claims_nothing(english):
    _, meaning = section(IMPORTANCE[IMPORTANCE.figure == "satisfaction"], english)["sentences"]
    assert "risk" not in meaning


def test_where_nothing_moves_satisfaction_there_is_no_chart(english):
    found = section(IMPORTANCE.assign(mean_absolute_effect=0.0), english)
    assert found["bars"] is None
    assert found["sentences"] == ["Nothing in this log goes with satisfaction, on any layer."]
