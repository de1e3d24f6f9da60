"""What no model may see, by the words in a column's name: attributes are not joined, features are left empty."""

from collections.abc import Collection

import pyarrow as pa

from features.catalogue import CATALOGUE

FEATURES = {column.name for column in CATALOGUE.columns}


def is_barred(column: str, words: Collection[str]) -> bool:
    """Whether one of the words, such as ``age`` or ``birth_date``, stands in the name as a whole."""
    return any(f"_{word}_" in f"_{column}_".lower() for word in words)


def without_barred(profiles: pa.Table, words: Collection[str]) -> pa.Table:
    """The profiles with no value in the features barred; a column that never varies is learned from by no model."""
    for place, field in enumerate(profiles.schema):
        if field.name in FEATURES and is_barred(field.name, words):
            profiles = profiles.set_column(place, field, pa.nulls(len(profiles), field.type))
    return profiles
