"""Where MLflow's store is; nothing here imports MLflow, which takes seconds."""

import os
import re
from pathlib import Path

SQLITE = "sqlite:///"
POSTGRESQL = "postgresql+psycopg://"
"""With the driver that is installed; without it SQLAlchemy looks for another."""


def project() -> Path:
    """The project's folder; DVC runs a queued experiment in a throw-away copy, where ``DVC_ROOT`` still names it."""
    return Path(os.environ.get("DVC_ROOT", ".")).resolve()


def own_file() -> Path:
    """Where the project's own store lies, if it has one."""
    return project() / "mlflow.db"


def location() -> str:
    """The store's URI: what the environment says, else a SQLite file of the project."""
    found = os.environ.get("MLFLOW_TRACKING_URI") or f"{SQLITE}{own_file()}"
    return re.sub("^postgres(ql)?://", POSTGRESQL, found)


def database(uri: str) -> Path | None:
    """The file of a SQLite store."""
    return Path(uri.removeprefix(SQLITE)).resolve() if uri.startswith(SQLITE) else None


def without_password(text: str) -> str:
    return re.sub(r"://[^/@\s]+@", "://***@", text)
