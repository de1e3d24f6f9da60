"""Which targets params.yaml may name, and what is said of others."""

import pydantic
import pytest

from pipeline.faults import UsageFault
from pipeline.publishing.targets import Database, Schema, Target, databases

ONE: pydantic.TypeAdapter[str] = pydantic.TypeAdapter(Target)
SCHEMA: pydantic.TypeAdapter[str] = pydantic.TypeAdapter(Schema)


@pytest.mark.parametrize("written", ["files", "duckdb:data/crm.duckdb", "sqlite:../crm.sqlite", "postgresql:CRM_URL"])
def test_files_and_databases_may_be_named(written: str) -> None:
    assert ONE.validate_python(written) == written


@pytest.mark.parametrize("written", ["excel", "sqlite", "duckdb:", "mysql:CRM_URL", ""])
def test_anything_else_is_told_what_may_be_named(written: str) -> None:
    with pytest.raises(pydantic.ValidationError, match="it may be files, duckdb:PATH"):
        ONE.validate_python(written)


@pytest.mark.parametrize("written", ["postgresql://shop:secret@host/crm", "postgresql:postgres://shop@host"])
def test_an_address_is_refused_with_the_way_to_do_it(written: str) -> None:
    with pytest.raises(pydantic.ValidationError, match=r"may hold a password.*write postgresql:CRM_URL"):
        ONE.validate_python(written)


def test_a_variable_must_have_a_name() -> None:
    with pytest.raises(pydantic.ValidationError, match="cannot name an environment variable"):
        ONE.validate_python("postgresql:host=localhost password=secret")


@pytest.mark.parametrize("name", ['x"; drop table y;--', "", "a.b", "a" * 40])
def test_a_schema_is_an_identifier(name: str) -> None:
    with pytest.raises(pydantic.ValidationError, match="pattern"):
        SCHEMA.validate_python(name)


def test_each_database_is_published_to_once_and_files_are_none() -> None:
    assert databases(["sqlite:a", "files", "sqlite:a", "duckdb:C:/b"]) == [
        Database("sqlite", "a"),
        Database("duckdb", "C:/b"),
    ]


def test_all_variables_the_environment_lacks_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERE_URL", "postgresql://host/crm")
    for gone in ("CRM_URL", "BI_URL"):
        monkeypatch.delenv(gone, raising=False)
    with pytest.raises(UsageFault, match=r"(?s)no CRM_URL; it holds.*no BI_URL") as fault:
        databases(["postgresql:CRM_URL", "postgresql:HERE_URL", "postgresql:BI_URL"])
    assert "HERE_URL" not in str(fault.value)
