"""Segments = satisfaction level x main reason, the reasons found by density."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, ClusterMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from models.directions import Method, Search, cosines, unit
from models.levels import level_of
from models.matrix import Floats, Ints

MIXED = "mixed"
"""The reason of customers whom no theme of their level's segments moves."""


@dataclass(frozen=True, order=True)
class Group:
    """A segment: a satisfaction level (0 is the lowest) and the theme that sets its members apart.

    ``sign`` says whether the theme takes from their satisfaction (-1), adds to it (1) or there is none (0).
    """

    level: int
    theme: str
    sign: int


@dataclass(frozen=True)
class Cluster:
    """A dense direction in the space of reasons: whose group it is, its mean, the cosine nine in ten members reach."""

    group: Group
    direction: Floats
    radius: float


class SatisfactionSegmenter(TransformerMixin, ClusterMixin, BaseEstimator):
    """Finds what customers of one satisfaction level have in common in the reasons for it.

    The first column of ``X`` is the estimated satisfaction, each other what one theme adds to or takes from it. Within
    a level HDBSCAN looks for dense directions in the space of reasons, and each cluster's main theme makes a group.
    HDBSCAN finds some in a single cloud, too: a cluster counts only where customers lie denser than in a normal
    distribution of the same mean and covariance. Every customer of the level is then placed with the theme, of those
    found, that moves them most. The clusters' own borders shift with each sample, a customer's main theme hardly does:
    placing the same customers after two refits agrees much better this way than by the nearest cluster
    (``python -m benchmarks.segments``).

    Parameters
    ----------
    bands : sequence of float, rising; the levels lie below, between and above them
    themes : sequence of str, one per column of ``X`` but the first, or None for their numbers
    method : what looks for the clusters: ``hdbscan``, ``k_means``, ``gaussian_mixture``; ``levels`` looks for none
    min_cluster_size, min_samples : as in :class:`hdbscan.HDBSCAN`
    min_share : float, a group holding less of all customers is dissolved among the others of its level
    min_points : float, points of satisfaction below which what a theme adds or takes is no reason
    max_rows : int, customers of a level that are looked at for clusters; an even sample of more
    random_state : int, of the chance that clusters are held against, and of methods that begin anywhere

    Attributes
    ----------
    groups_ : list of Group, lowest level first; each level has one with the theme ``MIXED``
    labels_ : the group of each row learned from, as an index into ``groups_``
    clusters_ : list of Cluster of the groups that were kept
    """

    def __init__(
        self,
        *,
        bands: Sequence[float] = (50, 75),
        themes: Sequence[str] | None = None,
        method: Method = "hdbscan",
        min_cluster_size: int = 50,
        min_samples: int | None = 10,
        min_share: float = 0.02,
        min_points: float = 1.0,
        max_rows: int = 10_000,
        random_state: int = 0,
    ):
        self.bands = bands
        self.themes = themes
        self.method = method
        self.min_cluster_size = min_cluster_size
        self.min_samples = min_samples
        self.min_share = min_share
        self.min_points = min_points
        self.max_rows = max_rows
        self.random_state = random_state

    def fit(self, X: pd.DataFrame, y: None = None) -> Self:
        matrix = validate_data(self, X, dtype=np.float64, copy=True, ensure_min_samples=2)
        self.theme_names_ = [str(i) for i in range(matrix.shape[1] - 1)] if self.themes is None else list(self.themes)
        levels = self._levels(matrix)
        self.clusters_ = [
            cluster for level in range(self._n_levels) for cluster in self._clusters(level, matrix[levels == level, 1:])
        ]
        self.closed_levels_: list[int] = []
        self._set_groups()
        self._dissolve_small(matrix)
        self._close_levels(matrix)
        self.labels_ = self._place(matrix)
        return self

    @property
    def _n_levels(self) -> int:
        return len(self.bands) + 1

    def _levels(self, matrix: Floats) -> Ints:
        return level_of(matrix[:, 0], tuple(self.bands))

    def _clusters(self, level: int, reasons: Floats) -> Iterator[Cluster]:
        moved = reasons[np.abs(reasons).max(axis=1, initial=0.0) >= self.min_points]
        if len(moved) < 2 * self.min_cluster_size:
            return
        sample = moved[:: int(np.ceil(len(moved) / self.max_rows))]
        search = Search(self.method, self.min_cluster_size, self.min_samples, self.random_state)
        for members, direction, radius in search(sample):
            yield Cluster(self._named(level, sample[members].mean(axis=0)), direction, radius)

    def _named(self, level: int, reasons: Floats) -> Group:
        main = int(np.abs(reasons).argmax())
        return Group(level, self.theme_names_[main], int(np.sign(reasons[main])))

    def _set_groups(self) -> None:
        mixed = {Group(level, MIXED, 0) for level in range(self._n_levels)}
        self.groups_ = sorted({cluster.group for cluster in self.clusters_} | mixed)

    def _dissolve_small(self, matrix: Floats) -> None:
        """Drop the groups below ``min_share``, smallest first, until none is left."""
        while named := [number for number, group in enumerate(self.groups_) if group.theme != MIXED]:
            sizes = np.bincount(self._place(matrix), minlength=len(self.groups_))
            smallest = min(named, key=lambda number: (sizes[number], number))
            if sizes[smallest] >= self.min_share * len(matrix):
                return
            self.clusters_ = [one for one in self.clusters_ if one.group != self.groups_[smallest]]
            self._set_groups()

    def _close_levels(self, matrix: Floats) -> None:
        """Where few are mixed at a level that has groups, all of the level go to the nearest of them."""
        sizes = np.bincount(self._place(matrix), minlength=len(self.groups_))
        named = {cluster.group.level for cluster in self.clusters_}
        self.closed_levels_ = [
            group.level
            for group, size in zip(self.groups_, sizes, strict=True)
            if group.theme == MIXED and group.level in named and size < self.min_share * len(matrix)
        ]

    def _points(self, matrix: Floats) -> Floats:
        """How far the theme of each group moves each row its way, shape (rows, groups); -inf with other levels'."""
        levels = self._levels(matrix)
        found = np.full((len(matrix), len(self.groups_)), -np.inf)
        for number, group in enumerate(self.groups_):
            own = levels == group.level
            if group.theme != MIXED:
                found[own, number] = group.sign * matrix[own, 1 + self.theme_names_.index(group.theme)]
            elif group.level not in self.closed_levels_:
                found[own, number] = self.min_points
        return found

    def _place(self, matrix: Floats) -> Ints:
        return np.asarray(np.round(self._points(matrix), 9).argmax(axis=1))

    def predict(self, X: pd.DataFrame) -> Ints:
        """The group of each row, as an index into ``groups_``."""
        check_is_fitted(self)
        return self._place(validate_data(self, X, dtype=np.float64, reset=False))

    def membership(self, X: pd.DataFrame) -> npt.NDArray[np.str_]:
        """``core`` within the radius of a cluster of its group, ``assigned`` beyond it, ``mixed`` in no group."""
        check_is_fitted(self)
        matrix = validate_data(self, X, dtype=np.float64, reset=False)
        placed, directions = self._place(matrix), unit(matrix[:, 1:])
        names = np.array([MIXED if group.theme == MIXED else "assigned" for group in self.groups_])
        found: npt.NDArray[np.str_] = names[placed]
        for cluster in self.clusters_:
            own = placed == self.groups_.index(cluster.group)
            found[own & (cosines(directions, cluster.direction) >= cluster.radius)] = "core"
        return found

    def transform(self, X: pd.DataFrame) -> Floats:
        """Cosine of each row's reasons with the mean direction of each cluster, shape (rows, clusters)."""
        check_is_fitted(self)
        matrix = validate_data(self, X, dtype=np.float64, reset=False)
        directions = np.array([one.direction for one in self.clusters_]).reshape(-1, matrix.shape[1] - 1)
        return cosines(unit(matrix[:, 1:]), directions.T)
