"""Which paths are told as the typical and as the worst."""

import numpy as np
import pandas as pd

from pipeline.report.journey.paths import typical, worst
from tests.pipeline.report.journeys import PATHS, path, without

OF_ALL = PATHS[PATHS.segment_id.isna()]


def test_the_typical_path_is_the_most_frequent_of_three_steps(english):
    found = typical(OF_ALL, english)
    assert found.steps == ("visit", "order", "delivery")
    assert "25% of journeys" in found.sentence


def test_of_equally_frequent_paths_the_order_of_rows_decides_nothing(english):
    rows = pd.DataFrame([path("visit>purchase>review", 9, 0.1), path("visit>purchase>delivery", 9, 0.1)])
    assert typical(rows, english) == typical(rows.iloc[::-1], english)


def test_the_worst_path_has_the_lowest_mark_of_enough_journeys(english):
    rare = path("visit>return", 29, 0.02, mark=(10.0, 5.0, 15.0, 12, 12))
    found = worst(pd.concat([OF_ALL, pd.DataFrame([rare])]), english)
    assert found.steps == ("visit", "order", "support", "delivery", "survey")
    assert "41 of 100" in found.sentence


def test_without_marks_the_worst_path_is_that_where_most_went_wrong(russian):
    found = worst(without(OF_ALL, "mark"), russian)
    assert found.steps == ("визит", "заказ", "поддержка", "и дальше")
    assert "в 50\N{NO-BREAK SPACE}% путей" in found.sentence


def test_where_no_path_is_frequent_enough_that_is_said(english):
    assert typical(OF_ALL.head(0), english).sentence == "No path of three steps is frequent enough."
    lonely = pd.DataFrame([path("visit>purchase", 29, 0.9, failed_share=(1.0, 0.9, 1.0, 29, 29))])
    assert worst(lonely, english).steps == ()
    assert np.isnan(lonely.mark[0])
