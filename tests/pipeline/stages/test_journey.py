"""The journeys of a demo shop: nothing is dropped, parts add up, few customers are not told of."""

import pandas as pd
import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.report.figures import FEW
from pipeline.report.journey.tables import MEANS, SHARES, STEP

TABLES = ("journey_steps", "journey_paths", "journey_channels")


@pytest.fixture(scope="module")
def steps(shop):
    return shop["journey_steps"]


@pytest.fixture(scope="module")
def paths(shop):
    return shop["journey_paths"]


def figures_of(table: pd.DataFrame) -> list[str]:
    return [name for name in (*SHARES, *MEANS) if name in table]


def test_a_row_is_a_segment_and_a_step_of_any_depth(steps, shop):
    assert not steps.duplicated(["segment_id", *STEP]).any()
    assert set(steps.segment_id.dropna()) == set(shop["segments"].segment_id)
    assert steps.stage.drop_duplicates().tolist() == ["before", "during", "after", "post_sale"]
    assert steps.segment_id.isna().idxmin() == steps.segment_id.isna().sum()


def test_touchpoints_add_up_to_their_stage_and_segments_to_all_customers(steps):
    touchpoints = steps[steps.touchpoint.notna() & steps.channel.isna()]
    of_stages = steps[steps.touchpoint.isna()].fillna({"segment_id": ""}).set_index(["segment_id", "stage"]).events
    summed = touchpoints.fillna({"segment_id": ""}).groupby(["segment_id", "stage"]).events.sum()
    assert summed.to_dict() == of_stages[of_stages > 0].to_dict()
    own = touchpoints[touchpoints.segment_id.notna()].groupby("touchpoint").events.sum()
    assert own.to_dict() == touchpoints[touchpoints.segment_id.isna()].set_index("touchpoint").events.to_dict()


def test_every_answer_is_heard_at_one_touchpoint(shop, steps, paths):
    whole = steps[steps.segment_id.isna()]
    given = whole[whole.touchpoint.isin(["survey", "review"]) & whole.channel.isna()].events.sum()
    assert whole[whole.touchpoint.isna()].mark_n.sum() == given
    assert paths[paths.segment_id.isna() & paths.path.isna()].mark_n.item() == given > 0


def test_what_few_customers_speak_for_is_null(shop):
    for table in map(shop.__getitem__, TABLES):
        for name in figures_of(table):
            assert table[name].isna().equals(table[f"{name}_customers"] < FEW), name
            known = table[table[name].notna()]
            assert (known[f"{name}_low"] <= known[name]).all()
            assert (known[name] <= known[f"{name}_high"]).all()
    timed = shop["journey_steps"]
    assert timed.hours_to_next.isna()[timed.customers < FEW].all()


def test_shares_of_paths_are_of_all_journeys_and_rare_paths_are_not_told(paths):
    told = paths[paths.path.notna()]
    assert (told.customers >= FEW).all()
    assert paths[paths.path.isna()].share.eq(1).all()
    assert told.groupby("segment_id", dropna=False).share.sum().between(0.3, 1).all()


def test_a_journey_ended_or_is_under_way_or_had_nothing_to_finish(shop, paths):
    found = shop.metrics("journey")
    assert found["journeys"] == paths.journeys[0] >= found["ordered"] + found["unfinished"] + found["under_way"]
    assert found["ordered"] + found["unfinished"] == paths.unfinished_share_n[0]
    assert min(found.values()) > 0


def test_what_the_shop_plants_is_found(shop, steps):
    """Whoever suffers from late deliveries met fewer kept promises."""
    delivery = steps[(steps.touchpoint == "delivery") & steps.channel.isna()].fillna({"segment_id": ""})
    kept = delivery.set_index("segment_id").kept_share
    late = [name for name in kept.index if name.endswith("delivery-pain")]
    assert late
    assert (kept[late] < kept[""]).all()


def test_a_shorter_window_holds_fewer_journeys(shop):
    found = shop.run("journey", params={"days": 30})
    assert 0 < found["metrics"]["journeys"] < shop.metrics("journey")["journeys"]


def test_a_log_without_answers_and_texts_still_has_journeys(shop):
    events = shop["events"]
    silent = events.filter(events.score.isnull())
    found = shop.run("journey", events=silent, tones=shop["tones"].head(0))
    assert found["journey_steps"][["mark", "tone"]].isna().all(axis=None)
    assert found["journey_steps"].events.sum() > 0


def test_a_log_without_touchpoints_gives_tables_without_rows(shop):
    events = shop["events"]
    found = shop.run("journey", events=events.filter(events.kind == "other"))
    for name in TABLES:
        assert found[name].empty
        assert list(found[name].columns) == list(shop[name].columns)
    assert set(found["metrics"].values()) == {0}


def test_a_second_run_gives_the_same_bytes(shop, tmp_path):
    found = shop.run("journey")
    for name in TABLES:
        ARTIFACTS[name].write(found[name], tmp_path / name)
        assert (tmp_path / name).read_bytes() == (shop.home / ARTIFACTS[name].path).read_bytes()
