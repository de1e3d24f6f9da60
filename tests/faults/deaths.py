"""``python -m tests.faults.deaths WORK FOLDER``: a piece of work killed at each of its points, and done again.

Each death is one of a forked process, so that what has to be imported is imported once.
"""

import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from pipeline import crashing
from pipeline.crashing import CRASH_AT, KILLED, crash_point

POINTS = Path("points")
"""Where an undisturbed run notes the points it passes."""


def note(name: str) -> None:
    with POINTS.open("a") as file:
        print(name, file=file)


def in_a_child(folder: Path, act: Callable[[], None]) -> int:
    """The exit code of a process that does it in the folder."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        os.chdir(folder)
        act()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def told_by_a_child(folder: Path, ask: Callable[[], dict[str, str]]) -> dict[str, str]:
    """What it gives in the folder; this process opens no database, whose threads a fork would not survive."""
    answer = folder.with_suffix(".json")
    assert in_a_child(folder, lambda: answer.write_text(json.dumps(ask()))) == 0
    return dict(json.loads(answer.read_text()))


def main(name: str, home: Path) -> None:
    """Raises SystemExit that names all points after which something did not hold."""
    from pipeline.leftovers import clear
    from tests.faults.invariants import assert_as_undisturbed, assert_nothing_is_half_done, digests
    from tests.faults.works import WORKS, shown

    work, start, whole = WORKS[name], home / "start", home / "whole"
    start.mkdir()
    assert in_a_child(start, work.begin) == 0
    shutil.copytree(start, whole, symlinks=True)
    os.environ[CRASH_AT] = "nowhere"
    assert in_a_child(whole, work.do) == 0
    before, after = (told_by_a_child(folder, shown) for folder in (start, whole))
    points = list(dict.fromkeys((whole / POINTS).read_text().splitlines()))
    undisturbed = told_by_a_child(whole, digests)

    def die() -> None:
        os.environ[CRASH_AT] = point
        work.do()

    def do_again() -> None:
        clear()
        work.do()

    failed = []
    for point in points:
        here = home / "here"
        shutil.copytree(start, here, symlinks=True)
        held = (
            in_a_child(here, die) == KILLED
            and in_a_child(here, lambda: assert_nothing_is_half_done(before, after)) == 0
            and in_a_child(here, do_again) == 0
            and in_a_child(here, lambda: assert_as_undisturbed(undisturbed)) == 0
        )
        failed += [] if held else [point]
        shutil.rmtree(here)
    print(f"{len(points)} points")
    sys.exit(f"Something did not hold after: {', '.join(failed)}" if failed else 0)


def watched(name: str) -> None:
    """The real point, noted when the run is the undisturbed one."""
    if os.environ.get(CRASH_AT) == "nowhere":
        note(name)
    crash_point(name)


if __name__ == "__main__":
    crashing.crash_point = watched
    main(sys.argv[1], Path(sys.argv[2]).resolve())
