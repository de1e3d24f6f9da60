"""A group in words: the few conditions on a profile that nearly say who belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from sklearn.tree import DecisionTreeClassifier

from models.matrix import Flags, Ints

Comparison = Literal["<=", ">"]

MISSING = -1e9
"""Stands for a value that does not exist, below all others."""


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
    """The path of a small decision tree with the best F1 score for membership (CART, Breiman et al. 1984).

    ``member`` must be true of some row.
    """
    filled = profiles.fillna(MISSING)
    tree = DecisionTreeClassifier(
        max_depth=max_conditions,
        min_samples_leaf=max(int(member.sum() * 0.05), 1),
        class_weight="balanced",
        random_state=0,
    ).fit(filled, member)
    leaves = tree.apply(filled)
    best = max(np.unique(leaves[member]), key=lambda leaf: (f1(member, leaves == leaf), -leaf))
    found = leaves == best
    return Rule(
        simplified(path_to(tree, best, list(profiles.columns))),
        precision=float(member[found].mean()),
        coverage=float(found[member].mean()),
    )


def f1(member: Flags, found: Flags) -> float:
    return float(2 * (member & found).sum() / (member.sum() + found.sum()))


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
