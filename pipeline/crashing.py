"""Points at which a test lets a process die as by ``kill -9``; they do nothing where nobody asks for it."""

import os

CRASH_AT = "CRASH_AT"
"""The environment variable that names the point."""

KILLED = 137


def crash_point(name: str) -> None:
    """End the process at once, with nothing flushed or cleaned up, if this is the point to do so."""
    if os.environ.get(CRASH_AT) == name:
        os._exit(KILLED)
