"""``python -m tests.faults.trials WORK FOLDER FAULT...``: work disturbed wherever it can be, and done again."""

import os
import shutil
import sys
from pathlib import Path

from pipeline import crashing
from pipeline.crashing import CRASH_AT
from tests.faults.disturbances import FAULTS, Trial
from tests.faults.scenes import Scene, in_a_child, scene, watched


def is_survived(scene: Scene, trial: Trial, here: Path) -> bool:
    """Whether the disturbed work ends as promised, nothing is half done, and a plain rerun ends as if undisturbed."""
    from pipeline.leftovers import clear
    from tests.faults.invariants import assert_as_undisturbed, assert_nothing_is_half_done

    def disturbed() -> None:
        trial.disturb()
        scene.work()

    def again() -> None:
        assert_nothing_is_half_done(scene.before, scene.after)
        clear()
        scene.work()
        assert_as_undisturbed(scene.undisturbed)

    with trial.place(here):
        shutil.copytree(scene.start, here, symlinks=True, dirs_exist_ok=True)
        trial.spoil(here)
        code = in_a_child(here, disturbed, trial.killed_after)
        if code not in trial.codes:
            print(f"{trial.name} gave {code}, not one of {trial.codes}", file=sys.stderr)
        trial.repair(here)
        return in_a_child(here, again) == 0 and code in trial.codes


def failures(scene: Scene, fault: str, home: Path) -> list[str]:
    """The trials of a fault after which something did not hold; all are counted aloud."""
    trials = FAULTS[fault](scene)
    here = home / "here"
    failed = []
    for trial in trials:
        here.mkdir()
        failed += [] if is_survived(scene, trial, here) else [trial.name]
        shutil.rmtree(here)
    print(f"{fault}: {len(trials)} trials, {len(failed)} failed {', '.join(failed)}".strip())
    return failed


def main(work: str, home: Path, *faults: str) -> None:
    """Exits with 1 if a trial failed."""
    found = scene(work, home)
    os.environ[CRASH_AT] = ""
    failed = [trial for fault in faults for trial in failures(found, fault, home)]
    sys.exit(len(failed) > 0)


if __name__ == "__main__":
    crashing.crash_point = watched
    main(sys.argv[1], Path(sys.argv[2]).resolve(), *sys.argv[3:])
