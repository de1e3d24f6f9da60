"""Figures of events whose intervals must not take a customer's many events for many customers."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from features.past import EXACT

SUMS = ("n", "sum", "customers", "nn", "ny", "yy")
"""Of a figure: known values and their sum, customers with any, and the sums over these of n², n·y and y²."""

ZERO = ibis.literal(0).cast(EXACT)


def clustered_sums(rows: ir.Table, keys: Sequence[str], figures: Sequence[str]) -> ir.Table:
    """One row per combination of keys: ``events`` that are ``counted``, their ``customers``, each figure's ``SUMS``.

    All are sums of whole numbers and decimals, so that they do not depend on the order of the rows.
    """
    own = rows.group_by(*keys, "customer_id").aggregate(
        events=rows.count(where=rows.counted),
        **{f"{name}_n": rows[name].count() for name in figures},
        **{f"{name}_y": rows[name].cast(EXACT).sum().fill_null(ZERO).cast(EXACT) for name in figures},
    )
    return own.group_by(*keys).aggregate(
        events=own.events.sum(),
        customers=own.count(where=own.events > 0),
        **{f"{name}_{one}": value for name in figures for one, value in _sums(own, name).items()},
    )


def _sums(own: ir.Table, figure: str) -> dict[str, ir.FloatingScalar]:
    n, y = own[f"{figure}_n"], own[f"{figure}_y"]
    found = n.sum(), y.sum(), own.count(where=n > 0), (n * n).sum(), (n.cast(EXACT) * y).sum(), (y * y).sum()
    return {name: value.cast("float64") for name, value in zip(SUMS, found, strict=True)}


def medians(rows: ir.Table, keys: Sequence[str], column: str) -> ir.Table:
    """One row per combination of keys: the median of the known values, and how many there are as ``<column>_n``."""
    return rows.group_by(*keys).aggregate(**{column: rows[column].quantile(0.5), f"{column}_n": rows[column].count()})
