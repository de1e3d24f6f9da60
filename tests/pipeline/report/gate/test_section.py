"""The decision and the runs, as a reader meets them."""

import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import get_args

from models.metrics import Interval
from models.promotion.decision import Bound, at_most, surely_above
from pipeline.report.gate.section import by_date, chart_sentence, section, short
from pipeline.report.gate.texts import CHECKS, TEXTS
from pipeline.report.page import render
from pipeline.report.wording import Words

CHECKED = [
    at_most("inputs_jumped", 1.0, 0.0, ("spend_<b>365d",)),
    surely_above("average_precision", Interval(0.02, 0.01, 0.03), 0.0),
]
DECISION = {"verdict": "refuse", "champion": "2026-06-01-abc", "checks": [asdict(one) for one in CHECKED]}
RUNS = [{"as_of": "2026-06-03", "satisfaction": 61.0}, {"as_of": "2026-06-10", "satisfaction": None}]
PACKAGES = ("models/promotion", "pipeline/gate")


def test_a_refusal_says_what_failed_and_where_to_look(english: Words) -> None:
    found = section(DECISION, [], "2026-07-01", 60.0, english)
    assert "did not pass 1 of 2 checks; the models of 1 Jun 2026 were kept" in found["sentence"]
    assert [(one.passed, one.about) for one in found["rows"]] == [("no", "spend_<b>365d"), ("yes", "")]
    assert (found["rows"][0].found, found["rows"][0].limit) == ("1", "at most 0")
    assert (found["rows"][1].found, found["rows"][1].limit) == ("0.020 [0.010; 0.030]", "above 0, for certain")
    assert found["chart"] is None


def test_what_the_chart_shows_is_said_also_where_nothing_changed(english: Words) -> None:
    runs = [("2026-06-03", 61.04), ("2026-06-10", 64.0), ("2026-07-01", 60.96)]
    assert chart_sentence(runs[:2], english).endswith("mean satisfaction went from 61.0 to 64.0 of 100.")
    assert chart_sentence(runs, english) == "From 3 Jun 2026 to 1 Jul 2026 mean satisfaction stayed at 61.0 of 100."


def test_runs_are_drawn_by_date_without_those_that_say_nothing() -> None:
    again = {"as_of": "2026-06-03", "satisfaction": 62.0}
    assert by_date([*RUNS, again, {"as_of": "2026-07-01", "satisfaction": 60.0}]) == [
        ("2026-06-03", 62.0),
        ("2026-07-01", 60.0),
    ]


def test_the_page_shows_decision_and_chart_and_escapes_names(words: Words, full) -> None:
    page = render(replace(full(words), decision=DECISION, past_runs=RUNS), words)
    part = page[page.index('<section id="models"') : page.index('<section id="method"')]
    assert "<svg" in part
    assert "spend_&lt;b&gt;365d" in part


def test_every_check_has_its_words() -> None:
    code = "".join(file.read_text() for one in PACKAGES for file in Path(one).glob("*.py"))
    assert set(re.findall(r'\b(?:at_least|at_most|surely_above|not_surely_below)\(\s*"(\w+)"', code)) == set(CHECKS)
    assert {*get_args(Bound)} <= TEXTS.keys()


def test_days_on_the_chart_leave_out_the_year(english: Words) -> None:
    assert short("2026-05-01", english) == "1 May"
    assert short("2026-05-01", Words("ru", "RUB")) == "01.05"
