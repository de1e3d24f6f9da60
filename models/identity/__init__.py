"""Which segment of one run is which of another: ids that last, and what became of those that ended."""
