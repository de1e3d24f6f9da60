"""A server that is not there is known in no time; a file or a database needs no asking."""

import pytest

from pipeline.tracking.delivery import StoreFault
from pipeline.tracking.probe import probe
from tests.pipeline.tracking.test_delivery import answering, refusing


def test_a_server_with_trouble_of_its_own_is_as_good_as_gone_and_its_password_is_kept() -> None:
    for server, told in (
        (answering(503), "answers with 503"),
        (answering(429), "answers with 429"),
        (refusing(), "refused"),
    ):
        with server as port, pytest.raises(StoreFault, match=told) as fault:
            probe(f"http://me:secret@127.0.0.1:{port}")
        assert "secret" not in str(fault.value)


def test_whoever_answers_otherwise_may_be_a_server_behind_something() -> None:
    with answering(404) as port:
        probe(f"http://127.0.0.1:{port}/mlflow/")


def test_what_is_no_server_is_not_asked() -> None:
    probe("sqlite:////nowhere/mlflow.db")
    probe("postgresql+psycopg://nobody@127.0.0.1:9/runs")
