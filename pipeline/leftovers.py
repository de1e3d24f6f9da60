"""What a killed run left behind, cleared away by the next while it holds the project's lock."""

import json
from pathlib import Path

from pipeline.beside import sweep

DVC_LOCK = Path(".dvc/tmp/rwlock")


def clear() -> None:
    """Remove what lies beside its place, and DVC's note of a process that is gone; what is whole stays."""
    sweep(Path().glob(".*"))
    sweep(Path("data").rglob(".*"))
    if DVC_LOCK.exists() and not any(map(is_dvc, holders())):
        DVC_LOCK.unlink()


def holders() -> list[int]:
    """The processes that DVC believes to work on this project; a note that was cut while it was written names none."""
    try:
        noted = json.loads(DVC_LOCK.read_text(encoding="utf-8"))
    except ValueError:
        return []
    readers = [one for several in noted.get("read", {}).values() for one in several]
    return [one["pid"] for one in [*readers, *noted.get("write", {}).values()]]


def is_dvc(pid: int) -> bool:
    """Whether the process lives and is DVC's: the kernel gives numbers of dead ones to others."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        return any(word.rpartition(b"/")[2] == b"dvc" for word in words)
    except OSError:
        return not Path("/proc").exists()
