"""The models in use: kept by version, with one pointer to the current."""
