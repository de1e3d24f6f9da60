"""Figures of real answers for all customers and every segment of the shop."""

from features.catalogue import CATALOGUE
from pipeline.report.by_segment import LEARNABLE
from pipeline.report.figures import FIGURES
from pipeline.stages.figures import THEMES


def test_there_is_a_row_per_figure_for_all_and_for_each_segment(shop):
    found, now = shop["segment_figures"], shop["stays"]
    for name in FIGURES:
        own = found[found.figure == name]
        assert set(own.segment_id.dropna()) == set(now.segment_id)
        whole, parts = own[own.segment_id.isna()].answers.item(), own[own.segment_id.notna()].answers
        assert whole == parts.sum() > 0


def test_five_alone_are_fewer_than_the_top_box(shop):
    found = shop["segment_figures"].set_index(["figure", "segment_id"]).value
    both = found["csi"].to_frame("csi").join(found["csat"].rename("csat")).dropna()
    assert (both.csi <= both.csat).all()


def test_what_answers_are_counted_in_does_not_tell_who_answers(shop):
    assert set(THEMES) < set(CATALOGUE.themes)
    assert not {"feedback", "tone", "channels", "journey", "loyalty"} & set(THEMES)


def test_too_few_answers_to_learn_who_answers_are_not_corrected(shop):
    found = shop["segment_figures"]
    assert found.answers.max() < LEARNABLE
    assert found.corrected.isna().all()


def test_churn_rates_have_the_period_of_the_label(shop):
    period = shop.params("churn")["gap_days"] + shop.params("churn")["horizon_days"]
    assert set(shop["churn_rates"].churn_rate_days) == {period}


def test_a_second_run_gives_the_same_figures(shop):
    assert shop.run("figures")["segment_figures"].equals(shop["segment_figures"])
