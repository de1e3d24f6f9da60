"""Figures of grouped rows, with intervals that rest on customers."""

import ibis
import numpy as np
import pandas as pd
import pytest

from models.metrics import mean_with_interval
from pipeline.report.figures import FEW
from pipeline.report.journey.tables import channel_table, path_table

SCHEMA = {
    **dict.fromkeys(("customer_id", "segment_id", "channel", "path"), "string"),
    **dict.fromkeys(("steps", "unfinished_share", "failed_share", "kept_share"), "int64"),
    **dict.fromkeys(("mark", "tone", "hours_to_next"), "float64"),
    "counted": "boolean",
}


def rows(customers, **values):
    """A row for each customer."""
    ids = [f"{values.get('path', '')}{number}" for number in range(customers)]
    frame = pd.DataFrame({"customer_id": ids, "segment_id": "s", "counted": True, **values})
    return frame.reindex(columns=list(SCHEMA)).astype(object)


def log(*frames):
    found = pd.concat(frames, ignore_index=True)
    return ibis.memtable(found.where(found.notna(), None), schema=SCHEMA)


def test_a_figure_of_few_customers_is_null_and_its_n_is_not():
    table = channel_table(log(rows(FEW - 1, channel="few", mark=50.0), rows(FEW, channel="more", mark=50.0)))
    of_all = table[table.segment_id.isna()].set_index("channel")
    assert np.isnan(of_all.mark["few"])
    assert of_all.mark["more"] == 50
    assert of_all.mark_n.to_dict() == {"few": FEW - 1, "more": FEW}


def test_a_mean_has_the_interval_of_its_customers():
    marks = [float(number) for number in range(20)]
    [row] = channel_table(log(rows(20, channel="web", mark=marks, segment_id=None))).to_dict("records")
    expected = mean_with_interval(np.array(marks))
    assert (row["mark"], row["mark_low"], row["mark_high"]) == pytest.approx(expected, abs=1e-5)


def test_the_median_wait_is_null_for_few_customers():
    table = channel_table(log(rows(9, channel="few", hours_to_next=2.0), rows(10, channel="more", hours_to_next=3.0)))
    assert table.dropna(subset="segment_id").set_index("channel").hours_to_next.to_dict() == pytest.approx(
        {"few": np.nan, "more": 3.0}, nan_ok=True
    )


def test_a_rare_path_is_not_told_and_counts_in_the_whole():
    table = path_table(log(rows(30, path="visit", steps=1), rows(FEW - 1, path="contact", steps=1)).drop("channel"))
    of_all = table[table.segment_id.isna()]
    assert of_all.path.fillna("").tolist() == ["", "visit"]
    assert of_all.journeys.tolist() == [39, 30]
    assert of_all.share.tolist() == pytest.approx([1, 30 / 39])
