"""Project copies in which whole runs are made."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from ruamel.yaml import YAML

PROJECT = Path(__file__).resolve().parents[1]
SHARED_DATA = PROJECT.parent / "shared" / "data"
SMALL = {"demo": {"customers": 1500}, "profiles": {"dates": 6, "every_days": 50}}
"""A demo that runs in a minute, and still has all there is to see."""

UP_TO_RELEASE = """
from pipeline import parameters
from pipeline.stage import STAGES, run_stage
first = "demo" if parameters.read(STAGES)["source"] == "demo" else "events"
for name in STAGES[STAGES.index(first) : STAGES.index("release") + 1]:
    run_stage(name)
"""


class Checkout:
    """A clean checkout of the project, with its own DVC and MLflow, and the commands of this environment."""

    def __init__(self, folder: Path):
        self.folder = folder
        files = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=True,
        )
        for name in files.stdout.splitlines():
            if (PROJECT / name).is_file() and name != "dvc.lock":
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(PROJECT / name, folder / name)
        (folder / ".venv").symlink_to(sys.prefix)
        self("git", "init", "--quiet")
        self.commit("a checkout")

    def __call__(self, *command: str, fails: bool = False) -> str:
        """Run a command in the checkout; its whole output."""
        done = self.attempt(*command)
        assert (done.returncode != 0) == fails, f"{' '.join(command)} gave {done.returncode}:\n{done.stdout}"
        return done.stdout

    def attempt(self, *command: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the checkout, with these variables in its environment, whatever comes of it."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("MLFLOW", "DVC"))}
        environment |= {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "DVC_NO_ANALYTICS": "1",
            "MLFLOW_DISABLE_TELEMETRY": "true",
            "GIT_CONFIG_GLOBAL": "/dev/null",
        }
        environment |= {f"GIT_{who}_{what}": "tests" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**environment, **surroundings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def release(self, **surroundings: str) -> None:
        """Run the stages up to the release in one process, without DVC: each would import its libraries anew."""
        done = self.attempt(sys.executable, "-c", UP_TO_RELEASE, **surroundings)
        assert done.returncode == 0, done.stdout

    def copied(self, to: Path) -> "Checkout":
        """The same with all that was made in it, to be changed without a trace in this one."""
        copy = object.__new__(Checkout)
        copy.folder = shutil.copytree(self.folder, to, symlinks=True)
        return copy

    def commit(self, message: str) -> None:
        self("git", "add", "--all")
        self("git", "-c", "user.name=tests", "-c", "user.email=tests", "commit", "--quiet", "--message", message)

    def set(self, values: Mapping[str, object]) -> None:
        """Change values of params.yaml, those of sections within them."""
        yaml, file = YAML(), self.folder / "params.yaml"
        params = yaml.load(file)
        for key, value in values.items():
            if isinstance(value, Mapping):
                params[key].update(value)
            else:
                params[key] = value
        yaml.dump(params, file)
