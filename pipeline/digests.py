"""Which bytes lie at a path, told in a few: what tells that a file is still the one that was written."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path


def sha256_of(path: Path) -> str:
    """The digest of a file, or of a folder's files with their names."""
    if path.is_file():
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    files = sorted(file for file in path.rglob("*") if file.is_file())
    lines = (f"{file.relative_to(path).as_posix()} {sha256_of(file)}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def digest_of(files: Iterable[Path]) -> str:
    """One digest of several files' bytes, in their order."""
    return hashlib.sha256("".join(sha256_of(file) for file in files).encode()).hexdigest()


def damages(folder: Path, known: Mapping[str, str]) -> Iterator[str]:
    """One sentence for each path below the folder that is gone or has other bytes than were noted."""
    for name, digest in known.items():
        path = folder / name
        if not path.exists():
            yield f"{path}: is not there any more."
        elif sha256_of(path) != digest:
            yield f"{path}: has other bytes than were written; it is damaged, or somebody changed it."
