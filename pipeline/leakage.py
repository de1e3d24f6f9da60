"""Leaks stop a run before anything rests on them, unless somebody has said that one is none."""

from collections.abc import Collection, Iterable
from typing import Any

from pipeline.faults import DataFault

MEANINGS = {
    "tells_alone": (
        "alone it ranks the outcome with an AUC of {figure:.3f}; above {limit:.3f} a column rather is the outcome",
        "see when its source is written, and give its events the time they became known as recorded_at",
    ),
    "filled_afterwards": (
        "{figure:.1%} of the rows with a value there have one outcome, as if it were written after that",
        "see when its source is written, and give its events the time they became known as recorded_at",
    ),
    "near_copies": (
        "{figure:.1%} of the rows judged on are also among those learned from, beyond chance ({limit:.1%})",
        "see whether profiles of several dates are the same, or customers are in the log under several ids",
    ),
    "shared_customers": (
        "{figure:.1%} of the rows judged on are of customers that are learned from at the same dates",
        "split by customer or by date",
    ),
    "oversampled": (
        "{figure:.1%} of one outcome's rows have an exact copy of the same outcome; more than {limit:.0%} is no chance",
        "take the copies out, or make them after the split and of the rows learned from alone",
    ),
    "invented_counts": (
        "its counts are whole for one outcome and broken for the other, as in rows made by interpolation",
        "take the rows out that were made, or make them after the split",
    ),
    "test_above_validation": (
        "the test is ranked with an AUC of {figure:.3f}, far above the validation before it (at most {limit:.3f})",
        "see what the last date's events have that those of the earlier dates lack",
    ),
    "permuted_outcomes": (
        "outcomes dealt anew at random are foretold with an AUC of {figure:.3f} instead of 0.5 (at most {limit:.3f})",
        "see where the outcomes of the test get into what is learned",
    ),
}
"""By kind of leak: what was found, and how to repair it."""

TOLD = """\
{stage}: what is learned here knows what nobody could have known, or so it looks:
{leaks}
Nothing was written. If one of these is as it should be, say so in params.yaml or source.yaml:
{stage}: {{acknowledged: [{names}]}}"""


def stop_at(stage: str, leaks: Iterable[Any], acknowledged: Collection[str]) -> int:
    """How many leaks there are, all of them acknowledged; a fault that tells every other one."""
    found = [*leaks]
    if new := [leak for leak in found if leak.name not in acknowledged]:
        told = "\n".join(f"- {leak.name}: {in_words(leak)}." for leak in new)
        raise DataFault(TOLD.format(stage=stage, leaks=told, names=", ".join(leak.name for leak in new)))
    return len(found)


def in_words(leak: Any) -> str:
    """What was found, and what to do."""
    what, how = MEANINGS[leak.kind]
    return f"{what.format(figure=leak.figure, limit=leak.limit)}; {how}"
