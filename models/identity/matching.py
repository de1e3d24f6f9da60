"""Which groups of customers of one run are those of the run before, by the customers they share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd
from scipy.optimize import linear_sum_assignment

SPLIT, MERGED = 0.25, 0.5
"""The part of an earlier group's customers that each piece of a split has, and that goes into a merged one."""

What = Literal["born", "died", "split", "merged"]


@dataclass(frozen=True)
class Change:
    """A segment that began or ended, fell into the ``others`` or was made of them."""

    what: What
    segment_id: str
    others: tuple[str, ...]


def steady(earlier: pd.DataFrame, memberships: pd.DataFrame) -> pd.DataFrame:
    """One row per customer of ``earlier`` whom today's model sees in one segment at the dates around that day.

    Where the model of that day places such a customer otherwise (``then``, ``now``), the model changed and not the
    customer. If the day is itself among the dates of ``memberships``, all who were there are compared.

    Args: ``earlier`` with ``customer_id, as_of, segment_id`` at one day, ``memberships`` with the same at several.
    """
    day, dates = earlier.as_of.max(), memberships.as_of
    around = {dates[dates <= day].max(), dates[dates >= day].min()} - {pd.NaT}
    near = memberships[dates.isin(around)].groupby("customer_id").segment_id.agg(["min", "max", "size"])
    unmoved = near[(near["min"] == near["max"]) & (near["size"] == len(around))]
    then = earlier.set_index("customer_id").segment_id.rename("then")
    return pd.concat([then, unmoved["min"].rename("now")], axis=1, join="inner").sort_index()


def overlap(compared: pd.DataFrame) -> pd.DataFrame:
    """How many customers each segment ``then`` (rows) shares with each group ``now`` (columns)."""
    return pd.crosstab(compared.then, compared.now)


def jaccard(shared: pd.DataFrame) -> pd.DataFrame:
    """Shared customers over all of both (Jaccard 1901)."""
    counts = shared.to_numpy(float)
    both = counts.sum(axis=1, keepdims=True) + counts.sum(axis=0, keepdims=True) - counts
    return pd.DataFrame(counts / both, shared.index, shared.columns)


def carried_on(shared: pd.DataFrame, min_jaccard: float) -> dict[str, str]:
    """By group now the one segment then that it carries on: the pairs whose Jaccard indices sum up to most (Kuhn 1955).

    None is carried on that shares less than ``min_jaccard``.
    """
    alike = jaccard(shared)
    enough = alike.where(alike >= min_jaccard, 0.0).to_numpy()
    pairs = zip(*linear_sum_assignment(enough, maximize=True), strict=True)
    return {str(alike.columns[now]): str(alike.index[then]) for then, now in pairs if enough[then, now] > 0}


def changes(shared: pd.DataFrame) -> Iterator[Change]:
    """What became of segments: rows and columns of ``shared`` are ids, and one that lives on is in both.

    A segment splits where two or more have a quarter of its customers each, and is merged of those that give it half
    of theirs, if these are two (MONIC: Spiliopoulou et al. 2006). One that died tells who has a quarter of its
    customers, one that was born whom it has a quarter of its own from.
    """
    given, taken = shared.div(shared.sum(axis=1), axis=0), shared / shared.sum()
    pieces = {one: tuple(given.columns[given.loc[one] >= SPLIT]) for one in given.index}
    origins = {one: tuple(taken.index[taken[one] >= SPLIT]) for one in taken.columns}
    merged = {one: tuple(given.index[given[one] >= MERGED]) for one in given.columns}
    yield from (Change("died", one, pieces[one]) for one in shared.index.difference(shared.columns))
    yield from (Change("split", one, into) for one, into in pieces.items() if len(into) > 1)
    yield from (Change("merged", one, of) for one, of in merged.items() if len(of) > 1)
    yield from (Change("born", one, origins[one]) for one in shared.columns.difference(shared.index))
