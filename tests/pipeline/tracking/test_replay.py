"""All that waits is told in order, each once, whatever stopped it before."""

from dataclasses import replace

import mlflow
import pytest

from pipeline.tracking.delivery import StoreFault
from pipeline.tracking.packing import pack
from pipeline.tracking.records import Record
from pipeline.tracking.replay import replay
from pipeline.tracking.spool import entries
from pipeline.tracking.store import opened
from tests.pipeline.tracking.test_promotion import champion
from tests.pipeline.tracking.test_runs import runs


def test_runs_that_waited_are_logged_in_order_and_once(records: list[Record], client: mlflow.MlflowClient) -> None:
    some = [replace(records[0], metrics={"customers": number}) for number in range(3)]
    keys = [pack([one], "demo") for one in some]
    found = replay(keys[-1])
    assert (found.is_new, found.others, entries()) == (True, 2, [])
    with opened() as store:
        made = [store.whole(key) for key in keys]
        assert [run.data.metrics["profiles/customers"] for run in made if run] == [0, 1, 2]
        ids = [int(run.info.run_id, 16) for run in made if run]
    assert len(set(ids)) == 3
    pack([some[0]], "demo")
    again = replay(keys[0])
    assert (again.is_new, again.others) == (False, 0)
    assert len(client.search_runs([client.get_experiment_by_name("customer-experience").experiment_id])) == 6


def test_what_is_refused_waits_and_holds_up_no_run(records: list[Record], client: mlflow.MlflowClient) -> None:
    champion("theirs", None)
    champion("v2", "v1")
    key = pack(records[:1], "demo")
    found = replay(key)
    assert (found.is_new, len(found.refused)) == (True, 1)
    assert [one.key for one in entries()] == ["v2"]


def test_what_a_fault_stops_waits_with_all_after_it(records: list[Record], client: mlflow.MlflowClient) -> None:
    keys = [pack([replace(records[0], started_at=began)], "demo") for began in (1.0, 2.0, 3.0)]
    about = entries()[1].folder / "entry.json"
    text = about.read_text()
    about.write_text(
        text.replace('"name": "workspace"', f'"name": "{"x" * 9000}"').replace('"dates"', f'"{"x" * 999}"')
    )
    with pytest.raises(StoreFault):
        replay(keys[2])
    assert [one.key for one in entries()] == keys[1:]
    about.write_text(text)
    assert replay(keys[2]).is_new
    assert len([name for name in runs_of(client) if name == "workspace"]) == 3


def runs_of(client: mlflow.MlflowClient) -> list[str]:
    experiment = client.get_experiment_by_name("customer-experience")
    return [run.info.run_name for run in client.search_runs([experiment.experiment_id])] if experiment else []


def test_a_run_that_a_kill_left_running_is_closed(records: list[Record], client: mlflow.MlflowClient) -> None:
    key = pack(records[:1], "demo")
    replay(key)
    ours = runs(client)["workspace"].data.tags
    with opened() as store:
        killed = store.client.create_run(store.experiment_id, tags={"pipeline.project": ours["pipeline.project"]})
        others = store.client.create_run(store.experiment_id, tags={"pipeline.project": "elsewhere"})
    replay("")
    assert client.get_run(killed.info.run_id).info.status == "KILLED"
    assert client.get_run(others.info.run_id).info.status == "RUNNING"
