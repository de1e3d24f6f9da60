"""Whom to get in touch with: customers at risk or dissatisfied who have not refused."""

import pandas as pd

from models.levels import LEVELS
from pipeline.publishing.meanings import CONTACTS

MAY_CONTACT = "may_contact"
"""The attribute that says whether a customer agreed to be contacted."""

WORDS = {
    **dict.fromkeys(("true", "t", "yes", "y", "1", "1.0", "да", "д"), True),
    **dict.fromkeys(("false", "f", "no", "n", "0", "0.0", "нет", "н"), False),
}
"""Consent as companies write it, in small letters."""

AT_RISK = ("high", "medium")


def consent(customers: pd.Series, attributes: pd.DataFrame) -> pd.Series:
    """Whether each customer may be contacted: True, False, or None where nothing intelligible is known.

    The attribute's latest value counts, also one known after the date of the tables: a refusal takes effect at once.
    """
    if MAY_CONTACT not in attributes:
        return pd.Series(None, index=customers.index, dtype="boolean")
    latest = attributes.sort_values("known_at").drop_duplicates("customer_id", keep="last")
    said = latest.set_index("customer_id")[MAY_CONTACT].astype("str").str.strip().str.lower().map(WORDS)
    return customers.map(said).astype("boolean")


def worth_contacting(customers: pd.DataFrame) -> pd.DataFrame:
    """One row per customer at risk or dissatisfied, most value at risk first, with the reason that matters."""
    at_risk = customers.churn_risk.isin(AT_RISK)
    chosen = customers[at_risk | (customers.satisfaction_level == LEVELS[0])]
    of_risk, of_level = chosen.churn_reason_1.where(at_risk), chosen.reason_1
    by = ["value_at_risk", "churn_probability", "customer_id"]
    ordered = chosen.assign(reason=of_risk.fillna(of_level)).sort_values(by, ascending=[False, False, True])
    return ordered[[*CONTACTS]].reset_index(drop=True)


def contacts(
    customers: pd.DataFrame, attributes: pd.DataFrame, *, without_consent: bool
) -> tuple[pd.DataFrame, dict[str, int]]:
    """The contact list, and how many it leaves out.

    Who refused is never on it. Of whom nothing is known, everybody in a source without the attribute, is on it only
    ``without_consent``.
    """
    worth = worth_contacting(customers)
    may = consent(worth.customer_id, attributes)
    listed = may.fillna(without_consent).astype(bool)
    counts = {
        "contacts": int(listed.sum()),
        "contacts_refused": int((~may).sum()),
        "contacts_unknown": int(may.isna().sum()),
    }
    return worth[listed].reset_index(drop=True), counts
