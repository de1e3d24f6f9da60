"""Which code, experiment and data a run came from."""

import os
import socket
import subprocess
from hashlib import sha256
from pathlib import Path

from pipeline.digests import sha256_of
from pipeline.tracking.location import project

LOCK = Path("dvc.lock")
COMMIT = "mlflow.source.git.commit"
"""The tag under which MLflow shows the commit; named here, as importing MLflow takes seconds."""
PROJECT = "pipeline.project"
"""The tag that tells our runs from those of the same project on other machines."""


def git(*arguments: str) -> str:
    """What git answers, or nothing outside a repository."""
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=False).stdout.strip()


def run_name() -> str:
    """The DVC experiment's name, else the commit's short one."""
    return os.environ.get("DVC_EXP_NAME") or git("rev-parse", "--short", "HEAD") or "workspace"


def this_project() -> str:
    """The machine and the folder, in a few characters that name neither."""
    return sha256(f"{socket.gethostname()}:{project()}".encode()).hexdigest()[:12]


def origin() -> dict[str, str]:
    """Tags that lead back to git and DVC, as far as they are known."""
    tags = {
        PROJECT: this_project(),
        COMMIT: git("rev-parse", "HEAD"),
        "dvc.experiment": os.environ.get("DVC_EXP_NAME", ""),
        "dvc.baseline": os.environ.get("DVC_EXP_BASELINE_REV", ""),
        "dvc.lock": sha256_of(LOCK) if LOCK.exists() else "",
    }
    return {name: value for name, value in tags.items() if value}
