"""A project before a piece of work and after it, and processes of their own in which it is done.

What is asked of databases is asked by forked processes: the one that forks opens none, as their threads would not
survive it. So what has to be imported is imported once.
"""

import json
import os
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pipeline.crashing import CRASH_AT, crash_point
from pipeline.faults import Fault, told_of_the_machine

POINTS = Path("points")
"""Where an undisturbed run notes the points it passes."""

UNDISTURBED = "nowhere"


@dataclass(frozen=True)
class Scene:
    """Two folders, the project before and after the undisturbed work, and what each shows to its readers."""

    work: Callable[[], None]
    start: Path
    whole: Path
    before: dict[str, str]
    after: dict[str, str]
    undisturbed: dict[str, str]
    seconds: float

    @property
    def points(self) -> list[str]:
        return list(dict.fromkeys((self.whole / POINTS).read_text().splitlines()))


def scene(name: str, home: Path) -> Scene:
    from tests.faults.invariants import digests
    from tests.faults.works import WORKS, shown

    work, start, whole = WORKS[name], home / "start", home / "whole"
    import_module(work.imports)
    start.mkdir()
    assert in_a_child(start, work.begin) == 0
    shutil.copytree(start, whole, symlinks=True)
    os.environ[CRASH_AT] = UNDISTURBED
    began = time.monotonic()
    assert in_a_child(whole, work.do) == 0
    seconds = time.monotonic() - began
    before, after, undisturbed = (
        told_by_a_child(folder, ask) for folder, ask in ((start, shown), (whole, shown), (whole, digests))
    )
    return Scene(work.do, start, whole, before, after, undisturbed, seconds)


def in_a_child(folder: Path, act: Callable[[], object], killed_after: float | None = None) -> int:
    """The exit code of a process that does it in the folder; it may be killed meanwhile, after so many seconds."""
    if not (child := os.fork()):
        os._exit(code_of(folder, act))
    if killed_after is not None:
        time.sleep(killed_after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def code_of(folder: Path, act: Callable[[], object]) -> int:
    """As the command line gives it."""
    try:
        os.chdir(folder)
        with told_of_the_machine():
            act()
    except Fault as fault:
        print(fault, file=sys.stderr)
        return fault.exit_code
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def told_by_a_child(folder: Path, ask: Callable[[], dict[str, str]]) -> dict[str, str]:
    """What it gives in the folder."""
    answer = folder.with_suffix(".json")
    assert in_a_child(folder, lambda: answer.write_text(json.dumps(ask()))) == 0
    return dict(json.loads(answer.read_text()))


def watched(name: str) -> None:
    """The real point, noted when the run is the undisturbed one."""
    if os.environ.get(CRASH_AT) == UNDISTURBED:
        with POINTS.open("a") as file:
            print(name, file=file)
    crash_point(name)
