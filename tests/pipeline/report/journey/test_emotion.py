"""What the emotion curve says, and that it says no more than customers did."""

from pipeline.report.journey.emotion import emotion
from pipeline.report.journey.readings import of_segment
from tests.pipeline.report.journeys import SADDEST, STEPS, without

OF_ALL = of_segment(STEPS, None)


def test_the_curve_says_where_marks_are_highest_and_lowest(english):
    assert emotion(OF_ALL, english).sentence == (
        "Marks customers gave are highest at the stage “Before” (62 of 100) and lowest at “After the sale” (52)."
    )


def test_without_marks_the_curve_is_the_tone_of_texts(english):
    found = emotion(without(OF_ALL, "mark"), english)
    assert found.sentence.startswith("Nobody gave marks; by tone,")
    assert "“Delivery” (+0.51)" in found.sentence
    assert found.drawing is not None


def test_one_stage_is_no_curve(english):
    found = emotion(of_segment(STEPS, SADDEST), english)
    assert found.drawing is None
    assert found.sentence.replace("\N{NO-BREAK SPACE}", " ") == (
        "Enough customers spoke of one stage only, “Delivery”: mean mark 44 (41 … 48, n = 138)."
    )


def test_nobody_who_speaks_is_no_curve(english):
    found = emotion(without(without(OF_ALL, "mark"), "tone"), english)
    assert (found.drawing, found.sentence) == (None, "Too few customers gave marks or wrote to draw a curve.")
