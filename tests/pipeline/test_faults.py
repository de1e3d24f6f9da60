"""What a schedule and a person are told of a fault."""

import errno
from pathlib import Path

import pytest

from pipeline.faults import (
    DataFault,
    DependencyFault,
    Fault,
    GateFault,
    LockedFault,
    MachineFault,
    UsageFault,
    kind_of,
    raise_all,
    told_of_a_dependency,
    told_of_the_machine,
)

KINDS = (Fault, UsageFault, DataFault, GateFault, LockedFault, DependencyFault, MachineFault)


def test_each_kind_of_fault_has_its_own_exit_code() -> None:
    assert [kind.exit_code for kind in KINDS] == [1, 2, 3, 4, 5, 6, 7]


def test_the_kind_is_known_by_its_exit_code_and_any_other_is_a_bug() -> None:
    assert [kind_of(kind.exit_code) for kind in KINDS] == [*KINDS]
    assert kind_of(255) is Fault


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(DataFault, match=r"^orders\.csv is empty\nvisits\.csv is empty$"):
        raise_all(DataFault, (f"{name}.csv is empty" for name in ("orders", "visits")))


def test_without_a_fault_nothing_is_raised() -> None:
    raise_all(UsageFault, iter(()))


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "full"), OSError(errno.EIO, "broken"), MemoryError(), OSError("Out of Memory Error")],
    ids=["no space", "broken disk", "no memory", "DuckDB's words"],
)
def test_what_the_machine_lacks_is_told_wherever_it_shows(error: Exception) -> None:
    with pytest.raises(MachineFault, match="Make room") as told, told_of_the_machine():
        raise error
    assert told.value.exit_code == 7


def test_a_bug_is_not_the_machines() -> None:
    with pytest.raises(OSError, match="nowhere"), told_of_the_machine():
        Path("nowhere").read_text()


@pytest.mark.parametrize(
    ("error", "kind"),
    [(OSError("no such host"), DependencyFault), (OSError("disk I/O error"), OSError), (ValueError("odd"), ValueError)],
)
def test_a_database_that_refuses_is_not_a_disk_that_is_full(error: Exception, kind: type[Exception]) -> None:
    with pytest.raises(kind, match=str(error)), told_of_a_dependency(OSError):
        raise error
