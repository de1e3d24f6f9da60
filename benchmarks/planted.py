"""The simulated shop's lives once more, with a ledger of what each cause of hurt took."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from pipeline.demo.feelings import Feelings
from pipeline.demo.law import LIFTS, Law, Numbers
from pipeline.demo.lives import Lives
from pipeline.demo.population import Population, draw_population
from pipeline.demo.story import Moments

THEME_OF = {
    "price": "price",
    "late_delivery": "delivery",
    "damage": "delivery",
    "defects": "returns",
    "slow_support": "contact",
    "site_errors": "site",
    "cancelled": "orders",
}
"""The theme of the catalogue that tells of each cause of hurt: of goods damaged at the door that of deliveries."""


class Ledger(Lives):
    """Lives as they are, and beside them how satisfied everybody would be, had one theme not hurt them."""

    def __init__(self, people: Population, law: Law, rng: np.random.Generator) -> None:
        super().__init__(people, law, rng)
        self.spared = {theme: Feelings(people.level, law) for theme in THEME_OF.values()}

    def hurt(self, moments: Moments, cause: str, share: Numbers | float) -> None:
        super().hurt(moments, cause, share)
        for theme, feelings in self.spared.items():
            if theme != THEME_OF[cause]:
                feelings.hurt(moments, share)

    def lift(self, moments: Moments, cause: str) -> None:
        super().lift(moments, cause)
        for feelings in self.spared.values():
            feelings.lift(moments, LIFTS[cause])

    def pass_day(self, day: int) -> None:
        super().pass_day(day)
        for feelings in self.spared.values():
            feelings.pass_day(day)


def planted_losses(shop: Mapping[str, Any]) -> pd.Series:
    """The points of satisfaction that each theme takes, summed over the customers at the end of the log.

    ``shop`` are the parameters of the stage ``demo``. What a theme takes is what its customers would have more, had it
    not hurt them in an otherwise unchanged life; of those who left, too, as their feelings fade.
    """
    for_people, for_lives, *_ = np.random.Generator(np.random.PCG64(shop["seed"])).spawn(4)
    people = draw_population(shop["customers"], shop["days"], shop["structure"], for_people)
    lives = Ledger(people, Law(shop["structure"]), for_lives)
    lives.live(shop["days"])
    return pd.Series(
        {theme: float((feelings.now - lives.satisfaction.now).sum()) for theme, feelings in lives.spared.items()}
    )
