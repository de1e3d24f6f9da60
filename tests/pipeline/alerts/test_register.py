from pathlib import Path

import pytest

from pipeline.alerts.alert import Alert, Reading
from pipeline.alerts.register import acknowledge_in, entered, open_alerts, worded
from pipeline.artifacts import read_json, write_json
from pipeline.faults import UsageFault


def drop(metric: str = "nps", value: float = 12.0, owner: str | None = None) -> Alert:
    return Alert(metric, "drop", "all", "", Reading(28, 50, value, value - 5, value + 5), owner=owner)


def history(register, *names: str):
    return [tuple(one[name] for name in names) for one in register]


def test_a_new_alert_is_open_since_that_date():
    [one] = entered([], [drop()], "2026-07-01", "Desk")
    assert (one["id"], one["status"], one["first_seen"], one["owner"]) == ("nps-drop@all", "open", "2026-07-01", "Desk")


def test_a_rules_own_owner_looks_after_its_alerts():
    assert entered([], [drop(owner="Head")], "2026-07-01", "Desk")[0]["owner"] == "Head"


def test_what_is_found_again_goes_on_with_new_figures():
    first = entered([], [drop()], "2026-07-01", None)
    [one] = entered(first, [drop(value=10)], "2026-07-08", None)
    assert (one["first_seen"], one["last_seen"], one["now"]["value"]) == ("2026-07-01", "2026-07-08", 10)


def test_the_same_run_twice_changes_nothing():
    first = entered([], [drop(), drop("csat")], "2026-07-01", None)
    assert entered(first, [drop(), drop("csat")], "2026-07-01", None) == first


def test_what_is_found_no_more_is_closed_and_begins_anew():
    first = entered([], [drop()], "2026-07-01", None)
    gone = entered(first, [], "2026-07-08", None)
    assert history(gone, "status", "closed", "last_seen") == [("closed", "2026-07-08", "2026-07-01")]
    assert entered(gone, [], "2026-07-15", None) == gone
    again = entered(gone, [drop()], "2026-07-22", None)
    assert history(again, "status", "first_seen") == [("open", "2026-07-22")]
    assert open_alerts(gone) == []


def test_who_acknowledged_an_alert_is_not_asked_again_while_it_lasts(tmp_path: Path):
    file = tmp_path / "register.json"
    write_json(entered([], [drop(), drop("csat")], "2026-07-01", None), file)
    acknowledge_in(file, "nps-drop@all")
    later = entered(read_json(file), [drop(), drop("csat")], "2026-07-08", None)
    assert history(later, "id", "status") == [("csat-drop@all", "open"), ("nps-drop@all", "acknowledged")]


def test_only_an_open_alert_can_be_acknowledged(tmp_path: Path):
    file = tmp_path / "register.json"
    with pytest.raises(UsageFault, match="open are: none"):
        acknowledge_in(file, "nps-drop@all")
    write_json(
        entered(entered([], [drop(), drop("csat")], "2026-07-01", None), [drop("csat")], "2026-07-08", None), file
    )
    with pytest.raises(UsageFault, match=r"open are: csat-drop@all\."):
        acknowledge_in(file, "nps-drop@all")


def test_every_open_alert_has_words_in_every_language():
    register = worded(entered([], [drop()], "2026-07-01", None), [])
    text = {language: said.replace("\N{NO-BREAK SPACE}", " ") for language, said in register[0]["text"].items()}
    assert text == {
        "en": "NPS is lower than before. Where: everywhere. Now +12 (+7 … +17), n = 50, in 28 days.",
        "ru": "NPS: ниже, чем раньше. Где: везде. Сейчас +12 (+7 … +17), n = 50, за 28 дней.",
    }
    closed = entered(register, [], "2026-07-08", None)
    assert worded(closed, []) == closed
