"""Gaps between channels are told where chance does not make them."""

import pandas as pd

from pipeline.report.journey.channels import section
from tests.pipeline.report.journeys import CHANNELS, ERRORS, STEPS, step

OF_ALL = STEPS[STEPS.segment_id.isna()]


def test_the_worst_channel_is_told_against_the_best_within_a_touchpoint(english):
    found = section(CHANNELS, OF_ALL, english)
    assert found["gaps"] == [
        "All touchpoints: mean mark 58 in “website”, 70 in “app”; the gap is 12.0 points (6.3 to 17.7).",
        "Visits: in “website” 6.0% with an error, in “app” 2.0%; the gap is 4.0 points (2.6 to 5.4).",
        "Visits: mean mark 58 in “website”, 70 in “app”; the gap is 12.0 points (6.3 to 17.7).",
    ]


def test_a_gap_that_chance_may_make_is_not_told(english):
    alike = pd.DataFrame([step("before", "visit", name, failed_share=ERRORS) for name in ("app", "web")])
    found = section(CHANNELS.assign(mark=60.0, mark_low=50.0, mark_high=70.0), alike, english)
    assert (found["gaps"], found["sentence"]) == (
        [],
        "No two channels differ beyond chance in what goes wrong or in marks.",
    )


def test_one_channel_cannot_be_compared(english):
    found = section(CHANNELS[CHANNELS.channel != "app"], OF_ALL.head(0), english)
    assert "no two channels with 30 customers each" in found["sentence"]


def test_the_busiest_channel_comes_first_and_unknown_ones_are_left_out(english):
    assert [row.name for row in section(CHANNELS, OF_ALL, english)["rows"]] == ["app", "website"]
