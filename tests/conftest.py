"""What all tests share: the long ones only when asked for, and one finished run."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checkout import SMALL, Checkout

SHARED = {"run": "run", "shop": "shop", "spark": "shop"}
"""Fixtures that take half a minute, by the group they are made for, each once; the longest begins first."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long tests too")


@pytest.hookimpl(tryfirst=True)  # the groups are read by xdist in a hook of the same name
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group_of(item)))
        if "long" in item.keywords and not config.getoption("--long"):
            item.add_marker(pytest.mark.skip(reason="only with --long"))
    first = [*SHARED.values(), None]
    items.sort(key=lambda item: (first.index(shared_by(item)), "whole" not in item.keywords))


def group_of(item: pytest.Item) -> str:
    """What runs in one process: tests of the same costly thing, each other whole run, else the tests of a file."""
    own = item.nodeid if "whole" in item.keywords else item.nodeid.partition("::")[0]
    return shared_by(item) or own


def shared_by(item: pytest.Item) -> str | None:
    """The group of the costly things that the test looks at."""
    return next((group for name, group in SHARED.items() if name in getattr(item, "fixturenames", ())), None)


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """A shell lets its background jobs ignore Ctrl+C, and with them all that they start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Checkout]:
    """Makes a checkout with some parameters changed."""

    def make(**values: object) -> Checkout:
        made = Checkout(tmp_path_factory.mktemp("checkout"))
        made.set(values)
        made.commit("parameters")
        return made

    return make


@pytest.fixture(scope="session")
def run(checkout: Callable[..., Checkout]) -> Checkout:
    """A checkout in which the main job has run on a small demo."""
    made = checkout(**SMALL)
    made("python", "-m", "pipeline", "run")
    return made


@pytest.fixture(scope="session")
def finished_run(run: Checkout) -> Path:
    """Its folder."""
    return run.folder
