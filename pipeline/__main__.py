"""``python -m pipeline <verb>``: one stage by its name, or ``run``, ``check``, ``score``, ``explain``."""

import argparse
import sys
from datetime import date

from pipeline.faults import Fault
from pipeline.stage import STAGES, run

ALERTS = "alerts"


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="python -m pipeline", description="Runs one stage, or the main job.")
    verbs = whole.add_subparsers(dest="verb", required=True, metavar="VERB")
    main_job = verbs.add_parser("run", help="check everything, then run all stages that are not up to date")
    main_job.add_argument("--source", help="a folder of data/sources/; params.yaml will name it")
    main_job.add_argument("--raw", help="take that source's raw files from this folder")
    verbs.add_parser("check", help="check params.yaml and the source without doing any work")
    score = verbs.add_parser("score", help="apply the models of the last run to an event log at any address")
    score.add_argument(
        "--events", required=True, metavar="ADDRESS", help="canonical events as Parquet, a file or parts"
    )
    score.add_argument(
        "--as-of", required=True, type=date.fromisoformat, metavar="DATE", help="what was known before it"
    )
    score.add_argument("--to", required=True, metavar="ADDRESS", help="a folder that is not there yet")
    explain = verbs.add_parser("explain", help="trace one customer's scores back to events and profile")
    explain.add_argument("customer", metavar="CUSTOMER_ID", help="as in customers.csv, with all its zeros")
    for stage in STAGES:
        own = verbs.add_parser(stage, help=f"run the stage {stage} (dvc repro does this, in order)")
        if stage == ALERTS:
            own.add_argument("--acknowledge", metavar="ID", help="note that somebody looks after an open alert")
    return whole


def main() -> int:
    asked = parser().parse_args()
    try:
        if asked.verb == "run":
            from pipeline.job import run_job

            run_job(asked.source, asked.raw)
        elif asked.verb == "check":
            from pipeline.job import check

            check()
        elif asked.verb == ALERTS and asked.acknowledge is not None:
            from pipeline.job import acknowledge

            acknowledge(asked.acknowledge)
        elif asked.verb == "score":
            from pipeline.scoring.job import score

            score(asked.events, asked.as_of, asked.to)
        elif asked.verb == "explain":
            from pipeline.explain.job import explain

            explain(asked.customer)
        else:
            run(asked.verb)
    except Fault as fault:
        print(fault, file=sys.stderr)
        return fault.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
