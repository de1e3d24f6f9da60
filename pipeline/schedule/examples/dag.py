"""For the folder of Airflow's DAGs: fresh tables on weekdays, a challenger on Sundays, each then looked at."""

from datetime import datetime, timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

VERBS = {"score": "30 4 * * 1-6", "retrain": "30 4 * * 0"}
PROJECT = "/srv/customers"


def dag_of(verb: str, schedule: str) -> DAG:
    """The verb, then ``status``, which fails where something is stale."""
    retries = {"retries": 2, "retry_delay": timedelta(minutes=15)}
    with DAG(f"customers_{verb}", schedule=schedule, start_date=datetime(2026, 1, 1), catchup=False) as dag:
        run = BashOperator(task_id=verb, bash_command=f"./run python -m pipeline {verb}", cwd=PROJECT, **retries)
        look = BashOperator(task_id="status", bash_command="./run python -m pipeline status", cwd=PROJECT)
        run >> look
    return dag


dags = [dag_of(verb, schedule) for verb, schedule in VERBS.items()]
