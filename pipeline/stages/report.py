"""What people read and take away: the tables in their language, and a page that tells what they say."""

from typing import Any

import pandas as pd

from pipeline.report.wording import Language
from pipeline.stage import Outputs, stage


@stage(writes=("customers", "segments", "pain_table", "report"))
def report(
    profiles: pd.DataFrame,
    satisfaction: pd.DataFrame,
    answers: pd.DataFrame,
    memberships: pd.DataFrame,
    descriptions: list[dict[str, Any]],
    migrations: pd.DataFrame,
    stays: pd.DataFrame,
    segment_register: dict[str, Any],
    churn: pd.DataFrame,
    segment_figures: pd.DataFrame,
    churn_rates: pd.DataFrame,
    value: pd.DataFrame,
    reasons: pd.DataFrame,
    importance: pd.DataFrame,
    importance_by_segment: pd.DataFrame,
    risk_by_theme: pd.DataFrame,
    journey_steps: pd.DataFrame,
    journey_paths: pd.DataFrame,
    journey_channels: pd.DataFrame,
    quotes: pd.DataFrame,
    pain_points: pd.DataFrame,
    targets: list[dict[str, Any]],
    feedback: dict[str, Any],
    alert_register: list[dict[str, Any]],
    event_summary: dict[str, Any],
    readiness: dict[str, Any],
    satisfaction_metrics: dict[str, Any],
    segments_metrics: dict[str, Any],
    churn_metrics: dict[str, Any],
    journey_metrics: dict[str, Any],
    pains_metrics: dict[str, Any],
    attributes: pd.DataFrame,
    decision: dict[str, Any],
    past_runs: list[dict[str, Any]],
    source: dict[str, Any],
    *,
    language: Language,
    journey: dict[str, Any],
    pains: dict[str, Any],
    voice: dict[str, Any],
    release: dict[str, Any],
) -> Outputs:
    """Everything known of each customer and segment at the source's date, worded for its readers."""
    from models.identity.register import Register
    from pipeline.publishing.contacts import Campaign, contacts
    from pipeline.report import tables
    from pipeline.report.effort.table import pains_table
    from pipeline.report.figures import ANSWERS_COUNT_DAYS
    from pipeline.report.findings import Findings
    from pipeline.report.page import render
    from pipeline.report.wording import Words
    from pipeline.suppression import told_pains

    as_of = pd.Timestamp(source["as_of"])
    words = Words(language, source["currency"])
    now = tables.customers_now(as_of, profiles, satisfaction, memberships, churn, value)
    recent = answers[answers.answered_at >= as_of - pd.Timedelta(days=ANSWERS_COUNT_DAYS)]
    segments = tables.segments_table(
        now,
        recent.merge(now[["customer_id", "segment_id"]], on="customer_id"),
        tables.wide(segment_figures).join(churn_rates.set_index("segment_id")),
        descriptions,
        words,
    )
    customers = tables.customers_table(now, stays, segments, reasons, words)
    campaign = Campaign.model_validate(release["contact"])
    _, to_contact = contacts(customers, attributes, campaign, without_consent=release["contact_without_consent"])
    findings = Findings(
        customers=customers,
        all_segments=segments,
        min_customers=release["min_customers"],
        descriptions=descriptions,
        migrations=migrations,
        register=Register.from_record(segment_register),
        answers=recent,
        figures=tables.records(tables.wide(segment_figures[segment_figures.segment_id.isna()]))[0],
        importance=importance,
        importance_by_segment=importance_by_segment,
        events=event_summary,
        readiness=readiness,
        satisfaction=satisfaction_metrics,
        segmentation=segments_metrics,
        churn=churn_metrics,
        source=source,
        pain_points=told_pains(pain_points, release["min_customers"]),
        pains={**pains, **pains_metrics},
        journey_steps=journey_steps,
        journey_paths=journey_paths,
        journey_channels=journey_channels,
        journey={**journey, **journey_metrics},
        risk_by_theme=risk_by_theme,
        targets=targets,
        alerts=[one for one in alert_register if one["status"] != "closed"],
        feedback=feedback,
        quotes=quotes,
        voice=voice,
        decision=decision,
        past_runs=past_runs,
        contacts={**to_contact, **campaign.model_dump()},
    )
    return {
        "customers": customers,
        "segments": segments,
        "pain_table": pains_table(pain_points, words),
        "report": render(findings, words),
        "metrics": {"customers": len(customers), "segments": len(segments)},
    }
