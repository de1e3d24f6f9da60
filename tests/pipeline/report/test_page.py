"""The page as a browser would take it apart."""

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pandas as pd
import pytest

from features.events import COLUMNS, METRICS
from pipeline.report.alerts import texts as alerts_texts
from pipeline.report.effort import texts as effort_texts
from pipeline.report.findings import Findings
from pipeline.report.journey import texts as journey_texts
from pipeline.report.page import render
from pipeline.report.readiness import texts as readiness_texts
from pipeline.report.sentences.glossary import GLOSSARY
from pipeline.report.texts import KINDS, NOUNS, REJECTED, TEXTS
from pipeline.report.voice import texts as voice_texts
from pipeline.report.wording import Words

Case = Callable[[Words], Findings]
SECTIONS = {
    "page": TEXTS,
    "readiness": readiness_texts.TEXTS,
    "journey": journey_texts.TEXTS,
    "effort": effort_texts.TEXTS,
    "voice": voice_texts.TEXTS,
    "alerts": alerts_texts.TEXTS,
}
VOID = {"meta", "link", "br", "img", "input", "hr"}
COLUMN_NAMES = "|".join([*COLUMNS, *METRICS, "id"])
FILE_NAME = r"\w+\.(csv|sql|parquet|yaml|json)|data/report"
HOSTILE = """<script>alert(1)</script><img src=x onerror='alert(2)'>"'}};</style> & {{ 7 * 7 }}"""


class Page(HTMLParser):
    """Elements with their attributes, and the text that is read: neither style nor script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.scripts: list[str] = []
        self.read: list[str] = []
        self.feed(html)
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.read += [value for name, value in attrs if value and name in ("aria-label", "title", "data-text")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts.append(data)
        elif self.open and self.open[-1] != "style":
            self.read.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.read).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def pages(cases: dict[str, Case], words: Words) -> str:
    return " ".join(Page(render(case(words), words)).text for case in cases.values())


def as_pattern(text: str) -> str:
    """The text with anything where it has a gap, whatever its spaces."""
    parts = re.split(r"\{\w+\}", text)
    return ".+?".join(r"\s+".join(map(re.escape, re.split(r"\s", part))) for part in parts)


def test_every_text_stands_on_some_page(read_in: dict[str, str], words: Words) -> None:
    read = read_in[words.language]
    texts = {f"{section}.{key}": pair for section, own in SECTIONS.items() for key, pair in own.items()}
    assert [key for key, pair in texts.items() if not re.search(as_pattern(words.pick(pair)), read)] == []


@pytest.fixture(scope="module")
def read_in(cases: dict[str, Case]) -> dict[str, str]:
    """All cases' pages as text, by language."""
    return {language: pages(cases, Words(language, "EUR")) for language in ("en", "ru")}


