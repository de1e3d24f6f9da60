"""``python -m pipeline <verb>``: one stage by its name, the main job, or what a schedule and an operator call."""

import argparse
import sys
from datetime import UTC, date, datetime

from pipeline.faults import Fault, UsageFault
from pipeline.stage import STAGES, run

ALERTS = "alerts"

ALONE = ("run", "retrain", "score", "rollback", "erase")
"""What works on the project for itself; stages are called by DVC under the lock of who called it."""


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="python -m pipeline", description="Runs one stage, or the main job.")
    verbs = whole.add_subparsers(dest="verb", required=True, metavar="VERB")
    main_job = verbs.add_parser("run", help="check everything, then run all stages that are not up to date")
    main_job.add_argument("--source", help="a folder of data/sources/; params.yaml will name it")
    main_job.add_argument("--raw", help="take that source's raw files from this folder")
    verbs.add_parser("check", help="check params.yaml and the source without doing any work")
    retrain = verbs.add_parser("retrain", help="learn a challenger, judge it, release the winner's tables")
    retrain.add_argument("--strict", action="store_true", help="exit with 4 if the challenger is refused")
    score = verbs.add_parser("score", help="release what the champion says of fresh data; nothing is learned")
    for one in (retrain, score):
        one.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="what was known before it")
    score.add_argument("--events", metavar="ADDRESS", help="score these canonical events instead, Parquet or parts")
    score.add_argument("--to", metavar="ADDRESS", help="and write the scores here, a folder that is not there yet")
    verbs.add_parser("status", help="champion, age of models and tables, what is next; exits with 4 where stale")
    verbs.add_parser("rollback", help="back to the champion before, and its tables")
    verbs.add_parser("verify", help="compare every file with the digest it was written with")
    verbs.add_parser("history", help="what each retraining and scoring came to")
    erase = verbs.add_parser("erase", help="forget a customer everywhere, for good; prints a proof without their data")
    whom = erase.add_mutually_exclusive_group(required=True)
    whom.add_argument("--customer", nargs="+", metavar="ID", help="all ids the person has had, as in customers.csv")
    whom.add_argument("--copy", metavar="FILE", help="take all erased customers out of this copy of a released table")
    explain = verbs.add_parser("explain", help="trace one customer's scores back to events and profile")
    explain.add_argument("customer", metavar="CUSTOMER_ID", help="as in customers.csv, with all its zeros")
    for name in ALONE:
        wait = "wait so long for another run to end"
        verbs.choices[name].add_argument("--lock-timeout", type=float, default=0, metavar="SECONDS", help=wait)
    for stage in STAGES:
        own = verbs.add_parser(stage, help=f"run the stage {stage} (dvc repro does this, in order)")
        if stage == ALERTS:
            own.add_argument("--acknowledge", metavar="ID", help="note that somebody looks after an open alert")
    return whole


def do(asked: argparse.Namespace) -> None:
    """Hand over to who does it; each is imported only when asked for."""
    match asked.verb:
        case "run":
            from pipeline.job import run_job

            run_job(asked.source, asked.raw)
        case "check":
            from pipeline.job import check

            check()
        case "retrain":
            from pipeline.schedule.runs import retrain

            retrain(asked.as_of, strict=asked.strict)
        case "score" if asked.events or asked.to:
            from pipeline.scoring.job import score

            if None in (asked.events, asked.to, asked.as_of):
                raise UsageFault("score: --events, --to and --as-of go together.")
            score(asked.events, asked.as_of, asked.to)
        case "score":
            from pipeline.schedule.runs import score as score_by_champion

            score_by_champion(asked.as_of)
        case "status":
            from pipeline.schedule.status import status

            status(datetime.now(UTC).date())
        case "rollback":
            from pipeline.schedule.rollback import roll_back

            roll_back()
        case "verify":
            from pipeline.schedule.verification import verify

            verify()
        case "history":
            from pipeline.schedule.history import show

            show()
        case "erase" if asked.copy:
            from pipeline.privacy.erasure import erase_in_copy

            erase_in_copy(asked.copy)
        case "erase":
            from pipeline.privacy.erasure import erase

            erase(asked.customer)
        case "alerts" if asked.acknowledge is not None:
            from pipeline.job import acknowledge

            acknowledge(asked.acknowledge)
        case "explain":
            from pipeline.explain.job import explain

            explain(asked.customer)
        case stage:
            run(stage)


def main() -> int:
    asked = parser().parse_args()
    try:
        if asked.verb in ALONE:
            from pipeline.lock import alone

            with alone(asked.verb, asked.lock_timeout):
                do(asked)
        else:
            do(asked)
    except Fault as fault:
        print(fault, file=sys.stderr)
        return fault.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
