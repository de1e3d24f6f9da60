"""Which code, experiment and data a run came from."""

import os
import subprocess
from pathlib import Path

from mlflow.utils.mlflow_tags import MLFLOW_GIT_COMMIT

from pipeline.digests import sha256_of

LOCK = Path("dvc.lock")


def git(*arguments: str) -> str:
    """What git answers, or nothing outside a repository."""
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=False).stdout.strip()


def run_name() -> str:
    """The DVC experiment's name, else the commit's short one."""
    return os.environ.get("DVC_EXP_NAME") or git("rev-parse", "--short", "HEAD") or "workspace"


def origin() -> dict[str, str]:
    """Tags that lead back to git and DVC, as far as they are known."""
    tags = {
        MLFLOW_GIT_COMMIT: git("rev-parse", "HEAD"),
        "dvc.experiment": os.environ.get("DVC_EXP_NAME", ""),
        "dvc.baseline": os.environ.get("DVC_EXP_BASELINE_REV", ""),
        "dvc.lock": sha256_of(LOCK) if LOCK.exists() else "",
    }
    return {name: value for name, value in tags.items() if value}
