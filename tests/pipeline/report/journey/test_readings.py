"""Figures of the journey in words, no more precise than customers make them."""

import numpy as np
import pytest

from pipeline.report.journey.readings import duration, label, reading, touchpoint, waiting
from tests.pipeline.report.journeys import step

SHARE = (0.1234, 0.1, 0.1567)


def shares(n, customers):
    return step("post_sale", "contact", failed_share=(*SHARE, n, customers))


def test_from_many_customers_the_value_is_told_with_interval_and_n(english):
    found = reading(shares(1234, 30), "failed_share", english)
    assert (found.label, found.value) == ("Not solved", "12%")
    assert found.note.replace("\N{NO-BREAK SPACE}", " ") == "10% … 16%, n = 1,234"


def test_from_some_customers_only_the_interval_is_told(russian):
    found = reading(shares(40, 29), "failed_share", russian)
    assert found.value.replace("\N{NO-BREAK SPACE}", " ") == "10 % … 16 %"
    assert found.note.endswith("только интервал")


def test_from_few_customers_nothing_but_their_number_is_told(english):
    row = step("post_sale", "contact", failed_share=(np.nan, np.nan, np.nan, 9, 9))
    assert reading(row, "failed_share", english).value == "–"
    assert reading(row, "failed_share", english).note.endswith("too few to say")
    assert reading(row, "mark", english) is None


@pytest.mark.parametrize(("figure", "value", "said"), [("mark", 61.26, "61"), ("tone", 0.5, "+0.50")])
def test_means_are_told_on_their_own_scale(figure, value, said, english):
    row = step("after", "delivery", **{figure: (value, value, value, 50, 50)})
    assert reading(row, figure, english).value == said


def test_a_failure_is_called_what_it_is_at_its_touchpoint(english):
    assert label("failed_share", "purchase", english) == "cancelled"
    assert label("failed_share", None, english) == "Went wrong"
    assert touchpoint("contact", english) == "Contacts with support"


def test_times_are_told_in_the_unit_one_would_use(english):
    assert [duration(hours, english) for hours in (0.02, 5.5, 47, 60)] == ["at once", "5.5 h", "47 h", "2.5 d"]
    assert waiting(step("post_sale", "return", hours_to_next=np.nan), english) is None
