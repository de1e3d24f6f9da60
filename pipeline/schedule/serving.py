"""Fresh data through the champion: the stages after the events, with nothing learned, in a folder of their own."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

from pipeline import parameters
from pipeline.artifacts import ARTIFACTS
from pipeline.champion.memory import carry, recall, remember
from pipeline.champion.past_runs import before
from pipeline.champion.pointer import note_release
from pipeline.champion.versions import Version
from pipeline.publishing.folder import RELEASE
from pipeline.stage import HERE, STAGES, run_stage

APPLIED = tuple(name for name in STAGES[STAGES.index("sentiment") : STAGES.index("report") + 1] if name != "promotion")
"""What a champion makes of events, in order."""


def serve(source: str, champion: Version, decision: Mapping[str, Any]) -> None:
    """Score all customers of the log by the champion, and release its tables with the ``decision`` beside them.

    The results of the last run stay as they are, but for what stages go on from: that tells of what is released.
    """
    fitted = champion.fitted()
    with workplace(source, champion, decision) as folder:
        with chdir(folder):
            for stage in APPLIED:
                run_stage(stage, fitted)
        run_stage("release", reads_from=folder)
        carry(source, folder, HERE)
        run_stage("notices", reads_from=folder)
    note_release(champion, RELEASE.resolve())
    remember(champion, source)


@contextmanager
def workplace(source: str, champion: Version, decision: Mapping[str, Any]) -> Iterator[Path]:
    """A project of this one's parameters, source and events, and of the champion's memory; gone in the end.

    What a kill left of one goes too.
    """
    folder = Path("data/scoring") / source
    shutil.rmtree(folder, ignore_errors=True)
    try:
        declaration = ARTIFACTS["declaration"].at(source)
        (folder / "data").mkdir(parents=True)
        shutil.copyfile(parameters.FILE, folder / parameters.FILE)
        shutil.copytree(declaration, folder / declaration)
        (folder / "data/events").symlink_to(Path("data/events").resolve(), target_is_directory=True)
        ARTIFACTS["decision"].write(dict(decision), folder / ARTIFACTS["decision"].at(source))
        ARTIFACTS["past_runs"].write(
            before(ARTIFACTS["source"].read_at(source)), folder / ARTIFACTS["past_runs"].at(source)
        )
        recall(champion, source, folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
