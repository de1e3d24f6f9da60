"""Whom to get in touch with: customers at risk or dissatisfied who have not refused, as far as a budget goes."""

from typing import Annotated

import numpy as np
import pandas as pd
from pydantic import BaseModel, ConfigDict, Field

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


class Campaign(BaseModel):
    """What a company knows of its own contacts; null is what it has not said.

    ``cost`` is of one contact and ``budget`` of all, in the source's currency; ``save_rate`` the share of those who
    would have left that a contact keeps.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    budget: Annotated[float, Field(ge=0)] | None = None
    cost: Annotated[float, Field(ge=0)] | None = None
    save_rate: Annotated[float, Field(ge=0, le=1)] | None = None

    @property
    def missing(self) -> list[str]:
        """What must be said before a gain can be expected; without a budget everybody worth it is contacted."""
        return [name for name in ("cost", "save_rate") if getattr(self, name) is None]


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
    return ordered.reset_index(drop=True)


def with_gain(listed: pd.DataFrame, campaign: Campaign) -> pd.DataFrame:
    """The list with what a contact is expected to bring, and what that rests on; cut where it no longer pays.

    The gain is ``save_rate`` x value at risk - ``cost``. Only those with a positive one are kept, as long as the budget
    lasts. Where cost or save rate are not known the gain is null, and the list stays whole.
    """
    assumed = listed.assign(contact_cost=campaign.cost, save_rate=campaign.save_rate, expected_gain=np.nan)
    assumed = assumed.astype({"contact_cost": float, "save_rate": float})
    if not campaign.missing:
        assumed["expected_gain"] = (assumed.save_rate * assumed.value_at_risk - assumed.contact_cost).round(2)
        assumed = assumed[assumed.expected_gain > 0].head(affordable(campaign, len(assumed)))
    return assumed[[*CONTACTS]].reset_index(drop=True)


def affordable(campaign: Campaign, customers: int) -> int:
    if campaign.budget is None or not campaign.cost:
        return customers
    return int(min(campaign.budget / campaign.cost + 1e-9, customers))


def contacts(
    customers: pd.DataFrame, attributes: pd.DataFrame, campaign: Campaign, *, without_consent: bool
) -> tuple[pd.DataFrame, dict[str, float]]:
    """The contact list, best first; how many it leaves out for want of consent; and, if it can be told, its gain.

    Who refused is never on it. Of whom nothing is known, everybody in a source without the attribute, is on it only
    ``without_consent``.
    """
    worth = worth_contacting(customers)
    may = consent(worth.customer_id, attributes)
    listed = with_gain(worth[may.fillna(without_consent).astype(bool)], campaign)
    counts: dict[str, float] = {
        "contacts": len(listed),
        "contacts_refused": int((~may).sum()),
        "contacts_unknown": int(may.isna().sum()),
    }
    if campaign.missing:
        return listed, counts
    sums = {"contacts_cost": float(listed.contact_cost.sum()), "expected_gain": float(listed.expected_gain.sum())}
    return listed, {**counts, **sums}
