"""``retrain`` and ``score``: new data in, tables out; the same date twice is nothing to do."""

import sys
from datetime import date, timedelta
from typing import Any

from pipeline import parameters
from pipeline.artifacts import ARTIFACTS
from pipeline.champion.pointer import champion_of, home_of, note_release, promote
from pipeline.champion.versions import Version, keep
from pipeline.digests import sha256_of
from pipeline.faults import DataFault, GateFault, UsageFault
from pipeline.job import LAST_STAGES, check, reproduce, require_raw
from pipeline.publishing.folder import RELEASE
from pipeline.publishing.volume import refuse_drop
from pipeline.schedule.history import enter, figures_of_release, rows
from pipeline.schedule.serving import serve
from pipeline.sources.asked import asked
from pipeline.stage import STAGES, load
from pipeline.stages.track import log_run

JUDGED = STAGES[: STAGES.index("promotion") + 1]
"""The stages whose records tell of a challenger that was refused."""


def retrain(as_of: date | None, *, strict: bool) -> None:
    """Learn a challenger, judge it, and release the tables of the winner.

    Raises GateFault if the challenger is refused, when ``strict``; its tables are not released either way.
    """
    settings = check()
    source = settings["source"]
    require_raw(source)
    with asked(ARTIFACTS["declaration"].at(source), as_of):
        take_new_data(settings)
        reproduce("promotion")
        decision = ARTIFACTS["decision"].read_at(source)
        if decision["verdict"] == "refuse":
            apply("retrain", settings, decision)
        else:
            lead(settings, decision)
    if strict and decision["verdict"] == "refuse":
        raise GateFault(f"The challenger {decision['challenger']} was refused: {', '.join(failed(decision))}.")


def score(as_of: date | None) -> None:
    """Release what the champion says of fresh data; nothing is learned."""
    settings = check()
    source = settings["source"]
    require_raw(source)
    if (champion := champion_of(source)) is None:
        raise UsageFault(f"{source} has no champion to score with: 'python -m pipeline retrain' makes the first.")
    with asked(ARTIFACTS["declaration"].at(source), as_of):
        take_new_data(settings)
        apply("score", settings, champion.manifest["decision"])


def take_new_data(settings: dict[str, Any]) -> None:
    """The source's events up to now, unless they cannot be all of them."""
    reproduce("readiness")
    source, summary = (ARTIFACTS[name].read_at(settings["source"]) for name in ("source", "event_summary"))
    release = parameters.of_stage("release", load("release").params, settings, source)
    refuse_drop(source, summary["events"], release["max_drop"])
    refuse_early(source, summary, parameters.schedule(settings).fresh_days)


def refuse_early(source: dict[str, Any], summary: dict[str, Any], fresh_days: int) -> None:
    """Raise DataFault if the log ends more than ``fresh_days`` before the day that the tables are asked for."""
    as_of, last = date.fromisoformat(source["as_of"]), date.fromisoformat(summary["last"][:10])
    if last < as_of - timedelta(days=1 + fresh_days):
        raise DataFault(
            f"Tables of {as_of} are asked for, and the log of {source['name']} ends on {last}. Nothing was done: see "
            "whether new files have come, or name an earlier day with --as-of."
        )


def lead(settings: dict[str, Any], decision: dict[str, Any]) -> None:
    """Make the challenger the champion, and release its tables."""
    source = settings["source"]
    version = keep(ARTIFACTS["source"].read_at(source), decision, home_of(source))
    row = row_of("retrain", settings, decision, version)
    is_new = not any(is_same(row, one) for one in rows(source)[-1:])
    promote(source, version, expected=decision["champion"], keep=parameters.schedule(settings).keep)
    reproduce(*LAST_STAGES)
    note_release(version, RELEASE.resolve())
    finish("retrain", settings, decision, version, is_new)


def apply(verb: str, settings: dict[str, Any], decision: dict[str, Any]) -> None:
    """Release what the champion says, unless that is what lies there."""
    source, champion = settings["source"], champion_of(settings["source"])
    assert champion, "only a champion can be better than a challenger"
    row = row_of(verb, settings, decision, champion)
    if is_new := not any(is_same(row, one) for one in rows(source)[-1:]):
        serve(source, champion, decision)
        if verb == "retrain":
            log_run(source, JUDGED)
    finish(verb, settings, decision, champion, is_new)


def row_of(verb: str, settings: dict[str, Any], decision: dict[str, Any], champion: Version) -> dict[str, Any]:
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


def is_same(row: dict[str, Any], known: dict[str, Any]) -> bool:
    """Whether the run would do what the last one did, whose tables are still those released."""
    return row == {name: known.get(name) for name in row} and known["release"] == RELEASE.resolve().name


def finish(verb: str, settings: dict[str, Any], decision: dict[str, Any], champion: Version, is_new: bool) -> None:
    """Enter the run into the history, and say in a line what it came to."""
    row = row_of(verb, settings, decision, champion) | {"release": RELEASE.resolve().name} | figures_of_release()
    enter(settings["source"], row)
    if not is_new:
        print("Nothing to do: that has been released.", file=sys.stderr)
    print(" ".join(f"{name}={value}" for name, value in row.items()), file=sys.stderr)


def failed(decision: dict[str, Any]) -> list[str]:
    """Why a challenger was refused."""
    return [*decision["out_of_order"], *(check["name"] for check in decision["checks"] if not check["passed"])]
