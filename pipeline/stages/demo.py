"""The raw files of a simulated shop, with the truth beside them."""

from datetime import date
from typing import Annotated

import pydantic
from pydantic import NonNegativeInt, PositiveInt

from pipeline.demo.shop import Shop, files, simulate
from pipeline.stage import Outputs, stage

Day = Annotated[str, pydantic.AfterValidator(lambda text: date.fromisoformat(text).isoformat())]
"""A date as text: parameters stay plain values."""


@stage(writes=("shop",))
def demo(*, customers: PositiveInt, days: PositiveInt, until: Day, seed: NonNegativeInt, structure: bool) -> Outputs:
    """A log of so many ``days`` up to and without ``until``; without ``structure`` there is nothing to find in it."""
    shop = simulate(customers, days, date.fromisoformat(until), seed, structure)
    return {"shop": files(shop), "metrics": figures(shop)}


def figures(shop: Shop) -> dict[str, float]:
    tables, asked, last = shop.story.tables, shop.asked, shop.story.satisfaction[-1]
    here = ~(shop.story.left_at <= shop.books.clock.days)
    answered = asked.dropna(subset="answered_at")
    return {
        "customers": shop.people.size,
        **{name: len(table) for name, table in tables.items()},
        "answers": len(answered),
        "answer_rate": round(len(answered) / len(asked), 4),
        "answering_customers_share": round(answered["customer"].nunique() / shop.people.size, 4),
        "satisfaction": round(float(last[here].mean()), 2),
        "dissatisfied_share": round(float((last[here] < 50).mean()), 4),
        "left_share": round(1 - float(here.mean()), 4),
    }
