"""Cases 9, 10, 25-35, 38 and 39: files in other dialects, cut, damaged, sent twice or still on their way."""

import hashlib
import io
import os

import pandas as pd
import pytest

from pipeline.faults import DataFault
from pipeline.sources.arrival import SUMS
from tests.bad_inputs.reading import ORDERS, VISITS, accounted, codes

GOOD = "customer,seen\nann,2025-07-01\nbob,2025-07-02\n"


@pytest.fixture
def shop(company):
    """A company with whole files of visits and the SELECT that reads them."""
    company.file("visits.csv", GOOD)
    company.declare("visits.sql", VISITS)
    return company


def parquet(frame: pd.DataFrame) -> bytes:
    file = io.BytesIO()
    frame.to_parquet(file)
    return file.getvalue()


def sum_up(shop) -> None:
    """Say beside the raw files which bytes they have."""
    files = [file for file in sorted(shop.raw.rglob("*")) if file.is_file() and file.name != SUMS]
    lines = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.relative_to(shop.raw)}\n" for one in files]
    shop.file(SUMS, "".join(lines))


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-16", "utf-16-le", "cp1252"])
def test_case_09_an_undeclared_encoding_is_refused_with_a_guess_and_a_declared_one_read(shop, encoding):
    name = "Zoë Müller" if encoding == "cp1252" else "Юлия Петрова"
    shop.file("visits.csv", f"customer,seen\nann,2025-07-01\n{name},2025-07-02\n".encode(encoding))
    with pytest.raises(DataFault, match=f"It looks like {encoding}: source.yaml can declare that"):
        shop.read(max_rejected_share=0.01)
    shop.declare("source.yaml", f"tables: {{visits: {{encoding: {encoding}}}}}")
    assert accounted(shop).events["customer_id"].tolist() == sorted(["ann", name])


def test_case_09_a_byte_order_mark_is_no_part_of_the_first_column(shop):
    shop.file("visits.csv", "\ufeff" + GOOD)
    assert len(accounted(shop).events) == 2


@pytest.mark.parametrize("written", ["1234,50", "1\u00a0234,50", "1.234,50"])
def test_case_10_money_with_a_decimal_comma_is_rejected_unless_declared(shop, written):
    shop.declare("orders.sql", ORDERS)
    shop.file("orders.csv", f"customer;day;total\nann;2025-07-01;{written}\n")
    shop.declare("source.yaml", 'tables: {orders: {delimiter: ";"}}')
    assert accounted(shop).reasons == ["bad_amount"]
    shop.declare("source.yaml", 'tables: {orders: {delimiter: ";", decimal: ","}}')
    assert str(accounted(shop).events["amount"].dropna().item()) == "1234.50"


def test_case_10_a_currency_sign_is_the_selects_to_take_off(shop):
    shop.file("orders.csv", "customer,day,total\nann,2025-07-01,€12.50\n")
    shop.declare("orders.sql", ORDERS)
    assert accounted(shop).reasons == ["bad_amount"]
    shop.declare("orders.sql", ORDERS.replace("total AS", "ltrim(total, '€') AS"))
    assert str(accounted(shop).events["amount"].dropna().item()) == "12.50"


def test_case_10_a_decimal_comma_in_a_file_with_commas_is_a_line_with_too_many_columns(shop):
    shop.file("orders.csv", "customer,day,total\nann,2025-07-01,1234,50\nbob,2025-07-01,3\n")
    shop.declare("orders.sql", ORDERS)
    read = accounted(shop)
    assert read.rejected[["file", "line", "reason"]].to_numpy().tolist() == [["orders.csv", 2, "too_many_columns"]]


@pytest.mark.parametrize(("content", "told"), [("", "is empty"), ("customer,seen\n", "has no rows")])
def test_case_25_a_file_without_rows_is_refused_unless_declared(shop, content, told):
    shop.file("more.csv", content)
    shop.declare("more.sql", VISITS.replace("FROM visits", "FROM more"))
    with pytest.raises(DataFault, match=rf"more\.csv: {told}"):
        shop.read()
    if content:
        shop.declare("source.yaml", "tables: {more: {may_be_empty: true}}")
        assert accounted(shop).summary["selects"]["more.sql"]["rows"] == 0


