"""A group in words: the few conditions on a profile that nearly say who belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from sklearn.tree import DecisionTreeClassifier

from models.matrix import Flags, Ints

Comparison = Literal["<=", ">"]

MISSING = -1e9
"""Stands for a value that does not exist, below all others."""

LEAST = 0.15
"""Customers, for each member, below which a rule would speak of so few that it may fit them by chance."""


@dataclass(frozen=True)
class Condition:
    """``column <= value`` or ``column > value``; the missing lie below every value."""

    column: str
    comparison: Comparison
    value: float


@dataclass(frozen=True)
class Rule:
    """Conditions that hold together.

    Of those who meet them ``precision`` belong to the group, of those who belong ``coverage`` meet them.
    """

    conditions: tuple[Condition, ...]
    precision: float
    coverage: float


def word(profiles: pd.DataFrame, member: Flags, max_conditions: int = 3) -> Rule:
    """The path to the node of small decision trees (CART, Breiman et al. 1984) that says best who is a member.

    Best by :func:`f_half`: who reads a rule goes by it, so it should rather miss members than take others for them.
    One tree weighs members and others alike, one does not. ``member`` must be true of some row.
    """
    filled = profiles.fillna(MISSING)
    found = [best_path(filled, member, max_conditions, weight) for weight in ("balanced", None)]
    return max(found, key=lambda rule: round(f_half(rule.precision, rule.coverage), 9))


def best_path(
    filled: pd.DataFrame, member: Flags, max_conditions: int, class_weight: Literal["balanced"] | None
) -> Rule:
    tree = DecisionTreeClassifier(
        max_depth=max_conditions,
        min_samples_leaf=max(int(member.sum() * LEAST), 1),
        class_weight=class_weight,
        random_state=0,
    ).fit(filled, member)
    passes = tree.decision_path(filled)
    meet, own = np.asarray(passes.sum(axis=0)).ravel(), member.astype(float) @ passes
    best = int(np.round(f_half(own / meet, own / member.sum()), 9).argmax())
    conditions = simplified(path_to(tree, best, list(filled.columns)))
    return Rule(conditions, precision=float(own[best] / meet[best]), coverage=float(own[best] / member.sum()))


def f_half(precision: Any, coverage: Any) -> Any:
    """Their weighted harmonic mean with precision counting twice as much (F with beta 0.5, van Rijsbergen 1979)."""
    return 1.25 * precision * coverage / np.maximum(0.25 * precision + coverage, 1e-12)


def path_to(tree: DecisionTreeClassifier, leaf: int, columns: list[str]) -> tuple[Condition, ...]:
    """The conditions from the root to a node, in that order."""
    shape = tree.tree_
    sides: tuple[tuple[Ints, Comparison], ...] = ((shape.children_left, "<="), (shape.children_right, ">"))
    for children, comparison in sides:
        for parent in np.flatnonzero(children == leaf):
            own = Condition(columns[shape.feature[parent]], comparison, float(shape.threshold[parent]))
            return (*path_to(tree, int(parent), columns), own)
    return ()


def simplified(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Without those that a later one on the same column and side makes idle."""
    last = {(one.column, one.comparison): one for one in conditions}
    return tuple(last.values())


def agreement(profiles: pd.DataFrame, groups: Ints, max_leaf_nodes: int = 14) -> float:
    """Share of rows that one decision tree on the raw profile puts into their own group."""
    filled = profiles.fillna(MISSING)
    tree = DecisionTreeClassifier(max_leaf_nodes=max_leaf_nodes, random_state=0).fit(filled, groups)
    return float(tree.score(filled, groups))
