"""How well leaving was foreseen, in plain words and beside simple rules on the same customers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.report.texts import counted, say
from pipeline.report.wording import Words

RULES = ("rfm_logistic", "bg_nbd", "recency_rule", "constant")
FIGURES = {"average_precision": 2, "roc_auc": 2, "lift_at_tenth": 1, "brier_score": 3, "expected_maximum_profit": 2}
"""Told of each, and their decimals."""


@dataclass(frozen=True)
class Ranker:
    """The model or a rule, with its figures of merit in the order of ``FIGURES``."""

    name: str
    figures: tuple[str, ...]


def rankers(churn: Mapping[str, Any], words: Words) -> list[Ranker]:
    """The model, then the rules it must beat."""
    return [Ranker(say(words, "own"), written("", churn, words))] + [
        Ranker(say(words, rule), written(f"{rule}.", churn, words)) for rule in RULES
    ]


def written(prefix: str, churn: Mapping[str, Any], words: Words) -> tuple[str, ...]:
    return tuple(words.number(churn[f"{prefix}{figure}"], decimals) for figure, decimals in FIGURES.items())


def obstacle(churn: Mapping[str, Any], words: Words) -> str | None:
    """Why leaving could not be learned, None if it could."""
    if churn["learned"]:
        return None
    share = words.percent(churn.get("repeat_share", 0.0), 1)
    counts = {name: words.number(churn.get(name, 0)) for name in ("outcomes", "outcomes_left")}
    return say(words, churn["obstacle"], repeat_share=share, **counts)


def best_rule(churn: Mapping[str, Any], figure: str) -> float:
    return float(max(churn[f"{rule}.{figure}"] for rule in RULES))


def sentences(churn: Mapping[str, Any], words: Words) -> Iterator[str]:
    """How far to rely on it, when and on whom it was tested, how it ranks, and what its probabilities are worth."""
    yield say(words, f"churn_grade_{churn['grade']}")
    yield say(
        words,
        "churn_tested",
        day=words.day(date.fromisoformat(churn["tested_at"])),
        customers=counted(words, churn["test_customers"], "customers"),
        share=words.percent(churn["churn_rate"]),
    )
    lift = (churn["lift_at_tenth"], best_rule(churn, "lift_at_tenth"))
    yield say(words, "churn_lift", times=words.number(lift[0], 1), rule_times=words.number(lift[1], 1))
    own, rule = churn["average_precision"], best_rule(churn, "average_precision")
    key = "churn_better" if own > rule else "churn_no_better"
    yield say(words, key, own=words.number(own, 2), rule=words.number(rule, 2))
    if churn["used"] != "model":
        yield say(words, "rule_used", rule=say(words, churn["used"]))
    else:
        ends = {end: words.number(churn[f"average_precision_gain_{end}"], 2) for end in ("low", "high")}
        yield say(words, "churn_gain", gain=words.number(churn["average_precision_gain"], 2), **ends)
    brier = {"own": churn["brier_score"], "constant": churn["constant.brier_score"]}
    yield say(words, "churn_calibrated", **{who: words.number(score, 3) for who, score in brier.items()})
