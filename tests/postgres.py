"""A PostgreSQL server of one's own: in a temporary folder, on a free port of this machine, gone with the tests."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

PASSWORD = "swordfish"
UNPRIVILEGED = "postgres"
"""Who runs the server where the tests run as root, which PostgreSQL refuses."""


def installed() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``: what the PATH finds, or the newest that Debian installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name), default=None)


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """The address of a server that runs as long as the block does."""
    with TemporaryDirectory(prefix="postgres-") as home:
        folder, port = Path(home), free_port()
        if os.geteuid() == 0:
            shutil.chown(folder, UNPRIVILEGED, UNPRIVILEGED)
        (folder / "password").write_text(PASSWORD)
        (folder / "password").chmod(0o644)
        data = folder / "data"
        run(folder, programs / "initdb", "--pgdata", data, "--username=shop", "--auth=scram-sha-256", "--no-sync",
            "--encoding=UTF8", "--locale=C", f"--pwfile={folder / 'password'}")  # fmt: skip
        settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=20"
        run(folder, programs / "pg_ctl", "start", "-w", "-D", data, "-l", folder / "log", "-o", settings)
        try:
            yield f"postgresql://shop:{PASSWORD}@127.0.0.1:{port}/postgres"
        finally:
            run(folder, programs / "pg_ctl", "stop", "-w", "-D", data, "-m", "immediate")


def run(folder: Path, *command: str | Path) -> None:
    as_user = {"user": UNPRIVILEGED, "group": UNPRIVILEGED, "extra_groups": ()} if os.geteuid() == 0 else {}
    subprocess.run([*map(str, command)], check=True, cwd=folder, stdout=subprocess.DEVNULL, **as_user)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
