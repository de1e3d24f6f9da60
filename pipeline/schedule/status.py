"""Who is champion, how old everything is, and what to do next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline import parameters
from pipeline.artifacts import read_json
from pipeline.champion.past_runs import rows
from pipeline.champion.pointer import champion_of, released_by
from pipeline.faults import GateFault, raise_all
from pipeline.parameters import Schedule
from pipeline.publishing.folder import MANIFEST, RELEASE
from pipeline.registration import pending
from pipeline.stage import STAGES

RETRAIN, SCORE = "python -m pipeline retrain", "python -m pipeline score"


@dataclass(frozen=True)
class Status:
    """Of one source: names and dates, None where there is none yet."""

    champion: str | None
    model_of: date | None
    release: str | None
    tables_of: date | None
    is_champions: bool
    today: date

    def stale(self, limits: Schedule) -> Iterator[str]:
        """What is too old or not there, each with what to do about it."""
        if self.champion is None or self.model_of is None:
            yield f"There is no champion. Next: {RETRAIN}"
        elif (age := (self.today - self.model_of).days) > limits.model_days:
            yield f"The champion is {age} days old, schedule.model_days is {limits.model_days}. Next: {RETRAIN}"
        if self.tables_of is None:
            yield f"No tables of this source are released. Next: {RETRAIN}"
        elif (age := (self.today - self.tables_of).days) > limits.fresh_days:
            yield f"The tables are {age} days old, schedule.fresh_days is {limits.fresh_days}. Next: new data, {SCORE}"

    def __str__(self) -> str:
        whose = "by the champion" if self.is_champions else "by ./run, whose models are not the champion"
        return "\n".join(
            [
                f"champion: {self.champion or 'none'}",
                f"tables:   {self.release or 'none'}{', ' + whose if self.release else ''}",
                f"today:    {self.today}",
            ]
        )


def status(today: date) -> None:
    """Print it; raises GateFault where something is stale."""
    settings = parameters.read(STAGES)
    found = status_of(settings["source"], today)
    print(found)
    for last in rows(settings["source"])[-1:]:
        print(f"last:     {last['verb']} as of {last['as_of']}, {last['verdict'] or 'scored'} ({last['at']})")
    if waiting := pending():
        print(f"MLflow:   has not been told yet of {', '.join(waiting)}; the next run tells it")
    raise_all(GateFault, found.stale(parameters.schedule(settings)))
    print(f"Nothing is stale. Next: {SCORE} daily, {RETRAIN} weekly.")


def status_of(source: str, today: date) -> Status:
    champion, about = champion_of(source), {}
    if (RELEASE / MANIFEST).exists() and (found := read_json(RELEASE / MANIFEST))["source"] == source:
        about = found
    kept = released_by(champion) if champion else None
    return Status(
        champion=champion.name if champion else None,
        model_of=date.fromisoformat(champion.manifest["as_of"]) if champion else None,
        release=about.get("run_id"),
        tables_of=date.fromisoformat(about["as_of"]) if about else None,
        is_champions=kept is not None and kept.name == about.get("run_id"),
        today=today,
    )
