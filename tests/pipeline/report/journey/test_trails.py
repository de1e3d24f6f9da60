"""The journey of a segment is told by what differs."""

from pipeline.report.journey.trails import trail
from tests.pipeline.report.journeys import HAPPIEST, SADDEST


def test_a_segment_is_told_by_what_chance_does_not_explain(full, english):
    worst, silent, happiest = (trail(1, one, full(english), english) for one in (SADDEST, "neutral-mixed", HAPPIEST))
    assert [said.replace("\N{NO-BREAK SPACE}", " ") for said in worst.differences] == [
        "Deliveries, promise kept: 30% (25% … 35%, n = 300); all customers 80%",
        "Deliveries, tone of texts: +0.20 (−0.30 … +0.50, n = 60); all customers +0.51",
    ]
    assert happiest.differences == ()
    assert [one.is_silent for one in (worst, silent, happiest)] == [False, True, False]
