"""``retrain`` and ``score``: new data in, tables out; the same date twice is nothing to do."""

import sys
from datetime import date, timedelta
from typing import Any

from pipeline import parameters
from pipeline.artifacts import ARTIFACTS, read_json
from pipeline.champion.decisions import failed
from pipeline.champion.memory import remember
from pipeline.champion.past_runs import Row, enter, rows
from pipeline.champion.pointer import champion_of, home_of, note_release, promote
from pipeline.champion.versions import Version, keep
from pipeline.digests import sha256_of
from pipeline.faults import DataFault, GateFault, UsageFault
from pipeline.job import LAST_STAGES, check, dvc, reproduce, require_raw
from pipeline.publishing.folder import MANIFEST, RELEASE
from pipeline.publishing.volume import refuse_drop
from pipeline.registration import follow
from pipeline.room import require_room
from pipeline.schedule.history import figures_of_release
from pipeline.schedule.serving import serve
from pipeline.sources.asked import asked
from pipeline.sources.declaration import Declaration, read_declaration
from pipeline.stage import STAGES, load
from pipeline.stages.track import log_run, seconds_of

JUDGED = STAGES[: STAGES.index("promotion") + 1]
"""The stages whose records tell of a challenger that was refused."""


def retrain(as_of: date | None, *, strict: bool) -> None:
    """Learn a challenger, judge it, and release the tables of the winner.

    Raises GateFault if the challenger is refused, when ``strict``; its tables are not released either way.
    """
    settings = ready()
    with asked(ARTIFACTS["declaration"].at(settings["source"]), as_of):
        if is_behind(settings, as_of):
            return
        take_new_data(settings)
        reproduce("promotion")
        decision = ARTIFACTS["decision"].read_at(settings["source"])
        (apply if decision["verdict"] == "refuse" else lead)("retrain", settings, decision)
    if strict and decision["verdict"] == "refuse":
        raise GateFault(f"The challenger {decision['challenger']} was refused: {', '.join(failed(decision))}.")


def score(as_of: date | None) -> None:
    """Release what the champion says of fresh data; nothing is learned."""
    settings = ready()
    if (champion := champion_of(settings["source"])) is None:
        raise UsageFault(f"{settings['source']} has no champion to score with: './run' or 'retrain' makes the first.")
    with asked(ARTIFACTS["declaration"].at(settings["source"]), as_of):
        if is_behind(settings, as_of):
            return
        take_new_data(settings)
        apply("score", settings, champion.manifest["decision"])


def ready() -> dict[str, Any]:
    """The parameters, once they and the source are known to be sound, its files to be there, and room for results."""
    settings = check()
    require_raw(settings["source"])
    require_room(settings["source"])
    return settings


def is_behind(settings: dict[str, Any], as_of: date | None) -> bool:
    """Whether tables of a later day are out already, as when a missed run is made up for after the next."""
    manifest = RELEASE / MANIFEST
    last = read_json(manifest) if manifest.exists() else {}
    if as_of is None or last.get("source") != settings["source"] or last["as_of"] <= as_of.isoformat():
        return False
    tell(f"Nothing to do: tables of {last['as_of']} are released, and time goes forward only.")
    return True


def take_new_data(settings: dict[str, Any]) -> None:
    """The source's events up to now, unless they cannot be all of them."""
    source = settings["source"]
    if reads_from_afar(read_declaration(ARTIFACTS["declaration"].at(source))):
        dvc("repro", "--force", "--single-item", "events")  # DVC does not see what is new at an address
    reproduce("readiness")
    read, summary = (ARTIFACTS[name].read_at(source) for name in ("source", "event_summary"))
    release = parameters.of_stage("release", load("release").params, settings, read)
    refuse_drop(read, summary["events"], release["max_drop"])
    refuse_early(read, summary, parameters.schedule(settings).fresh_days)


def reads_from_afar(declaration: Declaration) -> bool:
    """Whether some table lies in a database or store."""
    return any(table.database or table.address for table in declaration.tables.values())


def refuse_early(source: dict[str, Any], summary: dict[str, Any], fresh_days: int) -> None:
    """Raise DataFault if the log ends more than ``fresh_days`` before the day that the tables are asked for."""
    as_of, last = date.fromisoformat(source["as_of"]), date.fromisoformat(summary["last"][:10])
    if last < as_of - timedelta(days=1 + fresh_days):
        raise DataFault(
            f"Tables of {as_of} are asked for, and the log of {source['name']} ends on {last}. Nothing was done: see "
            "whether new files have come, or name an earlier day with --as-of."
        )


def lead(verb: str, settings: dict[str, Any], decision: dict[str, Any]) -> None:
    """Make the challenger the champion, and release its tables."""
    source = settings["source"]
    version = keep(ARTIFACTS["source"].read_at(source), decision, home_of(source))
    row = row_of(verb, settings, decision, version)
    is_new = not is_released(source, row)
    promote(source, version, expected=decision["champion"], keep=parameters.schedule(settings).keep)
    reproduce(*LAST_STAGES)
    note_release(version, RELEASE.resolve())
    remember(version, source)
    finish(settings, row, is_new=is_new)


def apply(verb: str, settings: dict[str, Any], decision: dict[str, Any]) -> None:
    """Release what the champion says, unless that is what lies there."""
    source = settings["source"]
    champion = champion_of(source)
    assert champion, "without a champion nothing is refused or scored"
    row = row_of(verb, settings, decision, champion)
    if is_new := not is_released(source, row):
        serve(source, champion, decision)
        if verb == "retrain":
            log_run(source, JUDGED, seconds_of(settings))
    finish(settings, row, is_new=is_new)


def row_of(verb: str, settings: dict[str, Any], decision: dict[str, Any], champion: Version) -> Row:
    """What tells this run from others."""
    source = settings["source"]
    return {
        "verb": verb,
        "as_of": ARTIFACTS["source"].read_at(source)["as_of"],
        "data": sha256_of(ARTIFACTS["events"].at(source))[:12],
        "champion": champion.name,
        "challenger": decision["challenger"] if verb == "retrain" else None,
        "verdict": decision["verdict"] if verb == "retrain" else None,
    }


def is_released(source: str, row: Row) -> bool:
    """Whether the last run was the same, and its tables are still those released."""
    last = rows(source)[-1:]
    same = {**row, "release": RELEASE.resolve().name}
    return any(same == {name: one.get(name) for name in same} for one in last)


def finish(settings: dict[str, Any], row: Row, *, is_new: bool) -> None:
    """Enter the run into the history, have MLflow's registry follow, and say in a line what it came to."""
    source = settings["source"]
    row = row | {"release": RELEASE.resolve().name} | figures_of_release()
    enter(source, row)
    follow(source, seconds_of(settings))
    if not is_new:
        tell("Nothing to do: that is what is released.")
    tell(" ".join(f"{name}={value}" for name, value in row.items()))


def tell(line: str) -> None:
    """To whoever reads the schedule's log."""
    print(line, file=sys.stderr, flush=True)
