"""A text in each language that the page knows."""

Pair = tuple[str, str]
"""In English, and in Russian."""
