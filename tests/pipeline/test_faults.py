"""What a schedule and a person are told of a fault."""

import pytest

from pipeline.faults import DataFault, DependencyFault, Fault, MachineFault, UsageFault, raise_all


def test_each_kind_of_fault_has_its_own_exit_code() -> None:
    assert [kind.exit_code for kind in (Fault, UsageFault, DataFault, DependencyFault, MachineFault)] == [1, 2, 3, 6, 7]


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(DataFault, match=r"^orders\.csv is empty\nvisits\.csv is empty$"):
        raise_all(DataFault, (f"{name}.csv is empty" for name in ("orders", "visits")))


def test_without_a_fault_nothing_is_raised() -> None:
    raise_all(UsageFault, iter(()))
