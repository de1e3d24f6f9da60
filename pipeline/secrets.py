"""Secrets: from the environment, or from a file that it names, and from nowhere else."""

import os
from pathlib import Path

from pipeline.faults import UsageFault


def secret(name: str) -> str | None:
    """What ``NAME`` holds, else what stands in the file of ``NAME_FILE``, as orchestrators mount secrets; else None.

    Raises UsageFault if that file cannot be read.
    """
    if (held := os.environ.get(name)) or not (file := os.environ.get(f"{name}_FILE")):
        return held or None
    try:
        return Path(file).read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageFault(f"{name}_FILE names {file}, which cannot be read as text: {error}.") from None
