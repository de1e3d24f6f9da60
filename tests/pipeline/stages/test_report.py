"""The tables people take away keep contract 3, in either language."""

import numpy as np
import pandas as pd
import pytest

from models.levels import LEVELS

CUSTOMERS = [
    *("customer_id", "as_of", "segment_id", "segment", "satisfaction_level"),
    *("satisfaction", "satisfaction_low", "satisfaction_high", "satisfaction_basis"),
    *("churn_probability", "churn_risk", "value_at_risk", "expected_value", "lifecycle", "rfm", "abc", "xyz"),
    *("reason_1", "reason_2", "reason_3", "churn_reason_1", "churn_reason_2", "churn_reason_3"),
    *("action", "segment_since", "previous_segment_id"),
]
ANSWERED = [f"{metric}{end}" for metric in ("nps", "csat", "ces", "cli") for end in ("", "_low", "_high", "_answers")]
SEGMENTS = [
    *("segment_id", "segment", "satisfaction_level", "customers", "share"),
    *("satisfaction", "satisfaction_low", "satisfaction_high", *ANSWERED),
    *("churn_rate", "churn_probability", "revenue", "value_at_risk", "rule", "strengths", "pains", "action"),
]
FIGURES = ("nps", "csat", "csi", "ces", "cli", "stars")
MANY = 30


@pytest.fixture(scope="module")
def customers(shop):
    return shop["customers"]


@pytest.fixture(scope="module")
def segments(shop):
    return shop["segments"]


def figures_of(shop, answers, outcomes=None):
    """What the stage ``figures`` gives for other answers."""
    found = shop.run("figures", answers=answers, outcomes=shop["outcomes"] if outcomes is None else outcomes)
    return {name: found[name] for name in ("segment_figures", "churn_rates")}


@pytest.fixture(scope="module")
def silent(shop):
    """The stage in a shop that was never answered, and whose log does not show who leaves."""
    return shop.run(
        "report",
        answers=shop["answers"].head(0),
        churn=shop["churn"].assign(churn_probability=np.nan, churn_risk=None),
        value=shop["value"].assign(value_at_risk=np.nan, expected_value=np.nan),
        **figures_of(shop, shop["answers"].head(0), shop["outcomes"].head(0)),
        churn_metrics={"learned": False, "obstacle": "log_too_short"},
    )


def test_the_tables_have_the_contracts_columns_in_its_order(customers, segments):
    assert [name for name in customers.columns if name in CUSTOMERS] == CUSTOMERS
    assert [name for name in segments.columns if name in SEGMENTS] == SEGMENTS


def test_every_customer_seen_has_one_row_in_order(shop, customers):
    profiles = shop["profiles"]
    seen = profiles.customer_id[profiles.as_of == profiles.as_of.max()]
    assert customers.customer_id.tolist() == sorted(seen)
    assert customers.as_of.astype(str).unique().tolist() == [shop["source"]["as_of"]]


def test_who_is_gone_keeps_a_row_without_a_risk(customers):
    gone = customers[customers.lifecycle == "lost"]
    assert len(gone)
    assert gone[["churn_probability", "churn_risk", "value_at_risk"]].isna().all(axis=None)
    assert gone.segment_id.notna().all()


def test_the_worst_segment_comes_first(segments):
    order = list(zip(segments.satisfaction_level.map(LEVELS.index), segments.satisfaction, strict=True))
    assert order == sorted(order)


def test_segments_add_up_to_all_customers(customers, segments):
    sizes = segments.set_index("segment_id").customers.to_dict()
    assert sizes == customers.segment_id.value_counts().to_dict()
    assert segments.share.sum() == pytest.approx(1)
    names = customers.drop_duplicates("segment_id").set_index("segment_id").segment.to_dict()
    assert names == segments.set_index("segment_id").segment.to_dict()


def test_a_figure_of_few_answers_is_null(segments):
    for figure in FIGURES:
        assert segments[figure].isna().equals(segments[f"{figure}_answers"] < MANY)


def test_from_enough_customers_the_figure_is_theirs(shop):
    ids = shop["customers"].customer_id
    promoters = pd.DataFrame(
        {"customer_id": ids, "answered_at": pd.Timestamp("2026-06-01"), "metric": "nps", "score": 10.0, "points": 100.0}
    )
    answers = promoters.assign(asked_at=promoters.answered_at, expectation=60.0)
    table = shop.run("report", answers=answers, **figures_of(shop, answers))["segments"]
    enough = table.nps_answers >= MANY
    assert table.nps_answers.tolist() == table.customers.tolist()
    assert table.nps[enough].eq(100).all()
    assert table.nps[~enough].isna().all()
    assert enough.any()


def test_answers_of_long_ago_do_not_count(shop):
    old = shop["answers"].assign(answered_at=pd.Timestamp("2024-01-01"))
    assert figures_of(shop, old)["segment_figures"].answers.eq(0).all()


def test_what_is_not_known_is_null_and_never_zero(silent, segments):
    table = silent["segments"]
    unknown = [name for name in ANSWERED if not name.endswith("_answers")]
    assert table[[*unknown, "churn_rate", "churn_probability", "value_at_risk"]].isna().all(axis=None)
    assert table[["satisfaction", "revenue"]].notna().all(axis=None)
    assert table.segment_id.tolist() == segments.segment_id.tolist()
    risks = ["churn_probability", "churn_risk", "value_at_risk", "expected_value"]
    assert silent["customers"][risks].isna().all(axis=None)


def test_what_forbade_learning_who_leaves_is_said_on_the_page(shop, silent):
    assert "The log is too short" in silent["report"]
    assert "The log is too short" not in shop["report"]


def test_another_language_changes_the_words_and_no_figure(shop, customers, segments):
    outputs = shop.run("report", params={"language": "ru"})
    worded = ["segment", "action", "rule", "strengths", "pains"]
    pd.testing.assert_frame_equal(
        outputs["segments"].drop(columns=worded), segments.drop(columns=worded), check_dtype=False
    )
    assert outputs["segments"].segment.str.contains("[а-я]").all()
    assert not segments[worded].apply(lambda column: column.str.contains("[а-яё]").any()).any()
    assert '<html lang="ru"' in outputs["report"]


def test_every_customer_with_a_reason_reads_it_in_words(shop, customers):
    reasons = shop["reasons"]
    first = set(reasons.customer_id[(reasons.figure == "satisfaction") & (reasons["rank"] == 1)])
    assert set(customers.customer_id[customers.reason_1.notna()]) == first
    assert customers.reason_2.isna()[customers.reason_1.isna()].all()


def test_where_a_customer_was_before_is_another_segment(customers):
    assert (customers.previous_segment_id != customers.segment_id).all()
    moved = customers.previous_segment_id.notna()
    assert moved.any()
    assert (customers.segment_since[moved] <= customers.as_of[moved]).all()


def test_the_page_needs_no_other_file(shop):
    page = shop["report"]
    assert 'src="http' not in page
    assert "<link" not in page


def test_a_second_run_gives_the_same_page(shop):
    assert shop.run("report")["report"] == shop["report"]
