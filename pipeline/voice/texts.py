"""What is known of a text beside its words: the writer's segment, the opinion in it, the trouble before it."""

import numpy as np
import pandas as pd

from features.marks import BEST, NEUTRAL
from features.texts import TEXT

CLEAR = 0.7
"""The tone, either way, from which a text without a mark says how its writer feels."""


def told_of(
    texts: pd.DataFrame, memberships: pd.DataFrame, tones: pd.DataFrame, troubles: pd.DataFrame, *, trouble_days: int
) -> pd.DataFrame:
    """The texts with their ``segment_id``, ``tone``, ``opinion`` of 0-100 and ``theme``, None where there is none."""
    rated = texts.merge(tones, on=[*TEXT], how="left", validate="m:1").assign(opinion=opinion)
    return rated.assign(
        segment_id=rated.customer_id.map(memberships.set_index("customer_id").segment_id),
        theme=preceding(rated, troubles, trouble_days),
    )


def opinion(texts: pd.DataFrame) -> pd.Series:
    """The mark given with the text, else its tone on the same scale."""
    return texts.mark.astype(float).fillna((texts.tone + 1) * (BEST / 2))


def is_complaint(texts: pd.DataFrame) -> pd.Series:
    """Of those with a mark a bad one; of the others those that are clearly angry, for many only ask something."""
    is_bad = texts.mark.notna() & (texts.mark < NEUTRAL)
    return is_bad | (texts.mark.isna() & (texts.tone <= -CLEAR))


def speaking(texts: pd.DataFrame, min_customers: int) -> pd.DataFrame:
    """Those that come with a mark, if enough customers gave one; else also those of a clear tone."""
    rated = texts[texts.mark.notna()]
    if rated.customer_id.nunique() >= min_customers:
        return rated
    return texts[texts.mark.notna() | (texts.tone.abs() >= CLEAR)]


def preceding(texts: pd.DataFrame, troubles: pd.DataFrame, days: int) -> pd.Series:
    """The theme of the trouble that came before each text: of its own order if that had any, else the writer's last."""
    texts = texts.assign(row=np.arange(len(texts)))
    of_writer = texts[["row", "customer_id", "written_at"]].merge(troubles, on="customer_id")
    waited = of_writer.written_at - of_writer["at"]
    before = of_writer[(waited > pd.Timedelta(0)) & (waited <= pd.Timedelta(days=days))]
    same_order = before.order_id.notna() & (before.order_id == texts.order_id.to_numpy()[before.row])
    ordered = before.assign(same_order=same_order).sort_values(
        ["row", "same_order", "at", "theme"], ascending=[True, False, False, True]
    )
    themes = ordered.drop_duplicates("row").set_index("row").theme.reindex(range(len(texts)))
    return themes.astype(object).where(themes.notna(), None).set_axis(texts.index)
