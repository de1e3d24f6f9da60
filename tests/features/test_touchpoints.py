"""What is counted where it happened, and what is said where it belongs."""

from datetime import date

import ibis
import pytest

from features.followed import with_followed
from features.paths import paths_of
from features.steps import steps_of
from features.touchpoints import along_paths, at_touchpoints


@pytest.fixture
def steps(log):
    order = {"order_id": "1"}
    rows = log(
        ("a", "purchase", "2026-01-01", order | {"channel": "web", "failed": False}),
        ("a", "delivery", "2026-01-03", order | {"channel": "courier", "late_hours": 2.0}),
        ("a", "survey", "2026-01-04", order | {"channel": "email", "metric": "stars", "score": 3.5}),
    )
    toned = rows.mutate(tone=(rows.kind == "survey").ifelse(0.5, ibis.null("float64")))
    return with_followed(steps_of(toned, 60)).mutate(segment_id=ibis.literal("s"))


def test_an_answer_is_counted_as_a_step_of_its_own_and_heard_where_it_belongs(steps):
    columns = ["stage", "touchpoint", "channel", "counted", "mark", "tone"]
    found = (
        at_touchpoints(steps)
        .to_pandas()
        .astype(object)
        .set_index(["touchpoint", "counted"])[columns[:1] + columns[2:3] + columns[4:]]
    )
    assert found.loc[("survey", True)].tolist()[:2] == ["post_sale", "email"]
    assert found.loc[("survey", True)].isna().tolist() == [False, False, True, True]
    stage, channel, mark, tone = found.loc[("delivery", False)]
    assert (stage, channel, float(mark), float(tone)) == ("after", "courier", 75, 0.5)


def test_shares_are_ones_and_zeros_where_they_are_known(steps):
    found = at_touchpoints(steps).to_pandas().query("counted").set_index("touchpoint")
    assert found.failed_share.dropna().to_dict() == {"purchase": 0}
    assert found.kept_share.dropna().to_dict() == {"delivery": 0}


def test_a_path_has_one_row_and_the_answers_on_it(steps):
    found = along_paths(paths_of(steps, date(2026, 7, 1), 60), steps).to_pandas()
    assert found.path.unique().tolist() == ["purchase>delivery>survey"]
    assert found.counted.sum() == 1
    assert found.mark.dropna().astype(float).tolist() == [75]
    assert found.unfinished_share.dropna().tolist() == [0]
