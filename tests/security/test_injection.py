"""Names and values of a source's declaration are never run, and its SELECTs read raw files only."""

from pathlib import Path

import pytest

from pipeline.faults import Fault
from pipeline.sources.scratch import Scratch, literal, name

HOSTILE = 'x"; DROP TABLE y; --'


@pytest.mark.parametrize("value", [HOSTILE, "x'; DROP TABLE y; --", "\0", "a\nb", "'" * 3])
def test_names_and_values_stay_names_and_values(value: str) -> None:
    scratch = Scratch()
    scratch.sql.execute("CREATE TABLE y (a INTEGER)")
    if "\0" not in value:
        scratch.sql.execute(f"CREATE TABLE {name(value)} AS SELECT {literal(value)} AS {name(value)}")
        assert scratch.rows(f"SELECT {name(value)} FROM {name(value)}") == [(value,)]
    assert scratch.count("y") == 0


@pytest.mark.parametrize(
    "line",
    [
        "tables: {visits: {delimiter: '%s'}}",
        "tables: {visits: {encoding: '%s'}}",
        "tables: {visits: {decimal: '%s'}}",
        "tables: {visits: {quote: '%s'}}",
        "tables: {visits: {null_values: ['%s']}}",
        "tables: {visits: {header: false, columns: {'%s': text}}}",
        "tables: {'%s': {delimiter: ';'}}",
        "timezone: '%s'",
        "currency: '%s'",
        "as_of: '%s'",
        "since: '%s'",
        "files_from: '%s'",
        "'%s': 1",
    ],
)
def test_no_field_of_a_declaration_is_run(line: str, tmp_path: Path) -> None:
    from pipeline.sources.declaration import limits_of, read_declaration
    from pipeline.sources.reading import read_log

    raw, source = tmp_path / "raw", tmp_path / "shop"
    for folder in (raw, source):
        folder.mkdir()
    (raw / "visits.csv").write_text("customer,seen\nann,2025-07-01\n")
    (source / "visits.sql").write_text("SELECT customer AS customer_id, seen AS occurred_at, 'visit' AS kind FROM visits")
    for hostile in (f"COPY (SELECT 1) TO ''{tmp_path}/ran''; --",):
        (source / "source.yaml").write_text(line % f"''; {hostile}")
        try:
            declared = read_declaration(source)
            read_log(raw, source, declared, limits_of(declared, max_rejected_share=1, future_hours=24))
        except Fault:
            pass
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_text('{raw}/../secret.txt')",
        "SELECT * FROM read_text('{raw}/link.txt')",
        "SELECT * FROM glob('/etc/*')",
        "COPY (SELECT 1) TO '{raw}/../ran'",
        "ATTACH '{raw}/../ran' AS other",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ],
)
def test_a_select_reads_nothing_but_raw_files(sql: str, tmp_path: Path) -> None:
    import duckdb

    (tmp_path / "raw").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "raw/link.txt").symlink_to(tmp_path / "secret.txt")
    scratch = Scratch()
    scratch.lock(tmp_path / "raw")
    with pytest.raises(duckdb.Error):
        assert "secret" in str(scratch.rows(sql.format(raw=tmp_path / "raw"))), "nothing was refused"
        raise AssertionError("a file outside was read")
    assert not (tmp_path / "ran").exists()
