"""``python -m benchmarks.gate``: how often chance alone promotes a challenger, and how often a better one is."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from benchmarks.challengers import Story, checks, told
from benchmarks.tables import head, line
from models.metrics import CHURN

AS_GOOD = Story(noise=1.0)
THREE_POINTS = Story(noise=0.645)
"""Of the area under the ROC curve, more than the champion has."""

SIZES = (1000, 2000, 4000)
TIMES = 200


def stories(story: Story, customers: int, times: int) -> Iterator[Story]:
    return (replace(story, customers=customers, seed=seed) for seed in range(times))


def promoted(story: Story, customers: int, times: int) -> float:
    """The share of so many challengers of that kind, each judged on other customers."""
    return float(np.mean([all(one.passed for one in checks(one)) for one in stories(story, customers, times)]))


def gained(story: Story, customers: int, times: int) -> float:
    """What such challengers have more of the area under the ROC curve, on the average."""

    def gain(one: Story) -> float:
        left, champion, challenger = told(one)
        assert challenger is not None
        return CHURN["roc_auc"](left, challenger) - CHURN["roc_auc"](left, champion)

    return float(np.mean([gain(one) for one in stories(story, customers, times)]))


def main() -> None:
    head(("later customers", "who left", "as good: promoted", "better: AUC gained", "better: promoted"))
    for size in SIZES:
        left, _, _ = told(replace(AS_GOOD, customers=size))
        good, better = (promoted(story, size, TIMES) for story in (AS_GOOD, THREE_POINTS))
        gain = gained(THREE_POINTS, size, TIMES)
        line((f"{size:,}", f"{left.sum():,}", f"{good:.1%}", f"{gain:.3f}", f"{better:.0%}"))


if __name__ == "__main__":
    main()