def test_russian_page_holds_no_english_text(read_in: dict[str, str]) -> None:
    sections = (TEXTS, voice_texts.TEXTS, journey_texts.TEXTS, effort_texts.TEXTS, alerts_texts.TEXTS)
    told = [pair for own in sections for pair in own.values()]
    told += [*KINDS.values(), *REJECTED.values(), *(pair for entry in GLOSSARY for pair in entry)]
    english = [text for text, russian in told if text != russian] + [form for one in NOUNS.values() for form in one[0]]
    longest = (max(re.split(r"\{\w+\}", text), key=len).strip() for text in english)
    read = re.sub(FILE_NAME, "", read_in["ru"])
    left = [part for part in longest if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", read)]
    assert left == []


def test_russian_page_has_latin_letters_only_in_names_it_cannot_translate(read_in: dict[str, str]) -> None:
    metrics = "NPS|CSAT|CSI|CES|CLI|XYZ|ROC AUC|BG/NBD"
    names = rf"{metrics}|churn.campaign|data/sources|[SMLABC]|EUR|n|shop|{COLUMN_NAMES}|{FILE_NAME}"
    assert re.findall(r"[A-Za-z]+", re.sub(rf"\b({names})\b|\{{\w+\}}", "", read_in["ru"])) == []


def test_page_declares_its_language(full: Case, words: Words) -> None:
    assert Page(render(full(words), words)).all("html") == [{"lang": words.language}]


def test_nothing_is_fetched(cases: dict[str, Case], words: Words) -> None:
    for case in cases.values():
        html = render(case(words), words)
        page = Page(html)
        linked = {
            value for _, attributes in page.elements for name, value in attributes.items() if name in ("src", "href")
        }
        assert all(value and value.startswith(("#", "../release/", "../journey/")) for value in linked)
        assert "url(" not in html
        assert "@import" not in html
        assert page.all("link") + page.all("img") + page.all("iframe") == []


def test_only_our_script_may_run(full: Case, words: Words) -> None:
    page = Page(render(full(words), words))
    [script] = page.scripts
    [policy] = [one["content"] or "" for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")


def in_channel(table: pd.DataFrame, name: str) -> pd.DataFrame:
    return table.assign(channel=table.channel.where(table.channel.isna(), name))


def hostile(found: Findings) -> Findings:
    texts = ("segment", "rule", "strengths", "pains", "action")
    row = found.events["selects"]["purchases.sql"]
    return replace(
        found,
        all_segments=found.all_segments.assign(**dict.fromkeys(texts, HOSTILE)),
        journey_steps=in_channel(found.journey_steps, HOSTILE),
        journey_channels=in_channel(found.journey_channels, HOSTILE),
        alerts=[one | {"by": "touchpoint", "key": f"survey/{HOSTILE}", "owner": HOSTILE} for one in found.alerts],
        targets=[one | {"scope": "segment", "key": HOSTILE, "owner": HOSTILE} for one in found.targets],
        feedback={**found.feedback, "said": [one | {"text": HOSTILE} for one in found.feedback["said"]]},
        source={**found.source, "name": HOSTILE},
        events={**found.events, "selects": {HOSTILE: row}},
        churn={"learned": False, "obstacle": "log_too_short"},
    )


def test_names_and_texts_cannot_inject_markup(full: Case, words: Words) -> None:
    plain, attacked = (Page(render(found, words)) for found in (full(words), hostile(full(words))))
    assert attacked.scripts == plain.scripts
    assert not attacked.all("img")
    assert not [name for _, attributes in attacked.elements for name in attributes if name.startswith("on")]
    assert attacked.text.count("<script>alert(1)</script>") > 10
    assert "{{ 7 * 7 }}" in attacked.text


def test_figures_are_those_of_the_tables(full: Case, english: Words) -> None:
    text = Page(render(full(english), english)).text.replace("\N{NO-BREAK SPACE}", " ")
    for figure in (
        "64 of 100",  # 0.2 * 31 + 0.5 * 62 + 0.3 * 88 = 63.6
        "between 62.3 and 64.9",  # halves .6, 1, .6 in quadrature: 1.3
        "30% of customers are satisfied, 50% neutral, 20% dissatisfied",
        "2 (50%) of 3 active customers are expected to leave",
        "At stake: 150 EUR, what they would spend in a year if they stayed",
        "expected to spend 300 EUR in a year",
        "▲ 31 rose",
        "▼ 7 fell",
        "= 525 stayed",
        "NPS −42 ▼ −55 … −29, n = 64",
        "If all had answered: estimated NPS −51 −66 … −36",
        "CSAT 11% … 42% n = 26, interval only",
        "CES – n = 6, too few answers",
        "1.2 million EUR",
        "average precision 0.69 against 0.57",
        "Of 1,005 rows read 985 were taken, 4 repeated another row, 5 were left out by request, 11 were refused",
    ):
        assert figure in text


def test_without_answers_no_mean_satisfaction_and_no_survey_figure_is_claimed(
    cases: dict[str, Case], english: Words
) -> None:
    text = Page(render(cases["without_answers"](english), english)).text
    assert "These are no measured satisfactions." in text
    assert "of 100" not in text
    assert "Nobody was asked, or nobody answered" in text
    assert "NPS –" not in text


def test_where_leaving_is_not_learned_the_page_says_why_and_gives_no_probability(
    cases: dict[str, Case], english: Words
) -> None:
    text = Page(render(cases["without_churn"](english), english)).text
    assert "Leaving cannot be predicted from this log" in text
    assert "Only 1.7% of customers bought or used the service on more than one day" in text
    assert "expected to leave" not in text
    assert "Leaving goes most with" not in text


def test_without_structure_the_page_says_so(cases: dict[str, Case], english: Words) -> None:
    text = Page(render(cases["without_structure"](english), english)).text
    assert "No groups with a reason of their own were found" in text
    assert "are at the core of their segment" not in text


def test_segments_too_small_to_tell_of_are_named_and_that_is_all(cases: dict[str, Case], english: Words) -> None:
    found = cases["with_small_segments"](english)
    html = render(found, english)
    small = found.small_segments
    assert list(small.customers) == [200, 300]
    for one in small.itertuples():
        assert f"{one.segment} ({one.customers})" in Page(html).text
        assert f'id="name-{one.segment}' not in html
    assert html.count('<article class="panel card') == len(found.segments) == 1
    rules = [one.rule for one in small.itertuples() if isinstance(one.rule, str)]
    assert rules
    assert not any(rule in Page(html).text for rule in rules)
    assert "fewer than 250 customers" in Page(html).text


def test_what_the_data_supports_is_told_in_words_and_by_shape(full: Case, english: Words) -> None:
    text = Page(render(full(english), english)).text
    for said in (
        "Who will leave ○ no Only 1.7% of customers bought or used the service on more than one day (needed 15%)",
        "CES, CLI ○ no Customers who lately answered: 0, needed 10.",
        "Whether promises are kept ◐ limited There are no deliveries.",
        "Seasons ● yes Every calendar month is seen in two years.",
        "Warning. Purchases: 30 in 2025-02 after 2,000 in the month before.",
        "survey answers 85 60 2 Jul 2024 29 Jun 2026 · 100%",
    ):
        assert said in text


def test_same_findings_give_the_same_bytes(full: Case, words: Words) -> None:
    assert render(full(words), words) == render(full(words), words)


def test_page_is_small_enough_for_a_mail(full: Case, words: Words) -> None:
    assert len(render(full(words), words).encode()) < 300_000


def test_headings_go_down_one_level_at_a_time_and_tables_have_captions(full: Case, words: Words) -> None:
    page = Page(render(full(words), words))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(page.all("caption")) == len(page.all("table")) > 0
    assert {"main", "nav", "header", "footer"} <= {tag for tag, _ in page.elements}
    assert all(one.get("aria-label") for one in page.all("svg") if one.get("role") == "img")


def test_links_within_the_page_lead_somewhere(full: Case, words: Words) -> None:
    page = Page(render(full(words), words))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {link["href"] for link in page.all("a") if (link["href"] or "").startswith("#")} <= {
        f"#{one}" for one in ids
    }


def test_the_contents_name_every_section_in_order(full: Case, words: Words) -> None:
    html = render(full(words), words)
    contents = re.search(r"(?s)<nav.*?</nav>", html)
    assert contents
    assert re.findall(r'href="#([\w-]+)"', contents[0]) == re.findall(r'<section id="([\w-]+)"', html)
