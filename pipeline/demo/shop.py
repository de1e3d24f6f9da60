"""The whole simulation: customers are drawn, live, are asked, and the shop's systems and the truth are written down."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from pipeline.demo import touch, trade
from pipeline.demo.answers import ask_all
from pipeline.demo.books import Books
from pipeline.demo.clock import Clock
from pipeline.demo.law import Law
from pipeline.demo.lives import Lives
from pipeline.demo.population import Population, draw_population
from pipeline.demo.story import Story
from pipeline.demo.truth import truth, truth_history

Files = dict[str, str | bytes | pd.DataFrame]


@dataclass(frozen=True)
class Shop:
    """A simulated shop from first to last day; ``asked`` has one row per question sent."""

    people: Population
    law: Law
    story: Story
    asked: pd.DataFrame
    books: Books


def simulate(customers: int, days: int, until: date, seed: int, structure: bool) -> Shop:
    """Each part has a stream of randomness of its own, so that a change in one leaves the others as they were."""
    for_people, for_lives, for_answers, for_books = np.random.Generator(np.random.PCG64(seed)).spawn(4)
    law = Law(structure)
    people = draw_population(customers, days, structure, for_people)
    story = Lives(people, law, for_lives).live(days)
    asked = ask_all(story, people, days, for_answers)
    return Shop(people, law, story, asked, Books(people, story, Clock(until, days), for_books))


def files(shop: Shop) -> Files:
    """The raw folder: what the shop's systems export, and the truth beside it, which no SELECT reads."""
    books = shop.books
    return {
        "customers.csv": csv(trade.customers(books)),
        "orders.csv": csv(trade.orders(books), sep=";", decimal=","),
        "shipments.parquet": trade.shipments(books),
        "returns.csv": csv(trade.returns(books), sep=";", decimal=","),
        "coupons.csv": csv(trade.coupons(books)),
        "visits.parquet": touch.visits(books),
        "tickets.csv": csv(touch.tickets(books)),
        "surveys.csv": csv(touch.surveys(books, shop.asked)),
        "reviews.jsonl": touch.reviews(books, shop.asked),
        "truth.parquet": truth(shop.people, shop.story, books.clock),
        "truth_history.parquet": truth_history(shop.people, shop.story, books.clock, shop.law),
    }


def csv(table: pd.DataFrame, sep: str = ",", decimal: str = ".") -> str:
    return table.to_csv(index=False, sep=sep, decimal=decimal, float_format="%.2f", lineterminator="\n")
