"""How a run's models stand to the champion, in a line."""

import pytest

from pipeline.champion.decisions import failed, relation

CHECKS = [{"name": "outcomes", "passed": True}, {"name": "brier_score", "passed": False}]


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        ({"challenger": "v1", "verdict": "first"}, "the champion, v1"),
        ({"challenger": "v2", "verdict": "promote"}, "better than the champion, v1: 'python -m pipeline retrain'"),
        (
            {"challenger": "v2", "verdict": "refuse", "checks": CHECKS},
            "not the champion, v1, which stays: they fail b",
        ),
    ],
)
def test_it_is_told_in_a_line(decision: dict[str, object], told: str) -> None:
    assert relation(decision, "v1").startswith(told)


def test_what_failed_is_named() -> None:
    assert failed({"checks": CHECKS}) == ["brier_score"]
