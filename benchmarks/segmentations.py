"""Ways to put customers into groups: ours, and what else one could do."""

from collections.abc import Callable
from functools import partial
from typing import Any, Self

import numpy as np
from hdbscan import HDBSCAN, approximate_predict
from sklearn.base import BaseEstimator, ClusterMixin, clone
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.mixture import GaussianMixture
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from benchmarks.customers import BANDS, Customers, without_gaps
from benchmarks.logs import params
from models.directions import Method
from models.matrix import Floats, Ints
from models.rules import MISSING
from models.segmentation import MIXED, SatisfactionSegmenter

SEED = 0
GROUPS = 8
NOISE = -1


Placing = Callable[[Customers], Ints]
"""The group of each customer; below zero where they have none of their own, ``NOISE`` where they have none at all."""

Segmentation = Callable[[Customers], Placing]
"""Groups learned from some customers."""


def ours(known: Customers, method: Method | None = None) -> Placing:
    """As the pipeline does, with the method of params.yaml or another."""
    segmenter = fitted(known, method)
    label = np.array([n if one.theme != MIXED else NOISE - 1 - one.level for n, one in enumerate(segmenter.groups_)])
    return lambda anybody: label[segmenter.predict(anybody.reasons)]


def fitted(known: Customers, method: Method | None = None) -> SatisfactionSegmenter:
    given = params("segments") | ({"method": method} if method else {})
    return SatisfactionSegmenter(bands=BANDS, themes=known.themes, **given).fit(known.reasons)


def nearest_cluster(known: Customers) -> Placing:
    """The same groups, but each customer in that of the nearest direction among the clusters of their level."""
    segmenter = fitted(known)
    level = np.array([one.group.level for one in segmenter.clusters_])
    group = np.array([segmenter.groups_.index(one.group) for one in segmenter.clusters_])

    def placing(anybody: Customers) -> Ints:
        near = np.where(anybody.levels[:, None] == level, segmenter.transform(anybody.reasons), -np.inf)
        return np.where(near.max(axis=1) > -np.inf, group[near.argmax(axis=1)], NOISE - 1 - anybody.levels)

    return placing


def equal_bins(known: Customers, bins: int = 5) -> Placing:
    borders = np.quantile(known.estimate, np.arange(1, bins) / bins)
    return lambda anybody: np.searchsorted(borders, anybody.estimate)


def one_tree(known: Customers, leaves: int = 14) -> Placing:
    """The leaves of the tree that rebuilds the estimate best: the most that as many worded rules can tell of it."""
    tree = DecisionTreeRegressor(max_leaf_nodes=leaves, random_state=SEED)
    tree.fit(known.experiences.fillna(MISSING), known.estimate)
    return lambda anybody: np.asarray(tree.apply(anybody.experiences.fillna(MISSING)))


def finer_levels(known: Customers) -> Placing:
    """Ours with six levels in the place of three."""
    given = params("segments") | {"bands": (35, 50, 62.5, 75, 87)}
    segmenter = SatisfactionSegmenter(themes=known.themes, **given).fit(known.reasons)
    return lambda anybody: segmenter.predict(anybody.reasons)


def ours_by_rules(known: Customers) -> Placing:
    """Ours, each customer put where one tree of 14 leaves takes them to belong: rules that hold without exception."""
    tree = DecisionTreeClassifier(max_leaf_nodes=14, random_state=SEED)
    tree.fit(known.experiences.fillna(MISSING), fitted(known).labels_)
    return lambda anybody: np.asarray(tree.predict(anybody.experiences.fillna(MISSING)))


class Density(ClusterMixin, BaseEstimator):
    """HDBSCAN on an even sample of the rows; others by :func:`hdbscan.approximate_predict`."""

    def __init__(self, max_rows: int):
        self.max_rows = max_rows

    def fit(self, X: Floats, y: None = None) -> Self:
        sample = X[:: int(np.ceil(len(X) / self.max_rows))]
        size, core = params("segments")["min_cluster_size"], params("segments")["min_samples"]
        search = HDBSCAN(min_cluster_size=size, min_samples=core, core_dist_n_jobs=1, prediction_data=True)
        self.search_ = search.fit(sample)
        return self

    def predict(self, X: Floats) -> Ints:
        if self.search_.labels_.max() == NOISE:
            return np.full(len(X), NOISE)
        labels, _ = approximate_predict(self.search_, X)
        return np.asarray(labels, dtype=np.int64)


