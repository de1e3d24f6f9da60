"""What sets a segment apart, in words."""

from typing import Any

import pytest

from pipeline.report import contrasts
from pipeline.report.wording import NBSP, Words


def contrast(
    column: str, own: tuple[float, float], others: tuple[float, float], built_from: bool = True
) -> dict[str, Any]:
    """Each side as mean and median."""
    sides = {"members": own, "others": others}
    typical = {name: {"mean": mean, "median": median} for name, (mean, median) in sides.items()}
    return {"column": column, "difference": 1.0, "built_from": built_from, **typical}


@pytest.mark.parametrize(
    ("one", "english", "russian"),
    [
        pytest.param(
            contrast("mean_late_hours_90d", (31.2, 28.0), (2.5, 0.0)), ": 28 h (others 0 h)", ": 28 ч (у остальных 0 ч)"
        ),
        pytest.param(
            contrast("visits_30d", (0.21, 0.0), (1.34, 0.0)),
            ": 0.2 on average (others 1.3)",
            ": в среднем 0,2 (у остальных 1,3)",
            id="medians that read the same",
        ),
        pytest.param(
            contrast("last_visit_failed", (0.81, 1.0), (0.17, 0.0)),
            ": 81% on average (others 17%)",
            ": в среднем 81 % (у остальных 17 %)",
            id="shares",
        ),
    ],
)
def test_a_contrast_is_told_as_a_person_would(one: dict[str, Any], english: str, russian: str) -> None:
    assert contrasts.sentence(one, Words("en")).replace(NBSP, " ").endswith(english)
    assert contrasts.sentence(one, Words("ru")).replace(NBSP, " ").endswith(russian)


def test_what_a_segment_was_not_built_from_is_told_apart(english: Words) -> None:
    late, visits = contrast("mean_late_hours_90d", (9, 9), (1, 1)), contrast("visits_30d", (4, 4), (1, 1), False)
    described = {"contrasts": [late, visits]}
    assert contrasts.told(described, english, built_from=True) == (contrasts.sentence(late, english),)
    assert contrasts.told(described, english, built_from=False) == (contrasts.sentence(visits, english),)