def test_case_26_a_missing_column_is_told_with_the_nearest(shop):
    shop.declare("visits.sql", VISITS.replace("seen AS occurred_at", "seen AS ocured_at"))
    with pytest.raises(DataFault, match=r"misses occurred_at \(did you mean 'ocured_at'\?\)"):
        shop.read()
    shop.file("visits.csv", GOOD.replace("customer", "custmer"))
    shop.declare("visits.sql", VISITS)
    with pytest.raises(
        DataFault, match=r'(?s)visits\.sql: .* column "customer" not found.*Candidate bindings: "custmer"'
    ):
        shop.read()


def test_case_27_columns_are_known_by_name_and_a_name_belongs_to_one(shop):
    """A column that no SELECT asks for is no reason for a warning: the SELECT says what is needed, and a table of a
    CRM has a hundred. A SELECT that returns one nobody knows is refused: it may be a needed one, misspelt."""
    shop.file("visits.csv", "note,seen,customer\nx,2025-07-01,ann\n")
    assert accounted(shop).events["customer_id"].tolist() == ["ann"]
    shop.file("visits.csv", "seen,customer,Customer\n2025-07-01,ann,bob\n")
    with pytest.raises(DataFault, match=r"visits\.csv: has column Customer, customer more than once"):
        shop.read()
    shop.declare("visits.sql", VISITS.replace(" FROM", ", 1 AS scor FROM"))
    shop.file("visits.csv", GOOD)
    with pytest.raises(DataFault, match=r"unknown column 'scor' \(did you mean 'score'\?\)"):
        shop.read()


def test_case_28_a_type_that_changes_midway_costs_one_row_and_not_the_column(shop):
    """The row is kept as it was; a line number has only what is no row at all, as a SELECT may join and group lines."""
    lines = "".join(f"c{n},2025-07-01,{n % 9}.5\n" for n in range(1, 30_001))
    shop.file("orders.csv", f"customer,day,total\n{lines}last,2025-07-01,n/a\n")
    shop.declare("orders.sql", ORDERS)
    read = accounted(shop)
    assert (len(read.events), read.reasons) == (30_002, ["bad_amount"])
    assert '"customer_id":"last"' in read.rejected["row"].iloc[0]


def test_case_29_ragged_lines_are_kept_with_their_number_and_a_quoted_line_end_is_text(shop):
    shop.file("visits.csv", GOOD + 'kim\n"eve,\nx",2025-07-02\nzoe,2025-07-03,?\n"open,2025-07-01\n')
    read = accounted(shop)
    assert read.events["customer_id"].tolist() == ["ann", "bob", "eve,\nx"]
    assert read.rejected[["line", "reason"]].to_numpy().tolist() == [
        [4, "missing_columns"],
        [6, "too_many_columns"],
        [7, "unquoted_value"],
    ]


@pytest.mark.parametrize("other", [{"customer": [5]}, {"more": ["x"]}, {"seen": [None]}])
def test_case_30_parts_of_parquet_with_other_schemas_are_refused(shop, other):
    part = pd.DataFrame({"customer": ["ann"], "seen": ["2025-07-01"]})
    (shop.raw / "visits.csv").unlink()
    shop.file("visits/1.parquet", parquet(part))
    shop.file("visits/2.parquet", parquet(part.assign(**other)))
    with pytest.raises(DataFault, match=r"2\.parquet: has other columns or types than 1\.parquet"):
        shop.read()


@pytest.mark.parametrize("cut", [0, 4, 200])
def test_case_31_a_parquet_file_that_is_cut_is_named(shop, cut):
    (shop.raw / "visits.csv").unlink()
    shop.file("visits.parquet", parquet(pd.DataFrame({"customer": ["ann"] * 99, "seen": ["2025-07-01"] * 99}))[:cut])
    with pytest.raises(DataFault, match=r"visits\.parquet: cannot be read"):
        shop.read()


def test_case_32_one_flipped_bit_is_found_where_the_sums_were_sent(shop):
    (shop.raw / "visits.csv").unlink()
    shop.file("visits.parquet", parquet(pd.DataFrame({"customer": ["ann", "bob"], "seen": ["2025-07-01"] * 2})))
    sum_up(shop)
    assert len(accounted(shop).events) == 2
    file = shop.raw / "visits.parquet"
    content = bytearray(file.read_bytes())
    content[content.index(b"bob")] ^= 1
    file.write_bytes(content)
    with pytest.raises(DataFault, match=rf"visits\.parquet: has other bytes than {SUMS} says were sent"):
        shop.read()


