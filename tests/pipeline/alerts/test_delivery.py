import time
from pathlib import Path

import pytest

from pipeline.alerts.alert import Alert, Reading
from pipeline.alerts.delivery import JOURNAL, deliver
from pipeline.alerts.register import entered, worded
from pipeline.report.wording import Words
from tests.pipeline.alerts.servers import Hook

SHOP = {"name": "shop", "as_of": "2026-07-01", "currency": "EUR"}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def register(*metrics: str, day: str = "2026-07-01", before=()):
    found = [Alert(one, "drop", "all", "", Reading(28, 50, 12.0, 5.0, 19.0)) for one in metrics]
    return worded(entered(before, found, day, "Desk"), [])


def told(capsys, given, source=SHOP, channels=("stdout",), language="en") -> list[str]:
    """The lines of the message, without its subject."""
    deliver(given, channels, source, Words(language), patience=0.0)
    return capsys.readouterr().out.splitlines()[1:]


def test_every_open_alert_is_told_once(capsys):
    given = register("nps", "csat")
    first = told(capsys, given)
    assert [line.split(" is ")[0] for line in first] == ["- CSAT", "- NPS"]
    assert first[0].endswith("Who looks after it: Desk.")
    assert told(capsys, given) == []
    assert len(told(capsys, register("nps", "csat", "ces", day="2026-07-08", before=given))) == 1


def test_what_was_closed_in_between_is_told_again(capsys):
    first = register("nps")
    told(capsys, first)
    closed = register(day="2026-07-08", before=first)
    assert told(capsys, closed) == []
    assert len(told(capsys, register("nps", day="2026-07-15", before=closed))) == 1


def test_what_somebody_looks_after_is_told_to_nobody(capsys):
    assert told(capsys, [one | {"status": "acknowledged"} for one in register("nps")]) == []


def test_each_source_and_each_channel_is_told(capsys, monkeypatch):
    hook, given = Hook(), register("nps")
    with hook.listening() as address:
        monkeypatch.setenv("CX_HOOK", address)
        told(capsys, given)
        told(capsys, given, channels=["stdout", "webhook:CX_HOOK", "webhook:CX_HOOK"])
    assert [len(body["alerts"]) for body in hook.bodies] == [1]
    assert len(told(capsys, given, SHOP | {"name": "other"})) == 1


def test_the_message_is_in_the_language_of_the_report(capsys):
    assert told(capsys, register("nps"), language="ru")[0].startswith("- NPS: ниже, чем раньше.")


def test_a_channel_that_fails_is_told_the_next_time_and_costs_the_others_nothing(capsys, monkeypatch):
    hook, given = Hook([503, 204]), register("nps")
    channels = ["webhook:CX_HOOK", "stdout"]
    with hook.listening() as address:
        monkeypatch.setenv("CX_HOOK", address)
        assert deliver(given, channels, SHOP, Words("en"), patience=0.0) == {"delivered": 1, "channels_failed": 1}
        assert "webhook:CX_HOOK: not delivered, alerts: 1; the server answered 503." in capsys.readouterr().err
        assert deliver(given, channels, SHOP, Words("en"), patience=0.0) == {"delivered": 1, "channels_failed": 0}
        assert deliver(given, channels, SHOP, Words("en"), patience=0.0) == {"delivered": 0, "channels_failed": 0}
    assert len(set(hook.keys)) == 1


def test_a_server_that_stumbles_is_asked_again(monkeypatch):
    hook = Hook([503, 204])
    with hook.listening() as address:
        monkeypatch.setenv("CX_HOOK", address)
        assert deliver(register("nps"), ["webhook:CX_HOOK"], SHOP, Words("en"))["delivered"] == 1
    assert len(hook.bodies) == 2


def test_nobody_waits_for_an_address_that_is_not_there(monkeypatch):
    monkeypatch.delenv("CX_HOOK", raising=False)
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    assert deliver(register("nps"), ["webhook:CX_HOOK"], SHOP, Words("en"))["channels_failed"] == 1
    assert waited == []
    assert not JOURNAL.exists()
