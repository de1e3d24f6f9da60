import gzip

import pytest

from pipeline.faults import DataFault

VISITS = "SELECT customer AS customer_id, seen AS occurred_at, 'visit' AS kind FROM visits"
ORDERS = "SELECT customer AS customer_id, '2025-07-01' AS occurred_at, 'purchase' AS kind, total AS amount FROM orders"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("visits.csv", "customer,seen\n00123,2025-07-01\n"),
        ("visits.csv", "\ufeffcustomer,seen\r\n00123,2025-07-01\r\n"),
        ("visits.tsv", "customer\tseen\n00123\t2025-07-01\n"),
        ("visits.txt", 'seen,"customer"\n2025-07-01,"00123"'),
        ("visits.csv.gz", gzip.compress(b"customer,seen\n00123,2025-07-01\n", mtime=0)),  # no clock in the test's name
        ("visits/2025/july.csv", "customer,seen\n00123,2025-07-01\n"),
    ],
)
def test_plain_files_need_no_declaration(company, name, content):
    company.file(name, content)
    company.declare("visits.sql", VISITS)
    assert company.read().events["customer_id"].tolist() == ["00123"]


@pytest.mark.parametrize(
    ("declared", "content"),
    [
        ('{delimiter: ";", encoding: cp1251}', "customer;seen\nЮлия;2025-07-01\n".encode("cp1251")),
        ('{delimiter: "\\t", encoding: utf-16}', "customer\tseen\nЮлия\t2025-07-01\n".encode("utf-16")),
        ("{delimiter: whitespace}", "  customer   seen\n Юлия  2025-07-01\n"),
        ("{header: false, columns: {customer: text, seen: text}}", "Юлия,2025-07-01\n"),
        ('{quote: "\'"}', "customer,seen\n'Юлия','2025-07-01'\n"),
        ('{null_values: ["", "?"]}', "customer,seen\nЮлия,2025-07-01\n?,2025-07-02\n"),
    ],
)
def test_other_dialects_are_declared(company, declared, content):
    company.file("visits.csv", content)
    company.declare("source.yaml", f"tables: {{visits: {declared}}}")
    company.declare("visits.sql", VISITS)
    assert company.read().events["customer_id"].tolist() == ["Юлия"]


@pytest.mark.parametrize("written", ["1234,50", "1 234,50", "1\u00a0234,50", "1.234,50", "1234.50"])
def test_a_declared_decimal_comma_becomes_a_point(company, written):
    company.file("orders.csv", f"customer;total;note\nann;{written};1,5 kg\n")
    company.declare("source.yaml", 'tables: {orders: {delimiter: ";", decimal: ","}}')
    company.declare("orders.sql", ORDERS.replace(" FROM", ", note AS text FROM"))
    row = company.read().events.iloc[0]
    assert (str(row["amount"]), row["text"]) == ("1234.50", "1,5 kg")


def test_lines_that_do_not_fit_are_kept_with_their_number(company):
    company.file("visits.csv", 'customer,seen\nann,2025-07-01\nbob\n"eve,\nx",2025-07-02\nkim,2025-07-03,?\n"zoe,1\n')
    company.declare("visits.sql", VISITS)
    read = company.read()
    assert read.events["customer_id"].tolist() == ["ann", "eve,\nx"]
    assert read.rejected[["file", "line", "reason"]].to_numpy().tolist() == [
        ["visits.csv", 3, "missing_columns"],
        ["visits.csv", 5, "too_many_columns"],
        ["visits.csv", 6, "unquoted_value"],
    ]


def test_an_undeclared_encoding_loses_no_row_in_silence(company):
    company.file("visits.csv", "customer,seen\nann,2025-07-01\nЮлия,2025-07-01\n".encode("cp1251"))
    company.declare("visits.sql", VISITS)
    assert company.read().reasons == ["invalid_encoding"]
    with pytest.raises(
        DataFault, match=r"visits\.csv: 1 of 2 lines cannot be read, the first is 3: It looks like cp1251"
    ):
        company.read(max_rejected_share=0.01)


