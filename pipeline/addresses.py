"""Tables at addresses: folders here, or in any store that fsspec has a driver for."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import duckdb
from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from pipeline.faults import DependencyFault, UsageFault, told_of_a_dependency

TRACEBACK = "Traceback (most recent call last):"
"""What DuckDB's message begins with where it passes on an error of a store's driver."""


def filesystem(address: str) -> tuple[AbstractFileSystem, str]:
    """The store of an address such as ``s3://bucket/visits`` or ``visits/``, and the path in it."""
    try:
        store, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise UsageFault(
            f"{address}: no driver for such an address is installed ({error}). Drivers of fsspec are packages: "
            "s3fs for s3://, gcsfs for gs://, adlfs for abfs://."
        ) from error
    return store, str(path).rstrip("/")


def is_local(store: AbstractFileSystem) -> bool:
    return "file" in (store.protocol if isinstance(store.protocol, tuple) else (store.protocol,))


def folder_of(address: str) -> str:
    """The address as DuckDB knows it, so that all below it can be allowed."""
    store, path = filesystem(address)
    return path if is_local(store) else f"{store.unstrip_protocol(path)}/"


def parts_of(address: str) -> tuple[AbstractFileSystem, str]:
    """The store of an address, and in DuckDB's words the Parquet file that lies there, or all of them below it."""
    store, path = filesystem(address)
    with reached(address):
        found = path if store.isfile(path) else f"{path}/**/*.parquet"
    return store, found if is_local(store) else store.unstrip_protocol(found)


def reached(address: str) -> AbstractContextManager[None]:
    """Whatever the driver of a store raises is a :class:`DependencyFault`: it may be any error of any library."""
    return told_of_a_dependency(Exception, preamble=f"{address}: cannot be reached: ")


@contextmanager
def served_by_its_store(what: object) -> Iterator[None]:
    """Let a store that is down or knows nobody be a :class:`DependencyFault`; what lies there is not looked at."""
    try:
        yield
    except duckdb.Error as error:
        said = in_a_line(error)
        if not str(error).startswith(TRACEBACK) or said.startswith("FileNotFoundError"):
            raise
        raise DependencyFault(
            f"{what}: its store does not serve it: {said}. See that it can be reached from here, and that the "
            "environment has what its driver asks for, credentials and endpoint."
        ) from error


def in_a_line(error: Exception) -> str:
    """The first line of what DuckDB or another library says, the first after it where that is a driver's traceback."""
    lines = [line for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    return next((line for line in lines if not line.startswith((" ", TRACEBACK))), lines[0])
