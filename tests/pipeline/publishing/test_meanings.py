"""Every released column is explained in both languages."""

import pytest

from pipeline.publishing.meanings import TABLES
from pipeline.report.tables import CUSTOMER_COLUMNS

COLUMNS = [(table, name) for table, columns in TABLES.items() for name in columns]


@pytest.mark.parametrize(("table", "name"), COLUMNS)
def test_a_meaning_is_a_phrase_in_english_and_in_russian(table: str, name: str) -> None:
    column = TABLES[table][name]
    assert column.en.isascii()
    assert any("а" <= letter <= "я" for letter in column.ru)
    assert not column.en.endswith(".")


def test_all_columns_of_a_customer_are_explained_in_their_order() -> None:
    assert tuple(TABLES["customers"]) == CUSTOMER_COLUMNS
