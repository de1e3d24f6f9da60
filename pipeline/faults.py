"""What can go wrong for reasons outside the code, each with the exit code a schedule reads."""

from collections.abc import Iterable


class Fault(Exception):
    """A fault of the input, the parameters or the machine: told to the user in full, without a traceback."""

    exit_code = 1


class UsageFault(Fault):
    """Parameters or a command that cannot be meant."""

    exit_code = 2


class DataFault(Fault):
    """Raw files that break the contract of a source or of the event log."""

    exit_code = 3


class GateFault(Fault):
    """A figure is on the wrong side of a limit that the parameters set: tables too old, models not good enough."""

    exit_code = 4


class LockedFault(Fault):
    """Another process works on this project: wait for it."""

    exit_code = 5


class DependencyFault(Fault):
    """A database or server that is not there, or does not do what it is asked: the same run may do later."""

    exit_code = 6


class MachineFault(Fault):
    """Too little memory or disk: the same run may do elsewhere, or with other limits."""

    exit_code = 7


def kind_of(exit_code: int) -> type[Fault]:
    """The kind of fault that gives this exit code; a bug where none does."""
    return {one.exit_code: one for one in Fault.__subclasses__()}.get(exit_code, Fault)


def raise_all(kind: type[Fault], faults: Iterable[str]) -> None:
    """Raise one fault that lists them all, if there is any."""
    if found := list(faults):
        raise kind("\n".join(found))
