"""Groups too small to be told of: their figures are held back in tables of groups, and on the page.

Tables of customers have none: who reads them may see the customers.
"""

import pandas as pd

IDENTITY = ("segment_id", "segment", "satisfaction_level", "customers", "share")
"""What is told of every segment."""


def too_few(customers: pd.Series, min_customers: int) -> pd.Series:
    """Which of the groups that make up a total are too small to be told of, by their numbers of customers.

    A single one would be what is left of the total: then the next smallest keeps it company.
    """
    hidden = customers < min_customers
    if hidden.sum() == 1 and len(customers) > 1:
        hidden |= customers.index == customers[~hidden].idxmin()
    return hidden


def suppressed(segments: pd.DataFrame, min_customers: int) -> pd.DataFrame:
    """Segments too small to be told of keep their name and size, and no figure."""
    return without(segments, segments.columns.drop([*IDENTITY]), too_few(segments.customers, min_customers))


def suppressed_moves(migrations: pd.DataFrame, min_customers: int) -> pd.DataFrame:
    """Moves of too few customers stay named; how many made them is not told.

    Two totals are known of them: how many moved, and how many stayed.
    """
    hidden = pd.Series(False, index=migrations.index)
    for _, part in migrations.groupby(["because", migrations["from"] == migrations["to"]]).customers:
        hidden[part.index] = too_few(part, min_customers)
    return without(migrations, pd.Index(["customers"]), hidden)


def told_pains(pains: pd.DataFrame, min_customers: int) -> pd.DataFrame:
    """Pains of too few customers are left out."""
    return pains[pains.customers >= min_customers].reset_index(drop=True)


def without(table: pd.DataFrame, columns: pd.Index, hidden: pd.Series) -> pd.DataFrame:
    """The table with the columns empty in the hidden rows; whole numbers stay whole."""
    found = table.copy()
    for name in columns:
        whole = pd.api.types.is_integer_dtype(table[name])
        found[name] = (table[name].astype("Int64") if whole else table[name]).mask(hidden)
    return found
