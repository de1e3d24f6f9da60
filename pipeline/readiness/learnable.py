"""What models can learn from a log, judged by the thresholds of the stages that will ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.readiness.history import History
from pipeline.readiness.inventory import Inventory
from pipeline.readiness.statement import Ability

Sections = Mapping[str, Mapping[str, Any]]
"""The sections of ``params.yaml`` by stage, as they hold for this source."""


@dataclass(frozen=True)
class Log:
    """All that abilities are judged by."""

    inventory: Inventory
    history: History
    sections: Sections


def satisfaction(log: Log) -> Ability:
    """As the satisfaction stage chooses its basis, but for the test on later answers, which only it can make."""
    answers, limits = log.inventory.answers, log.sections["satisfaction"]
    experienced = log.inventory.customers.with_experience
    found = {"answers": answers.answers, "bad_answers": answers.bad, "answering": answers.customers}
    needed = {"answers": limits["min_answers"], "bad_answers": limits["min_bad_answers"]}
    if not experienced:
        return Ability("satisfaction", "limited" if answers.answers else "no", "own_answers_only", found, needed)
    if answers.answers >= needed["answers"] and answers.bad >= needed["bad_answers"]:
        return Ability("satisfaction", "yes", "learned_from_answers", found, needed)
    return Ability("satisfaction", "limited", "index_only", found | {"experienced": experienced}, needed)


def segments(log: Log, basis: Ability) -> Ability:
    """By reason, where something that happened to enough customers can be one."""
    found = {"experienced": log.inventory.customers.with_experience}
    needed = {"experienced": log.sections["segments"]["min_cluster_size"]}
    if found["experienced"] < needed["experienced"]:
        return Ability("segments", "no" if basis.status == "no" else "limited", "levels_only", found, needed)
    if basis.code == "index_only":
        return Ability("segments", "limited", "reasons_of_the_index", found, needed)
    return Ability("segments", "yes", "levels_and_reasons", found, needed)


def churn(log: Log) -> Ability:
    """What forbids it, in the order the churn stage asks."""
    limits, history = log.sections["churn"], log.history
    repeat, least = history.repeat_share, limits["min_repeat_share"]
    outcomes = {"left": history.left, "stayed": history.stayed}
    enough = dict.fromkeys(outcomes, limits["min_outcomes"])
    if not log.inventory.customers.buyers and not log.inventory.rows("usage"):
        return Ability("churn", "no", "nobody_buys")
    if repeat < least and not history.leaving.contractual:
        return Ability("churn", "no", "one_time_buyers", {"repeat_share": repeat}, {"repeat_share": least})
    if not history.past.train:
        days = log.inventory.days_since(log.inventory.period.first)
        return Ability("churn", "no", "log_too_short", {"days": days}, {"days": history.days_needed})
    if min(outcomes.values()) < limits["min_outcomes"]:
        return Ability("churn", "no", "too_few_outcomes", outcomes, enough)
    found: dict[str, float] = {"horizon_days": history.leaving.horizon_days, **outcomes}
    if history.leaving.contractual:
        return Ability("churn", "yes", "ended_contracts", found, enough)
    found, needed = found | {"repeat_share": repeat}, {"repeat_share": least, **enough}
    if not (sign := history.sign):
        return Ability("churn", "yes", "silent_buyers", found, needed)
    measured = {"sign_days": sign.days, "came_back": sign.came_back, "missed": sign.missed}
    return Ability("churn", "yes", "silence_measured", found | measured, needed)


def value(log: Log) -> Ability:
    """Spend that followed on a past date, over as many days as the value stage wants."""
    wanted, history = log.sections["value"]["max_days"], log.history
    days = min((history.dates[-1] - history.spend_since).days, wanted)
    found = {"days": days, "buyers": history.buyers_then}
    if not days or not history.buyers_then:
        return Ability("value", "no", "no_spend", found, {"days": wanted})
    return Ability("value", "yes" if days >= wanted else "limited", "spend_known", found, {"days": wanted})


def tone(log: Log) -> Ability:
    """As the sentiment stage asks for rated texts of one script, and for customers of the rarer side."""
    limits, texts = log.sections["sentiment"], sum(log.inventory.texts.values())
    needed = {"rated": limits["min_texts"], "rarer": limits["min_bad"]}
    supplies = [{"rated": one.texts, "rarer": one.customers_of_the_rarer} for one in log.inventory.rated_texts.values()]
    enough = [one for one in supplies if all(one[name] >= needed[name] for name in needed)]
    most = max(enough or supplies, key=lambda one: one["rated"], default={"rated": 0, "rarer": 0})
    if not texts:
        return Ability("tone", "no", "no_texts")
    return Ability(
        "tone",
        "yes" if enough else "limited",
        "tone_learned" if enough else "few_rated_texts",
        {"texts": texts, **most},
        needed,
    )