def test_a_header_in_an_undeclared_encoding_is_told(company):
    company.file("visits.csv", "имя,когда\nann,2025-07-01\n".encode("cp1251"))
    company.declare("visits.sql", VISITS)
    with pytest.raises(DataFault, match=r"visits\.csv: has a header that is not in utf-8\. It looks like cp1251"):
        company.read()


def test_a_wrongly_declared_encoding_is_told(company):
    company.file("visits.csv", b"customer,seen\nann\xff,2025-07-01\n")
    company.declare("source.yaml", "tables: {visits: {encoding: utf-16}}")
    company.declare("visits.sql", VISITS)
    with pytest.raises(DataFault, match=r"visits\.csv: is not in utf-16"):
        company.read()


def test_parts_may_order_their_columns_anew_but_not_have_others(company):
    company.file("visits/1.csv", "customer,seen\nann,2025-07-01\n")
    company.file("visits/2.csv", "seen,customer\n2025-07-02,bob\n")
    company.declare("visits.sql", VISITS)
    assert company.read().events["customer_id"].tolist() == ["ann", "bob"]
    company.file("visits/3.csv", "client,seen\nann,2025-07-01\n")
    with pytest.raises(DataFault, match=r"3\.csv: has columns client, seen, 1\.csv customer, seen"):
        company.read()


def test_a_column_named_twice_is_a_fault(company):
    company.file("visits.csv", "customer,seen,Customer\nann,2025-07-01,bob\n")
    company.declare("visits.sql", VISITS)
    with pytest.raises(DataFault, match=r"visits\.csv: has column Customer, customer more than once"):
        company.read()


def test_a_column_without_a_name_is_called_by_its_place(company):
    company.file("visits.csv", ",customer,seen\n0,ann,2025-07-01\n")
    company.declare("visits.sql", VISITS.replace(" FROM", ", column0 AS text FROM"))
    assert company.read().events["text"].tolist() == ["0"]


def test_lines_that_end_in_two_ways_are_a_fault(company):
    company.file("visits.csv", "customer,seen\nann,2025-07-01\r\nbob,2025-07-01\n")
    company.declare("visits.sql", VISITS)
    with pytest.raises(DataFault, match=r"visits\.csv: cannot be read"):
        company.read()


@pytest.mark.parametrize(("content", "told"), [("", "is empty"), ("customer,seen\n", "has no rows")])
def test_a_file_without_rows_is_a_fault(company, content, told):
    company.file("visits.csv", content)
    company.declare("visits.sql", VISITS)
    with pytest.raises(DataFault, match=rf"visits\.csv: {told}"):
        company.read()


def test_a_file_may_be_declared_to_have_no_rows(company):
    company.select("('ann', '2025-07-01', 'visit')")
    company.file("visits.csv", "customer,seen\n")
    company.declare("visits.sql", VISITS)
    company.declare("source.yaml", "tables: {visits: {may_be_empty: true}}")
    assert company.read().summary["selects"]["visits.sql"]["rows"] == 0


def test_a_file_of_1997_without_header_or_order_numbers_is_one_select(company):
    company.file(
        "cdnow.txt",
        " 00001 19970101  1   11.77\n 00002 19970112  1   12.00\n"
        " 00002 19970112  5   77.00\n 00004 19970101  2   29.33\n",
    )
    company.declare(
        "source.yaml",
        """
        as_of: "1998-07-01"
        currency: USD
        tables:
          cdnow: {delimiter: whitespace, header: false, columns: {id: text, day: text, cds: text, amount: text}}
        """,
    )
    company.declare(
        "purchases.sql",
        """
        SELECT id AS customer_id, strptime(day, '%Y%m%d') AS occurred_at, 'purchase' AS kind, amount
        FROM cdnow
        """,
    )
    read = company.read(max_rejected_share=0)
    assert read.events[["customer_id", "occurred_at", "amount"]].astype(str).to_numpy().tolist() == [
        ["00001", "1997-01-01", "11.77"],
        ["00002", "1997-01-12", "12.00"],
        ["00002", "1997-01-12", "77.00"],
        ["00004", "1997-01-01", "29.33"],
    ]
