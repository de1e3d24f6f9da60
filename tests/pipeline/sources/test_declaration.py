from datetime import date

import pytest

from pipeline.faults import UsageFault
from pipeline.sources.declaration import limits_of, read_declaration


def test_a_source_need_not_declare_anything(company):
    company.source.mkdir()
    declaration = read_declaration(company.source)
    assert (declaration.as_of, declaration.timezone, declaration.params) == (None, "UTC", {})


def test_a_date_may_be_quoted_or_not(company):
    company.declare("source.yaml", 'as_of: 2025-07-01\nexported_at: "2025-07-02"')
    declaration = read_declaration(company.source)
    assert (declaration.as_of, declaration.exported_at) == (date(2025, 7, 1), date(2025, 7, 2))


def test_sections_of_stages_become_params(company):
    company.declare("source.yaml", "churn: {horizon_days: 60}\nevents: {future_hours: 1}\ncurrency: EUR")
    assert read_declaration(company.source).params == {"churn": {"horizon_days": 60}, "events": {"future_hours": 1}}


def test_all_that_cannot_be_meant_is_told_at_once(company):
    company.declare(
        "source.yaml",
        "currencies: EUR\ntimezone: Europe/Moskow\ncurrency: euro\nparams: {}\nchurn: 7\n"
        "tables:\n  orders: {delimeter: ';', encoding: cp-unknown}\n  visits: {header: false}\n",
    )
    with pytest.raises(UsageFault) as told:
        read_declaration(company.source)
    for fault in (
        "has unknown 'currencies'; did you mean 'currency'?",
        "source.yaml.timezone is 'Europe/Moskow'",
        "source.yaml.currency is 'euro'",
        "has unknown 'params'",
        "'churn' must hold parameters",
        "tables.orders has unknown 'delimeter'; did you mean 'delimiter'?",
        "tables.orders.encoding is 'cp-unknown'",
        "a table without a header must declare its columns",
    ):
        assert fault in str(told.value)


def test_limits_of_the_source_go_before_those_of_params(company):
    company.declare("source.yaml", "events: {future_hours: 1}")
    limits = limits_of(read_declaration(company.source), max_rejected_share=0.5, future_hours=24)
    assert (limits.max_rejected_share, limits.future_hours) == (0.5, 1)


def test_limits_of_the_source_are_checked(company):
    company.declare("source.yaml", "events: {future_hour: 1, max_rejected_share: 2}")
    with pytest.raises(UsageFault, match="unknown 'future_hour'") as told:
        limits_of(read_declaration(company.source), max_rejected_share=0.5, future_hours=24)
    assert "max_rejected_share is 2" in str(told.value)
