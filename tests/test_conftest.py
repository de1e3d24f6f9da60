"""Costly things are made once, in the process of all tests that look at them."""

import os

import pytest

from tests.conftest import group_of


@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="all tests run in this process")
def test_a_process_is_given_whole_groups(request: pytest.FixtureRequest) -> None:
    """By their names, which pytest-xdist writes behind those of tests for who deals them out."""
    assert request.node.nodeid.endswith(f"@{group_of(request.node)}")
