"""Tables in Markdown, printed row by row as the figures come."""

from collections.abc import Sequence


def head(columns: Sequence[str]) -> None:
    line(columns)
    print("|---" * len(columns) + "|", flush=True)


def line(cells: Sequence[str]) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)
