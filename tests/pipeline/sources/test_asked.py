"""A run can be asked for the tables of another day, and leaves no trace of that."""

from datetime import date

import pytest

from pipeline.sources.asked import FILE, asked, asked_date
from pipeline.sources.declaration import read_declaration

DAY = date(2026, 5, 1)


def test_the_day_that_is_asked_for_stands_over_the_declared_one(company):
    company.declare("source.yaml", "as_of: 2026-07-01\ncurrency: EUR\n")
    with asked(company.source, DAY):
        declared = read_declaration(company.source)
        assert (declared.as_of, declared.currency) == (DAY, "EUR")
    assert read_declaration(company.source).as_of == date(2026, 7, 1)


def test_nothing_is_left_of_it_when_the_run_fails(company):
    company.declare("source.yaml", "")
    with pytest.raises(RuntimeError, match="out of power"), asked(company.source, DAY):
        raise RuntimeError("out of power")
    assert asked_date(company.source) is None


def test_what_a_kill_left_of_another_day_is_gone_in_the_next_run(company):
    company.declare(FILE, "2026-05-01\n")
    with asked(company.source, None):
        assert asked_date(company.source) is None
