"""A decision is all of its checks."""

from models.promotion.decision import Check, Decision


def test_one_check_is_enough_to_refuse() -> None:
    good, bad = Check("a", True, 1.0, 0.0), Check("b", False, 0.0, 1.0)
    assert Decision((good,)).is_promoted
    assert not Decision((good, bad)).is_promoted
