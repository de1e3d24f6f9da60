"""Open alerts go out once, in the report's language, and no channel stops the run."""

import pytest

from pipeline.stage import load
from tests.pipeline.report.watched import alert

SOURCE = {"name": "shop", "as_of": "2026-07-01", "currency": None}
REGISTER = [alert(text={"en": "NPS fell.", "ru": "NPS упал."})]


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Runs the stage in a folder of its own; its figures."""
    monkeypatch.chdir(tmp_path)

    def run(language="en", to=("stdout",)):
        return load("notices").function(REGISTER, SOURCE, to=list(to), report={"language": language})["metrics"]

    return run


def test_an_alert_is_told_once(told, capsys):
    assert told() == {"delivered": 1, "channels_failed": 0}
    assert "- NPS fell." in capsys.readouterr().out
    assert told() == {"delivered": 0, "channels_failed": 0}


def test_it_is_told_in_the_language_of_the_report(told, capsys):
    told("ru")
    assert "- NPS упал." in capsys.readouterr().out


def test_a_channel_without_an_address_stops_nothing(told, capsys, monkeypatch):
    monkeypatch.delenv("CX_HOOK", raising=False)
    assert told(to=["webhook:CX_HOOK", "stdout"]) == {"delivered": 1, "channels_failed": 1}
    assert "the environment has no CX_HOOK" in capsys.readouterr().err


def test_channels_are_named_without_addresses():
    faults = load("notices").params
    with pytest.raises(ValueError, match="put it into the environment"):
        faults.model_validate({"to": ["webhook:https://hooks.company.com"]})
