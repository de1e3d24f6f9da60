"""Tables at addresses: folders here, or in any store that fsspec has a driver for."""

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from pipeline.faults import UsageFault


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
    try:
        found = path if store.isfile(path) else f"{path}/**/*.parquet"
    except Exception as error:  # drivers raise whatever their libraries do
        raise UsageFault(f"{address}: cannot be reached: {type(error).__name__}: {error}") from error
    return store, found if is_local(store) else store.unstrip_protocol(found)
