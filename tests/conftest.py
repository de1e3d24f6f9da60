"""What all tests share: the long ones only when asked for, and one finished run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checkout import SMALL, Checkout


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group_of(item)))
        if "long" in item.keywords and not config.getoption("--long"):
            item.add_marker(pytest.mark.skip(reason="only with --long"))
    items.sort(key=lambda item: "whole" not in item.keywords)


def group_of(item: pytest.Item) -> str:
    """What runs in one process: tests of the one finished run, each other whole run, else the tests of a file."""
    if {"run", "finished_run"} & {*getattr(item, "fixturenames", ())}:
        return "run"
    return item.nodeid if "whole" in item.keywords else item.nodeid.partition("::")[0]


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
