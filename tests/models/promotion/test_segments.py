"""What moves between segments."""

import numpy as np

from models.promotion.segments import changed_most, shifted


def test_sizes_differ_by_what_would_have_to_move() -> None:
    one, other = np.repeat(["a", "b"], 50), np.repeat(["a", "b", "c"], [50, 20, 30])
    assert round(shifted(one, other), 6) == 0.3
    assert changed_most(one, other, 2) == ("b", "c")
    assert shifted(one, one) == 0
