"""The small company's findings: all of them, and what they are where something is not known or not there."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from models.identity.matching import Change
from pipeline.report.findings import Findings
from pipeline.report.wording import Words
from tests.pipeline.report import journeys, watched
from tests.pipeline.report.company import (
    ANSWERS,
    CUSTOMERS,
    DESCRIPTIONS,
    FIGURES_OF_ALL,
    IMPORTANCE,
    IMPORTANCE_BY_SEGMENT,
    MIGRATIONS,
    REGISTER,
    RISK_BY_THEME,
    quotes,
    segment,
    segments,
)
from tests.pipeline.report.statements import CHURN, EVENTS, READINESS, SATISFACTION

Case = Callable[[Words], Findings]


def findings(words: Words) -> Findings:
    return Findings(
        customers=CUSTOMERS,
        all_segments=segments(words),
        min_customers=10,
        descriptions=DESCRIPTIONS,
        migrations=MIGRATIONS,
        register=REGISTER,
        answers=ANSWERS,
        figures=FIGURES_OF_ALL,
        importance=IMPORTANCE,
        importance_by_segment=IMPORTANCE_BY_SEGMENT,
        events=EVENTS,
        readiness=READINESS,
        satisfaction=SATISFACTION,
        segmentation={"found_structure": True, "core_share": 0.7, "assigned_share": 0.2, "mixed_share": 0.1},
        churn=CHURN,
        source={"name": "shop", "as_of": "2026-07-01", "currency": "EUR"},
        risk_by_theme=RISK_BY_THEME,
        quotes=quotes(words),
        voice={"recent_days": 365, "trouble_days": 14},
        contacts={"contacts": 12, "budget": None, "cost": None, "save_rate": None},
        decision={"verdict": "first", "champion": None, "checks": []},
        past_runs=[],
        **journeys.TOLD,
        **watched.TOLD,
    )


def without_answers(words: Words) -> Findings:
    full = journeys.unmarked(findings(words))
    ends = {"satisfaction_low": np.nan, "satisfaction_high": np.nan}
    ends = ends | {f"nps{end}": np.nan for end in ("_corrected", "_corrected_low", "_corrected_high", "_versus_rest")}
    nothing = {f"nps{end}": np.nan for end in ("", "_low", "_high")} | {"csat_low": np.nan, "csat_high": np.nan}
    counts = {f"{metric}_answers": 0 for metric in ("nps", "csat", "ces")}
    return replace(
        full,
        answers=ANSWERS.head(0),
        figures=segment(words),
        all_segments=full.all_segments.assign(**ends, **nothing, **counts),
        satisfaction={"answers": 0, "answering_customers": 0, "basis": "index"},
    )


def without_churn(words: Words) -> Findings:
    full = findings(words)
    unknown = {"churn_probability": np.nan, "value_at_risk": np.nan}
    return replace(
        full,
        customers=CUSTOMERS.assign(**unknown, churn_risk=None),
        all_segments=full.all_segments.assign(**unknown),
        importance=IMPORTANCE[IMPORTANCE.figure == "satisfaction"],
        importance_by_segment=IMPORTANCE_BY_SEGMENT.head(0),
        pain_points=journeys.moneyless(full.pain_points),
        pains={"least_points": 0.5, "money": "unknown"},
        risk_by_theme=RISK_BY_THEME.head(0),
        churn={"learned": False, "obstacle": "one_time_buyers", "repeat_share": 0.017},
    )


def without_structure(words: Words) -> Findings:
    """Nothing tells customers apart, nobody could be compared with an earlier date, nothing hurts."""
    full = findings(words)
    return replace(
        full,
        all_segments=full.all_segments.iloc[[1]].assign(pains=None, satisfaction_low=np.nan, satisfaction_high=np.nan),
        migrations=MIGRATIONS.head(0),
        register=replace(REGISTER, events=()),
        importance=IMPORTANCE.assign(mean_absolute_effect=0.0),
        satisfaction={"answers": 640, "answering_customers": 321, "basis": "mean"},
        segmentation={"found_structure": False, "core_share": 0.0, "assigned_share": 0.0, "mixed_share": 1.0},
    )


def with_even_channels(words: Words) -> Findings:
    return journeys.even(findings(words))


def without_journeys(words: Words) -> Findings:
    return journeys.nowhere(findings(words))


def without_alerts(words: Words) -> Findings:
    return watched.nothing(findings(words))


def without_remarks(words: Words) -> Findings:
    return replace(findings(words), readiness=READINESS | {"findings": []})


def without_texts(words: Words) -> Findings:
    return replace(findings(words), quotes=quotes(words).head(0))


def without_complaints(words: Words) -> Findings:
    full = findings(words)
    return replace(full, quotes=full.quotes[full.quotes.theme.isna()])


def without_moves(words: Words) -> Findings:
    """Nobody moved, and the rules rank leavers as well as the model."""
    full = findings(words)
    stayed = MIGRATIONS[MIGRATIONS["from"] == MIGRATIONS["to"]]
    churn = {**CHURN, "grade": "B", "used": "recency_rule", "average_precision": 0.57, "horizon_days": 90}
    return replace(full, migrations=stayed, churn=churn)


def with_poor_models(words: Words) -> Findings:
    """The rules are as near to what happened as the models are."""
    poor = {"beaten_by": "ordinal_logistic", "r2": 0.21, "r2_of_ordinal_logistic": 0.28}
    return replace(findings(words), churn={**CHURN, "grade": "C"}, satisfaction={**SATISFACTION, **poor})


def with_short_log(words: Words) -> Findings:
    return replace(without_churn(words), churn={"learned": False, "obstacle": "log_too_short"})


def with_few_outcomes(words: Words) -> Findings:
    outcomes = {"obstacle": "too_few_outcomes", "outcomes": 1234, "outcomes_left": 56}
    return replace(without_churn(words), churn={"learned": False, **outcomes})


def with_changed_segments(words: Words) -> Findings:
    """All that can become of segments, by a model that places everybody as the last one did."""
    full, ids = findings(words), [one.segment_id for one in REGISTER.entries]
    changes = [
        Change("born", ids[1], (ids[0],)),
        Change("died", ids[3], ()),
        Change("split", ids[0], (ids[0], ids[1])),
        Change("merged", ids[2], (ids[2], ids[3])),
    ]
    same = MIGRATIONS[(MIGRATIONS.because == "customer changed") | (MIGRATIONS["from"] == MIGRATIONS["to"])]
    events = tuple(("2026-07-01", change) for change in changes)
    return replace(full, migrations=same, register=replace(REGISTER, events=events))


def with_small_segments(words: Words) -> Findings:
    """One of two hundred customers, and another that keeps it company."""
    return replace(findings(words), min_customers=250)


def with_small_segments_only(words: Words) -> Findings:
    return replace(findings(words), min_customers=1000)


CASES: dict[str, Case] = {
    case.__name__: case
    for case in (
        findings,
        without_answers,
        without_churn,
        with_poor_models,
        with_short_log,
        with_few_outcomes,
        without_structure,
        with_even_channels,
        without_journeys,
        without_alerts,
        without_remarks,
        without_texts,
        without_complaints,
        without_moves,
        with_changed_segments,
        with_small_segments,
        with_small_segments_only,
    )
}
