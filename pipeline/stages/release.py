"""The tables that other people and programs take, replaced only when all of the new ones are whole."""

from typing import Annotated, Any

import pandas as pd
from pydantic import Field, NonNegativeInt

from pipeline.publishing.contacts import Campaign
from pipeline.publishing.targets import Schema, Target
from pipeline.stage import Outputs, stage

Share = Annotated[float, Field(ge=0, le=1)]


@stage()
def release(
    customers: pd.DataFrame,
    segments: pd.DataFrame,
    migrations: pd.DataFrame,
    pain_table: pd.DataFrame,
    targets: list[dict[str, Any]],
    feedback: dict[str, Any],
    alert_register: list[dict[str, Any]],
    attributes: pd.DataFrame,
    dictionary: pd.DataFrame,
    event_summary: dict[str, Any],
    decision: dict[str, Any],
    source: dict[str, Any],
    *,
    to: list[Target],
    database_schema: Schema,
    keep: NonNegativeInt,
    max_drop: Share,
    min_customers: NonNegativeInt,
    contact_without_consent: bool,
    contact: Campaign,
) -> Outputs:
    """Publish customers, segments, contacts, migrations and pains as Parquet, CSV and one workbook, and into databases.

    ``contact`` says for what gain the contact list is cut: see :class:`Campaign`. Targets, alerts and feedback lie
    beside them as JSON, and the decision on the models. Nothing is published of a log that has lost more than
    ``max_drop`` of its events since the last release.
    """
    from pipeline.publishing.contacts import contacts
    from pipeline.publishing.dictionary import explained
    from pipeline.publishing.publication import publish
    from pipeline.publishing.targets import databases
    from pipeline.publishing.volume import refuse_drop
    from pipeline.suppression import suppressed, suppressed_moves, told_pains

    refuse_drop(source, event_summary["events"], max_drop)
    found = databases(to)
    campaign = Campaign.model_validate(contact)
    to_contact, counts = contacts(customers, attributes, campaign, without_consent=contact_without_consent)
    shared = {
        "customers": customers,
        "segments": suppressed(segments, min_customers),
        "contacts": to_contact,
        "migrations": suppressed_moves(migrations, min_customers),
        "pains": told_pains(pain_table, min_customers),
    }
    words = explained(shared, dictionary)
    told = {"as_of": source["as_of"], "targets": targets, "alerts": alert_register, "feedback": feedback}
    run_id = publish(
        shared,
        words,
        source,
        found,
        events=event_summary["events"],
        schema=database_schema,
        keep=keep,
        documents={"alerts": told, "decision": decision},
    )
    return {"metrics": {"release": run_id, **counts}}
