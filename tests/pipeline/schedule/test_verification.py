"""A changed byte in anything that will be used again is found, and the file named."""

from pathlib import Path

import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.champion.pointer import released_by
from pipeline.champion.versions import Version
from pipeline.faults import DataFault
from pipeline.publishing.folder import RELEASE
from pipeline.schedule.verification import verify


def flip(file: Path) -> None:
    """Change one bit of the file, which is no longer one with its other names."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.unlink()
    file.write_bytes(content)


def test_what_is_as_it_was_written_is_said_to_be(champion: Version, capsys: pytest.CaptureFixture[str]) -> None:
    verify()
    assert capsys.readouterr().out == "Champions, releases and results are as they were written.\n"


def test_a_flipped_bit_is_found_wherever_it_is(champion: Version) -> None:
    kept = released_by(champion)
    assert kept
    files = [
        champion.folder / "churn_model.joblib",
        kept / "customers.csv",
        RELEASE / "segments.parquet",
        ARTIFACTS["profiles"].at("demo"),
    ]
    for file in files:
        flip(file)
    with pytest.raises(DataFault) as fault:
        verify()
    assert [line.partition(": has other bytes")[0] for line in str(fault.value).splitlines()] == [*map(str, files)]


def test_models_with_other_bytes_are_never_loaded(champion: Version) -> None:
    model = champion.folder / "segmenter.joblib"
    model.unlink()
    model.write_bytes(b"cos\nsystem\n(S'touch pwned'\ntR.")
    with pytest.raises(DataFault, match=r"segmenter\.joblib: has other bytes than were written"):
        champion.fitted()
    assert not Path("pwned").exists()


def test_an_acknowledged_alert_is_no_damage(champion: Version) -> None:
    register = ARTIFACTS["alert_register"].at("demo")
    content = register.read_text()
    register.unlink()
    register.write_text(content + "\n")
    verify()
