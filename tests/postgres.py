"""A PostgreSQL server of one's own: in a temporary folder, on a free port of this machine, gone with the tests."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Server:
    """One whose files lie in the folder; it may be killed and started again."""

    programs: Path
    folder: Path
    port: int

    @property
    def address(self) -> str:
        return f"postgresql://shop:{PASSWORD}@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        if os.geteuid() == 0:
            shutil.chown(self.folder, UNPRIVILEGED, UNPRIVILEGED)
        (self.folder / "password").write_text(PASSWORD)
        (self.folder / "password").chmod(0o644)
        run(self.folder, self.programs / "initdb", "--pgdata", self.folder / "data", "--username=shop", "--no-sync",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--pwfile=password")  # fmt: skip

    def start(self) -> None:
        settings = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=20"
        self._control("start", "-l", self.folder / "log", "-o", settings)

    def kill(self) -> None:
        """At once: no client is waited for, and nothing is put in order."""
        self._control("stop", "-m", "immediate")

    def _control(self, *words: str | Path) -> None:
        run(self.folder, self.programs / "pg_ctl", *words, "-w", "-D", self.folder / "data")


@contextmanager
def serving(programs: Path) -> Iterator[Server]:
    """A server that runs in the end as in the beginning of the block."""
    with TemporaryDirectory(prefix="postgres-") as home:
        server = Server(programs, Path(home), free_port())
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.kill()


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """The address of a server that runs as long as the block does."""
    with serving(programs) as server:
        yield server.address


def run(folder: Path, *command: str | Path) -> None:
    as_user = {"user": UNPRIVILEGED, "group": UNPRIVILEGED, "extra_groups": ()} if os.geteuid() == 0 else {}
    subprocess.run([*map(str, command)], check=True, cwd=folder, stdout=subprocess.DEVNULL, **as_user)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
