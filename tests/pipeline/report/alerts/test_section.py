from dataclasses import replace

from pipeline.report.alerts.section import SHOWN, section
from pipeline.report.page import render
from tests.pipeline.report.watched import FEEDBACK, alert, nothing


def plain(said: str) -> str:
    return said.replace("\N{NO-BREAK SPACE}", " ")


def test_new_alerts_come_first_and_are_counted(full, english):
    found = section(full(english), english)
    assert plain(found["sentence"]).startswith("7 alerts now, 5 of them new in this report.")
    assert [one.status for one in found["rows"]] == ["new"] * 5 + ["being looked after", "open"]
    assert {one.since for one in found["rows"][:5]} == {"1 Jul 2026"}


def test_an_alert_nobody_looks_after_says_so(full, english):
    found = section(full(english), english)
    assert {one.owner for one in found["rows"]} == {"nobody yet", "shop"}


def test_a_segment_is_called_as_in_the_cards(full, english):
    told = replace(full(english), alerts=[alert(by="segment", key="satisfied-price-joy")])
    [row] = section(told, english)["rows"]
    assert told.segments.segment.iloc[-1] in row.where


def test_feedback_is_told_without_whose_it_is(full, words):
    found = full(words)
    assert "SECRET-ID" not in render(found, words)
    first, second = section(found, words)["feedback"]
    assert first.text == words.pick(("shop [phone]", "shop [телефон]"))
    assert second.text == words.pick(("A mark without words.", "Оценка без слов."))


def test_only_the_first_are_shown(full, english):
    many = {**FEEDBACK, "customers": 25, "said": [FEEDBACK["said"][0]] * 25}
    found = section(replace(full(english), feedback=many), english)
    assert len(found["feedback"]) == SHOWN
    assert found["their_words"] == "What they said: 10 of 25"


def test_where_nothing_is_watched_the_page_says_so(full, english):
    found = section(nothing(full(english)), english)
    assert found["targets_note"].startswith("No targets are set")
    assert found["sentence"].startswith("Nothing stands out")
    assert plain(found["feedback_sentence"]).startswith("In the last 14 days nobody")


def test_texts_of_ten_thousand_characters_stay_text(full, english):
    long = {**FEEDBACK["said"][0], "text": "<script>" + "x" * 10_000}
    html = render(replace(full(english), feedback={**FEEDBACK, "said": [long]}), english)
    assert "&lt;script&gt;xxx" in html
