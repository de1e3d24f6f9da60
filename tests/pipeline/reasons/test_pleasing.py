"""The satisfied are told joys, the others pains, and only what is not as usual."""

import pandas as pd

from pipeline.reasons.pleasing import parts_of


def test_parts_are_named_by_their_theme() -> None:
    estimated = pd.DataFrame({"satisfaction": [50.0], "part_price": [1.0], "part_site": [2.0]})
    assert parts_of(estimated).to_dict("list") == {"price": [1.0], "site": [2.0]}


def test_the_demo_s_reasons_lie_outside_of_what_is_usual(shop) -> None:
    own = shop["reasons"].query("figure == 'satisfaction'")
    assert len(own)
    assert not own.value.between(own.usual_low, own.usual_high).any()
    assert own.value.notna().all()