class FastDensity(Density):
    """The same by fast_hdbscan, which must be installed; others go with the nearest of the sample."""

    def fit(self, X: Floats, y: None = None) -> Self:
        from fast_hdbscan import HDBSCAN as FastHDBSCAN

        sample = X[:: int(np.ceil(len(X) / self.max_rows))]
        size, core = params("segments")["min_cluster_size"], params("segments")["min_samples"]
        labels = FastHDBSCAN(min_cluster_size=size, min_samples=core).fit_predict(sample)
        self.nearest_ = KNeighborsClassifier(1).fit(sample, labels)
        return self

    def predict(self, X: Floats) -> Ints:
        return np.asarray(self.nearest_.predict(X), dtype=np.int64)


def by(model: Any, space: Callable[[Customers], Floats]) -> Segmentation:
    """Groups that a scikit-learn model finds in a space."""

    def segmentation(known: Customers) -> Placing:
        learned = clone(model).fit(space(known))
        return lambda anybody: np.asarray(learned.predict(space(anybody)), dtype=np.int64)

    return segmentation


def times_levels(segmentation: Segmentation) -> Segmentation:
    """Each group of each satisfaction level on its own."""

    def times(known: Customers) -> Placing:
        placing = segmentation(known)

        def placed(anybody: Customers) -> Ints:
            group = placing(anybody)
            return np.where(group == NOISE, NOISE - 1 - anybody.levels, 3 * group + anybody.levels)

        return placed

    return times


fast_density = by(FastDensity(max_rows=10_000), lambda customers: customers.parts)
shap_density = by(make_pipeline(PCA(6, svd_solver="full"), Density(max_rows=10_000)), lambda customers: customers.shap)
k_means = make_pipeline(StandardScaler(), KMeans(GROUPS, n_init=4, random_state=SEED))
behaviour_density = make_pipeline(StandardScaler(), Density(max_rows=5_000))
mixture = GaussianMixture(GROUPS, reg_covar=1e-3, random_state=SEED)

SEGMENTATIONS: dict[str, Segmentation] = {
    "**ours**": ours,
    "ours, k-means for HDBSCAN": partial(ours, method="k_means"),
    "ours, Gaussian mixture for HDBSCAN": partial(ours, method="gaussian_mixture"),
    "ours, levels only": partial(ours, method="levels"),
    "three levels, then nearest HDBSCAN cluster of directions": nearest_cluster,
    "SHAP, PCA(6), HDBSCAN": shap_density,
    "the same x three levels": times_levels(shap_density),
    "fast_hdbscan on theme parts x three levels": times_levels(fast_density),
    "Gaussian mixture on theme parts": by(mixture, lambda customers: customers.parts),
    "five equal bins of the estimate": equal_bins,
    "leaves of one tree of the estimate": one_tree,
    "k-means on raw behaviour": by(k_means, lambda customers: customers.behaviour),
    "HDBSCAN on raw behaviour": by(behaviour_density, lambda customers: customers.behaviour),
    "k-means on experiences, raw": by(k_means, lambda customers: without_gaps(customers.experiences)),
    "k-means on RFM": by(k_means, lambda customers: customers.rfm),
}

FRONTIER: dict[str, Segmentation] = {
    "**ours**": ours,
    "ours, six levels": finer_levels,
    "ours, as one tree of 14 leaves words them": ours_by_rules,
    **{f"{bins} equal bins of the estimate": partial(equal_bins, bins=bins) for bins in (5, 7, 9)},
    **{f"one tree of {leaves} leaves": partial(one_tree, leaves=leaves) for leaves in (14, 30, 60, 120, 250)},
}
"""From groups that one can word to groups that explain."""

NEEDS = {"fast_hdbscan on theme parts x three levels": "fast_hdbscan"}
"""Packages that are none of the project's: without them the row is skipped."""
