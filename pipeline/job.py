"""The main job: check everything, take a source's raw files, bring every stage up to date, say what came out."""

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pydantic

from pipeline import parameters
from pipeline.artifacts import ARTIFACTS, read_json, write_text
from pipeline.beside import copy
from pipeline.champion.decisions import relation
from pipeline.champion.memory import remember
from pipeline.champion.pointer import champion_of, home_of, note_release, promote
from pipeline.champion.versions import keep
from pipeline.faults import DataFault, DependencyFault, Fault, UsageFault, kind_of, raise_all
from pipeline.processes import run_together
from pipeline.publishing.folder import RELEASE
from pipeline.registration import follow
from pipeline.room import refuse_full_disk, require_room
from pipeline.sources.asked import asked
from pipeline.stage import FAULT, STAGES, load, record_of
from pipeline.stages.track import seconds_of

DEMO = "demo"
"""The source that makes its own raw files."""

LAST_STAGES = ("release", "notices", "track")
"""What a run ends in: all they need is brought up to date first. They run each time, and do nothing twice."""


def run_job(source: str | None, raw: str | None) -> None:
    """Run the stages that are not up to date, on another source and its files if asked to.

    The first run's models become the champion; those of later ones are told beside it.
    """
    if source is not None:
        choose(source)
    settings = check()
    if raw is not None:
        take(Path(raw), settings["source"])
    require_raw(settings["source"])
    require_room(settings["source"])
    before = times()
    with asked(ARTIFACTS["declaration"].at(settings["source"]), None):
        reproduce(*LAST_STAGES)
    tell(settings["source"], is_new=times() != before)
    stand_beside_the_champion(settings)


def stand_beside_the_champion(settings: Mapping[str, Any]) -> None:
    """Make the run's models the champion if there is none, else say how they stand to it."""
    source = settings["source"]
    decision, champion = ARTIFACTS["decision"].read_at(source), champion_of(source)
    if champion is None:
        champion = keep(ARTIFACTS["source"].read_at(source), decision, home_of(source))
        promote(source, champion, expected=None, keep=parameters.schedule(settings).keep)
    if champion.name == decision["challenger"]:
        note_release(champion, RELEASE.resolve())
        remember(champion, source)
    follow(source, seconds_of(settings))
    print(f"Models:  {relation(decision, champion.name)}")


def check() -> dict[str, Any]:
    """Every parameter of every stage, and the source with those it declares for itself, before any work."""
    from pipeline.alerts.declaration import read_targets, read_watch

    models = {name: load(name).params for name in STAGES}
    settings = parameters.check(models)
    require_source(settings["source"])
    folder = ARTIFACTS["declaration"].at(settings["source"])
    raise_all(UsageFault, declared_faults(folder, models, settings))
    read_targets(folder)
    read_watch(folder)
    return settings


def acknowledge(alert: str) -> None:
    """Note in the source's register that somebody looks after the alert; the next run tells it."""
    from pipeline.alerts.register import acknowledge_in

    source = parameters.read(STAGES)["source"]
    acknowledge_in(ARTIFACTS["alert_register"].at(source), alert)
    print(f"{alert}: acknowledged. The next ./run says so in the report and in alerts.json.")


def declared_faults(
    folder: Path, models: Mapping[str, type[pydantic.BaseModel]], settings: Mapping[str, Any]
) -> Iterator[str]:
    """What is wrong with the parameters a source puts over those of the project."""
    from pipeline.sources.declaration import FILE, read_declaration

    for stage, own in read_declaration(folder).params.items():
        section = {**(settings.get(stage) or {}), **own}
        yield from parameters.section_faults(f"{folder / FILE}: {stage}", models[stage], section)


def known_sources() -> list[str]:
    return sorted(folder.name for folder in Path("data/sources").iterdir() if folder.is_dir())


def require_source(name: str) -> None:
    if name not in (known := known_sources()):
        raise UsageFault(
            f"There is no source {name!r}: data/sources/ has {', '.join(known)}. A new one is a folder there, with a "
            "SELECT for each kind of event (README: Your own data)."
        )


def choose(source: str) -> None:
    """Let ``params.yaml`` name the source, and leave the rest of the file as it is."""
    require_source(source)
    text = parameters.FILE.read_text(encoding="utf-8")
    chosen = re.sub(r"(?m)^source:.*?(?= *(#|$))", f"source: {source}", text, count=1)
    if chosen != text:
        write_text(chosen, parameters.FILE)
        print(f"params.yaml: the source is now {source}.")


def take(folder: Path, source: str) -> None:
    """Copy a company's raw files to where its source reads them, under DVC."""
    if not folder.is_dir():
        raise UsageFault(f"--raw {folder}: there is no such folder.")
    raw = ARTIFACTS["raw"].at(source)
    if source == DEMO:
        raise UsageFault("--raw: the source demo makes its own raw files; name another with --source.")
    shutil.copytree(folder, raw, dirs_exist_ok=True, copy_function=copy)
    dvc("add", "--quiet", str(raw))


def require_raw(source: str) -> None:
    """All files that the source's SELECTs read must lie there before any work."""
    from pipeline.sources.declaration import read_declaration
    from pipeline.sources.opening import missing_files

    raw, folder = ARTIFACTS["raw"].at(source), ARTIFACTS["declaration"].at(source)
    if source != DEMO and (missing := missing_files(raw, folder, read_declaration(folder))):
        raise DataFault("\n".join([*missing, f"Put them into {raw}, or run: ./run --source {source} --raw FOLDER"]))


def reproduce(*stages: str) -> None:
    """Bring the stages, and all before them, up to date; a stage's own fault becomes this job's."""
    FAULT.unlink(missing_ok=True)
    if dvc("repro", *stages) == 0:
        return
    if FAULT.exists():
        known = read_json(FAULT)
        kind = kind_of(known["exit_code"])
        untouched = "" if kind is DependencyFault else "\nNothing released was touched."
        raise kind(f"{known['message']}{untouched}")
    refuse_full_disk()
    raise Fault("A stage failed: see above. Nothing released was touched.")


def dvc(*arguments: str) -> int:
    return run_together([sys.executable, "-m", "dvc", *arguments])


def times() -> list[float]:
    """When each stage that DVC may skip last ran."""
    files = [record_of(name) for name in STAGES if not load(name).runs_each_time]
    return [read_json(file)["started_at"] for file in files if file.exists()]


def tell(source: str, *, is_new: bool) -> None:
    """The segments in the terminal, and where the rest lies."""
    from pipeline.report.terminal import print_contacts, print_limits, print_segments

    print_segments(ARTIFACTS["segments"].read_at(source))
    print_limits(*(ARTIFACTS[name].read_at(source) for name in ("churn_metrics", "segments_metrics")))
    released = read_json(record_of("release"))
    print_contacts(
        {**released["metrics"], **released["params"]["contact"]}, ARTIFACTS["source"].read_at(source)["currency"]
    )
    print("" if is_new else "Nothing has changed since the last run.\n", end="")
    print(f"Report:  {ARTIFACTS['report'].at(source)}\nTables:  data/release/\nRuns:    ./run mlflow ui")
