"""``python -m pipeline <verb>``: one stage by its name, or ``run``, ``check``."""

import argparse
import sys

from pipeline.faults import Fault
from pipeline.stage import STAGES, run


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="python -m pipeline", description="Runs one stage, or the main job.")
    verbs = whole.add_subparsers(dest="verb", required=True, metavar="VERB")
    main_job = verbs.add_parser("run", help="check everything, then run all stages that are not up to date")
    main_job.add_argument("--source", help="a folder of data/sources/; params.yaml will name it")
    main_job.add_argument("--raw", help="take that source's raw files from this folder")
    verbs.add_parser("check", help="check params.yaml and the source without doing any work")
    for stage in STAGES:
        verbs.add_parser(stage, help=f"run the stage {stage} (dvc repro does this, in order)")
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
        else:
            run(asked.verb)
    except Fault as fault:
        print(fault, file=sys.stderr)
        return fault.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
