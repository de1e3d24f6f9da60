"""Any customer can be traced, and an id that nobody has teaches."""

import re

import pytest

from pipeline.explain.job import EVENTS_SHOWN, explain
from pipeline.faults import UsageFault


@pytest.fixture
def project(shop, monkeypatch):
    monkeypatch.chdir(shop.home)
    return shop


def trace(customer_id, capsys):
    explain(customer_id)
    return capsys.readouterr().out


def test_a_customer_at_risk_is_traced_from_events_to_scores(project, capsys):
    riskiest = project["churn"].dropna(subset="churn_probability").sort_values("churn_probability").iloc[-1]
    told = trace(riskiest.customer_id, capsys)
    assert max(map(len, told.splitlines())) <= 100
    assert re.findall(r"(?m)^(Events|Satisfaction|Risk of leaving|Value|Segment)", told) == [
        "Events",
        "Satisfaction",
        "Risk of leaving",
        "Value",
        "Segment",
    ]
    assert f"{riskiest.churn_probability:.1%}, {riskiest.churn_risk}" in told
    events = project["events"].filter(lambda event: event.customer_id == riskiest.customer_id).to_pandas()
    shown = re.findall(r"(?m)^  (\d{4}-\d\d-\d\d \d\d:\d\d)", told)
    assert shown == sorted(shown, reverse=True)
    assert len(shown) == min(EVENTS_SHOWN, len(events))


def test_a_customer_already_gone_has_no_risk_and_is_traced_all_the_same(project, capsys):
    gone = project["churn"].query("churn_probability.isna()").iloc[0]
    assert f"Not told: the customer is {gone.lifecycle}" in trace(gone.customer_id, capsys)


def test_an_id_that_nobody_has_names_those_like_it(project):
    known = project["churn"].customer_id[0]
    with pytest.raises(UsageFault, match=f"No customer .*There is .*{known}.*customers.csv"):
        explain(known.lstrip("0"))
    with pytest.raises(UsageFault, match=f"Ids look like {known}"):
        explain("nobody")


def test_without_a_run_it_says_what_to_run(tmp_path, shop, monkeypatch):
    (tmp_path / "params.yaml").write_bytes((shop.home / "params.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageFault, match=r"profiles\.parquet is not there: run \./run first"):
        explain("00001")
