"""Texts of targets and alerts: the same gaps in both languages, and words for everything that can be said."""

import re

import pytest

from pipeline.alerts.measures import WATCHED
from pipeline.report.alerts.texts import MARKS, MESSAGE, METRICS, STATUSES, TEXTS

PAIRS = TEXTS | MESSAGE | METRICS | STATUSES


@pytest.mark.parametrize("key", PAIRS)
def test_both_languages_have_the_same_gaps(key):
    english, russian = (sorted(re.findall(r"\{(\w+)\}", text)) for text in PAIRS[key])
    assert english == russian


def test_every_measure_has_a_name_and_every_status_a_shape():
    assert {*WATCHED, "mark"} == set(METRICS)
    assert set(MARKS) == set(STATUSES)
    assert len(set(MARKS.values())) == len(MARKS)
