"""Texts whose tone is known, as customers rated them."""

import numpy as np
import pandas as pd

GOOD = ("lovely shop", "arrived quickly", "very kind courier", "will order again", "great quality")
BAD = ("arrived broken", "nobody answered", "a rude courier", "never again", "poor quality")
NOISE = ("on Monday", "the blue one", "for my mother", "as a gift", "in the city")


def texts(
    customers: int, *, each: int = 2, share: float = 0.7, seed: int = 0, about_contact: bool = False
) -> pd.DataFrame:
    """``each`` rated texts of every customer, with whether the writer was ``satisfied``."""
    random = np.random.default_rng(seed)
    satisfied = random.random(customers * each) < share
    written = [
        f"{random.choice(GOOD if one else BAD)} {random.choice(NOISE)} {random.choice(NOISE)}" for one in satisfied
    ]
    owner = [f"c{seed}-{number:04d}" for number in range(customers) for _ in range(each)]
    return pd.DataFrame({"customer_id": owner, "text": written, "satisfied": satisfied, "about_contact": about_contact})