def test_case_33_a_file_that_is_cut_at_a_line_end_is_found_by_its_sum_and_without_one_warned_of(shop):
    warned = [one["code"] for one in accounted(shop).summary["warnings"]]
    assert warned == ["unverified"]
    sum_up(shop)
    assert accounted(shop).summary["warnings"] == []
    shop.file("visits.csv", GOOD[: GOOD.index("bob")])
    with pytest.raises(DataFault, match="it is cut, damaged or changed"):
        shop.read()


def test_case_33_a_file_that_has_not_arrived_is_named(shop):
    shop.file("more/1.csv", GOOD)
    sum_up(shop)
    (shop.raw / "more/1.csv").unlink()
    with pytest.raises(DataFault, match=rf"more/1\.csv: was sent, as {SUMS} says, and is not there"):
        shop.read()


def test_case_33_sums_that_say_nothing_are_told_by_their_line(shop):
    shop.file(SUMS, "visits.csv: 3f\n")
    with pytest.raises(DataFault, match=rf"{SUMS}: line 1 is no sha256 with a file's name"):
        shop.read()


def test_case_34_a_bad_line_of_json_is_kept_and_no_customer(shop):
    good = '{"customer": "ann", "seen": "2025-07-01"}'
    (shop.raw / "visits.csv").unlink()
    shop.file("visits.jsonl", f'{good}\n{{"customer": "bob", \n[]\n{{"customer": "\\ud800"}}\n')
    read = accounted(shop)
    assert read.events["customer_id"].tolist() == ["ann"]
    assert read.rejected["line"].dropna().astype(int).tolist()[:2] == [2, 3]


def test_case_35_a_huge_or_deep_or_odd_field_crashes_nothing(shop):
    """Emoji, right-to-left marks and NUL are text; a line of more than 2 MB, twice the promised field, is no line."""
    odd = "a\u202eb😀\x01"
    shop.file("visits.csv", f"customer,seen\n{odd},2025-07-01\nann,{'9' * 3_000_000}\nbob,2025-07-02\n")
    read = accounted(shop)
    assert read.events["customer_id"].tolist() == [odd, "bob"]
    assert read.reasons == ["line_size_over_maximum"]
    (shop.raw / "visits.csv").unlink()
    deep = "[" * 5000 + "]" * 5000
    shop.file("visits.jsonl", f'{{"customer": "ann", "seen": "2025-07-01"}}\n{{"customer": "bob", "seen": {deep}}}\n')
    assert accounted(shop).events["customer_id"].tolist() == ["ann"]


def test_case_38_a_file_sent_again_under_another_name_is_read_once(shop):
    """Even where a SELECT adds lines up: by then rows that came twice could not be told from two."""
    (shop.raw / "visits.csv").unlink()
    orders = "customer,day,total\nann,2025-07-01,5\nann,2025-07-01,7\n"
    shop.declare("visits.sql", ORDERS.replace("total AS", "sum(total::INT) AS") + " GROUP BY customer, day")
    for name in ("july", "july (1)"):
        shop.file(f"orders/{name}.csv", orders)
    shop.file("orders/june.csv", orders.replace("07-01", "06-01"))
    read = accounted(shop)
    assert read.events["amount"].astype(int).tolist() == [12, 12]
    assert codes(read) == ["same_file"]


def test_case_38_a_month_sent_again_among_others_is_counted_once(shop):
    shop.file("more.csv", GOOD + "kim,2025-07-03\n")
    shop.declare("visits.sql", f"{VISITS} UNION ALL {VISITS.replace('FROM visits', 'FROM more')}")
    read = accounted(shop)
    assert read.events["customer_id"].tolist() == ["ann", "bob", "kim"]
    assert read.summary["selects"]["visits.sql"]["duplicates"] == 2


def test_case_39_a_file_changed_in_place_is_found_though_its_size_and_time_are_the_same(shop):
    """DVC takes a file of the same size and time for unchanged; ``./run dvc repro --force events`` reads it anew."""
    sum_up(shop)
    file = shop.raw / "visits.csv"
    before = file.stat()
    file.write_text(GOOD.replace("bob", "eve"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    with pytest.raises(DataFault, match="it is cut, damaged or changed"):
        shop.read()
