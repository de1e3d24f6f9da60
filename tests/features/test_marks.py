import ibis
import pytest

from features.events import METRICS
from features.marks import mark


def marked(metric, *scores):
    answers = ibis.memtable({"metric": [metric] * len(scores), "score": [float(score) for score in scores]})
    return mark(answers.metric, answers.score).to_pyarrow().to_pylist()


@pytest.mark.parametrize("name", METRICS)
def test_bands_begin_half_a_mark_before_their_first_in_every_metric(name):
    metric = METRICS[name]
    begins = (metric.lowest, metric.neutral_from, metric.satisfied_from, metric.highest + 1)
    assert marked(name, *(score - 0.5 for score in begins)) == pytest.approx([0, 50, 75, 100])


def test_the_marks_of_a_band_lie_evenly_around_its_middle():
    points = marked("nps", *range(11))
    assert points[:7] == pytest.approx([50 * (score + 0.5) / 7 for score in range(7)])
    assert points[7:] == [56.25, 68.75, 81.25, 93.75]


def test_an_unknown_metric_has_no_mark():
    assert marked("smiles", 3) == [None]
