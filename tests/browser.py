"""Pages as people see them: in the system's Chromium, without a window."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def installed() -> str | None:
    """The path of the browser, None where there is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


@contextmanager
def running(program: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Opened:
    """An open page, with what it asked for beside its own file and all that it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.page, name)


@contextmanager
def opened(browser: Browser, file: Path, **context: Any) -> Iterator[Opened]:
    """The file in a context of its own, such as ``viewport`` or ``color_scheme``."""
    with browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context}) as own:
        found = Opened(own.new_page())
        found.page.on("request", lambda one: found.requests.append(one.url))
        found.page.on("console", lambda one: found.complaints.append(one.text))
        found.page.on("pageerror", lambda one: found.complaints.append(str(one)))
        found.page.on("dialog", lambda one: (found.complaints.append(one.message), one.dismiss()))
        found.page.goto(file.as_uri())
        assert found.requests.pop(0) == file.as_uri()
        yield found
