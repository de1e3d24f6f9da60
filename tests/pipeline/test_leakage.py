import pytest

from models.leaks.alarm import Leak
from pipeline.faults import DataFault
from pipeline.leakage import MEANINGS, stop_at

LEAKS = [Leak(kind, 0.987, 0.95, "reason" if "_afterwards" in kind else None) for kind in MEANINGS]


def test_all_leaks_are_told_at_once_with_their_figures_and_how_to_go_on():
    with pytest.raises(DataFault, match=r"acknowledged: \[tells_alone, filled_afterwards:reason, ") as fault:
        stop_at("churn", LEAKS, [])
    told = str(fault.value)
    assert fault.value.exit_code == 3
    assert all(f"- {leak.name}: " in told for leak in LEAKS)
    assert "AUC of 0.987; above 0.950" in told


def test_what_is_acknowledged_by_name_is_counted_and_stops_nothing():
    assert stop_at("churn", LEAKS, [leak.name for leak in LEAKS]) == len(LEAKS)
    assert stop_at("churn", [], []) == 0


def test_another_column_is_another_leak():
    with pytest.raises(DataFault, match="tells_alone:spend"):
        stop_at("churn", [Leak("tells_alone", 1.0, 0.95, "spend")], ["tells_alone:reason", "tells_alone"])
