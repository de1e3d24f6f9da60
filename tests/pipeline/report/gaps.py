"""What the two languages of a text must have in common."""

from string import Formatter


def gaps(text: str) -> set[str]:
    """The names that are filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}
