"""The decision and the runs, as a reader meets them."""

import re
from dataclasses import replace
from pathlib import Path

from pipeline.report.gate.section import by_date, section
from pipeline.report.gate.texts import CHECKS
from pipeline.report.page import render
from pipeline.report.wording import Words

FAILED = {"name": "inputs_jumped", "passed": False, "value": 1.0, "limit": 0.0, "low": None, "high": None}
KEPT = {"name": "average_precision", "passed": True, "value": 0.02, "limit": 0.0, "low": 0.01, "high": 0.03}
DECISION = {
    "verdict": "refuse",
    "champion": "2026-06-01-abc",
    "checks": [{**FAILED, "about": ["spend_<b>365d"]}, {**KEPT, "about": []}],
}
RUNS = [{"as_of": "2026-06-03", "satisfaction": 61.0}, {"as_of": "2026-06-10", "satisfaction": None}]
PACKAGES = ("models/promotion", "pipeline/gate")


def test_a_refusal_says_what_failed_and_where_to_look(english: Words) -> None:
    found = section(DECISION, [], "2026-07-01", 60.0, english)
    assert "did not pass 1 of 2 checks; the models of 2026-06-01-abc were kept" in found["sentence"]
    assert [(one.passed, one.about) for one in found["rows"]] == [("no", "spend_<b>365d"), ("yes", "")]
    assert found["rows"][1].found == "0.02 [0.01; 0.03]"
    assert found["chart"] is None


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
    assert set(re.findall(r'Check\("(\w+)"', code)) == set(CHECKS)
