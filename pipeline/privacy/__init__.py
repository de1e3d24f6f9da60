"""A customer who must be forgotten: out of raw files, results, releases, caches and databases, for good."""
