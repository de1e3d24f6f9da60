"""What can go wrong for reasons outside the code, each with the exit code a schedule reads."""

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


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


DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS}
WORDS = ("Out of Memory Error", "No space left on device", "bad_alloc", "database or disk is full", "disk I/O error")
"""By which libraries tell that memory or disk is used up, where they pass on nothing else."""


def is_exhausted(error: BaseException) -> bool:
    """Whether memory or disk is used up or broken, which is no fault of the data."""
    known = isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in DISK)
    return known or any(words in str(error) for words in WORDS)


@contextmanager
def told_of_the_machine() -> Iterator[None]:
    """Let memory or disk that is used up, wherever it shows, be a :class:`MachineFault` that says what to do."""
    try:
        yield
    except Fault:
        raise
    except Exception as error:
        if not is_exhausted(error):
            raise
        raise MachineFault(
            f"Memory or disk did not do: {type(error).__name__}: {str(error).partition(chr(10))[0]}\n"
            "What was there before is untouched. Make room, or give a lower 'memory_limit' and a folder with more room "
            "under 'spill_to' in params.yaml, and run the same again: finished stages are kept."
        ) from error


@contextmanager
def told_of_a_dependency(*kinds: type[Exception], preamble: str = "") -> Iterator[None]:
    """Let errors of these kinds be a :class:`DependencyFault`, unless they tell of this machine's memory or disk."""
    try:
        yield
    except kinds as error:
        if is_exhausted(error):
            raise
        raise DependencyFault(f"{preamble}{type(error).__name__}: {error}") from error


@contextmanager
def told_of_damage(file: Path) -> Iterator[None]:
    """Let what cannot be read any more be a :class:`DataFault` that names the file."""
    try:
        yield
    except ValueError as error:
        raise DataFault(
            f"{file}: cannot be read ({error}): it is damaged, or somebody changed it. Put a whole copy in its place; "
            "'python -m pipeline verify' tells what else has changed."
        ) from error
