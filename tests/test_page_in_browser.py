"""The report page as its readers use it: it asks for nothing, fits, reads well, sorts, filters and prints."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from pipeline.report.page import render
from pipeline.report.wording import Words
from tests import browser as browsers
from tests.browser import Opened
from tests.pipeline.report.cases import CASES

Open = Callable[..., Any]

HOSTILE = """<script>alert(1)</script><img src=x onerror="alert(2)">"><b>' {{7*7}} ‮""" + "x" * 10_000
SEGMENTS = "#segments-table tbody tr"
NARROW = {"viewport": {"width": 390, "height": 800}}

CONTRASTS = """() => {
  const rgba = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return colour.startsWith("color(srgb") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((part, i) => part * a + below[i] * (1 - a));
  const behind = (element) => {
    const below = element.parentElement ? behind(element.parentElement) : [255, 255, 255];
    return over(rgba(getComputedStyle(element).backgroundColor), below);
  };
  const linear = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const light = (colour) => colour.map(linear).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement, style = getComputedStyle(element);
    if (!texts.currentNode.data.trim() || !element.checkVisibility() || element.closest("svg, .mark")) continue;
    const paper = behind(element), [a, b] = [light(over(rgba(style.color), paper)), light(paper)];
    found.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), texts.currentNode.data.trim().slice(0, 40)]);
  }
  return found;
}"""
"""Of every text that is read: the contrast of its colour with what lies behind it (WCAG 2.2), and how it begins."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser; where none is installed its tests are skipped, in CI they fail."""
    if (program := browsers.installed()) is None:
        reason = f"none of {', '.join(browsers.PROGRAMS)} is on the PATH (apt: chromium)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with browsers.running(program) as found:
        yield found


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Open:
    """Opens the page of a case in a language."""

    def open_(case: str = "findings", language: Any = "en", **context: Any) -> Any:
        words = Words(language, "EUR")
        file = tmp_path / f"{case}-{language}.html"
        file.write_text(render(CASES[case](words), words), encoding="utf-8")
        return browsers.opened(browser, file, **context)

    return open_


def first_cells(page: Opened, column: int) -> list[str]:
    return [str(text) for text in page.locator(f"{SEGMENTS}:visible > :nth-child({column})").all_inner_texts()]


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_asked_for_and_nothing_goes_wrong(open_page: Open, case: str) -> None:
    with open_page(case) as page:
        page.wait_for_load_state("networkidle")
        assert (page.requests, page.complaints) == ([], [])


@pytest.mark.parametrize("press", ["click", "Enter", "Space"])
def test_a_heading_sorts_its_table_and_says_so(open_page: Open, press: str) -> None:
    with open_page() as page:
        heading = page.locator("#segments-table th", has_text="Customers")
        button = heading.locator("button")
        do = button.click if press == "click" else partial(button.press, press)
        do()
        assert first_cells(page, 3) == ["200", "300", "500"]
        assert heading.get_attribute("aria-sort") == "ascending"
        do()
        assert first_cells(page, 3) == ["500", "300", "200"]
        assert page.locator("#segments-table [aria-sort]").count() == 1


def test_unknown_figures_are_sorted_last(open_page: Open) -> None:
    with open_page() as page:
        button = page.locator("#segments-table th button", has_text="NPS")
        for _ in range(2):
            button.click()
            known, *unknown = first_cells(page, 9)
            assert known.startswith("−42")
            assert unknown == ["–", "–"]


def test_typing_leaves_only_rows_with_all_that_is_typed(open_page: Open) -> None:
    with open_page() as page:
        field = page.get_by_label("Show only rows with")
        field.press_sequentially("LATE  dissat")
        assert first_cells(page, 2) == ["Dissatisfied: late deliveries"]
        assert page.locator(".filter output").inner_text() == "1 of 3 rows"
        field.fill("no such thing")
        assert page.locator(".filter output").inner_text() == "0 of 3 rows"
        field.fill("")
        assert len(first_cells(page, 2)) == 3
        assert page.locator(".filter output").inner_text() == ""


def test_without_scripts_everything_is_there_but_the_field_that_needs_one(open_page: Open) -> None:
    with open_page(java_script_enabled=False) as page:
        assert page.locator(SEGMENTS).count() == 3
        assert not page.locator(".filter").is_visible()


