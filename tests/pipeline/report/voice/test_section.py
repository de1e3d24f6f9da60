"""Customers' words stand as they wrote them, with where, when and with which mark."""

from collections.abc import Callable

import pytest

from models.redaction import TAGS
from pipeline.report.findings import Findings
from pipeline.report.voice.section import about, pieces, section
from pipeline.report.voice.texts import HIDDEN
from pipeline.report.wording import NBSP, Words

Case = Callable[[Words], Findings]

ROW = {"kind": "review", "channel": "web", "month": "2026-05", "metric": "stars", "score": 2.0, "tone": -0.9}


@pytest.mark.parametrize(
    ("own", "english_text", "russian_text"),
    [
        ({}, "review, website, May 2026, Stars: 2 of 5", "отзыв, сайт, май 2026, Звёзды: 2 из 5"),
        ({"metric": "csat10", "score": 7.0}, "review, website, May 2026, CSAT: 7 of 10", None),
        ({"metric": None, "channel": None}, "review, May 2026, an angry tone, estimated", None),
        ({"metric": None, "tone": 0.8}, "review, website, May 2026, a kind tone, estimated", None),
        (
            {"metric": None, "tone": 0.3, "kind": "usage", "channel": "fax"},
            "note, fax, May 2026",
            "запись, fax, май 2026",
        ),
        ({"metric": None, "tone": float("nan")}, "review, website, May 2026", None),
    ],
)
def test_it_is_told_where_when_and_with_which_mark(
    own: dict[str, object], english_text: str, russian_text: str | None, english: Words, russian: Words
) -> None:
    assert about(ROW | own, english).replace(NBSP, " ") == english_text
    assert russian_text is None or about(ROW | own, russian).replace(NBSP, " ") == russian_text


def test_telling_words_are_marked_in_whatever_capitals_and_nothing_is_lost(english: Words) -> None:
    found = list(pieces("Rude, RUDE and crude: rude.", "rude", english))
    assert "".join(one.text for one in found) == "Rude, RUDE and crude: rude."
    assert [one.text for one in found if one.tells] == ["Rude", "RUDE", "rude"]


def test_what_is_hidden_is_named_in_the_readers_language(russian: Words) -> None:
    assert "".join(one.text for one in pieces("звоните [phone], [sic]", "", russian)) == "звоните [телефон], [sic]"


def test_all_that_can_be_hidden_has_a_name() -> None:
    assert set(HIDDEN) == set(TAGS)


def test_every_segment_has_its_own_words_or_none(full: Case, english: Words) -> None:
    found = section(full(english), english)
    assert [speaker and len(speaker.quotes) for speaker in found["segments"]] == [2, None, None]
    assert [speaker.name for speaker in found["complaints"]] == ["slow or unsolved support"]
    assert (
        found["complaints"][0].chosen_from == "Chosen from 34\N{NO-BREAK SPACE}texts by 22\N{NO-BREAK SPACE}customers."
    )
    assert found["nothing"] is None


def test_without_texts_the_section_says_so(cases: dict[str, Case], english: Words) -> None:
    found = section(cases["without_texts"](english), english)
    assert found["nothing"] == "In the last 365 days nobody wrote a text that could be quoted."
    assert found["complaints"] == []
