"""The journey map in words."""

from pipeline.report.journey.section import section
from tests.pipeline.report.journeys import even, nowhere


def told(found, words):
    return section(found, words)


def test_unfinished_journeys_are_a_share_of_those_whose_end_is_known(full, english):
    assert told(full(english), english)["sentence"] == (
        "Journeys begun in the last 365 days: 1,000. Of those whose end is known 20% ended without an order; "
        "still under way: 34."
    )


def test_stages_follow_each_other_with_their_touchpoints_and_channels(full, english):
    stages = told(full(english), english)["stages"]
    assert [stage.name for stage in stages] == ["Before", "Purchase", "Delivery", "After the sale"]
    visits, offers = stages[0].touchpoints
    assert (visits.name, offers.name) == ("Visits", "Discounts and offers")
    assert [one.name for one in visits.channels] == ["app", "website"]
    assert (visits.part, offers.part) == (1.0, 0.25)
    assert [one.label for one in visits.figures] == ["Next step after", "With an error"]


def test_without_journeys_everything_says_so(full, english):
    found = told(nowhere(full(english)), english)
    assert found["sentence"] == "No journey began in the last 365 days."
    assert found["curve"].drawing is None
    assert [stage.touchpoints for stage in found["stages"]] == [()] * 4
    assert all(path.steps == () for path in found["paths"])


def test_channels_alike_make_no_gap(full, english):
    assert told(even(full(english)), english)["channels"]["gaps"] == []
