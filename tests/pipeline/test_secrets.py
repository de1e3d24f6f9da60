"""A secret comes from the environment, or from the file it names."""

from pathlib import Path

import pytest

from pipeline.faults import UsageFault
from pipeline.publishing.postgresql import address
from pipeline.secrets import secret

URL = "postgresql://reader:hidden@host/crm"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CRM_URL", raising=False)
    monkeypatch.setenv("CRM_URL_FILE", str(tmp_path / "crm_url"))
    (tmp_path / "crm_url").write_text(f"{URL}\n")
    return tmp_path / "crm_url"


def test_a_file_that_the_environment_names_holds_it(file: Path) -> None:
    assert secret("CRM_URL") == URL
    assert address("CRM_URL")["password"] == "hidden"


def test_the_variable_itself_comes_first(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRM_URL", "postgresql://other")
    assert secret("CRM_URL") == "postgresql://other"


def test_what_is_nowhere_or_empty_is_none(file: Path) -> None:
    assert secret("MAIL_URL") is None
    file.write_text("\n")
    assert secret("CRM_URL") is None


def test_a_file_that_is_not_there_is_named(file: Path) -> None:
    file.unlink()
    with pytest.raises(UsageFault, match=r"CRM_URL_FILE names .*crm_url, which cannot be read"):
        secret("CRM_URL")
