"""Where runs and models are kept, and how long we wait for it."""

import fcntl
import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import psycopg
from mlflow import MlflowClient, set_experiment, set_tracking_uri
from mlflow.entities import Run
from mlflow.environment_variables import MLFLOW_HTTP_REQUEST_MAX_RETRIES, MLFLOW_HTTP_REQUEST_TIMEOUT
from mlflow.exceptions import MlflowException
from mlflow.utils.mlflow_tags import MLFLOW_PARENT_RUN_ID
from requests import RequestException

from pipeline.tracking.delivery import StoreFault
from pipeline.tracking.location import POSTGRESQL, database, location, own_file, without_password
from pipeline.tracking.origin import PROJECT, this_project

EXPERIMENT = "customer-experience"
KEY = "pipeline.key"
PROBE_SECONDS = 5
REQUEST_SECONDS = 10


@dataclass(frozen=True)
class Store:
    """The one experiment of this project and the registry beside it."""

    client: MlflowClient
    experiment_id: str

    def runs_of(self, key: str) -> list[Run]:
        """The parent runs that were begun for these records: one, unless a process was killed while logging."""
        return list(self.client.search_runs([self.experiment_id], f"tags.`{KEY}` = '{key}'"))

    def whole(self, key: str) -> Run | None:
        """The parent run that holds all of these records."""
        return next((run for run in self.runs_of(key) if run.info.status == "FINISHED"), None)

    def close_stale(self) -> None:
        """End what a killed process of this project left running; whoever holds the store's lock is the only one."""
        running = f"attributes.status = 'RUNNING' and tags.`{PROJECT}` = '{this_project()}'"
        for run in self.client.search_runs([self.experiment_id], running):
            self.client.set_terminated(run.info.run_id, "KILLED")

    def discard(self, run_id: str) -> None:
        """Remove a parent run with its nested runs and the models they logged and registered."""
        for run in self.client.search_runs([self.experiment_id], f"tags.`{MLFLOW_PARENT_RUN_ID}` = '{run_id}'"):
            for version in self.client.search_model_versions(f"run_id = '{run.info.run_id}'"):
                self.client.delete_model_version(version.name, version.version)
            for output in run.outputs.model_outputs if run.outputs else ():
                self.client.delete_logged_model(output.model_id)
            self.client.delete_run(run.info.run_id)
        self.client.delete_run(run_id)


@contextmanager
def alone(uri: str) -> Iterator[None]:
    """One process at a time: parallel first use crashes a database's migrations, and aliases know no conditions.

    Of this project; where the store is a PostgreSQL, of all machines that write to it.
    """
    file = database(uri) or own_file()
    with file.with_name(f"{file.name}.lock").open("w") as lock, ExitStack() as held:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if uri.startswith(POSTGRESQL):
            server = held.enter_context(psycopg.connect(uri.replace(POSTGRESQL, "postgresql://", 1), autocommit=True))
            server.execute("SELECT pg_advisory_lock(hashtext(%s))", [EXPERIMENT])
        yield


@contextmanager
def waiting(*, seconds: int, retries: int) -> Iterator[None]:
    """Each request to a server ends after so many seconds; MLflow's own patience is four minutes."""
    limits = {MLFLOW_HTTP_REQUEST_TIMEOUT.name: str(seconds), MLFLOW_HTTP_REQUEST_MAX_RETRIES.name: str(retries)}
    before = {name: os.environ.get(name) for name in limits}
    os.environ.update(limits)
    try:
        yield
    finally:
        for name in limits:
            del os.environ[name]
        os.environ.update({name: value for name, value in before.items() if value is not None})


@contextmanager
def quiet() -> Iterator[None]:
    """Without MLflow's notices, which speak to its own developers."""
    logger = logging.getLogger("mlflow")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)


def experiment_id(client: MlflowClient, uri: str) -> str:
    """The experiment, made on first use; unless a server says where, its artifacts lie in ``mlartifacts/``."""
    if found := client.get_experiment_by_name(EXPERIMENT):
        return str(found.experiment_id)
    file = database(uri) or own_file()
    artifacts = None if uri.startswith("http") else (file.parent / "mlartifacts").as_uri()
    return str(client.create_experiment(EXPERIMENT, artifact_location=artifacts))


@contextmanager
def opened() -> Iterator[Store]:
    """The store, for this process alone; a fault of the store is a :class:`StoreFault`, and soon."""
    uri = location()
    try:
        with quiet(), alone(uri):
            set_tracking_uri(uri)
            client = MlflowClient(uri)
            with waiting(seconds=PROBE_SECONDS, retries=0):
                experiment = experiment_id(client, uri)
            with waiting(seconds=REQUEST_SECONDS, retries=1):
                set_experiment(experiment_id=experiment)  # where logged models go
                yield Store(client, experiment)
    except (MlflowException, RequestException, psycopg.Error, OSError) as error:
        raise StoreFault(without_password(f"{uri}: {error}")) from error
