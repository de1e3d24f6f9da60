import pytest

from benchmarks.tone import COLUMNS, judged
from tests.models.written import texts


def test_a_log_has_a_cell_for_each_figure():
    row = judged("shop", texts(200))
    assert len(row) == len(COLUMNS)
    assert row[:2] == ["shop", "400"]
    auc, brier, brier_of_the_share = (float(row[COLUMNS.index(one)]) for one in ("AUC", "Brier", "Brier of the share"))
    assert auc > 0.95
    assert brier < brier_of_the_share


@pytest.mark.parametrize("customers", [10, 40])
def test_too_few_texts_are_told(customers):
    row = judged("shop", texts(customers))
    assert row[2] == "too few to learn from"
    assert len(row) == len(COLUMNS)
