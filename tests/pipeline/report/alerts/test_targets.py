from xml.etree import ElementTree

import pytest

from pipeline.report.alerts.targets import card, way
from pipeline.report.wording import Words
from tests.pipeline.report.watched import TARGETS, target

EN = Words("en", "EUR")


def sentences(one: dict[str, object], words: Words = EN) -> list[str]:
    return [said.replace("\N{NO-BREAK SPACE}", " ") for said in card(one, {}, words).sentences]


def test_a_target_is_told_with_its_answers_its_pace_and_chance():
    assert sentences(TARGETS[0]) == [
        "Now +41 (+33 … +48, n = 210).",
        "A steady pace would be at +40 today.",
        "The change since 1 Jan 2026 could be chance: +6 (−4 … +16).",
    ]
    assert card(TARGETS[0], {}, EN).goal == "from +35 to +45 by 31 Dec 2026"


def test_without_answers_before_it_the_start_is_compared():
    assert sentences(TARGETS[1])[-1] == "The difference from 36 h at the start is more than chance."


def test_not_many_answers_give_an_interval_and_few_none():
    assert sentences(TARGETS[2])[0] == "Now between 25% … 75% (n = 12): too few for one figure."
    assert sentences(TARGETS[-1]) == ["Too few answers to say (n = 4)."]
    assert [card(one, {}, EN).drawing for one in (TARGETS[2], TARGETS[-1])] == [None, None]


def test_a_segment_is_called_by_its_name():
    assert card(TARGETS[2], {"neutral-mixed": "Neutral"}, EN).where == "segment “Neutral”"


@pytest.mark.parametrize(("come", "width"), [(0.6, "60.00%"), (-0.4, "0.00%"), (1.7, "100.00%")])
def test_the_bar_is_filled_as_far_as_it_has_come_and_never_further(come, width):
    drawn = ElementTree.fromstring(way(target(way=come), EN))
    assert [one.get("width") for one in drawn.findall("rect")] == ["100%", width]
    assert drawn.find("line").get("x1") == "50.00%"