def test_every_link_within_the_page_leads_somewhere(open_page: Open) -> None:
    with open_page() as page:
        for link in page.locator("nav a").all():
            link.click()
            assert page.locator(f"{link.get_attribute('href')}").is_visible()
        assert page.locator("nav a").count() >= 7


@pytest.mark.parametrize("case", ["findings", "without_churn", "without_answers"])
def test_every_chart_is_drawn(open_page: Open, case: str) -> None:
    with open_page(case) as page:
        sizes = [one.bounding_box() for one in page.locator("svg:visible").all()]
        assert len(sizes) >= 2
        assert all(size["width"] > 20 and size["height"] > 5 for size in sizes)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_page_never_scrolls_sideways(open_page: Open, language: str) -> None:
    with open_page(language=language) as page:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_can_be_told_from_what_lies_behind(open_page: Open, scheme: str) -> None:
    with open_page(color_scheme=scheme) as page:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        found = page.evaluate(CONTRASTS)
        assert len(found) > 200
        assert [one for one in found if one[0] < 4.5] == []


def test_print_has_all_that_is_folded_and_nothing_to_press(open_page: Open) -> None:
    with open_page() as page:
        page.emulate_media(media="print")
        assert not page.locator("nav").is_visible()
        assert not page.locator(".filter").is_visible()
        folded = page.locator("details table").all()
        assert folded
        assert all(table.is_visible() for table in folded)
        assert page.pdf().startswith(b"%PDF")


def test_a_script_from_elsewhere_does_not_run(open_page: Open) -> None:
    inject = "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = true'}))"
    with open_page() as page:
        page.evaluate(inject)
        assert page.evaluate("window.ran") is None
        assert "Content Security Policy" in page.complaints[0]


@pytest.mark.parametrize(
    "hostile",
    [
        {"quotes": ["text", "words", "channel", "kind"]},
        {"all_segments": ["segment", "rule", "pains", "strengths", "action"]},
    ],
    ids=["what customers write", "what segments are called"],
)
def test_whatever_the_tables_hold_stays_text(browser: Any, tmp_path: Path, hostile: dict[str, list[str]]) -> None:
    words, file = Words("en"), tmp_path / "hostile.html"
    full = CASES["findings"](words)
    attacked = {
        name: getattr(full, name).assign(**dict.fromkeys(columns, HOSTILE)) for name, columns in hostile.items()
    }
    file.write_text(render(replace(full, **attacked), words), encoding="utf-8")
    with browsers.opened(browser, file, **NARROW) as page:
        assert (page.requests, page.complaints) == ([], [])
        assert page.locator("img").count() == 0
        assert page.locator("script").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert "<script>alert(1)</script>" in page.locator("body").inner_text()
        assert "{{7*7}}" in page.locator("body").inner_text()


@pytest.fixture
def whole_page(browser: Any, finished_run: Path) -> Open:
    """Opens the page of a whole run."""
    return partial(browsers.opened, browser, finished_run / "data/report/report.html")


@pytest.mark.whole
def test_the_page_of_a_run_asks_for_nothing(whole_page: Open) -> None:
    with whole_page() as page:
        page.wait_for_load_state("networkidle")
        assert (page.requests, page.complaints) == ([], [])


@pytest.mark.whole
def test_the_page_of_a_run_fits_a_phone(whole_page: Open) -> None:
    with whole_page(**NARROW) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.whole
def test_the_page_of_a_run_is_english_but_for_what_customers_wrote(whole_page: Open) -> None:
    with whole_page() as page:
        page.locator("blockquote").evaluate_all("all => all.forEach(one => one.remove())")
        assert re.findall(r"[А-Яа-яЁё]+", page.locator("body").inner_text()) == []


@pytest.mark.whole
def test_the_page_of_a_run_quotes_customers_without_what_tells_who_they_are(whole_page: Open) -> None:
    with whole_page() as page:
        quotes = page.locator("blockquote").all_inner_texts()
    assert len(quotes) > 5
    assert not [one for one in quotes if re.search(r"\d{5}|@|555-01|Miller|Петров", one)]
