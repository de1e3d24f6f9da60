"""What a small shop watches: targets, rules, alerts that are kept from run to run, and feedback worth an answer."""

import pytest

from pipeline.artifacts import write_json

RULES = "rules:\n  - {metric: volume, when: above, threshold: 0.5, owner: Desk}\n"


@pytest.fixture
def declared(tmp_path):
    """A source's folder with these files."""

    def made(**files: str):
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return made


@pytest.fixture
def found(shop, declared):
    return shop.run("alerts", declaration=declared(alerts=RULES))


def test_targets_of_the_shop_are_judged(shop):
    targets = shop["targets"]
    assert [one["metric"] for one in targets] == ["nps", "csat", "wait", "late"]
    assert shop.metrics("alerts")["targets"] == 4
    assert all(one["now"]["n"] > 0 for one in targets)


def test_a_figure_beyond_its_threshold_is_entered_as_open(found):
    [alert] = found["alert_register"]
    assert (alert["id"], alert["status"], alert["owner"]) == ("volume-above-0.5@all", "open", "Desk")
    assert (alert["first_seen"], alert["last_seen"]) == ("2026-07-01", "2026-07-01")
    assert alert["text"]["en"].startswith("Events a day is above 0.5.")
    assert (found["metrics"]["places"], found["metrics"]["alerts"]) == (1, 1)


def test_the_register_of_the_last_run_goes_on(shop, declared, found):
    before = [one | {"first_seen": "2026-06-01", "status": "acknowledged"} for one in found["alert_register"]]
    again = shop.run("alerts", declaration=declared(alerts=RULES))
    assert again["alert_register"] == found["alert_register"]
    one = shop.run("alerts", declaration=declared(alerts=RULES), alert_register=before)["alert_register"][0]
    assert (one["first_seen"], one["status"], one["last_seen"]) == ("2026-06-01", "acknowledged", "2026-07-01")


def test_the_same_run_gives_the_same_bytes(shop, declared, found, tmp_path):
    for name, value in (("one", found), ("other", shop.run("alerts", declaration=declared(alerts=RULES)))):
        write_json(value, tmp_path / f"{name}.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "other.json").read_bytes()


def test_feedback_leaves_out_who_refused_and_ends_where_asked(shop, declared, found):
    attributes = shop["attributes"].drop_duplicates("customer_id", keep="last").set_index("customer_id").may_contact
    said = found["feedback"]["said"]
    assert said
    assert "false" not in set(attributes.reindex([one["customer_id"] for one in said]))
    few = shop.run("alerts", params={"max_feedback": 2}, declaration=declared(alerts=RULES))["feedback"]
    assert (few["said"], few["customers"]) == (said[:2], len(said))


def test_a_shop_that_declares_nothing_has_no_targets_and_the_default_rules(shop, tmp_path):
    found = shop.run("alerts", declaration=tmp_path)
    assert found["targets"] == []
    assert found["metrics"]["places"] > 5
