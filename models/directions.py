"""Dense directions in the space of reasons: where customers lie closer together than chance would put them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from hdbscan import HDBSCAN
from sklearn.cluster import KMeans
from sklearn.mixture import GaussianMixture
from threadpoolctl import threadpool_limits

from models.matrix import Flags, Floats, Ints

Method = Literal["hdbscan", "k_means", "gaussian_mixture", "levels"]

DENSER_THAN_CHANCE = 2.5
"""How many times the share of customers that chance puts there must be as near as the inner half of a cluster. In
single normal clouds HDBSCAN was seen to find clusters of up to 1.8, in the demo and in Olist most are above 5."""

CHANCE_ROWS = 10
"""Rows of chance drawn for each customer: the more, the less what is expected of it varies."""


class Dense(NamedTuple):
    """A cluster: the rows it was found in, its mean direction, the cosine nine in ten members reach."""

    members: Flags
    direction: Floats
    radius: float


@dataclass(frozen=True)
class Search:
    """How clusters are looked for; parameters as in :class:`models.segmentation.SatisfactionSegmenter`."""

    method: Method
    min_cluster_size: int
    min_samples: int | None
    random_state: int

    def __call__(self, reasons: Floats) -> Iterator[Dense]:
        """The clusters of the reasons' directions that are denser than those of a normal distribution."""
        directions, chance = unit(reasons), self._chance(reasons)
        labels = self.labels(directions)
        for members in (labels == number for number in np.unique(labels[labels >= 0])):
            direction = unit(directions[members].mean(axis=0, keepdims=True))[0]
            radius, inner = np.quantile(cosines(directions[members], direction), (0.1, 0.5))
            expected = DENSER_THAN_CHANCE * share_within(inner, chance, direction)
            # One theme has but two directions, which chance fills as well.
            if reasons.shape[1] == 1 or share_within(inner, directions, direction) >= expected:
                yield Dense(members, direction, float(radius))

    def labels(self, directions: Floats) -> Ints:
        """The cluster of each direction, -1 in none."""
        with threadpool_limits(limits=1):  # sums over more threads differ in their last bits
            return METHODS[self.method](self, directions)

    def _chance(self, reasons: Floats) -> Floats:
        """Directions drawn from a normal distribution with the mean and covariance of the reasons."""
        with threadpool_limits(limits=1):
            return self._drawn(reasons)

    def _drawn(self, reasons: Floats) -> Floats:
        random = np.random.default_rng(self.random_state)
        covariance = np.atleast_2d(np.cov(reasons, rowvar=False))
        drawn = random.multivariate_normal(
            reasons.mean(axis=0), covariance, CHANCE_ROWS * len(reasons), check_valid="ignore", method="eigh"
        )
        return unit(drawn)

    def hdbscan(self, directions: Floats) -> Ints:
        size = min(self.min_cluster_size, len(directions) // 2)
        found = HDBSCAN(min_cluster_size=size, min_samples=self.min_samples, core_dist_n_jobs=1)
        return np.asarray(found.fit_predict(directions), dtype=np.int64)

    def k_means(self, directions: Floats) -> Ints:
        found = KMeans(each_way(directions), n_init=4, random_state=self.random_state).fit_predict(directions)
        return np.asarray(found, dtype=np.int64)

    def gaussian_mixture(self, directions: Floats) -> Ints:
        found = GaussianMixture(each_way(directions), reg_covar=1e-3, random_state=self.random_state)
        return np.asarray(found.fit_predict(directions), dtype=np.int64)

    def levels(self, directions: Floats) -> Ints:
        return np.full(len(directions), -1)


METHODS: dict[Method, Callable[[Search, Floats], Ints]] = {
    "hdbscan": Search.hdbscan,
    "k_means": Search.k_means,
    "gaussian_mixture": Search.gaussian_mixture,
    "levels": Search.levels,
}
"""Only HDBSCAN finds how many clusters there are; ``levels`` looks for none."""


def each_way(directions: Floats) -> int:
    """One cluster for each theme and way it moves customers, or one for each direction where there are fewer."""
    return int(min(2 * directions.shape[1], len(np.unique(directions, axis=0))))


def unit(rows: Floats) -> Floats:
    """Each row at length one; rows of zeros stay."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, length, out=np.zeros_like(rows), where=length > 0))


def cosines(directions: Floats, others: Floats) -> Floats:
    """Rounded, as the last bits vary with the machine, and many customers' directions are exactly the same."""
    return np.asarray(np.round(directions @ others, 12))


def share_within(least: float, directions: Floats, centre: Floats) -> float:
    """The share of the directions whose cosine with the centre is at least that."""
    return float(np.mean(cosines(directions, centre) >= least))
