"""Faults of many files told at once, not one a run."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from pipeline.faults import DataFault

Item = TypeVar("Item")
Result = TypeVar("Result")


def gather(items: Iterable[Item], work: Callable[[Item], Result]) -> tuple[list[Result], list[str]]:
    """What the work gives for each item, and what it says of the others."""
    results: list[Result] = []
    faults: list[str] = []
    for item in items:
        try:
            results.append(work(item))
        except DataFault as fault:
            faults.append(str(fault))
    return results, faults
