import pytest

from features.events import METRICS
from pipeline.alerts.measures import CHURN, FIGURES, MEASURES, WATCHED
from pipeline.report.alerts.texts import METRICS as TOLD
from tests.pipeline.readiness.logs import log, row


def values(measure: str, *rows: dict[str, object]) -> list[object]:
    events = log(row(number, "other", "2026-06-01", **one) for number, one in enumerate(rows))
    found = events.mutate(value=MEASURES[measure].value(events)).order_by("customer_id").value
    return found.to_pyarrow().to_pylist()


def test_nps_is_made_of_promoters_and_detractors():
    scores = [{"metric": "nps", "score": float(score)} for score in (10, 9, 8, 7, 6, 0)]
    assert values("nps", *scores, {"metric": "cli", "score": 10.0}) == [1, 1, 0, 0, -1, -1, None]


@pytest.mark.parametrize(("measure", "metric"), [("csat", "csat"), ("csat", "csat10"), ("ces", "ces"), ("ces", "ces7")])
def test_satisfied_begins_at_the_mark_of_the_scale(measure, metric):
    begins = METRICS[metric].satisfied_from
    answers = [{"metric": metric, "score": begins}, {"metric": metric, "score": begins - 1}]
    assert values(measure, *answers, {"metric": "nps", "score": 10.0}) == [1, 0, None]


def test_stars_are_their_own_scale():
    assert values("stars", {"metric": "stars", "score": 4.0}, {"metric": "nps", "score": 9.0}) == [4, None]


def test_what_an_event_does_not_say_is_not_measured():
    assert values("failure", {"failed": True}, {"failed": False}, {}) == [1, 0, None]
    assert values("late", {"late_hours": 0.5}, {"late_hours": -2.0}, {"late_hours": 0.0}, {}) == [1, 0, 0, None]
    assert values("wait", {"wait_hours": 3.5}, {}) == [3.5, None]


def test_every_measure_has_a_figure_and_a_name():
    assert set(WATCHED) == {*MEASURES, CHURN} == set(FIGURES)
    assert set(WATCHED) <= set(TOLD)
